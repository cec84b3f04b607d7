package corridor

import (
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// sceneMatter are the classes of cue words that let a sentence take an end from
// the document.
const sceneMatter = text.CueSignal | text.CueMigrant | text.CueDeport | text.CueReturn | text.CueGate | text.CuePermit | text.CueRecruit | text.CueBorn | text.CueArrive | text.CueMove | text.CueLeave | text.CueOrgList | text.CueReside

// complete links what sentence x left without a partner to what the sentences
// before it and the document leave to it; near are the cues of the sentences
// beside it.
func (c *Context) complete(x *Links, near text.Cues) {
	c.back(x)
	other := x.Cues&text.CueSport != 0 || x.Cues&text.CueOther != 0 && x.Cues&(text.CueMigrant|text.CueSignal|text.CueDeport|text.CueGate) == 0
	if !other && (x.Cues|near)&sceneMatter != 0 {
		c.link(x)
	}
	c.onward(x)
	c.rank(x)
}

// link finds the other end for each phrase of sentence x that has none.
func (c *Context) link(x *Links) {
	const weight = 0.7
	for _, g := range x.Phrases {
		if g.Weight < sure || g.Sense == phrase.SenseBody || x.linked(g) || g.Sense == phrase.SensePeople && (x.SeveralCountries(g.End) || x.atHome(g)) {
			continue
		}
		fits := func(p int32) bool { return !c.k.Nested(g, &phrase.Phrase{Places: []int32{p}}) }
		switch {
		case g.Role == schema.RoleOrigin:
			if p, rule := c.hostOf(x, g, fits); p >= 0 {
				c.join(x, g, phrase.Elsewhere([]int32{p}, phrase.Part{Role: schema.RoleDestination, Weight: weight, Rule: rule}))
			}
		case x.reaches(g):
			titled := func(p int32) bool { return c.whole.titled[p] && fits(p) }
			if p := best(&c.homesNear, &c.whole.homes, nil, titled); p >= 0 {
				c.join(x, phrase.Elsewhere([]int32{p}, phrase.Part{Role: schema.RoleOrigin, Weight: weight, Rule: phrase.FromScene}), g)
			}
		}
	}
}

// reaches reports whether persons come or go to g, whom nobody is said to host
// there.
func (x *Links) reaches(g *phrase.Phrase) bool {
	const moves = text.CueMove | text.CueArrive | text.CueLeave | text.CueTransit
	return g.Role == schema.RoleDestination && g.Governor >= 0 && x.Cues&(text.CueMigrant|text.CuePerson) != 0 &&
		(x.governed(g, moves) || g.Slot == phrase.SlotTo) && !x.governed(g, text.CueHost)
}

// onward gives people who are at one end of an evacuation the other as a host
// too.
func (c *Context) onward(x *Links) {
	ends, ok := c.evacuees.within(far, c.now)
	if !ok {
		return
	}
	a, b := ends[0], ends[1]
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
		c.join(x, &phrase.Phrase{Places: []int32{f.Origin}, Part: phrase.Part{Role: schema.RoleOrigin, Weight: f.From.Weight, Rule: f.From.Rule}, Sense: f.From.Sense, Prep: f.From.Prep, Governor: f.From.Governor}, h)
	}
}
