package candidate

import (
	"math"
	"strings"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// settingCues are the classes of cue words whose presence in the sentence is a
// trait.
const settingCues = text.CueDeport | text.CueReturn | text.CueRemit | text.CueBorn | text.CueRecruit | text.CueSendPeople | text.CueLeave | text.CueTransit | text.CueArrive | text.CueHost | text.CueStudy |
	text.CueReside | text.CueMove | text.CueMigrant | text.CuePerson | text.CuePermit | text.CueLabour | text.CueInst | text.CueSpeech | text.CueSignal | text.CueCorridor | text.CueOther | text.CueBlock | text.CueAccord | text.CueShare | text.CueGate | text.CueOurs

// traitsOf lists what speaks for what a rule found in sentence x and against it;
// about is how far the document speaks of migration.
func traitsOf(x *corridor.Links, f corridor.Finding, about float64) []model.Trait {
	rule, carried := strings.CutPrefix(string(f.Rule), corridor.CarriedOver)
	const usual = 40
	t := append(make(traits, 0, usual), model.Trait{Name: "bias", Much: 1}, model.Trait{Name: "rule weight", Much: model.Logit(f.Confidence)}, model.Trait{Name: "about", Much: about},
		model.Trait{Name: "in " + string(x.Lang), Much: 1}, model.Trait{Name: "length", Much: math.Log1p(float64(x.End - x.First))})
	if x.Short > 0 {
		t.add("short", x.Short)
	}
	if carried {
		t.add("carried", 1)
	} else {
		t.add("distance", math.Log1p(float64(max(0, x.Distance(f.From, f.To)))))
	}
	t.byRule(rule)
	t.underCues(x, f)
	t.ofEnd("home is ", x, f.From, carried)
	t.ofEnd("host is ", x, f.To, carried)
	t = append(t, f.More...)
	directions(x.Grammar, f.Origin, f.Destination, t.add)
	if f.More == nil {
		t.addIf(f.Origin == x.House, "home is house")
		t.addIf(f.Destination == x.House, "host is house")
		return t
	}
	for i := range t {
		t[i].Name = "scene: " + t[i].Name
	}
	return t
}

// traits are those of a finding, in their order.
type traits []model.Trait

func (t *traits) add(name string, much float64) {
	*t = append(*t, model.Trait{Name: name, Much: much})
}

func (t *traits) addIf(is bool, name string) {
	if is {
		t.add(name, 1)
	}
}

// byRule adds the rules of the two ends, or that of both.
func (t *traits) byRule(rule string) {
	home, host, both := strings.Cut(rule, " & ")
	if !both {
		t.add("pair "+rule, 1)
		return
	}
	t.add("home "+strings.TrimSuffix(home, "+"), 1)
	t.add("host "+strings.TrimSuffix(host, "+"), 1)
}

// underCues adds whether one cue governs both ends, and the classes of the cues of
// the sentence.
func (t *traits) underCues(x *corridor.Links, f corridor.Finding) {
	if g := f.From.Governor; g >= 0 && g == f.To.Governor {
		t.add("one governor", 1)
		t.addIf(x.Starts[g]&(text.CueSignal|text.CueMigrant) != 0, "one governor of migration")
	}
	said := x.Cues & settingCues
	if said&text.CueInst != 0 && straight(x, f) {
		said &^= text.CueInst
	}
	classes(said, func(name string) { t.add("cue "+name, 1) })
}

// ofEnd adds what one end is and how it stands in the sentence.
func (t *traits) ofEnd(name string, x *corridor.Links, g *phrase.Phrase, carried bool) {
	t.add(name+phrase.SenseNames[g.Sense], 1)
	if g.Governor < 0 {
		t.add(name+"ungoverned", 1)
	} else if !carried {
		t.add(name+"governed from afar", math.Log1p(float64(max(g.First-g.Governor, g.Governor-g.End, 0))))
	}
	t.addIf(!carried && x.Beside(g, text.CueMigrant), name+"beside migrants")
	t.addIf(len(g.Places) > 1, name+"a list")
}

// straight reports whether the sentence says of people who move that they do so
// from one place straight to the other, "the flows from Latin America to the
// United States": whoever speaks of it, that is a corridor.
func straight(x *corridor.Links, f corridor.Finding) bool {
	g := f.From.Governor
	return g >= 0 && x.Starts[g]&(text.CueMove|text.CueLeave|text.CueMigrant) != 0 && f.To.Slot == phrase.SlotTo && f.To.First >= f.From.End && f.To.First-f.From.End <= 3 && f.From.Sense == phrase.SenseName
}

// directions adds the traits of the two places themselves: whether people are
// known to move this way, and which of the two is more a country of
// immigration.
func directions(k *phrase.Grammar, home, host int32, add func(name string, much float64)) {
	o, d := k.Places[home], k.Places[host]
	c := schema.Corridor{Origin: o, Destination: d}
	add("more a host", k.Host[d]-k.Host[o])
	switch {
	case k.Pairs[c]:
		add("usual way", 1)
	case k.Pairs[c.Reverse()]:
		add("usual way back", 1)
	}
	switch {
	case o.Contains(d):
		add("within a region", 1)
	case d.Contains(o):
		add("to a region around", 1)
	}
	if o.Kind() != schema.Country || d.Kind() != schema.Country {
		add("a region", 1)
	}
}
