package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Setting is what the whole document says of its places: which are hosts, which
// homes, which it names most or in its title, and for which country it speaks.
type Setting struct {
	hosts, homes, named votes
	titled              map[int32]bool
	house               int32 // the country that the document speaks for, or -1
	sentences           int
}

// HostShare is the part of what the document says of hosts that speaks for p.
func (s *Setting) HostShare(p int32) float64 { return s.hosts.share(p) }

// HomeShare is the part of what the document says of homes that speaks for p.
func (s *Setting) HomeShare(p int32) float64 { return s.homes.share(p) }

// HostRatio is how far the document has p as a host rather than as a home, 0 to 1.
func (s *Setting) HostRatio(p int32) float64 { return ratio(s.hosts.of[p], s.homes.of[p]) }

// Named is the part of the document's names of places that p has.
func (s *Setting) Named(p int32) float64 { return s.named.share(p) }

// Titled reports whether the title names p.
func (s *Setting) Titled(p int32) bool { return s.titled[p] }

// House reports whether the document speaks for the country p.
func (s *Setting) House(p int32) bool { return s.house == p }

// Places is how many places the document names.
func (s *Setting) Places() int { return len(s.named.of) }

// Main returns the places of which the document says most as a host and as a
// home, or -1.
func (s *Setting) Main() (host, home int32) {
	every := func(int32) bool { return true }
	return s.hosts.first(every), s.homes.first(every)
}

// Speaker returns the country for which the document speaks, or -1.
func (s *Setting) Speaker() int32 { return s.house }

// newSetting sums up the sentences of a document.
func (c *Reader) newSetting(d *text.Document, all []*Links) *Setting {
	s := &Setting{hosts: newVotes(), homes: newVotes(), named: newVotes(), titled: map[int32]bool{}, sentences: len(all)}
	for _, x := range all {
		x.vote(&s.hosts, &s.homes)
	}
	for _, r := range d.Pages {
		for _, m := range r.Mentions {
			if m.Place >= 0 {
				s.named.add(m.Place, 1)
			}
		}
	}
	c.titledPlaces(d, s)
	s.house = c.houseOf(d, s)
	return s
}

// titledPlaces notes the places that the title names, which need not stand in
// the text: a file may state it apart.
func (c *Reader) titledPlaces(d *text.Document, s *Setting) {
	for _, m := range d.Title(c.ReadLine).Mentions {
		if m.Place >= 0 {
			s.titled[m.Place] = true
		}
	}
}

// houseOf returns the country that the document speaks for: that whose
// authorities it names again and again, or, where it says "our country", the
// one that it names most. It is -1 where there is none.
func (c *Reader) houseOf(d *text.Document, s *Setting) int32 {
	sums, ours := newVotes(), 0.0
	for _, r := range d.Pages {
		for _, h := range r.Gates {
			sums.add(h.Index, 1)
		}
		for _, c := range r.Starts {
			if c&text.CueOurs != 0 {
				ours++
			}
		}
	}
	if d.Doc.PublishedIn != "" {
		if i := slices.Index(c.Grammar.Places, d.Doc.PublishedIn); i >= 0 {
			sums.add(int32(i), 1)
		}
	}
	if most := s.named.first(func(int32) bool { return true }); ours > 0 && most >= 0 {
		sums.add(most, min(ours, 3))
	}
	best := sums.first(func(int32) bool { return true })
	if best < 0 || sums.of[best] < 2 || sums.share(best) < 0.66 {
		return -1
	}
	return best
}

// vote adds what a sentence says of hosts and homes.
func (x *Links) vote(hosts, homes *votes) {
	for _, f := range x.Found {
		hosts.add(f.Destination, f.Confidence/2)
		homes.add(f.Origin, f.Confidence/2)
	}
	for _, h := range x.Gates {
		if h.First >= x.First && h.First < x.End {
			hosts.add(h.Index, 0.3)
		}
	}
	for _, g := range x.Phrases {
		if g.Sense == phrase.SenseThing {
			continue
		}
		for _, p := range g.Places {
			switch {
			case g.Role == schema.RoleOrigin:
				homes.add(p, g.Weight*x.factor/2)
			case g.Role == schema.RoleDestination:
				hosts.add(p, g.Weight*x.factor/2)
			case g.Sense == phrase.SensePeople:
			default:
				hosts.add(p, x.stage(g))
			}
		}
	}
}

// stage is how far a place without a part is where what comes next happens. One
// of a sentence on money sent home may be at either end of it.
func (x *Links) stage(g *phrase.Phrase) float64 {
	switch {
	case x.Cues&text.CueRemit != 0:
		return 0
	case x.End-x.First <= 5: // a heading
		return 0.6
	case g.Inside() || g.Site <= x.First+3:
		return 0.4
	}
	return 0.15
}

// ratio is the part that a is of a and b.
func ratio(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return a / (a + b)
}
