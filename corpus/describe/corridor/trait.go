package corridor

import (
	"math"
	"strings"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// settingCues are the classes of cue words whose presence in the sentence is a
// trait.
const settingCues = text.CueDeport | text.CueReturn | text.CueRemit | text.CueBorn | text.CueRecruit | text.CueSendPeople | text.CueLeave | text.CueTransit | text.CueArrive | text.CueHost | text.CueStudy |
	text.CueReside | text.CueMove | text.CueMigrant | text.CuePerson | text.CuePermit | text.CueLabour | text.CueInst | text.CueSpeech | text.CueSignal | text.CueCorridor | text.CueOther | text.CueBlock | text.CueAccord | text.CueShare | text.CueGate | text.CueOurs

// Traits lists what speaks for a finding of the sentence and against it.
func (x *Links) Traits(f Finding, about float64) []model.Trait {
	out := []model.Trait{{Name: "bias", Much: 1}, {Name: "rule weight", Much: model.Logit(f.Confidence)}, {Name: "about", Much: about}, {Name: "in " + string(x.Lang), Much: 1},
		{Name: "length", Much: math.Log1p(float64(x.End - x.First))}}
	if x.short > 0 {
		out = append(out, model.Trait{Name: "short", Much: x.short})
	}
	rule, carried := strings.CutPrefix(string(f.Rule), CarriedOver)
	if carried {
		out = append(out, model.Trait{Name: "carried", Much: 1})
	} else {
		out = append(out, model.Trait{Name: "distance", Much: math.Log1p(float64(max(0, x.distance(f.From, f.To))))})
	}
	if home, host, both := strings.Cut(rule, " & "); both {
		out = append(out, model.Trait{Name: "home " + strings.TrimSuffix(home, "+"), Much: 1}, model.Trait{Name: "host " + strings.TrimSuffix(host, "+"), Much: 1})
	} else {
		out = append(out, model.Trait{Name: "pair " + rule, Much: 1})
	}
	if g := f.From.Governor; g >= 0 && g == f.To.Governor {
		out = append(out, model.Trait{Name: "one governor", Much: 1})
		if x.Starts[g]&(text.CueSignal|text.CueMigrant) != 0 {
			out = append(out, model.Trait{Name: "one governor of migration", Much: 1})
		}
	}
	for i, name := range text.CueNames {
		if c := text.Cues(1) << i; c&settingCues&x.Cues != 0 && !(c == text.CueInst && x.straight(f)) {
			out = append(out, model.Trait{Name: "cue " + name, Much: 1})
		}
	}
	for _, end := range []struct {
		name string
		of   *phrase.Phrase
	}{{"home is ", f.From}, {"host is ", f.To}} {
		out = append(out, model.Trait{Name: end.name + phrase.SenseNames[end.of.Sense], Much: 1})
		if end.of.Governor < 0 {
			out = append(out, model.Trait{Name: end.name + "ungoverned", Much: 1})
		}
		if end.of.Governor >= 0 && !carried {
			out = append(out, model.Trait{Name: end.name + "governed from afar", Much: math.Log1p(float64(max(end.of.First-end.of.Governor, end.of.Governor-end.of.End, 0)))})
		}
		if !carried && x.beside(end.of, text.CueMigrant) {
			out = append(out, model.Trait{Name: end.name + "beside migrants", Much: 1})
		}
		if n := len(end.of.Places); n > 1 {
			out = append(out, model.Trait{Name: end.name + "a list", Much: 1})
		}
	}
	out = append(append(out, f.More...), Directions(x.Grammar, f.Origin, f.Destination)...)
	if f.More == nil && f.Origin == x.house {
		out = append(out, model.Trait{Name: "home is house", Much: 1})
	}
	if f.More == nil && f.Destination == x.house {
		out = append(out, model.Trait{Name: "host is house", Much: 1})
	}
	if f.More != nil {
		for i := range out {
			out[i].Name = "scene: " + out[i].Name
		}
	}
	return out
}

// straight reports whether the sentence says of people who move that they do so
// from one place straight to the other, "the flows from Latin America to the
// United States": whoever speaks of it, that is a corridor.
func (x *Links) straight(f Finding) bool {
	g := f.From.Governor
	return g >= 0 && x.Starts[g]&(text.CueMove|text.CueLeave|text.CueMigrant) != 0 && f.To.Slot == phrase.SlotTo && f.To.First >= f.From.End && f.To.First-f.From.End <= 3 && f.From.Sense == phrase.SenseName
}

// beside reports whether a cue of classes c stands within three tokens of g.
func (x *Links) beside(g *phrase.Phrase, c text.Cues) bool {
	for j := max(x.First, g.Site-3); j < min(g.End+3, x.End); j++ {
		if x.Starts[j]&c != 0 {
			return true
		}
	}
	return false
}

// Directions are the traits of the two places themselves: whether people are
// known to move this way, and which of the two is more a country of
// immigration.
func Directions(k *phrase.Grammar, home, host int32) []model.Trait {
	o, d := k.Places[home], k.Places[host]
	c := schema.Corridor{Origin: o, Destination: d}
	out := []model.Trait{{Name: "more a host", Much: k.Host[d] - k.Host[o]}}
	switch {
	case k.Pairs[c]:
		out = append(out, model.Trait{Name: "usual way", Much: 1})
	case k.Pairs[c.Reverse()]:
		out = append(out, model.Trait{Name: "usual way back", Much: 1})
	}
	switch {
	case o.Contains(d):
		out = append(out, model.Trait{Name: "within a region", Much: 1})
	case d.Contains(o):
		out = append(out, model.Trait{Name: "to a region around", Much: 1})
	}
	if o.Kind() != schema.Country || d.Kind() != schema.Country {
		out = append(out, model.Trait{Name: "a region", Much: 1})
	}
	return out
}
