package describe

import (
	"github.com/simde/simde/corpus/describe/table"
	"strings"

	"github.com/simde/simde/schema"
)

// addTowns enters the gazetteer. It comes last: what is a word of a town's name
// only stays unknown to the rules that look for unknown words.
func (k *knowledge) addTowns(b *builder) {
	k.common = word(len(b.words))
	for f := range table.Rows(data, "lexicon/towns.tsv", 2) {
		country, namesake := strings.CutPrefix(f[0], "~")
		e := entry{form: formTown, langs: inAny, index: k.place(schema.Place(country))}
		if namesake {
			e.form = formNamesake
		}
		for name := range strings.SplitSeq(f[1], "|") {
			b.add(name, e)
		}
	}
}

// namesTown reports whether tokens [i, end) can be the name of a town of the
// gazetteer: all its words have capitals, but for small ones within, and no
// other name stands right before it, as in "Amina Kumasi".
func (k *knowledge) namesTown(r *reading, i, end int) bool {
	first, last := r.tokens[i], r.tokens[end-1]
	if !first.is(capital) || !last.is(capital) || end-i == 1 && first.is(upper) && first.end-first.start < 6 {
		return false
	}
	return end-i > 1 || i == 0 || first.is(breaks) || !k.unknown(r.tokens[i-1]) && !k.given[r.tokens[i-1].word]
}

// unknown reports whether t is a capitalised word that the lexicon does not
// know but for towns.
func (k *knowledge) unknown(t token) bool {
	return t.is(capital) && !t.is(upper) && (t.word == 0 || t.word > k.common) && t.end-t.start > 2
}

// settleNamesakes gives a mention of a town to the country that stands right
// beside it where that country too has a town of the name: "Valencia
// (Venezuela)", "Paris, Texas". The same name elsewhere on the page follows.
func (k *knowledge) settleNamesakes(r *reading) {
	settled := map[string]int32{}
	for i, m := range r.mentions {
		if m.form != formCity && m.form != formTown {
			continue
		}
		p := r.beside(i)
		if p < 0 || p == m.place {
			continue
		}
		k.at(r.tokens, m.first, func(end int, e entry) {
			if end == m.end && e.form == formNamesake && e.index == p {
				settled[r.written(m)] = p
				r.mentions[i].place, r.doubts[i] = p, 0
			}
		})
	}
	if len(settled) == 0 {
		return
	}
	for i, m := range r.mentions {
		if p, ok := settled[r.written(m)]; ok && r.beside(i) < 0 {
			r.mentions[i].place, r.doubts[i] = p, 0
		}
	}
}

// written returns a mention as the text has it.
func (r *reading) written(m mention) string {
	return r.text[r.tokens[m.first].start:r.tokens[m.end-1].end]
}

// beside returns the place that stands after mention i and a comma or a
// bracket, or -1.
func (r *reading) beside(i int) int32 {
	m := r.mentions[i]
	if i+1 >= len(r.mentions) || r.mentions[i+1].first != m.end+1 {
		return -1
	}
	next := r.mentions[i+1]
	if c := r.text[r.tokens[m.end].start]; c != ',' && c != '(' || next.form == formDemonym || next.form == formPlural || r.tokens[next.first].is(breaks) {
		return -1
	}
	return next.place
}
