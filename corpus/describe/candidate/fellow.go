package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// fellows are the surest findings of those that stand in a list with an end of
// the candidate, and of the sentences right before.
func (r *scorer) fellows(n int, c Candidate) {
	x := r.all[n]
	var home, host float64
	for _, f := range foundIn(x) {
		switch {
		case f.Destination == c.Host && f.Origin != c.Home && together(x, f.From, c.From):
			home = max(home, f.Confidence)
		case f.Origin == c.Home && f.Destination != c.Host && together(x, f.To, c.To):
			host = max(host, f.Confidence)
		}
	}
	b := &r.bag
	b.Add(home, "fellow home in the list")
	b.Add(host, "fellow host in the list")
	r.justBefore(n, c)
}

// justBefore are the surest findings of the two sentences before that have the
// host with another home, or the home with another host.
func (r *scorer) justBefore(n int, c Candidate) {
	const near = 2 // sentences
	var home, host float64
	for m := max(0, n-near); m < n; m++ {
		if r.all[m].Text != r.all[n].Text {
			continue
		}
		home = max(home, r.found[m].homes[c.Host].besides(c.Home))
		host = max(host, r.found[m].hosts[c.Home].besides(c.Host))
	}
	b := &r.bag
	b.Add(home, "fellow home just before")
	b.Add(host, "fellow host just before")
	if c.Found == nil {
		b.Add(home, "unfound, fellow home just before")
		b.Add(host, "unfound, fellow host just before")
	}
}

// together reports whether two phrases of a sentence are entries of one list:
// nothing but other places, figures and what separates entries is between them.
func together(x *corridor.Links, a, b *phrase.Phrase) bool {
	const longest = 60 // tokens
	if a == b {
		return true
	}
	if a.First > b.First {
		a, b = b, a
	}
	if !here(x, a) || !here(x, b) || a.First < x.First || b.First-a.End > longest {
		return false
	}
	for j := a.End; j < b.First; j++ {
		if !listed(x, j) {
			return false
		}
	}
	return true
}

// compatriots are the traits of a sentence that speaks of the nationals of the
// country that the document speaks for.
func (r *scorer) compatriots(x *corridor.Links, c Candidate) {
	if x.Cues&text.CueOwn == 0 {
		return
	}
	b, s := &r.bag, r.whole
	b.AddIf(s.House(c.Home), "compatriots, home house")
	b.AddIf(s.House(c.Host), "compatriots, host house")
	b.Add(s.Named(c.Home), "compatriots, home named")
	b.Add(s.Named(c.Host), "compatriots, host named")
}
