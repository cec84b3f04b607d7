package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// signed reads an agreement on workers of a subject with another state:
// "Germany signed with Kenya an agreement on nurses".
func (x *Links) signed(g *phrase.Phrase) {
	const nearby = 14 // tokens
	if !x.signs(g) {
		return
	}
	for _, h := range x.Phrases {
		if h.First <= g.End || phrase.Shares(g, h) {
			continue
		}
		if h.Rule.Under(text.CueDestList) { // "with three countries of destination, namely"
			g.Play(schema.RoleOrigin, 0.75, phrase.Signed)
			return
		}
		if h.Slot == phrase.SlotWith && len(h.Places) == 1 && h.Sense == phrase.SenseName && h.First-g.End < nearby && !x.mated(h) {
			x.mate(g, h)
			x.hires(g.Places[0], h.Places[0], g, h, phrase.Signed)
			return
		}
	}
}

// signs reports whether g is a state with which a sentence on an agreement on
// workers begins.
func (x *Links) signs(g *phrase.Phrase) bool {
	opens := g.Sense == phrase.SenseName && g.Role == "" && g.Slot == phrase.SlotNone && g.Site <= x.First+3 && len(g.Places) == 1
	return opens && x.agreesOnWork()
}

// agreesOnWork reports whether the sentence is on an agreement on workers.
func (x *Links) agreesOnWork() bool {
	return x.Cues&text.CueAccord != 0 && x.Cues&(text.CueBlock|text.CueOther) == 0 && x.aboutWork()
}

// pairs reads what names both ends at once: "between A and B", "A-B", "A → B".
func (x *Links) pairs() {
	for i, g := range x.Phrases {
		switch {
		case g.Slot == phrase.SlotBetween && len(g.Places) > 1:
			x.between(g)
		case x.parties(g):
			x.mate(g)
			x.hires(g.Places[0], g.Places[1], g, g, phrase.Parties)
		default:
			x.signed(g)
		}
		if i+1 < len(x.Phrases) {
			x.joined(g, x.Phrases[i+1])
		}
	}
}

// parties reports whether g is two countries that agree on workers: "The
// Philippines and Israel agreed on the hiring of caregivers".
func (x *Links) parties(g *phrase.Phrase) bool {
	free := g.Slot == phrase.SlotNone && g.Role == "" || g.Rule == phrase.RecruitSubject
	return g.Sense == phrase.SenseName && free && len(g.Places) == 2 && g.Site <= x.First+3 &&
		x.Within(text.CueAccord, g.End-1, 10) && x.agreesOnWork()
}

// between pairs the places of a list after "between".
func (x *Links) between(g *phrase.Phrase) {
	weight := x.betweenWeight(g)
	if weight == 0 {
		return
	}
	x.mate(g)
	p := g.Places
	switch {
	case len(p) == 2, len(p)%2 == 0 && repeats(p):
		for i := 0; i+1 < len(p); i += 2 {
			x.undirected(p[i], p[i+1], g, g, weight, phrase.BetweenTwo)
		}
	case x.led(g, text.CueCorridor|text.CueMove|text.CueRemit|text.CueMigrant|text.CueLabour):
		hub := x.hub(p)
		for i := range p {
			if i != hub {
				x.add(p[i], p[hub], g, g, weight*0.85, phrase.BetweenHub)
			}
		}
	}
}

// betweenWeight is how far people move between the places of g, which stand after
// "between"; 0 where something else is between them.
func (x *Links) betweenWeight(g *phrase.Phrase) float64 {
	const moves = text.CueSignal | text.CueMigrant | text.CueRemit | text.CueMove | text.CueCorridor | text.CueLabour
	people := x.Cues&moves != 0
	switch {
	case x.led(g, text.CueShare), !people && (x.base < 0.88 || x.Cues&text.CueOther != 0):
		return 0
	case x.accord(g) && x.Cues&(text.CueLabour|text.CueMigrant) == 0:
		return 0.4
	case x.accord(g), !people:
		return 0.6
	}
	return 0.8
}

// hub returns which of several places is the host of the others: the first that
// most people move to, or that is more a country of immigration than those before.
func (x *Links) hub(p []int32) int {
	const clearly = 0.6
	hub := 0
	host := func(i int) float64 { return x.Grammar.Host[x.Grammar.Places[p[i]]] }
	for i := range p {
		if host(hub) < clearly && host(i) > host(hub) {
			hub = i
		}
	}
	return hub
}

// led reports whether a cue of classes c stands in the 8 tokens before g.
func (x *Links) led(g *phrase.Phrase, c text.Cues) bool {
	for j := max(x.First, g.First-8); j < g.First; j++ {
		if x.Starts[j]&c != 0 {
			return true
		}
	}
	return false
}

func repeats(p []int32) bool {
	for i, x := range p {
		if slices.Contains(p[i+1:], x) {
			return true
		}
	}
	return false
}

// accord reports whether what stands between the places is an agreement or a
// meeting, and no movement.
func (x *Links) accord(g *phrase.Phrase) bool {
	for j := max(x.First, g.First-7); j < g.First; j++ {
		c, _ := x.CueAt(j)
		if c&(text.CueAccord|text.CueSpeech) != 0 {
			return x.Cues&text.CueCorridor == 0
		}
	}
	return false
}

// undirected adds the corridor between a and b in the direction in which more
// people have moved; where that is not known, towards the one that is more a
// country of immigration, or in the order of the text.
func (x *Links) undirected(a, b int32, g, h *phrase.Phrase, weight float64, rule phrase.RuleID) {
	c := schema.Corridor{Origin: x.Grammar.Places[a], Destination: x.Grammar.Places[b]}
	switch {
	case x.Grammar.Pairs[c]:
	case x.Grammar.Pairs[c.Reverse()]:
		a, b = b, a
	case x.Grammar.Host[c.Origin]-x.Grammar.Host[c.Destination] > 0.15:
		a, b = b, a
	}
	x.add(a, b, g, h, weight, rule)
}

// aboutWork reports whether a word other than that for the agreement itself
// says that it is on workers.
func (x *Links) aboutWork() bool {
	for i := x.First; i < x.End; i++ {
		if c := x.Starts[i]; c&(text.CueRecruit|text.CueLabour) != 0 && c&text.CueAccord == 0 {
			return true
		}
	}
	return false
}

// hires adds the corridor between two countries that agree on workers: towards
// the one that is more a country of immigration.
func (x *Links) hires(a, b int32, g, h *phrase.Phrase, rule phrase.RuleID) {
	const weight = 0.6
	switch d := x.Grammar.Host[x.Grammar.Places[a]] - x.Grammar.Host[x.Grammar.Places[b]]; {
	case d > 0.02:
		x.add(b, a, g, h, weight, rule)
	case d < -0.02:
		x.add(a, b, g, h, weight, rule)
	default:
		x.undirected(a, b, g, h, weight, rule)
	}
}

// joined reads two places with only a dash, an arrow or a slash between them.
func (x *Links) joined(g, h *phrase.Phrase) {
	if len(g.Places) != 1 || len(h.Places) != 1 || h.First-g.End > 3 {
		return
	}
	if h.First == g.End {
		before, _ := x.CueAt(g.First - 1)
		after, _ := x.CueAt(h.End)
		if before&text.CueCorridor != 0 || after&text.CueCorridor != 0 && lang.Of(x.Lang).NounAfter {
			x.undirectedPair(g, h, 0.85, phrase.CorridorNamed)
		}
		return
	}
	if x.toward(g, h) {
		return
	}
	t := x.Tokens[g.End]
	switch x.Body[t.Start:t.End] {
	case "→", "➔", "⇒", ">":
		x.mate(g, h)
		x.add(g.Places[0], h.Places[0], g, h, 0.9, phrase.Arrow)
	case "-", "–", "/", "‑", "‐":
		if x.factor >= 0.88 && x.dashPair(g, h) && !x.border(g, h) {
			x.undirectedPair(g, h, 0.75, phrase.Dash)
		}
	}
}

// dashPair reports whether a dash between two places makes them a corridor:
// no spaces around it unless the sentence says so, names on both sides, and no
// agreement or summit of theirs after it.
func (x *Links) dashPair(g, h *phrase.Phrase) bool {
	r := x.Text
	if g.Demonym(r) || h.Demonym(r) || g.Sense == phrase.SenseBody {
		return false
	}
	tight := r.Tokens[g.End].Is(text.Glued) && r.Tokens[h.First].Is(text.Glued) && !r.Mark(g.End, "/")
	if !tight && x.Cues&text.CueCorridor == 0 {
		return false
	}
	for j := max(x.First, g.First-3); j < min(h.End+3, x.End); j++ {
		if c, _ := r.CueAt(j); c&(text.CueAccord|text.CueSpeech) != 0 {
			return x.Cues&text.CueCorridor != 0
		}
	}
	return true
}

// BorderPair reports whether two places with nothing but a dash between them
// name the border that they share.
func (x *Links) BorderPair(g, h *phrase.Phrase) bool {
	if g.First > h.First {
		g, h = h, g
	}
	return h.First == g.End+1 && x.Dash(g.End) && x.border(g, h)
}

// border reports whether two places with a dash between them name the border
// that they share: "the Arizona-Sonora border", "la frontière Tunisie-Libye".
func (x *Links) border(g, h *phrase.Phrase) bool {
	if lang.Of(x.Lang).NounAfter {
		return x.Is(h.End, lang.Border)
	}
	before := x.Sentence.Before(g.First)
	if c, _ := x.CueAt(before); c&text.CueOf != 0 {
		before--
	}
	return x.Is(before, lang.Border)
}

// toward reads "Mexico to the United States" where no preposition stands
// before the first place.
func (x *Links) toward(g, h *phrase.Phrase) bool {
	c, _ := x.CueAt(g.End)
	if c&text.CueTo == 0 || g.Role != "" || g.Prep >= 0 && g.Slot != phrase.SlotOf && g.Slot != phrase.SlotFrom || g.Sense != phrase.SenseName || h.Sense != phrase.SenseName || x.factor < 0.85 || x.Sentence.Before(h.First) != g.End {
		return false
	}
	if g.Prep >= 0 && g.Role != "" {
		return false
	}
	x.mate(g, h)
	o, d := g, h
	if x.Cues&text.CueRemit != 0 && x.Cues&(text.CueMigrant|text.CueCorridor) == 0 {
		o, d = h, g
	}
	x.add(o.Places[0], d.Places[0], o, d, 0.75, phrase.Toward)
	return true
}

func (x *Links) undirectedPair(g, h *phrase.Phrase, weight float64, rule phrase.RuleID) {
	x.mate(g, h)
	x.undirected(g.Places[0], h.Places[0], g, h, weight, rule)
}
