package bleve

import (
	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/search/plan"
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
	f.add(e.id)
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

// add counts one term.
func (f *field) add(term string) *index.TokenFreq {
	if term == "" {
		return nil
	}
	f.length++
	return f.count(term)
}

func (f *field) count(term string) *index.TokenFreq {
	t := f.freqs[term]
	if t == nil {
		t = &index.TokenFreq{Term: []byte(term)}
		f.freqs[term] = t
	}
	t.SetFrequency(t.Frequency() + 1)
	return t
}

// addStems counts the stems of tokens.
func (f *field) addStems(tokens []word.Token) {
	for _, t := range tokens {
		f.add(t.Stem)
	}
}

// addPlaced counts the stems of tokens with their positions and, for phrases in
// quotes, the function words too, which have no stem and no share in the
// length. Where bleve keeps the offsets of a word, which nothing here reads,
// stands which form of its stem it is.
func (f *field) addPlaced(tokens []word.Token) {
	for _, t := range tokens {
		term := t.Stem
		if term == "" {
			term = plan.FunctionWord(t.Form)
		} else {
			f.length++
		}
		low, high := formMark(t.Form)
		n := f.count(term)
		n.Locations = append(n.Locations, &index.TokenLocation{Position: t.Pos, Start: low, End: high})
	}
}

// formMark tells the forms of one stem apart, in two numbers of seven bits: as
// many as are written in one byte each. Two forms of a stem have the same one
// once in 16,384 times.
func formMark(form string) (low, high int) {
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(form); i++ {
		h = (h ^ uint32(form[i])) * 16777619
	}
	h ^= h>>14 ^ h>>28
	return int(h & 127), int(h >> 7 & 127)
}

// addForms counts the words that tokens are forms of, stop words left out.
func (f *field) addForms(tokens []word.Token) {
	for _, t := range tokens {
		if t.Stem != "" {
			f.add(t.Form)
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
