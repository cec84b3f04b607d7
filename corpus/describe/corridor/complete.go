package corridor

import (
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// newScene sums up the sentences of a document.
func (c *Reader) newScene(d *text.Document, all []*Links) *Scene {
	s := &Scene{k: c.Grammar, sentences: len(all), hosts: newVotes(), homes: newVotes(), hostsHere: newVotes(), homesHere: newVotes(), named: newVotes(), titled: map[int32]bool{}, last: map[int32]lastHost{}}
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

// titledPlaces notes the places that the title names, which need not stand in
// the text: a file may state it apart.
func (c *Reader) titledPlaces(doc *schema.Document, s *Scene) {
	r := c.ReadLine(doc.Title, doc.Language)
	for _, m := range r.Mentions {
		if m.Place >= 0 {
			s.titled[m.Place] = true
		}
	}
}

// sceneMatter are the classes of cue words that let a sentence take an end from
// the document.
const sceneMatter = text.CueSignal | text.CueMigrant | text.CueDeport | text.CueReturn | text.CueGate | text.CuePermit | text.CueRecruit | text.CueBorn | text.CueArrive | text.CueMove | text.CueLeave | text.CueOrgList | text.CueReside

// complete links what sentence x left without a partner to what the document
// leaves to it; near are the cues of the sentences beside it.
func (s *Scene) complete(x *Links, near text.Cues) {
	s.hostsHere.fade(0.75)
	s.homesHere.fade(0.75)
	s.hear(x, &s.hostsHere, &s.homesHere)
	s.n++
	for _, f := range x.Found {
		s.last[f.Origin] = lastHost{f.Destination, s.n}
	}
	s.back(x)
	other := x.Cues&text.CueSport != 0 || x.Cues&text.CueOther != 0 && x.Cues&(text.CueMigrant|text.CueSignal|text.CueDeport|text.CueGate) == 0
	if !other && (x.Cues|near)&sceneMatter != 0 {
		s.link(x)
	}
	s.onward(x)
	s.rank(x)
}

// link finds the other end for each phrase of sentence x that has none.
func (s *Scene) link(x *Links) {
	const weight = 0.7
	for _, g := range x.Phrases {
		if g.Weight < 0.6 || g.Sense == phrase.SenseBody || x.linked(g) || g.Sense == phrase.SensePeople && (x.SeveralCountries(g.End) || x.atHome(g)) {
			continue
		}
		fits := func(p int32) bool { return !s.k.Nested(g, &phrase.Phrase{Places: []int32{p}}) }
		switch {
		case g.Role == schema.RoleOrigin:
			if p, rule := s.hostOf(x, g, fits); p >= 0 {
				s.leave(x, g, phrase.Elsewhere([]int32{p}, phrase.Part{Role: schema.RoleDestination, Weight: weight, Rule: rule}))
			}
		case g.Role == schema.RoleDestination && g.Governor >= 0 && x.Cues&(text.CueMigrant|text.CuePerson) != 0 && (x.Starts[g.Governor]&(text.CueMove|text.CueArrive|text.CueLeave|text.CueTransit) != 0 || g.Slot == phrase.SlotTo) && x.Starts[g.Governor]&text.CueHost == 0:
			titled := func(p int32) bool { return s.titled[p] && fits(p) }
			if p := s.best(&s.homesHere, &s.homes, nil, titled); p >= 0 {
				s.leave(x, phrase.Elsewhere([]int32{p}, phrase.Part{Role: schema.RoleOrigin, Weight: weight, Rule: phrase.FromScene}), g)
			}
		}
	}
}

// onward gives people who are at one end of an evacuation the other as a host
// too.
func (s *Scene) onward(x *Links) {
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
		switch f.Destination {
		case a:
			other = b
		case b:
		default:
			continue
		}
		if f.Origin == a || f.Origin == b || f.More != nil && f.To.Rule == phrase.Onward {
			continue
		}
		h := phrase.Elsewhere([]int32{other}, phrase.Part{Role: schema.RoleDestination, Weight: 0.8, Rule: phrase.Onward})
		s.leave(x, &phrase.Phrase{Places: []int32{f.Origin}, Part: phrase.Part{Role: schema.RoleOrigin, Weight: f.From.Weight, Rule: f.From.Rule}, Sense: f.From.Sense, Prep: f.From.Prep, Governor: f.From.Governor}, h)
	}
}
