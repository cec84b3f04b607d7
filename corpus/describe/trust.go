package describe

import (
	"math"
	"strings"

	"github.com/simde/simde/schema"
)

// trustCues are the classes of cue words whose presence in the sentence is a
// trait.
const trustCues = cueDeport | cueReturn | cueRemit | cueBorn | cueRecruit | cueSendPeople | cueLeave | cueTransit | cueArrive | cueHost | cueStudy |
	cueReside | cueMove | cueMigrant | cuePerson | cuePermit | cueLabour | cueInst | cueSpeech | cueSignal | cueCorridor | cueOther | cueBlock | cueAccord | cueShare | cueGate | cueOurs

// traits lists what speaks for a finding of the sentence and against it.
func (x *sentenceLinks) traits(f finding, about float64) []trait {
	out := []trait{{"bias", 1}, {"rule weight", logit(f.confidence)}, {"about", about}, {"in " + string(x.lang), 1},
		{"length", math.Log1p(float64(x.end - x.first))}}
	if x.short > 0 {
		out = append(out, trait{"short", x.short})
	}
	rule, carried := strings.CutPrefix(f.rule, "carried: ")
	if carried {
		out = append(out, trait{"carried", 1})
	} else {
		out = append(out, trait{"distance", math.Log1p(float64(max(0, x.distance(f.from, f.to))))})
	}
	if home, host, both := strings.Cut(rule, " & "); both {
		out = append(out, trait{"home " + strings.TrimSuffix(home, "+"), 1}, trait{"host " + strings.TrimSuffix(host, "+"), 1})
	} else {
		out = append(out, trait{"pair " + rule, 1})
	}
	if g := f.from.governor; g >= 0 && g == f.to.governor {
		out = append(out, trait{"one governor", 1})
		if x.starts[g]&(cueSignal|cueMigrant) != 0 {
			out = append(out, trait{"one governor of migration", 1})
		}
	}
	for i, name := range cueNames {
		if c := cueSet(1) << i; c&trustCues&x.cues != 0 && !(c == cueInst && x.straight(f)) {
			out = append(out, trait{"cue " + name, 1})
		}
	}
	for _, end := range []struct {
		name string
		of   *group
	}{{"home is ", f.from}, {"host is ", f.to}} {
		out = append(out, trait{end.name + sortNames[end.of.sort], 1})
		if end.of.governor < 0 {
			out = append(out, trait{end.name + "ungoverned", 1})
		}
		if end.of.governor >= 0 && !carried {
			out = append(out, trait{end.name + "governed from afar", math.Log1p(float64(max(end.of.first-end.of.governor, end.of.governor-end.of.end, 0)))})
		}
		if !carried && x.beside(end.of, cueMigrant) {
			out = append(out, trait{end.name + "beside migrants", 1})
		}
		if n := len(end.of.places); n > 1 {
			out = append(out, trait{end.name + "a list", 1})
		}
	}
	out = append(append(out, f.more...), x.k.directions(f)...)
	if f.more == nil && f.origin == x.house {
		out = append(out, trait{"home is house", 1})
	}
	if f.more == nil && f.destination == x.house {
		out = append(out, trait{"host is house", 1})
	}
	if f.more != nil {
		for i := range out {
			out[i].name = "scene: " + out[i].name
		}
	}
	return out
}

// straight reports whether the sentence says of people who move that they do so
// from one place straight to the other, "the flows from Latin America to the
// United States": whoever speaks of it, that is a corridor.
func (x *sentenceLinks) straight(f finding) bool {
	g := f.from.governor
	return g >= 0 && x.starts[g]&(cueMove|cueLeave|cueMigrant) != 0 && f.to.slot == slotTo && f.to.first >= f.from.end && f.to.first-f.from.end <= 3 && f.from.sort == sortName
}

// beside reports whether a cue of classes c stands within three tokens of g.
func (x *sentenceLinks) beside(g *group, c cueSet) bool {
	for j := max(x.first, g.site-3); j < min(g.end+3, x.end); j++ {
		if x.starts[j]&c != 0 {
			return true
		}
	}
	return false
}

// sortNames name what a group of mentions stands for.
var sortNames = [...]string{sortName: "a name", sortPeople: "people", sortSite: "a site", sortBody: "a body", sortEmployer: "an employer", sortThing: "a thing"}

// directions are the traits of the two places themselves: whether people are
// known to move this way, and which of the two is more a country of
// immigration.
func (k *grammar) directions(f finding) []trait {
	o, d := k.places[f.origin], k.places[f.destination]
	c := schema.Corridor{Origin: o, Destination: d}
	out := []trait{{"more a host", k.host[d] - k.host[o]}}
	switch {
	case k.pairs[c]:
		out = append(out, trait{"usual way", 1})
	case k.pairs[c.Reverse()]:
		out = append(out, trait{"usual way back", 1})
	}
	switch {
	case o.Contains(d):
		out = append(out, trait{"within a region", 1})
	case d.Contains(o):
		out = append(out, trait{"to a region around", 1})
	}
	if o.Kind() != schema.Country || d.Kind() != schema.Country {
		out = append(out, trait{"a region", 1})
	}
	return out
}

// logit is the logarithm of the odds of p.
func logit(p float64) float64 {
	p = min(max(p, 0.02), 0.98)
	return math.Log(p / (1 - p))
}
