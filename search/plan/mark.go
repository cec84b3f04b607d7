package plan

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/word"
)

// Marks is what is marked in a text that a query found.
type Marks struct {
	stems    map[schema.Lang]map[string]bool
	forms    map[string]bool
	phrases  map[schema.Lang][]Phrase
	initials map[schema.Lang]*word.Initials // of all these, once they are known
}

func newMarks() Marks {
	return Marks{stems: map[schema.Lang]map[string]bool{}, forms: map[string]bool{}, phrases: map[schema.Lang][]Phrase{}}
}

// marksOf returns what is marked of some leaves.
func marksOf(leaves []*Leaf) *Marks {
	all := newMarks()
	for _, l := range leaves {
		all.merge(l.marks)
	}
	all.close()
	return &all
}

// close is called when the set is whole, before the first text is read.
func (m *Marks) close() {
	m.initials = map[schema.Lang]*word.Initials{}
	for _, s := range Readings {
		in := new(word.Initials)
		for stem := range m.stems[s.Lang] {
			in.Add(stem)
		}
		for form := range m.forms {
			in.Add(form)
		}
		for _, p := range m.phrases[s.Lang] {
			for _, t := range p.Terms {
				in.Add(strings.TrimPrefix(t, FunctionWord("")))
			}
			for _, f := range p.Forms {
				in.Add(f)
			}
		}
		m.initials[s.Lang] = in
	}
}

func (m *Marks) addStem(l schema.Lang, stem string) {
	if m.stems[l] == nil {
		m.stems[l] = map[string]bool{}
	}
	m.stems[l][stem] = true
}

func (m *Marks) addForm(form string) { m.forms[form] = true }

func (m *Marks) addPhrase(l schema.Lang, p Phrase) { m.phrases[l] = append(m.phrases[l], p) }

func (m *Marks) merge(o Marks) {
	for l, stems := range o.stems {
		for s := range stems {
			m.addStem(l, s)
		}
	}
	for f := range o.forms {
		m.addForm(f)
	}
	for l, ps := range o.phrases {
		m.phrases[l] = append(m.phrases[l], ps...)
	}
}

// ranges returns what is marked in a text, whole words, in order.
func (m *Marks) ranges(a *word.Analyzer, text string, l schema.Lang) []search.Range {
	l = readAs(l)
	tokens := a.Among(text, l, m.initials[l])
	hit := make([]bool, len(tokens))
	for i, t := range tokens {
		hit[i] = t.Stem != "" && (m.stems[l][t.Stem] || m.forms[t.Form])
	}
	for i := range m.phrases[l] {
		m.phrases[l][i].mark(tokens, hit)
	}
	var out []search.Range
	for i, t := range tokens {
		if hit[i] {
			out = append(out, search.Range{Start: t.Start, End: t.End})
		}
	}
	return out
}

// mark sets hit for the tokens of each place where the phrase stands.
func (p *Phrase) mark(tokens []word.Token, hit []bool) {
	pos := make([][]int, len(p.Terms))
	for k, term := range p.Terms {
		for i := range tokens {
			if p.is(k, term, tokens[i]) {
				pos[k] = append(pos[k], tokens[i].Pos)
			}
		}
		if len(pos[k]) == 0 {
			return
		}
	}
	for _, start := range pos[0] {
		for _, at := range p.places(pos, start) {
			if i, ok := slices.BinarySearchFunc(tokens, at, func(t word.Token, at int) int { return t.Pos - at }); ok {
				hit[i] = true
			}
		}
	}
}

// is reports whether a token is term k of the phrase.
func (p *Phrase) is(k int, term string, t word.Token) bool {
	if p.Forms != nil {
		return t.Form == p.Forms[k]
	}
	return t.Stem == term
}

// places returns the positions of all terms of the phrase that begins at
// start, or none where one is missing.
func (p *Phrase) places(pos [][]int, start int) []int {
	width := p.Width()
	var out []int
	for k := range p.Terms {
		at, ok := p.nearest(pos[k], start, start+p.At[k], width)
		if !ok {
			return nil
		}
		out = append(out, at)
	}
	return out
}

// nearest returns the position among at that is want, or with slop the nearest
// one within width of start.
func (p *Phrase) nearest(at []int, start, want, width int) (int, bool) {
	best, ok := 0, false
	for _, x := range at {
		switch {
		case p.Slop == 0 && x == want:
			return x, true
		case p.Slop > 0 && abs(x-start) <= width && (!ok || abs(x-want) < abs(best-want)):
			best, ok = x, true
		}
	}
	return best, ok
}

func abs(x int) int { return max(x, -x) }
