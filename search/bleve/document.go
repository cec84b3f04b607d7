package bleve

import (
	"math/bits"

	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// builder turns documents into entries. It is for one goroutine.
type builder struct{ words word.Analyzer }

// entry analyses d, each page once.
func (b *builder) entry(d *schema.Document, group schema.ID) *entry {
	s := plan.NewSheet(d, &b.words)
	own := fieldSet{}
	m := meta{hash: s.Hash, title: s.ByName, date: s.Date, entry: uint64(s.Entry), pages: s.Count, group: string(group), facets: s.Facets}
	own.get(plan.Title+plan.Suffix(s.Lang), positions).addPlaced(s.Title, 0)
	own.get(plan.Body+plan.Suffix(s.Lang), positions).addStems(s.Title)
	for p := range s.Pages() {
		suffix := plan.Suffix(p.Lang)
		own.get(plan.Body+suffix, positions).addPlaced(p.Tokens, len(m.numbers))
		own.get(plan.Form+suffix, plain).addForms(p.Tokens)
		m.length += p.Stems()
		m.numbers = append(m.numbers, uint32(p.Number))
	}
	own.names(s)
	m.bits = own.pack()
	own.get(fieldMeta, index.StoreField).value = m.encode()
	return &entry{id: string(d.ID), fields: own.list}
}

// names adds the people and offices of a document, which every language finds,
// and its exact keys.
func (s *fieldSet) names(d *plan.Sheet) {
	author := s.get(plan.Author, positions)
	for _, tokens := range d.Author {
		author.addPlaced(tokens, 0)
	}
	body := s.get(plan.Body+plan.Suffix(schema.Undetermined), positions)
	for _, tokens := range d.Names {
		body.addStems(tokens)
	}
	x := s.get(plan.Exact, bare)
	for _, k := range d.Keys {
		x.add(k)
	}
}

// pack writes the places of all terms and returns how many bits of a place are
// the position on its page.
func (s *fieldSet) pack() uint8 {
	furthest := 0
	for _, f := range s.list {
		furthest = max(furthest, f.furthest)
	}
	n := uint8(bits.Len(uint(furthest)))
	for _, f := range s.list {
		f.pack(n)
	}
	return n
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
