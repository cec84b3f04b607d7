package bleve

import (
	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// unit is a document as it is written: its own entry, then its pages.
type unit struct {
	id      schema.ID
	entries []*entry
}

// builder turns documents into units. It is for one goroutine.
type builder struct{ words word.Analyzer }

// unit analyses d, each page once.
func (b *builder) unit(d *schema.Document, group schema.ID) *unit {
	s := plan.NewSheet(d, &b.words)
	u := &unit{id: d.ID, entries: []*entry{nil}}
	own := fieldSet{}
	m := meta{hash: s.Hash, title: s.ByName, date: s.Date, entry: uint64(s.Entry), pages: s.Count, group: string(group), facets: s.Facets}
	own.get(plan.Title+plan.Suffix(s.Lang), positions).addPlaced(s.Title)
	own.get(plan.Body+plan.Suffix(s.Lang), plain).addStems(s.Title)
	for p := range s.Pages() {
		e := own.page(s.ID, p)
		m.length += e.fields[0].length
		u.entries = append(u.entries, e)
	}
	own.names(s)
	own.get(fieldMeta, index.StoreField).value = m.encode()
	u.entries[0] = &entry{id: string(d.ID), fields: own.list}
	return u
}

// page makes the entry of a page, and adds the page to its document.
func (s *fieldSet) page(id schema.ID, p plan.SheetPage) *entry {
	suffix := plan.Suffix(p.Lang)
	f := newField(plan.Page+suffix, positions)
	f.addPlaced(p.Tokens)
	s.get(plan.Body+suffix, plain).addStems(p.Tokens)
	s.get(plan.Form+suffix, plain).addForms(p.Tokens)
	return &entry{id: pageID(id, p.Number), fields: []*field{f}}
}

// names adds the people and offices of a document, which every language finds,
// and its exact keys.
func (s *fieldSet) names(d *plan.Sheet) {
	author := s.get(plan.Author, positions)
	for _, tokens := range d.Author {
		author.addPlaced(tokens)
	}
	body := s.get(plan.Body+plan.Suffix(schema.Undetermined), plain)
	for _, tokens := range d.Names {
		body.addStems(tokens)
	}
	x := s.get(plan.Exact, bare)
	for _, k := range d.Keys {
		x.add(k)
	}
}

// How fields are written: with frequencies and positions, with frequencies,
// or as bare lists of documents.
const (
	positions = index.IndexField | index.IncludeTermVectors
	plain     = index.IndexField
	bare      = index.IndexField | index.SkipFreqNorm
)

// fieldSet collects the fields of an entry, each name once.
type fieldSet struct{ list []*field }

func (s *fieldSet) get(name string, opts index.FieldIndexingOptions) *field {
	for _, f := range s.list {
		if f.name == name {
			return f
		}
	}
	f := newField(name, opts)
	s.list = append(s.list, f)
	return f
}
