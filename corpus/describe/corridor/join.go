package corridor

import (
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// side gives g a part, links it to the places at the other end, by a rule, and
// reports that it did.
func (c *Context) side(x *Links, g *phrase.Phrase, role schema.Role, others []int32, rule phrase.RuleID) bool {
	const weight = 0.9
	g.Governor = -1
	g.Play(role, weight, rule)
	if role == schema.RoleOrigin {
		c.join(x, g, phrase.Elsewhere(others, phrase.Part{Role: schema.RoleDestination, Weight: weight, Rule: rule}))
	} else {
		c.join(x, phrase.Elsewhere(others, phrase.Part{Role: schema.RoleOrigin, Weight: weight, Rule: rule}), g)
	}
	x.mate(g)
	return true
}

// join adds the corridors between the places of two phrases, of which one stands
// elsewhere in the document.
func (c *Context) join(x *Links, o, h *phrase.Phrase) {
	for _, a := range o.Places {
		for _, b := range h.Places {
			if !c.k.Ends(a, b) {
				continue
			}
			x.Found = append(x.Found, Finding{a, b, relation(x.Cues, ""), o.Weight * h.Weight * x.factor, x.First, x.End, CarriedOver + o.Rule + " & " + h.Rule, x.vague(a, o) || x.vague(b, h), o, h, c.traits(x, o, h, a, b), 0})
		}
	}
}

// traits list how far the document itself speaks for the two ends.
func (c *Context) traits(x *Links, from, to *phrase.Phrase, o, h int32) []model.Trait {
	here := from // the end that the sentence names
	if to.Governor >= 0 {
		here = to
	}
	s := c.whole
	out := []model.Trait{{Name: "scene", Much: 1}, {Name: "scene short", Much: 1 / float64(s.sentences)}, {Name: "scene host here", Much: min(1, c.hostsNear.of[h])}, {Name: "scene host here share", Much: c.hostsNear.share(h)},
		{Name: "scene host share", Much: s.hosts.share(h)}, {Name: "scene host named", Much: s.named.share(h)},
		{Name: "scene home here", Much: min(1, c.homesNear.of[o])}, {Name: "scene home share", Much: s.homes.share(o)}, {Name: "scene home named", Much: s.named.share(o)},
		{Name: "scene home a host", Much: ratio(s.hosts.of[o], s.homes.of[o])}, {Name: "scene host a home", Much: ratio(s.homes.of[h], s.hosts.of[h])}}
	for _, t := range []struct {
		name string
		is   bool
	}{{"scene host titled", s.titled[h]}, {"scene home titled", s.titled[o]}, {"scene host is house", h == s.house}, {"scene home is house", o == s.house},
		{"scene ours", x.Cues&text.CueOurs != 0}, {"scene linked", len(x.Found) > 0}, {"scene hosted", x.hosted()},
		{"scene here", x.Cues&text.CueHere != 0}, {"scene beside migrants", x.Beside(here, text.CueMigrant)}, {"scene beside the border", x.Beside(here, text.CueGate)}} {
		if t.is {
			out = append(out, model.Trait{Name: t.name, Much: 1})
		}
	}
	return out
}
