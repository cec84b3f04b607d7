package bleve

import (
	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/search/word"
)

// entry is one entry of the index with its fields analysed.
type entry struct {
	id     string
	fields []*field
}

var _ index.Document = (*entry)(nil)

// ID returns the entry's identifier.
func (e *entry) ID() string { return e.id }

// Size returns a rough count of the bytes that e holds.
func (e *entry) Size() int {
	n := len(e.id)
	for _, f := range e.fields {
		n += len(f.value) + 48*len(f.freqs)
	}
	return n
}

// VisitFields visits every field.
func (e *entry) VisitFields(visit index.FieldVisitor) {
	for _, f := range e.fields {
		visit(f)
	}
}

// VisitComposite visits nothing: no field is composed of others.
func (e *entry) VisitComposite(index.CompositeFieldVisitor) {}

// HasComposite reports that no field is composed of others.
func (e *entry) HasComposite() bool { return false }

// NumPlainTextBytes returns the bytes of text, for bleve's statistics.
func (e *entry) NumPlainTextBytes() uint64 { return 0 }

// StoredFieldsBytes returns the bytes stored, for bleve's statistics.
func (e *entry) StoredFieldsBytes() uint64 { return 0 }

// Indexed reports false: the entry has not been written yet.
func (e *entry) Indexed() bool { return false }

// AddIDField adds the field by which bleve finds an entry again.
func (e *entry) AddIDField() {
	f := newField("_id", index.IndexField|index.StoreField)
	f.value = []byte(e.id)
	f.add(e.id, 0)
	e.fields = append(e.fields, f)
}

// field is one field of an entry, analysed when it was made.
type field struct {
	name   string
	opts   index.FieldIndexingOptions
	value  []byte
	freqs  index.TokenFrequencies
	length int
}

var _ index.Field = (*field)(nil)

func newField(name string, opts index.FieldIndexingOptions) *field {
	return &field{name: name, opts: opts, freqs: index.TokenFrequencies{}}
}

// add counts one term, at a position where it is not 0.
func (f *field) add(term string, pos int) {
	if term == "" {
		return
	}
	f.length++
	t := f.freqs[term]
	if t == nil {
		t = &index.TokenFreq{Term: []byte(term)}
		f.freqs[term] = t
	}
	t.SetFrequency(t.Frequency() + 1)
	if pos > 0 {
		t.Locations = append(t.Locations, &index.TokenLocation{Position: pos})
	}
}

// addStems counts the stems of tokens, with their positions where wanted.
func (f *field) addStems(tokens []word.Token, positions bool) {
	for _, t := range tokens {
		if positions {
			f.add(t.Stem, t.Pos)
		} else {
			f.add(t.Stem, 0)
		}
	}
}

// addForms counts the words that tokens are forms of, stop words left out.
func (f *field) addForms(tokens []word.Token) {
	for _, t := range tokens {
		if t.Stem != "" {
			f.add(t.Form, 0)
		}
	}
}

// Name returns the field's name.
func (f *field) Name() string { return f.name }

// Value returns what is stored of the field.
func (f *field) Value() []byte { return f.value }

// ArrayPositions returns nothing: a field has one value.
func (f *field) ArrayPositions() []uint64 { return nil }

// EncodedFieldType returns bleve's mark for text.
func (f *field) EncodedFieldType() byte { return 't' }

// Analyze does nothing: a field is analysed when it is made.
func (f *field) Analyze() {}

// Options returns how the field is written.
func (f *field) Options() index.FieldIndexingOptions { return f.opts }

// AnalyzedLength returns the number of terms, at least 1. Fields without
// positions have a length of 1 because theirs stands in meta.
func (f *field) AnalyzedLength() int {
	if f.opts.IncludeTermVectors() {
		return max(1, f.length)
	}
	return 1
}

// AnalyzedTokenFrequencies returns the terms.
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }

// NumPlainTextBytes returns the bytes of text, for bleve's statistics.
func (f *field) NumPlainTextBytes() uint64 { return 0 }
