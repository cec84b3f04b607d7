package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// nearest links each destination to its origin: the phrase of the same cue,
// then the nearest before it, then the nearest after it; then each origin that
// is left to its nearest destination.
func (x *Links) nearest() {
	var origins, hosts []*phrase.Phrase
	for _, g := range x.Phrases {
		if x.mated(g) {
			continue
		}
		switch g.Role {
		case schema.RoleOrigin:
			origins = append(origins, g)
		case schema.RoleDestination:
			hosts = append(hosts, g)
		}
	}
	hosts = x.exact(hosts)
	for _, h := range hosts {
		if h.Weight <= phrase.Weak {
			continue
		}
		if o := x.closest(h, origins, true); o != nil {
			x.pair(o, h)
		}
	}
	for _, o := range origins {
		if x.mated(o) {
			continue
		}
		if h := x.closest(o, hosts, false); h != nil && !x.taken(o, h) {
			x.pair(o, h)
		} else {
			x.authority(o)
			x.lone(o, hosts)
		}
	}
}

// exact leaves out a host that is a region where another host lies in it.
func (x *Links) exact(hosts []*phrase.Phrase) []*phrase.Phrase {
	return slices.DeleteFunc(slices.Clone(hosts), func(h *phrase.Phrase) bool {
		return slices.ContainsFunc(hosts, func(o *phrase.Phrase) bool {
			return o != h && x.Grammar.Places[h.Places[0]].Contains(x.Grammar.Places[o.Places[0]]) && !(h.Slot == phrase.SlotTo && x.arrow(h))
		})
	})
}

// arrow reports whether an origin stands straight before h: "from Asia to
// Europe".
func (x *Links) arrow(h *phrase.Phrase) bool {
	return slices.ContainsFunc(x.Phrases, func(o *phrase.Phrase) bool {
		return o.Role == schema.RoleOrigin && o.End <= h.First && h.First-o.End <= 3
	})
}

// taken reports whether h stands before o with an origin of its own, too far
// for o to belong to it as well.
func (x *Links) taken(o, h *phrase.Phrase) bool {
	for _, p := range x.Phrases {
		if p != o && p.Role == schema.RoleOrigin && x.mated(p) && p.Governor >= 0 && p.Governor == o.Governor {
			return false // "72 per cent were born in India, 12 per cent in China"
		}
	}
	return x.Cues&text.CueOrgList == 0 && x.mated(h) && h.First < o.First && x.Distance(o, h) > 10 && (o.Governor < 0 || o.Governor != h.Governor)
}

// lone links people to the only other country of a sentence that speaks of
// migration, where that has no part of its own and nothing else could be meant.
func (x *Links) lone(o *phrase.Phrase, hosts []*phrase.Phrase) {
	const aside = text.CueSpeech | text.CueAccord | text.CueBlock | text.CueOther
	if x.mated(o) || len(hosts) > 0 || o.Sense != phrase.SensePeople || x.factor < 1 || x.Cues&aside != 0 {
		return
	}
	other := x.onlyOther(o)
	if other == nil || !x.oneCountry(other) || other.Role != "" && other.Weight > 0.8 || other.Role == schema.RoleTransit {
		return
	}
	other.Play(schema.RoleDestination, phrase.Weak, phrase.Lone)
	x.pair(o, other)
}

// onlyOther returns the only phrase of places besides that of people o and what
// lies with it in one region; nil where there are more, or other people.
func (x *Links) onlyOther(o *phrase.Phrase) *phrase.Phrase {
	var other *phrase.Phrase
	for _, g := range x.Phrases {
		switch {
		case g == o || g.Sense == phrase.SenseThing || x.Grammar.Nested(g, o):
		case other != nil || g.Sense == phrase.SensePeople:
			return nil
		default:
			other = g
		}
	}
	return other
}

// authority links people who are sent back to the country whose authorities
// the sentence names, where nothing else says where they were.
func (x *Links) authority(o *phrase.Phrase) {
	if x.Cues&(text.CueReturn|text.CueDeport) == 0 || o.Sense != phrase.SensePeople || !o.Noun {
		return
	}
	for _, g := range x.Phrases {
		if g.Role == "" && (g.Sense == phrase.SenseBody && !phrase.Shares(g, o) || g.Sense == phrase.SenseName && g.Slot == phrase.SlotNone && len(g.Places) == 2 && phrase.Shares(g, o)) {
			g.Play(g.Role, 0.68, phrase.Authorities)
			x.pair(o, g)
			return
		}
	}
}

// closest returns the phrase of others nearest to g that shares no place with
// it; one before g is preferred where before is true, one after it otherwise.
func (x *Links) closest(g *phrase.Phrase, others []*phrase.Phrase, before bool) *phrase.Phrase {
	var best *phrase.Phrase
	bestCost := 1 << 20
	for _, o := range others {
		if phrase.Shares(o, g) && len(o.Places) == 1 && len(g.Places) == 1 {
			continue
		}
		cost := x.Distance(o, g)
		if (o.First < g.First) != before {
			cost += 8
		}
		if o.Governor >= 0 && (o.Governor == g.Governor || o.Governor == g.First || g.Governor == o.First) {
			cost -= 12
		}
		if cost < bestCost {
			best, bestCost = o, cost
		}
	}
	return best
}

func (x *Links) pair(o, h *phrase.Phrase) {
	scope := 1.0
	if x.nobody(o, h) {
		return
	}
	x.mate(o, h)
	switch d := x.Distance(o, h); {
	case o.Governor >= 0 && o.Governor == h.Governor || h.Governor == o.First:
	case d > clauseEnd:
		scope = 0.64
	case d > 20:
		scope = 0.88
	case d > 10:
		scope = 0.95
	}
	for _, a := range o.Places {
		for _, b := range h.Places {
			x.add(a, b, o, h, o.Weight*h.Weight*scope, o.Rule+" & "+h.Rule)
		}
	}
}

// ofPeople are the classes of words that say that a sentence is on people.
const ofPeople = text.CueMigrant | text.CuePerson | text.CueRemit | text.CueSignal | text.CueBorn | text.CuePermit

// OnGoods reports whether what arrives or moves in the sentence is goods, and
// nobody is named in it: "sugar arrives in Chad from Cameroon".
func (x *Links) OnGoods() bool {
	if x.Cues&text.CueOther == 0 || x.Cues&(text.CueArrive|text.CueMove) == 0 || x.Cues&(ofPeople|text.CueDeport|text.CueReturn) != 0 {
		return false
	}
	return !slices.ContainsFunc(x.Phrases, func(g *phrase.Phrase) bool { return g.Sense == phrase.SensePeople })
}

// nobody reports whether the cue of either end needs people and the sentence
// has none: what is sent or received may be goods.
func (x *Links) nobody(o, h *phrase.Phrase) bool {
	if x.Cues&ofPeople != 0 || o.Sense == phrase.SensePeople {
		return false
	}
	if x.Cues&text.CueOther != 0 && x.Cues&(text.CueArrive|text.CueMove) != 0 {
		return true
	}
	for _, g := range [...]*phrase.Phrase{o, h} {
		if g.Governor >= 0 && x.Starts[g.Governor]&(text.CueSendPeople|text.CueHost|text.CueRecruit) != 0 {
			return true
		}
	}
	return false
}
