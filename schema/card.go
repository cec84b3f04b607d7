package schema

import "time"

// Card is what a list shows of a document: enough to recognise it, without its
// pages and its evidence.
type Card struct {
	ID          ID
	Title       string
	Abstract    string
	Language    Lang
	Kind        Kind
	Publisher   string
	Creators    []string
	Published   Date
	Corridors   []Corridor // the surest first
	Pages       int
	Original    Original
	Parts       []Part `json:",omitempty"`
	SourceURL   string
	Work        ID
	Collections []string  `json:",omitempty"`
	Imported    time.Time `json:"-"` // when it first entered the library; set by the store
	Changed     time.Time `json:"-"` // when it entered the library or last changed there; set by the store
}

// Card returns the card of d.
func (d *Document) Card() Card {
	c := Card{ID: d.ID, Title: d.Title, Abstract: d.Abstract, Language: d.Language, Kind: d.Kind,
		Publisher: d.Publisher, Creators: d.Creators, Published: d.Published, Pages: len(d.Pages),
		Original: d.Original, Parts: d.Parts, SourceURL: d.SourceURL, Work: d.Work, Collections: d.Collections, Imported: d.Imported}
	for _, x := range d.Corridors {
		c.Corridors = append(c.Corridors, x.Corridor)
	}
	return c
}

// Titled is a document by its title, with the collections that it is part of.
type Titled struct {
	ID          ID
	Title       string
	Collections []string
}
