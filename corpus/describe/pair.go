package describe

import (
	"slices"

	"github.com/simde/simde/schema"
)

// pairs reads what names both ends at once: "between A and B", "A-B", "A → B".
func (x *sentenceLinks) pairs() {
	for i, g := range x.groups {
		switch {
		case g.slot == slotBetween && len(g.places) > 1:
			x.between(g)
		case x.parties(g):
			x.partner[g] = true
			x.hires(g.places[0], g.places[1], g, g, "parties")
		default:
			x.signed(g)
		}
		if i+1 < len(x.groups) {
			x.joined(g, x.groups[i+1])
		}
	}
}

// parties reports whether g is two countries that agree on workers: "The
// Philippines and Israel agreed on the hiring of caregivers".
func (x *sentenceLinks) parties(g *group) bool {
	free := g.slot == slotNone && g.role == "" || g.rule == "recruit.subject"
	return g.sort == sortName && free && len(g.places) == 2 && g.site <= x.first+3 &&
		x.within(cueAccord, g.end-1, 10) && x.aboutWork() && x.cues&(cueBlock|cueOther) == 0
}

// between pairs the places of a list after "between".
func (x *sentenceLinks) between(g *group) {
	weight := 0.8
	if x.led(g, cueShare) {
		return
	}
	if x.cues&(cueSignal|cueMigrant|cueRemit|cueMove|cueCorridor|cueLabour) == 0 {
		if x.base < 0.88 || x.cues&cueOther != 0 {
			return
		}
		weight = 0.6
	}
	x.partner[g] = true
	if x.accord(g) {
		weight = 0.4
		if x.cues&(cueLabour|cueMigrant) != 0 {
			weight = 0.6
		}
	}
	p := g.places
	switch {
	case len(p)%2 == 0 && len(p) > 2 && repeats(p):
		for i := 0; i+1 < len(p); i += 2 {
			x.undirected(p[i], p[i+1], g, g, weight, "between")
		}
	case len(p) == 2:
		x.undirected(p[0], p[1], g, g, weight, "between")
	case !x.led(g, cueCorridor|cueMove|cueRemit|cueMigrant|cueLabour):
	default:
		hub := 0
		for i := range p {
			if x.k.host[x.k.places[p[hub]]] < 0.6 && x.k.host[x.k.places[p[i]]] > x.k.host[x.k.places[p[hub]]] {
				hub = i
			}
		}
		for i := range p {
			if i != hub {
				x.add(p[i], p[hub], g, g, weight*0.85, "between.hub")
			}
		}
	}
}

// led reports whether a cue of classes c stands in the 8 tokens before g.
func (x *sentenceLinks) led(g *group, c cueSet) bool {
	for j := max(x.first, g.first-8); j < g.first; j++ {
		if x.starts[j]&c != 0 {
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
func (x *sentenceLinks) accord(g *group) bool {
	for j := max(x.first, g.first-7); j < g.first; j++ {
		c, _ := x.cueAt(j)
		if c&(cueAccord|cueSpeech) != 0 {
			return x.cues&cueCorridor == 0
		}
	}
	return false
}

// undirected adds the corridor between a and b in the direction in which more
// people have moved; where that is not known, towards the one that is more a
// country of immigration, or in the order of the text.
func (x *sentenceLinks) undirected(a, b int32, g, h *group, weight float64, rule string) {
	c := schema.Corridor{Origin: x.k.places[a], Destination: x.k.places[b]}
	switch {
	case x.k.pairs[c]:
	case x.k.pairs[c.Reverse()]:
		a, b = b, a
	case x.k.host[c.Origin]-x.k.host[c.Destination] > 0.15:
		a, b = b, a
	}
	x.add(a, b, g, h, weight, rule)
}

// aboutWork reports whether a word other than that for the agreement itself
// says that it is on workers.
func (x *sentenceLinks) aboutWork() bool {
	for i := x.first; i < x.end; i++ {
		if c := x.starts[i]; c&(cueRecruit|cueLabour) != 0 && c&cueAccord == 0 {
			return true
		}
	}
	return false
}

// hires adds the corridor between two countries that agree on workers: towards
// the one that is more a country of immigration.
func (x *sentenceLinks) hires(a, b int32, g, h *group, rule string) {
	const weight = 0.6
	switch d := x.k.host[x.k.places[a]] - x.k.host[x.k.places[b]]; {
	case d > 0.02:
		x.add(b, a, g, h, weight, rule)
	case d < -0.02:
		x.add(a, b, g, h, weight, rule)
	default:
		x.undirected(a, b, g, h, weight, rule)
	}
}

// joined reads two places with only a dash, an arrow or a slash between them.
func (x *sentenceLinks) joined(g, h *group) {
	if len(g.places) != 1 || len(h.places) != 1 || h.first-g.end > 3 {
		return
	}
	if h.first == g.end {
		before, _ := x.cueAt(g.first - 1)
		after, _ := x.cueAt(h.end)
		if before&cueCorridor != 0 || after&cueCorridor != 0 && x.lang == schema.English {
			x.undirectedPair(g, h, 0.85, "corridor")
		}
		return
	}
	if x.toward(g, h) {
		return
	}
	t := x.tokens[g.end]
	switch x.text[t.start:t.end] {
	case "→", "➔", "⇒", ">":
		x.partner[g], x.partner[h] = true, true
		x.add(g.places[0], h.places[0], g, h, 0.9, "arrow")
	case "-", "–", "/", "‑", "‐":
		if x.factor >= 0.88 && x.dashPair(g, h) {
			x.undirectedPair(g, h, 0.75, "dash")
		}
	}
}

// dashPair reports whether a dash between two places makes them a corridor:
// no spaces around it unless the sentence says so, names on both sides, and no
// agreement or summit of theirs after it.
func (x *sentenceLinks) dashPair(g, h *group) bool {
	r := x.reading
	if g.demonym(r) || h.demonym(r) || g.sort == sortBody {
		return false
	}
	tight := r.tokens[g.end].is(glued) && r.tokens[h.first].is(glued) && !r.mark(g.end, "/")
	if !tight && x.cues&cueCorridor == 0 {
		return false
	}
	for j := max(x.first, g.first-3); j < min(h.end+3, x.end); j++ {
		if c, _ := r.cueAt(j); c&(cueAccord|cueSpeech) != 0 {
			return x.cues&cueCorridor != 0
		}
	}
	return true
}

// toward reads "Mexico to the United States" where no preposition stands
// before the first place.
func (x *sentenceLinks) toward(g, h *group) bool {
	c, _ := x.cueAt(g.end)
	if c&cueTo == 0 || g.role != "" || g.prep >= 0 && g.slot != slotOf && g.slot != slotFrom || g.sort != sortName || h.sort != sortName || x.factor < 0.85 || x.sentence.before(h.first) != g.end {
		return false
	}
	if g.prep >= 0 && g.role != "" {
		return false
	}
	x.partner[g], x.partner[h] = true, true
	o, d := g, h
	if x.cues&cueRemit != 0 && x.cues&(cueMigrant|cueCorridor) == 0 {
		o, d = h, g
	}
	x.add(o.places[0], d.places[0], o, d, 0.75, "toward")
	return true
}

func (x *sentenceLinks) undirectedPair(g, h *group, weight float64, rule string) {
	x.partner[g], x.partner[h] = true, true
	x.undirected(g.places[0], h.places[0], g, h, weight, rule)
}
