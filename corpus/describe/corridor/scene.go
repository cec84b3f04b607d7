package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// series is what the sentences before leave for others to stand beside: the
// findings of the last that had any, and ends that found no partner.
type series struct {
	found        []Finding
	at           int // the number of their sentence
	homes, hosts openEnd
	speaker      openEnd // the country whose institution was named last
	own          openEnd // the country whose institution speaks of migration
	money        int     // the number of the last sentence on money sent home
	homeward     int     // that of the last on money or people that go home
}

// openEnd is places that a sentence leaves without a partner.
type openEnd struct {
	places []int32
	at     int
}

// add makes e the places of end, and those that it had from the same sentence.
func (e *openEnd) add(end openEnd) {
	if e.at == end.at {
		end.places = append(slices.Clone(e.places), end.places...)
	}
	*e = end
}

// side gives g a part and links it to the places at the other end, by a rule.
func (s *Scene) side(x *Links, g *phrase.Phrase, role schema.Role, others []int32, rule phrase.RuleID) {
	const weight = 0.9
	g.Governor = -1
	g.Play(role, weight, rule)
	if role == schema.RoleOrigin {
		s.leave(x, g, phrase.Elsewhere(others, phrase.Part{Role: schema.RoleDestination, Weight: weight, Rule: rule}))
	} else {
		s.leave(x, phrase.Elsewhere(others, phrase.Part{Role: schema.RoleOrigin, Weight: weight, Rule: rule}), g)
	}
	x.partner[g] = true
}

// Scene is what a document leaves to a sentence that names people and not
// where they are, or where people go and not from where: the hosts and the
// homes of the sentences before it, which count the less the farther they lie,
// those of the whole document, and the country that it speaks for.
type Scene struct {
	k                    *phrase.Grammar
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

// hear adds what a sentence says of hosts and homes.
func (s *Scene) hear(x *Links, hosts, homes *votes) {
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
	case g.Slot == phrase.SlotIn || g.Slot == phrase.SlotAt || g.Site <= x.First+3:
		return 0.4
	}
	return 0.15
}

// leave adds the corridors between the places of two phrases, of which one is
// the document's.
func (s *Scene) leave(x *Links, o, h *phrase.Phrase) {
	for _, a := range o.Places {
		for _, b := range h.Places {
			if !s.k.Ends(a, b) {
				continue
			}
			x.Found = append(x.Found, Finding{a, b, relation(x.Cues, ""), o.Weight * h.Weight * x.factor, x.First, x.End, CarriedOver + o.Rule + " & " + h.Rule, x.vague(a, o) || x.vague(b, h), o, h, s.traits(x, o, h, a, b), 0})
		}
	}
}

// traits list how far the document itself speaks for the two ends.
func (s *Scene) traits(x *Links, from, to *phrase.Phrase, o, h int32) []model.Trait {
	here := from // the end that the sentence names
	if to.Governor >= 0 {
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

// near is how many sentences back a ranking looks for what it goes on with.
const near = 2
