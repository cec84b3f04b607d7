package describe

import (
	"github.com/simde/simde/schema"
)

// scene is what a document leaves to a sentence that names people and not
// where they are, or where people go and not from where: the hosts and the
// homes of the sentences before it, which count the less the farther they lie,
// those of the whole document, and the country that it speaks for.
type scene struct {
	k                    *grammar
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
func (c *corridors) newScene(d *document, all []*sentenceLinks) *scene {
	s := &scene{k: c.grammar, sentences: len(all), hosts: newVotes(), homes: newVotes(), hostsHere: newVotes(), homesHere: newVotes(), named: newVotes(), titled: map[int32]bool{}, last: map[int32]lastHost{}}
	for _, x := range all {
		s.hear(x, &s.hosts, &s.homes)
	}
	for _, r := range d.pages {
		for _, m := range r.mentions {
			if m.place >= 0 {
				s.named.add(m.place, 1)
			}
		}
	}
	c.titledPlaces(d.doc, s)
	s.house = s.houseOf(d)
	return s
}

// hear adds what a sentence says of hosts and homes.
func (s *scene) hear(x *sentenceLinks, hosts, homes *votes) {
	for _, f := range x.found {
		hosts.add(f.destination, f.confidence/2)
		homes.add(f.origin, f.confidence/2)
	}
	for _, h := range x.gates {
		if h.first >= x.first && h.first < x.end {
			hosts.add(h.index, 0.3)
		}
	}
	for _, g := range x.groups {
		if g.sort == sortThing {
			continue
		}
		for _, p := range g.places {
			switch {
			case g.role == schema.RoleOrigin:
				homes.add(p, g.weight*x.factor/2)
			case g.role == schema.RoleDestination:
				hosts.add(p, g.weight*x.factor/2)
			case g.sort == sortPeople:
			default:
				hosts.add(p, x.stage(g))
			}
		}
	}
}

// stage is how far a place without a part is where what comes next happens.
func (x *sentenceLinks) stage(g *group) float64 {
	switch {
	case x.end-x.first <= 5: // a heading
		return 0.6
	case g.slot == slotIn || g.slot == slotAt || g.site <= x.first+3:
		return 0.4
	}
	return 0.15
}

// titledPlaces notes the places that the title names, which need not stand in
// the text: a file may state it apart.
func (c *corridors) titledPlaces(doc *schema.Document, s *scene) {
	r := c.readLine(doc.Title, doc.Language)
	for _, m := range r.mentions {
		if m.place >= 0 {
			s.titled[m.place] = true
		}
	}
}

// linked reports whether a finding of the sentence has g at an end.
func (x *sentenceLinks) linked(g *group) bool {
	if x.partner[g] {
		return true
	}
	for _, f := range x.found {
		if f.from == g || f.to == g {
			return true
		}
	}
	return false
}

// sceneMatter are the classes of cue words that let a sentence take an end from
// the document.
const sceneMatter = cueSignal | cueMigrant | cueDeport | cueReturn | cueGate | cuePermit | cueRecruit | cueBorn | cueArrive | cueMove | cueLeave | cueOrgList | cueReside

// complete links what sentence x left without a partner to what the document
// leaves to it; near are the cues of the sentences beside it.
func (s *scene) complete(x *sentenceLinks, near cueSet) {
	s.hostsHere.fade(0.75)
	s.homesHere.fade(0.75)
	s.hear(x, &s.hostsHere, &s.homesHere)
	s.n++
	for _, f := range x.found {
		s.last[f.origin] = lastHost{f.destination, s.n}
	}
	s.back(x)
	other := x.cues&cueSport != 0 || x.cues&cueOther != 0 && x.cues&(cueMigrant|cueSignal|cueDeport|cueGate) == 0
	if !other && (x.cues|near)&sceneMatter != 0 {
		s.link(x)
	}
	s.onward(x)
	s.rank(x)
}

// link finds the other end for each group of sentence x that has none.
func (s *scene) link(x *sentenceLinks) {
	for _, g := range x.groups {
		if g.weight < 0.6 || g.sort == sortBody || x.linked(g) || g.sort == sortPeople && (x.severalCountries(g.end) || x.atHome(g)) {
			continue
		}
		fits := func(p int32) bool { return !s.k.nested(g, &group{places: []int32{p}}) }
		other := &group{weight: 0.7, prep: -1, governor: -1}
		switch {
		case g.role == schema.RoleOrigin:
			p, rule := s.hostOf(x, g, fits)
			if p >= 0 {
				other.places, other.role, other.rule = []int32{p}, schema.RoleDestination, rule
				s.leave(x, g, other)
			}
		case g.role == schema.RoleDestination && g.governor >= 0 && x.cues&(cueMigrant|cuePerson) != 0 && (x.starts[g.governor]&(cueMove|cueArrive|cueLeave|cueTransit) != 0 || g.slot == slotTo) && x.starts[g.governor]&cueHost == 0:
			titled := func(p int32) bool { return s.titled[p] && fits(p) }
			if p := s.best(&s.homesHere, &s.homes, nil, titled); p >= 0 {
				other.places, other.role, other.rule = []int32{p}, schema.RoleOrigin, "scene"
				s.leave(x, other, g)
			}
		}
	}
}

// onward gives people who are at one end of an evacuation the other as a host
// too.
func (s *scene) onward(x *sentenceLinks) {
	const near = 12 // sentences
	if x.evacuees[0] != x.evacuees[1] {
		s.evacuees, s.evacuated = x.evacuees, s.n
	}
	a, b := s.evacuees[0], s.evacuees[1]
	if a == b || s.n-s.evacuated > near {
		return
	}
	for _, f := range x.found {
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
		h := &group{places: []int32{other}, role: schema.RoleDestination, weight: 0.8, rule: onward, prep: -1, governor: -1}
		s.leave(x, &group{places: []int32{f.origin}, role: schema.RoleOrigin, weight: f.from.weight, rule: f.from.rule, sort: f.from.sort, prep: f.from.prep, governor: f.from.governor}, h)
	}
}

// leave adds the corridors between the places of two groups, of which one is
// the document's.
func (s *scene) leave(x *sentenceLinks, o, h *group) {
	for _, a := range o.places {
		for _, b := range h.places {
			if !s.k.ends(a, b) {
				continue
			}
			x.found = append(x.found, finding{a, b, relation(x.cues, ""), o.weight * h.weight * x.factor, x.first, x.end, "carried: " + o.rule + " & " + h.rule, x.vague(a, o) || x.vague(b, h), o, h, s.traits(x, o, h, a, b)})
		}
	}
}

// traits list how far the document itself speaks for the two ends.
func (s *scene) traits(x *sentenceLinks, from, to *group, o, h int32) []trait {
	here := from // the end that the sentence names
	if to.governor >= 0 {
		here = to
	}
	out := []trait{{"scene", 1}, {"scene short", 1 / float64(s.sentences)}, {"scene host here", min(1, s.hostsHere.of[h])}, {"scene host here share", s.hostsHere.share(h)},
		{"scene host share", s.hosts.share(h)}, {"scene host named", s.named.share(h)},
		{"scene home here", min(1, s.homesHere.of[o])}, {"scene home share", s.homes.share(o)}, {"scene home named", s.named.share(o)},
		{"scene home a host", ratio(s.hosts.of[o], s.homes.of[o])}, {"scene host a home", ratio(s.homes.of[h], s.hosts.of[h])}}
	for _, t := range []struct {
		name string
		is   bool
	}{{"scene host titled", s.titled[h]}, {"scene home titled", s.titled[o]}, {"scene host is house", h == s.house}, {"scene home is house", o == s.house},
		{"scene ours", x.cues&cueOurs != 0}, {"scene linked", len(x.found) > 0}, {"scene hosted", x.hosted()},
		{"scene here", x.cues&cueHere != 0}, {"scene beside migrants", x.beside(here, cueMigrant)}, {"scene beside the border", x.beside(here, cueGate)}} {
		if t.is {
			out = append(out, trait{t.name, 1})
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
