package bleve

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/word"
)

// markSet is what is marked in a text that a query found.
type markSet struct {
	stems    map[schema.Lang]map[string]bool
	forms    map[string]bool
	phrases  map[schema.Lang][]phrase
	initials map[schema.Lang]*word.Initials // of all these, once they are known
}

func newMarkSet() markSet {
	return markSet{stems: map[schema.Lang]map[string]bool{}, forms: map[string]bool{}, phrases: map[schema.Lang][]phrase{}}
}

// close is called when the set is whole, before the first text is read.
func (m *markSet) close() {
	m.initials = map[schema.Lang]*word.Initials{}
	for _, s := range suffixes {
		in := new(word.Initials)
		for stem := range m.stems[s.lang] {
			in.Add(stem)
		}
		for form := range m.forms {
			in.Add(form)
		}
		for _, p := range m.phrases[s.lang] {
			for _, t := range p.terms {
				in.Add(strings.TrimPrefix(t, functionWord("")))
			}
			for _, f := range p.forms {
				in.Add(f)
			}
		}
		m.initials[s.lang] = in
	}
}

// readAs is the language in which a text of language l is analysed.
func readAs(l schema.Lang) schema.Lang { return langOf(suffix(l)) }

func (m *markSet) addStem(l schema.Lang, stem string) {
	if m.stems[l] == nil {
		m.stems[l] = map[string]bool{}
	}
	m.stems[l][stem] = true
}

func (m *markSet) addForm(form string) { m.forms[form] = true }

func (m *markSet) addPhrase(l schema.Lang, p phrase) { m.phrases[l] = append(m.phrases[l], p) }

func (m *markSet) merge(o markSet) {
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
func (m *markSet) ranges(a *word.Analyzer, text string, l schema.Lang) []search.Range {
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
func (p *phrase) mark(tokens []word.Token, hit []bool) {
	pos := make([][]int, len(p.terms))
	for k, term := range p.terms {
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
func (p *phrase) is(k int, term string, t word.Token) bool {
	if p.forms != nil {
		return t.Form == p.forms[k]
	}
	return t.Stem == term
}

// places returns the positions of all terms of the phrase that begins at
// start, or none where one is missing.
func (p *phrase) places(pos [][]int, start int) []int {
	width := p.at[len(p.at)-1] + p.slop
	var out []int
	for k := range p.terms {
		at, ok := p.nearest(pos[k], start, start+p.at[k], width)
		if !ok {
			return nil
		}
		out = append(out, at)
	}
	return out
}

// nearest returns the position among at that is want, or with slop the nearest
// one within width of start.
func (p *phrase) nearest(at []int, start, want, width int) (int, bool) {
	best, ok := 0, false
	for _, x := range at {
		switch {
		case p.slop == 0 && x == want:
			return x, true
		case p.slop > 0 && abs(x-start) <= width && (!ok || abs(x-want) < abs(best-want)):
			best, ok = x, true
		}
	}
	return best, ok
}

func abs(x int) int { return max(x, -x) }
