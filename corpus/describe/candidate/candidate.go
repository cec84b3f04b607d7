// Package candidate weighs every ordered pair of places that a sentence allows
// as home and host of people who move. Rules, cue words, the words around and
// the document are its traits; a learned model decides.
package candidate

import (
	"slices"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// Candidate is an ordered pair of places that a sentence, with those before it,
// allows as home and host.
type Candidate struct {
	Home, Host int32 // places of the lexicon
	From, To   *phrase.Phrase
	In         *corridor.Links   // the sentence
	Apart      int               // sentences between the two
	Found      *corridor.Finding // what rules say of the two, or nil
}

// A long list of places makes no more candidates than these bounds allow.
const (
	mostPhrases = 14 // of a sentence
	mostApart   = 4  // sentences between the two places of a candidate
	mostPairs   = 400
	mostFound   = 200 // findings of a sentence that are seen beside a candidate
)

// matter are the classes of words one of which a sentence must have, for places
// that no rule relates to be home and host.
const matter = text.CueSignal | text.CueMigrant | text.CueDeport | text.CueRemit | text.CueReturn | text.CueBorn | text.CueRecruit | text.CueReside | text.CueResident |
	text.CuePermit | text.CueMove | text.CueArrive | text.CueLeave | text.CueHost | text.CueTransit | text.CueStudy | text.CueLabour | text.CueGate | text.CuePerson | text.CueAbroad | text.CueOrgList | text.CueDestList | text.CueCorridor

// pairs gathers the candidates of a sentence, one for each ordered pair.
type pairs struct {
	x    *corridor.Links
	list []Candidate
	at   map[[2]int32]int // where each stands, once they are many
}

// few is how many pairs are looked through one by one.
const few = 16

// place returns where a pair stands in the list, or -1.
func (p *pairs) place(home, host int32) int {
	if p.at == nil {
		return slices.IndexFunc(p.list, func(c Candidate) bool { return c.Home == home && c.Host == host })
	}
	if n, ok := p.at[[2]int32{home, host}]; ok {
		return n
	}
	return -1
}

// put puts a candidate at the end of the list.
func (p *pairs) put(c Candidate) {
	p.list = append(p.list, c)
	if p.at == nil && len(p.list) > few {
		p.at = map[[2]int32]int{}
		for n, c := range p.list {
			p.at[[2]int32{c.Home, c.Host}] = n
		}
	}
	if p.at != nil {
		p.at[[2]int32{c.Home, c.Host}] = len(p.list) - 1
	}
}

// Of returns the candidates of sentence x: what rules found, and every other
// ordered pair of its places, or of one of its and one of the sentences before,
// which are those of the same page. A border named as a pair, goods that arrive,
// and people of its own that a sentence counts make none.
func Of(x *corridor.Links, before []*corridor.Links) []Candidate {
	if len(x.Found) == 0 && len(x.Phrases) == 0 {
		return nil
	}
	p := &pairs{x: x}
	for i := range x.Found {
		if len(p.list) < mostPairs {
			p.find(&x.Found[i])
		}
	}
	p.within()
	p.across(before)
	return p.list
}

// within adds the pairs of places of the sentence itself.
func (p *pairs) within() {
	x := p.x
	if x.Cues&matter == 0 || x.OnGoods() {
		return
	}
	for _, a := range bounded(x) {
		for _, b := range bounded(x) {
			if !dateline(x, a) && !dateline(x, b) && !x.BorderPair(a, b) {
				p.add(a, b, 0)
			}
		}
	}
}

// across adds the pairs of a place of the sentence and one of those before it on
// its page.
func (p *pairs) across(before []*corridor.Links) {
	x := p.x
	if len(x.Phrases) == 0 || x.OwnPeople() {
		return
	}
	for n := 1; n <= min(mostApart, len(before)); n++ {
		y := before[len(before)-n]
		if y.Text != x.Text {
			return
		}
		if (x.Cues|y.Cues)&matter == 0 {
			continue
		}
		for i, a := range bounded(x) {
			for j, b := range bounded(y) {
				if !dateline(y, b) && !ofBorder(x, i) && !ofBorder(y, j) {
					p.add(a, b, n)
					p.add(b, a, n)
				}
			}
		}
	}
}

// bounded are the phrases of a sentence of which pairs are made.
func bounded(x *corridor.Links) []*phrase.Phrase { return x.Phrases[:min(len(x.Phrases), mostPhrases)] }

// find adds what a rule found; of two findings of one pair the surer stays.
func (p *pairs) find(f *corridor.Finding) {
	c := Candidate{f.Origin, f.Destination, f.From, f.To, p.x, 0, f}
	switch n := p.place(f.Origin, f.Destination); {
	case n < 0:
		p.put(c)
	case p.list[n].Found.Confidence < f.Confidence:
		p.list[n] = c
	}
}

// add adds the pairs of the places of two phrases that are not there yet. What
// the sentence denies makes none.
func (p *pairs) add(a, b *phrase.Phrase, apart int) {
	if a == b && len(a.Places) < 2 || a.Denied() || b.Denied() {
		return
	}
	for _, o := range a.Places {
		for _, d := range b.Places {
			if len(p.list) < mostPairs && p.place(o, d) < 0 && p.x.Grammar.Ends(o, d) {
				p.put(Candidate{o, d, a, b, p.x, apart, nil})
			}
		}
	}
}

// ofBorder reports whether phrase n of a sentence names one side of a border that
// is named as a pair.
func ofBorder(x *corridor.Links, n int) bool {
	g := x.Phrases[n]
	return n > 0 && x.BorderPair(x.Phrases[n-1], g) || n+1 < len(x.Phrases) && x.BorderPair(g, x.Phrases[n+1])
}

// dateline reports whether g says where a text was written: it opens a sentence
// that goes on behind a dash, or is all that the sentence says.
func dateline(x *corridor.Links, g *phrase.Phrase) bool {
	const reach, short = 8, 5 // tokens
	if g.First > x.First+2 || g.Sense == phrase.SensePeople {
		return false
	}
	if x.End-x.First <= short {
		return true
	}
	for j := g.End; j < min(g.End+reach, x.End-1); j++ {
		if x.Dash(j) && !x.Tokens[j].Is(text.Glued) {
			return true
		}
	}
	return false
}

// foundIn returns the findings of a sentence, of which hostile text has any
// number, as far as they are seen beside a candidate.
func foundIn(x *corridor.Links) []corridor.Finding { return x.Found[:min(len(x.Found), mostFound)] }
