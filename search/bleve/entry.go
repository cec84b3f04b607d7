package bleve

import (
	"math"

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
	length int // terms, without function words

	furthest int // position of any term
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

// addPlaced counts the stems of the tokens of a page, which is the so manieth of
// its document, with their places and, for phrases in quotes, the function words
// too, which have no stem and no share in the length.
//
// Where a term stands in its document is kept once for each form of it: bleve's
// offsets, which nothing here reads, say which form, and its array positions are
// the places. See pack.
func (f *field) addPlaced(tokens []word.Token, page int) {
	for _, t := range tokens {
		term := t.Stem
		if term == "" {
			term = plan.FunctionWord(t.Form)
		} else {
			f.length++
		}
		l := f.located(f.count(term), t.Form)
		l.ArrayPositions = append(l.ArrayPositions, uint64(page)<<32|uint64(t.Pos))
		f.furthest = max(f.furthest, t.Pos)
	}
}

// located returns where the places of one form of a term are kept.
func (f *field) located(t *index.TokenFreq, form string) *index.TokenLocation {
	low, high := formMark(form)
	for _, l := range t.Locations {
		if l.Start == low && l.End == high {
			return l
		}
	}
	l := &index.TokenLocation{Start: low, End: high}
	t.Locations = append(t.Locations, l)
	return l
}

// pack writes the places of all terms as they are read: the page and the
// position on it in one number, of which so many bits are the position, and of
// each but the first how far it is from the one before.
func (f *field) pack(bits uint8) {
	for _, t := range f.freqs {
		for _, l := range t.Locations {
			last := uint64(0)
			for i, at := range l.ArrayPositions {
				place := at>>32<<bits | at&math.MaxUint32
				l.ArrayPositions[i], last = place-last, place
			}
			l.Position, l.ArrayPositions = int(l.ArrayPositions[0]), l.ArrayPositions[1:]
		}
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

// AnalyzedLength returns 1: the length of a document stands in meta, and bleve
// writes this one beside each of its terms.
func (f *field) AnalyzedLength() int { return 1 }

// AnalyzedTokenFrequencies returns the terms.
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }

// NumPlainTextBytes returns the bytes of text, for bleve's statistics.
func (f *field) NumPlainTextBytes() uint64 { return 0 }
