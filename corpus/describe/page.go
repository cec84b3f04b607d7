package describe

import (
	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// mention is a place named by tokens [first, end).
type mention struct {
	first, end int
	place      int32
	form       form
}

// hit is a phrase of another layer at tokens [first, end).
type hit struct {
	first, end int
	index      int32
}

// reading is one page as the rules see it.
type reading struct {
	number   int
	offset   int // of text in the page
	text     string
	lang     schema.Lang
	tokens   []token
	starts   []cueSet // by token: the classes of the cue phrase that begins there
	ends     []int32  // by token: the end of that phrase
	cover    []int32  // by token: where the cue phrase that covers it begins, or -1
	owner    []int32  // by token: the mention that covers it, or -1
	mentions []mention
	topics   []hit
	orgs     []hit
	kinds    []hit
	hints    []hit // in the title and the first lines only
	gates    []hit // what lets people into a country: its place
	doubts   []int // by mention, 1 + the doubt that decided it
	signals  int   // words that speak of migration
}

// read finds the phrases of every layer in the tokens of a page.
func (k *knowledge) read(r *reading) *reading {
	n := len(r.tokens)
	r.starts, r.ends = make([]cueSet, n), make([]int32, n)
	r.cover, r.owner = make([]int32, n), make([]int32, n)
	for i := range n {
		r.cover[i], r.owner[i] = -1, -1
	}
	k.find(r)
	return r
}

// find fills in the phrases of every layer, in one pass.
func (k *knowledge) find(r *reading) {
	set := setOf(r.lang)
	named := false       // the organisation that covers the token is written out
	var free [layers]int // by layer: the first token that no phrase covers yet
	for i, t := range r.tokens {
		if k.first[t.word] == 0 || t.word == 0 {
			continue
		}
		var best [layers]entry
		var ends [layers]int
		var cues cueSet
		var cueEnd int
		k.at(r.tokens, i, func(end int, e entry) {
			switch {
			case free[e.layer] > i:
			case e.layer == cueLayer:
				if e.langs&set == 0 {
					return
				}
				if end > cueEnd {
					if cueEnd > 0 && 1<<e.index&cueSettings != 0 {
						cues |= 1 << e.index // it hides no shorter cue
						return
					}
					cues, cueEnd = cues&cueSettings, end
				}
				cues |= 1 << e.index
			case e.layer == placeLayer:
				if free[organisationLayer] > i+1 && named {
					return
				}
				better := end > ends[e.layer] || e.form == formDoubtful || e.form == formNowhere && end == ends[e.layer] && r.isPlain(i) || end == ends[e.layer] && e.form == formName && best[e.layer].form == formDemonym
				if better && k.namesPlace(r, i, end, &e, set) && !(e.form == formNowhere && k.longer(r, end, set)) {
					best[e.layer], ends[e.layer] = e, end
				}
			case e.langs&set != 0 && (e.form != formShort || r.capitals(i, end)) && end > ends[e.layer]:
				best[e.layer], ends[e.layer] = e, end
			}
		})
		if cues != 0 && cues&^(cueRank|cueDonor) == 0 {
			cueEnd = i + 1 // what stands in it keeps its own cue
		}
		if cueEnd > 0 {
			r.starts[i], r.ends[i] = cues, int32(cueEnd)
			free[cueLayer] = cueEnd
			for j := i; j < cueEnd; j++ {
				r.cover[j] = int32(i)
			}
			if cues&cueSignal != 0 {
				r.signals++
			}
		}
		for l, end := range ends {
			if end == 0 {
				continue
			}
			free[l] = end
			if layer(l) == organisationLayer {
				named = end-i > 3
			}
			r.keep(layer(l), hit{i, end, best[l].index}, best[l])
		}
	}
	k.settleNamesakes(r)
	r.dropLanguages()
}

// keep notes the phrase of a layer that was found at h.
func (r *reading) keep(l layer, h hit, e entry) {
	switch l {
	case placeLayer:
		r.addMention(h.first, h.end, e)
	case topicLayer:
		r.topics = append(r.topics, h)
	case organisationLayer:
		r.orgs = append(r.orgs, h)
	case kindLayer:
		r.kinds = append(r.kinds, h)
	case gateLayer:
		r.gates = append(r.gates, h)
	case hintLayer:
		if h.first < hintReach && r.number <= 1 {
			r.hints = append(r.hints, h)
		}
	}
}

// isPlain reports whether tokens[i] is written in small letters without marks:
// "reuniones" are meetings, "reunionés" is somebody of Réunion.
func (r *reading) isPlain(i int) bool {
	for _, c := range []byte(r.text[r.tokens[i].start:r.tokens[i].end]) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// longer reports whether the name of a place begins with the last token before
// end and goes beyond it: "in French" ends in "French Guiana".
func (k *knowledge) longer(r *reading, end int, set langSet) bool {
	found := false
	k.at(r.tokens, end-1, func(to int, e entry) {
		found = found || to > end && e.layer == placeLayer && e.form != formNowhere && k.namesPlace(r, end-1, to, &e, set)
	})
	return found
}

func (r *reading) addMention(first, end int, e entry) {
	doubt := 0
	place := e.index
	if e.form == formDoubtful {
		doubt, place = int(e.index)+1, -1
		e.form = form(e.langs >> 4)
	}
	m := mention{first, end, place, e.form}
	if e.form == formNowhere {
		m.place = -1
	}
	for j := first; j < end; j++ {
		r.owner[j] = int32(len(r.mentions))
	}
	r.mentions = append(r.mentions, m)
	r.doubts = append(r.doubts, doubt)
}

// capitals reports whether every word of tokens [i, end) is in capitals.
func (r *reading) capitals(i, end int) bool {
	for _, t := range r.tokens[i:end] {
		if !t.is(punct) && !t.is(upper) && !(t.is(capital) && t.end-t.start == 1) {
			return false
		}
	}
	return true
}

// namesPlace reports whether the entry e at tokens [i, end) is used as the
// name of a place: in the page's language, with the capitals that it needs.
func (k *knowledge) namesPlace(r *reading, i, end int, e *entry, set langSet) bool {
	t := r.tokens[i]
	f := e.form
	if f == formDoubtful {
		f = form(e.langs >> 4)
	} else if e.langs&(set|inEnglish) == 0 {
		return false
	}
	switch f {
	case formShort:
		return r.capitals(i, end)
	case formName, formCity:
		if end-i > 1 && r.articleAt(i) {
			return r.article(i, end)
		}
		return t.is(capital) && !k.personal(r, i, end) || r.article(i, end)
	case formTown:
		return k.namesTown(r, i, end)
	case formNamesake:
		return false // settleNamesakes looks at these
	case formDemonym, formPlural:
		if f == formDoubtful || e.langs&set == 0 && e.form != formDoubtful {
			return false
		}
		if r.lang == schema.English {
			return t.is(capital)
		}
		return r.lang != schema.Spanish || !t.is(capital) || t.is(upper) || r.opens(i)
	case formPeople:
		return t.is(capital) || r.lang == schema.Spanish
	}
	return true
}

// article reports whether a name begins with a small word ("el Caribe", "the
// Gulf", "l'Afrique") and its next word has the capital.
func (r *reading) article(i, end int) bool {
	return end-i > 1 && (r.tokens[i+1].is(capital) || end-i > 2 && r.tokens[i+2].is(capital) || r.lang != schema.English && r.tokens[end-1].is(capital))
}

// articleAt reports whether tokens[i] is a definite article, which has a
// capital at the beginning of any sentence.
func (r *reading) articleAt(i int) bool {
	t := r.tokens[i]
	return t.end-t.start <= 4 && r.is(i, lang.Article)
}

// personal reports whether a one-word name that people bear too has a name
// before or after it, as in "Michael Jordan" or "Jordan Smith".
func (k *knowledge) personal(r *reading, i, end int) bool {
	if end-i != 1 || !k.given[r.tokens[i].word] {
		return false
	}
	return k.surname(r, i-1, i) || k.surname(r, end, end)
}

// surname reports whether tokens[j] is a capitalised word that the lexicon
// does not know, next to the break before tokens[at].
func (k *knowledge) surname(r *reading, j, at int) bool {
	if j < 0 || j >= len(r.tokens) || at < len(r.tokens) && r.tokens[at].is(breaks) {
		return false
	}
	return k.unknown(r.tokens[j])
}
