package api

import (
	"cmp"
	"errors"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
)

// full is everything that SIMDE says of a document, with its evidence.
type full struct {
	card
	Hash          schema.Hash      `json:"sha256,omitempty"` // of the file, or the first of several; of a record there is none
	File          string           `json:"file,omitempty"`
	Parts         []file           `json:"parts,omitempty"`       // where it has several files
	Versions      []file           `json:"versions,omitempty"`    // the files of earlier versions
	Attachments   []attached       `json:"attachments,omitempty"` // what its files carry
	AttachedTo    []schema.ID      `json:"attached_to,omitempty"` // the documents that carry it
	Languages     []schema.Lang    `json:"languages,omitempty"`   // where a catalogue states several
	Identifiers   []string         `json:"identifier,omitempty"`
	Rights        string           `json:"rights,omitempty"`
	Organisations []string         `json:"organisations,omitempty"`
	Basis         map[string]basis `json:"basis"`
	Places        []placeRead      `json:"places"`
	CorridorsSaid []corridorRead   `json:"corridor_readings"`
	Topics        []topicRead      `json:"topics"`
	Routes        []routeRead      `json:"routes,omitempty"`
	Claims        []claimRead      `json:"claims"`
	Events        []eventRead      `json:"events"`
	Contacts      []contactRead    `json:"contacts"`
	Warnings      []string         `json:"warnings,omitempty"`
	Work          []ofWork         `json:"work,omitempty"`   // the other documents of its work
	Copies        []schema.ID      `json:"copies,omitempty"` // those that say nearly the same
}

// ofWork is another document of a work.
type ofWork struct {
	ID       schema.ID   `json:"id"`
	Language schema.Lang `json:"language"`
	As       schema.Tie  `json:"as,omitempty"` // what a person says that it is
}

type basis struct {
	By         schema.Authority `json:"by"`
	Confidence float64          `json:"confidence"`
	Evidence   []evidence       `json:"evidence,omitempty"`
}

type evidence struct {
	Page    int    `json:"page,omitempty"`
	Passage string `json:"passage"`
	Rule    string `json:"rule,omitempty"`
}

type placeRead struct {
	Place schema.Place  `json:"place"`
	Roles []schema.Role `json:"roles"`
	basis
}

type corridorRead struct {
	Corridor string          `json:"corridor"`
	Kind     schema.Relation `json:"kind"`
	basis
}

type topicRead struct {
	Topic  schema.Term `json:"topic"`
	Weight float64     `json:"weight"`
	basis
}

// routeRead is a way of several legs.
type routeRead struct {
	Places []schema.Place `json:"places"`
	basis
}

// claimRead is a number that the document gives of a corridor or of one end.
type claimRead struct {
	Corridor string              `json:"corridor"` // "MX-US", "*-US"
	Value    float64             `json:"value"`
	Unit     string              `json:"unit"`
	Measure  schema.ClaimMeasure `json:"measure,omitempty"` // what it counts: "residents"
	Year     int                 `json:"year,omitempty"`
	basis
}

// eventRead is a date that the document speaks of and that is not its own.
type eventRead struct {
	Date schema.Date `json:"date"`
	basis
}

// contactRead is whom the document names to write to.
type contactRead struct {
	Name         string `json:"name,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Email        string `json:"email,omitempty"`
	Phone        string `json:"phone,omitempty"`
}

func basisOf(b schema.Basis) basis {
	out := basis{By: b.By, Confidence: b.Confidence}
	for _, e := range b.Evidence {
		out.Evidence = append(out.Evidence, evidence{e.Page, e.Passage, e.Rule})
	}
	return out
}

func (s *Documents) document(r *frame.Request) error {
	doc, err := s.Catalogue.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), []schema.ID{doc.ID})
	if err != nil || len(cards) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	out := full{card: cardOf(s.Site.Base(r.Request), cards[0]), Hash: doc.Original.Hash, Languages: doc.Languages,
		Identifiers: doc.Identifiers, Rights: doc.Rights, Organisations: doc.Organisations, Warnings: doc.Warnings,
		Basis: map[string]basis{}, Places: []placeRead{}, CorridorsSaid: []corridorRead{}, Topics: []topicRead{},
		Claims: []claimRead{}, Events: []eventRead{}, Contacts: []contactRead{}}
	if doc.HasFile() {
		out.File = s.Site.Base(r.Request) + original.Address(schema.English, doc)
	}
	out.Parts, out.Versions = filesOf(s.Site.Base(r.Request), doc)
	if err := s.attached(r, doc, &out); err != nil {
		return err
	}
	for f, b := range doc.Basis {
		out.Basis[string(f)] = basisOf(b)
	}
	for _, p := range doc.Places {
		out.Places = append(out.Places, placeRead{p.Place, p.Roles, basisOf(p.Basis)})
	}
	for _, c := range doc.Corridors {
		out.CorridorsSaid = append(out.CorridorsSaid, corridorRead{c.Corridor.String(), c.Kind, basisOf(c.Basis)})
	}
	for _, t := range doc.Topics {
		out.Topics = append(out.Topics, topicRead{t.Topic, t.Weight, basisOf(t.Basis)})
	}
	for _, x := range doc.Routes {
		out.Routes = append(out.Routes, routeRead{x.Places, basisOf(x.Basis)})
	}
	for _, c := range doc.Claims {
		out.Claims = append(out.Claims, claimRead{c.Corridor.String(), c.Value, c.Unit, c.Measure, c.Year, basisOf(c.Basis)})
	}
	for _, e := range doc.Events {
		out.Events = append(out.Events, eventRead{e.Date, basisOf(e.Basis)})
	}
	for _, c := range doc.Contacts {
		out.Contacts = append(out.Contacts, contactRead(c))
	}
	family, err := s.Finder.Family(r.Ctx(), doc.ID)
	if err != nil && !errors.Is(err, schema.ErrNotFound) { // not indexed yet
		return err
	}
	for _, v := range family.Versions {
		tie, _ := doc.Judged(v.ID)
		out.Work = append(out.Work, ofWork{v.ID, v.Lang, tie})
	}
	out.Copies = family.Copies
	return r.WriteJSON(out)
}
