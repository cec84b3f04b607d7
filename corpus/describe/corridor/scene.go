package corridor

import (
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// scene is what a document leaves to a sentence that names people and not
// where they are, or where people go and not from where: the hosts and the
// homes of the sentences before it, which count the less the farther they lie,
// those of the whole document, and the country that it speaks for.
type scene struct {
	k                    *Grammar
	hosts, homes         votes // of the whole document
	hostsHere, homesHere votes // of the sentences up to this one
	named                votes
	titled               map[int32]bool
	house                int32 // or -1
	last                 map[int32]lastHost
	evacuees             [2]int32 // the places that the last evacuation was from and to
	evacuated            int      // the number of its sentence
	series               series
	n, sentences         int // the number of this sentence, and of all
}

// lastHost is where the sentence numbered at has the people of a place.
type lastHost struct {
	host int32
	at   int
}

// newScene sums up the sentences of a document.
func (c *Reader) newScene(d *text.Document, all []*Links) *scene {
	s := &scene{k: c.Grammar, sentences: len(all), hosts: newVotes(), homes: newVotes(), hostsHere: newVotes(), homesHere: newVotes(), named: newVotes(), titled: map[int32]bool{}, last: map[int32]lastHost{}}
	for _, x := range all {
		s.hear(x, &s.hosts, &s.homes)
	}
	for _, r := range d.Pages {
		for _, m := range r.Mentions {
			if m.Place >= 0 {
				s.named.add(m.Place, 1)
			}
		}
	}
	c.titledPlaces(d.Doc, s)
	s.house = s.houseOf(d)
	return s
}

// hear adds what a sentence says of hosts and homes.
func (s *scene) hear(x *Links, hosts, homes *votes) {
	for _, f := range x.Found {
		hosts.add(f.destination, f.Confidence/2)
		homes.add(f.origin, f.Confidence/2)
	}
	for _, h := range x.Gates {
		if h.First >= x.First && h.First < x.End {
			hosts.add(h.Index, 0.3)
		}
	}
	for _, g := range x.Groups {
		if g.sort == sortThing {
			continue
		}
		for _, p := range g.Places {
			switch {
			case g.Role == schema.RoleOrigin:
				homes.add(p, g.weight*x.factor/2)
			case g.Role == schema.RoleDestination:
				hosts.add(p, g.weight*x.factor/2)
			case g.sort == sortPeople:
			default:
				hosts.add(p, x.stage(g))
			}
		}
	}
}

// stage is how far a place without a part is where what comes next happens.
func (x *Links) stage(g *group) float64 {
	switch {
	case x.End-x.First <= 5: // a heading
		return 0.6
	case g.slot == slotIn || g.slot == slotAt || g.site <= x.First+3:
		return 0.4
	}
	return 0.15
}

// titledPlaces notes the places that the title names, which need not stand in
// the text: a file may state it apart.
func (c *Reader) titledPlaces(doc *schema.Document, s *scene) {
	r := c.ReadLine(doc.Title, doc.Language)
	for _, m := range r.Mentions {
		if m.Place >= 0 {
			s.titled[m.Place] = true
		}
	}
}

// linked reports whether a finding of the sentence has g at an end.
func (x *Links) linked(g *group) bool {
	if x.partner[g] {
		return true
	}
	for _, f := range x.Found {
		if f.from == g || f.to == g {
			return true
		}
	}
	return false
}

// sceneMatter are the classes of cue words that let a sentence take an end from
// the document.
const sceneMatter = text.CueSignal | text.CueMigrant | text.CueDeport | text.CueReturn | text.CueGate | text.CuePermit | text.CueRecruit | text.CueBorn | text.CueArrive | text.CueMove | text.CueLeave | text.CueOrgList | text.CueReside

// complete links what sentence x left without a partner to what the document
// leaves to it; near are the cues of the sentences beside it.
func (s *scene) complete(x *Links, near text.Cues) {
	s.hostsHere.fade(0.75)
	s.homesHere.fade(0.75)
	s.hear(x, &s.hostsHere, &s.homesHere)
	s.n++
	for _, f := range x.Found {
		s.last[f.origin] = lastHost{f.destination, s.n}
	}
	s.back(x)
	other := x.Cues&text.CueSport != 0 || x.Cues&text.CueOther != 0 && x.Cues&(text.CueMigrant|text.CueSignal|text.CueDeport|text.CueGate) == 0
	if !other && (x.Cues|near)&sceneMatter != 0 {
		s.link(x)
	}
	s.onward(x)
	s.rank(x)
}

// link finds the other end for each group of sentence x that has none.
func (s *scene) link(x *Links) {
	for _, g := range x.Groups {
		if g.weight < 0.6 || g.sort == sortBody || x.linked(g) || g.sort == sortPeople && (x.severalCountries(g.end) || x.atHome(g)) {
			continue
		}
		fits := func(p int32) bool { return !s.k.nested(g, &group{Places: []int32{p}}) }
		other := &group{weight: 0.7, prep: -1, governor: -1}
		switch {
		case g.Role == schema.RoleOrigin:
			p, rule := s.hostOf(x, g, fits)
			if p >= 0 {
				other.Places, other.Role, other.rule = []int32{p}, schema.RoleDestination, rule
				s.leave(x, g, other)
			}
		case g.Role == schema.RoleDestination && g.governor >= 0 && x.Cues&(text.CueMigrant|text.CuePerson) != 0 && (x.Starts[g.governor]&(text.CueMove|text.CueArrive|text.CueLeave|text.CueTransit) != 0 || g.slot == slotTo) && x.Starts[g.governor]&text.CueHost == 0:
			titled := func(p int32) bool { return s.titled[p] && fits(p) }
			if p := s.best(&s.homesHere, &s.homes, nil, titled); p >= 0 {
				other.Places, other.Role, other.rule = []int32{p}, schema.RoleOrigin, "scene"
				s.leave(x, other, g)
			}
		}
	}
}

// onward gives people who are at one end of an evacuation the other as a host
// too.
func (s *scene) onward(x *Links) {
	const near = 12 // sentences
	if x.evacuees[0] != x.evacuees[1] {
		s.evacuees, s.evacuated = x.evacuees, s.n
	}
	a, b := s.evacuees[0], s.evacuees[1]
	if a == b || s.n-s.evacuated > near {
		return
	}
	for _, f := range x.Found {
		other := a
		switch f.destination {
		case a:
			other = b
		case b:
		default:
			continue
		}
		if f.origin == a || f.origin == b || f.more != nil && f.to.rule == onward {
			continue
		}
		h := &group{Places: []int32{other}, Role: schema.RoleDestination, weight: 0.8, rule: onward, prep: -1, governor: -1}
		s.leave(x, &group{Places: []int32{f.origin}, Role: schema.RoleOrigin, weight: f.from.weight, rule: f.from.rule, sort: f.from.sort, prep: f.from.prep, governor: f.from.governor}, h)
	}
}

// leave adds the corridors between the places of two groups, of which one is
// the document's.
func (s *scene) leave(x *Links, o, h *group) {
	for _, a := range o.Places {
		for _, b := range h.Places {
			if !s.k.ends(a, b) {
				continue
			}
			x.Found = append(x.Found, finding{a, b, relation(x.Cues, ""), o.weight * h.weight * x.factor, x.First, x.End, "carried: " + o.rule + " & " + h.rule, x.vague(a, o) || x.vague(b, h), o, h, s.traits(x, o, h, a, b)})
		}
	}
}

// traits list how far the document itself speaks for the two ends.
func (s *scene) traits(x *Links, from, to *group, o, h int32) []model.Trait {
	here := from // the end that the sentence names
	if to.governor >= 0 {
		here = to
	}
	out := []model.Trait{{Name: "scene", Much: 1}, {Name: "scene short", Much: 1 / float64(s.sentences)}, {Name: "scene host here", Much: min(1, s.hostsHere.of[h])}, {Name: "scene host here share", Much: s.hostsHere.share(h)},
		{Name: "scene host share", Much: s.hosts.share(h)}, {Name: "scene host named", Much: s.named.share(h)},
		{Name: "scene home here", Much: min(1, s.homesHere.of[o])}, {Name: "scene home share", Much: s.homes.share(o)}, {Name: "scene home named", Much: s.named.share(o)},
		{Name: "scene home a host", Much: ratio(s.hosts.of[o], s.homes.of[o])}, {Name: "scene host a home", Much: ratio(s.homes.of[h], s.hosts.of[h])}}
	for _, t := range []struct {
		name string
		is   bool
	}{{"scene host titled", s.titled[h]}, {"scene home titled", s.titled[o]}, {"scene host is house", h == s.house}, {"scene home is house", o == s.house},
		{"scene ours", x.Cues&text.CueOurs != 0}, {"scene linked", len(x.Found) > 0}, {"scene hosted", x.hosted()},
		{"scene here", x.Cues&text.CueHere != 0}, {"scene beside migrants", x.beside(here, text.CueMigrant)}, {"scene beside the border", x.beside(here, text.CueGate)}} {
		if t.is {
			out = append(out, model.Trait{Name: t.name, Much: 1})
		}
	}
	return out
}

// ratio is the part that a is of a and b.
func ratio(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return a / (a + b)
}
