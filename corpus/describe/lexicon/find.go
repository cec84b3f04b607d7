package lexicon

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// HintReach is how many tokens of a document's beginning may hint at its
// matter.
const HintReach = 160

// read finds the phrases of every layer in the tokens of a page.
func (k *Lexicon) read(r *text.Text) *text.Text {
	n := len(r.Tokens)
	r.Starts = make([]text.Cues, n)
	places := make([]int32, 3*n)
	r.Ends, r.Cover, r.Owner = places[:n:n], places[n:2*n:2*n], places[2*n:]
	for i := range n {
		r.Cover[i], r.Owner[i] = -1, -1
	}
	k.find(r)
	return r
}

// find fills in the phrases of every layer, in one pass.
func (k *Lexicon) find(r *text.Text) {
	f := finder{k: k, r: r, set: SetOf(r.Lang)}
	for i, t := range r.Tokens {
		if k.Begins(t.Word) {
			f.token(i)
		}
	}
	k.settleNamesakes(r)
	dropLanguages(r)
}

// finder is the search for the phrases of a page.
type finder struct {
	k     *Lexicon
	r     *text.Text
	set   LangSet
	named bool        // the organisation that covers the token is written out
	free  [layers]int // by layer: the first token that no phrase covers yet
}

// candidates are the longest phrases that begin at a token.
type candidates struct {
	at     int
	best   [layers]Entry
	ends   [layers]int // of the phrase of a layer, 0 where there is none
	cues   text.Cues
	cueEnd int
}

// token keeps the phrases that begin at token i.
func (f *finder) token(i int) {
	c := candidates{at: i}
	f.k.At(f.r.Tokens, i, func(end int, e Entry) { f.offer(&c, end, e) })
	if c.cues != 0 && c.cues&^(text.CueRank|text.CueDonor) == 0 {
		c.cueEnd = i + 1 // what stands in it keeps its own cue
	}
	f.keepCues(&c)
	for l, end := range c.ends {
		if end == 0 {
			continue
		}
		f.free[l] = end
		if layer(l) == organisationLayer {
			f.named = end-i > 3
		}
		keep(f.r, layer(l), text.Hit{First: i, End: end, Index: c.best[l].Index}, c.best[l])
	}
}

// offer takes an entry of a phrase that ends before token end, if it is better
// than what its layer has.
func (f *finder) offer(c *candidates, end int, e Entry) {
	switch {
	case f.free[e.Layer] > c.at:
	case e.Layer == cueLayer:
		if e.Langs&f.set != 0 {
			c.offerCue(end, 1<<e.Index)
		}
	case e.Layer == PlaceLayer:
		if f.betterPlace(c, end, &e) {
			c.best[e.Layer], c.ends[e.Layer] = e, end
		}
	case e.Langs&f.set != 0 && (e.Form != text.FormShort || capitals(f.r, c.at, end)) && end > c.ends[e.Layer]:
		c.best[e.Layer], c.ends[e.Layer] = e, end
	}
}

// offerCue takes a cue phrase of one class. What a sentence is about hides no
// shorter cue.
func (c *candidates) offerCue(end int, class text.Cues) {
	if end > c.cueEnd && (c.cueEnd == 0 || class&text.CueSettings == 0) {
		c.cues, c.cueEnd = c.cues&text.CueSettings, end
	}
	c.cues |= class
}

// betterPlace reports whether e names a place at the token, and better than
// what was found: a longer name, one that leaves a doubt, a phrase that names
// none, or a name in place of a people.
func (f *finder) betterPlace(c *candidates, end int, e *Entry) bool {
	if f.free[organisationLayer] > c.at+1 && f.named {
		return false
	}
	have, same := c.best[PlaceLayer].Form, end == c.ends[PlaceLayer]
	better := end > c.ends[PlaceLayer] || e.Form == text.FormDoubtful ||
		same && (e.Form == text.FormNowhere && isPlain(f.r, c.at) || e.Form == text.FormName && have == text.FormDemonym)
	return better && f.k.namesPlace(f.r, c.at, end, e, f.set) && !(e.Form == text.FormNowhere && f.k.longer(f.r, end, f.set))
}

// keepCues notes the cue phrase that begins at the token.
func (f *finder) keepCues(c *candidates) {
	if c.cueEnd == 0 {
		return
	}
	r := f.r
	r.Starts[c.at], r.Ends[c.at] = c.cues, int32(c.cueEnd)
	f.free[cueLayer] = c.cueEnd
	for j := c.at; j < c.cueEnd; j++ {
		r.Cover[j] = int32(c.at)
	}
	if c.cues&text.CueSignal != 0 {
		r.Signals++
	}
}

// keep notes the phrase of a layer that was found at h.
func keep(r *text.Text, l layer, h text.Hit, e Entry) {
	switch l {
	case PlaceLayer:
		addMention(r, h.First, h.End, e)
	case TopicLayer:
		r.Topics = more(r.Topics, h)
	case organisationLayer:
		r.Organisations = more(r.Organisations, h)
	case KindLayer:
		r.Kinds = more(r.Kinds, h)
	case gateLayer:
		r.Gates = more(r.Gates, h)
	case HintLayer:
		if h.First < HintReach && r.Number <= 1 {
			r.Hints = more(r.Hints, h)
		}
	}
}

// more adds to a list, which begins with room for several.
func more[T any](list []T, x T) []T {
	const several = 8
	if list == nil {
		list = make([]T, 0, several)
	}
	return append(list, x)
}

// isPlain reports whether tokens[i] is written in small letters without marks:
// "reuniones" are meetings, "reunionés" is somebody of Réunion.
func isPlain(r *text.Text, i int) bool {
	for _, c := range []byte(r.Body[r.Tokens[i].Start:r.Tokens[i].End]) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// longer reports whether the name of a place begins with the last token before
// end and goes beyond it: "in French" ends in "French Guiana".
func (k *Lexicon) longer(r *text.Text, end int, set LangSet) bool {
	found := false
	k.At(r.Tokens, end-1, func(to int, e Entry) {
		found = found || to > end && e.Layer == PlaceLayer && e.Form != text.FormNowhere && k.namesPlace(r, end-1, to, &e, set)
	})
	return found
}

func addMention(r *text.Text, first, end int, e Entry) {
	doubt := 0
	place := e.Index
	if e.Form == text.FormDoubtful {
		doubt, place = int(e.Index)+1, -1
		e.Form = e.DoubtfulForm()
	}
	m := text.Mention{First: first, End: end, Place: place, Form: e.Form}
	if e.Form == text.FormNowhere {
		m.Place = -1
	}
	for j := first; j < end; j++ {
		r.Owner[j] = int32(len(r.Mentions))
	}
	r.Mentions = more(r.Mentions, m)
	r.Doubts = more(r.Doubts, doubt)
}

// capitals reports whether every word of tokens [i, end) is in capitals.
func capitals(r *text.Text, i, end int) bool {
	for _, t := range r.Tokens[i:end] {
		if !t.Is(text.Punct) && !t.Is(text.Upper) && !(t.Is(text.Capital) && t.End-t.Start == 1) {
			return false
		}
	}
	return true
}

// namesPlace reports whether the entry e at tokens [i, end) is used as the
// name of a place: in the page's language, with the capitals that it needs.
func (k *Lexicon) namesPlace(r *text.Text, i, end int, e *Entry, set LangSet) bool {
	t := r.Tokens[i]
	f := e.Form
	if f == text.FormDoubtful {
		f = e.DoubtfulForm()
	} else if e.Langs&(set|SetOf(schema.English)) == 0 {
		return false
	}
	switch f {
	case text.FormShort:
		return capitals(r, i, end)
	case text.FormName, text.FormCity:
		return article(r, i, end) || k.namesByCapital(r, i, end)
	case text.FormTown:
		return k.namesTown(r, i, end)
	case text.FormNamesake:
		return false // settleNamesakes looks at these
	case text.FormDemonym, text.FormPlural:
		return (e.Langs&set != 0 || e.Form == text.FormDoubtful) && namesPeople(r, i)
	case text.FormPeople:
		return t.Is(text.Capital) || lang.Of(r.Lang).Peoples == lang.Never
	}
	return true
}

// namesByCapital reports whether tokens [i, end) begin with a capital that is
// neither that of an article nor that of a person's name.
func (k *Lexicon) namesByCapital(r *text.Text, i, end int) bool {
	return r.Tokens[i].Is(text.Capital) && !(end-i > 1 && articleAt(r, i)) && !k.personal(r, i, end)
}

// namesPeople reports whether tokens[i] has the capital, or none, that the name of
// a people has in the page's language.
func namesPeople(r *text.Text, i int) bool {
	t := r.Tokens[i]
	switch lang.Of(r.Lang).Peoples {
	case lang.Always:
		return t.Is(text.Capital)
	case lang.Never:
		return !t.Is(text.Capital) || t.Is(text.Upper) || r.Opens(i)
	}
	return true
}

// article reports whether a name begins with a small word ("el Caribe", "the
// Gulf", "l'Afrique") and its next word has the capital.
func article(r *text.Text, i, end int) bool {
	return end-i > 1 && (r.Tokens[i+1].Is(text.Capital) || end-i > 2 && r.Tokens[i+2].Is(text.Capital) || !lang.Of(r.Lang).BareNames && r.Tokens[end-1].Is(text.Capital))
}

// articleAt reports whether tokens[i] is a definite article, which has a
// capital at the beginning of any sentence.
func articleAt(r *text.Text, i int) bool {
	t := r.Tokens[i]
	return t.End-t.Start <= 4 && r.Is(i, lang.Article)
}

// personal reports whether a one-word name that people bear too has a name
// before or after it, as in "Michael Jordan" or "Jordan Smith".
func (k *Lexicon) personal(r *text.Text, i, end int) bool {
	if end-i != 1 || !k.given.Of(r.Tokens[i].Word) {
		return false
	}
	return k.surname(r, i-1, i) || k.surname(r, end, end)
}

// surname reports whether tokens[j] is a capitalised word that the lexicon
// does not know, next to the break before tokens[at].
func (k *Lexicon) surname(r *text.Text, j, at int) bool {
	if j < 0 || j >= len(r.Tokens) || at < len(r.Tokens) && r.Tokens[at].Is(text.Breaks) {
		return false
	}
	return k.unknown(r.Tokens[j])
}
