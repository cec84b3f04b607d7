package lexicon

import (
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// addTowns enters the gazetteer. It comes last: what is a word of a town's name
// only stays unknown to the rules that look for unknown words.
func (k *Lexicon) addTowns(b *Builder) {
	k.common = text.Word(b.words.Len())
	for f := range table.Rows(Files, "towns.tsv", 2) {
		country, namesake := strings.CutPrefix(f[0], "~")
		e := Entry{Form: text.FormTown, Langs: InAny, Index: k.place(schema.Place(country))}
		if namesake {
			e.Form = text.FormNamesake
		}
		for name := range strings.SplitSeq(f[1], "|") {
			b.Add(name, e)
		}
	}
}

// namesTown reports whether tokens [i, end) can be the name of a town of the
// gazetteer: all its words have capitals, but for small ones within, and no
// other name stands right before it, as in "Amina Kumasi".
func (k *Lexicon) namesTown(r *text.Text, i, end int) bool {
	first, last := r.Tokens[i], r.Tokens[end-1]
	if !first.Is(text.Capital) || !last.Is(text.Capital) || end-i == 1 && first.Is(text.Upper) && first.End-first.Start < 6 {
		return false
	}
	return end-i > 1 || i == 0 || first.Is(text.Breaks) || !k.unknown(r.Tokens[i-1]) && !k.given.Of(r.Tokens[i-1].Word)
}

// unknown reports whether t is a capitalised word that the lexicon does not
// know but for towns.
func (k *Lexicon) unknown(t text.Token) bool {
	return t.Is(text.Capital) && !t.Is(text.Upper) && (t.Word == 0 || t.Word > k.common) && t.End-t.Start > 2
}

// settleNamesakes gives a mention of a town to the country that stands right
// beside it where that country too has a town of the name: "Valencia
// (Venezuela)", "Paris, Texas". The same name elsewhere on the page follows.
func (k *Lexicon) settleNamesakes(r *text.Text) {
	settled := map[string]int32{}
	for i, m := range r.Mentions {
		if m.Form != text.FormCity && m.Form != text.FormTown {
			continue
		}
		p := beside(r, i)
		if p < 0 || p == m.Place {
			continue
		}
		k.At(r.Tokens, m.First, func(end int, e Entry) {
			if end == m.End && e.Form == text.FormNamesake && e.Index == p {
				settled[written(r, m)] = p
				r.Mentions[i].Place, r.Doubts[i] = p, 0
			}
		})
	}
	if len(settled) == 0 {
		return
	}
	for i, m := range r.Mentions {
		if p, ok := settled[written(r, m)]; ok && beside(r, i) < 0 {
			r.Mentions[i].Place, r.Doubts[i] = p, 0
		}
	}
}

// written returns a mention as the text has it.
func written(r *text.Text, m text.Mention) string {
	return r.Body[r.Tokens[m.First].Start:r.Tokens[m.End-1].End]
}

// beside returns the place that stands after mention i and a comma or a
// bracket, or -1.
func beside(r *text.Text, i int) int32 {
	m := r.Mentions[i]
	if i+1 >= len(r.Mentions) || r.Mentions[i+1].First != m.End+1 {
		return -1
	}
	next := r.Mentions[i+1]
	if c := r.Body[r.Tokens[m.End].Start]; c != ',' && c != '(' || next.Form == text.FormDemonym || next.Form == text.FormPlural || r.Tokens[next.First].Is(text.Breaks) {
		return -1
	}
	return next.Place
}
