package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

func (x *Links) carried(o, h *phrase.Phrase) {
	for _, a := range o.Places {
		for _, b := range h.Places {
			if x.Grammar.Ends(a, b) {
				x.Found = append(x.Found, Finding{a, b, relation(x.Cues, ""), o.Weight * h.Weight * 0.68, x.First, x.End, CarriedOver + o.Rule + " & " + h.Rule, x.vague(a, o) || x.vague(b, h), o, h, nil, 0})
			}
		}
	}
}

// CarriedOver marks the rule of a finding that takes an end from elsewhere.
const CarriedOver = "carried: "

// CorridorOf returns the corridor of a finding.
func CorridorOf(k *phrase.Grammar, f Finding) schema.Corridor {
	return schema.Corridor{Origin: k.Places[f.Origin], Destination: k.Places[f.Destination]}
}

// Finding is a corridor that one passage speaks of.
type Finding struct {
	Origin, Destination int32 // places of the lexicon
	Kind                schema.Relation
	Confidence          float64
	First, End          int // tokens of the passage that says so
	Rule                phrase.RuleID
	Vague               bool // a region is named by its people only
	From, To            *phrase.Phrase
	More                []model.Trait // of what the whole document says
	Apart               int           // sentences between its places, where no rule relates them
}

// Links pairs the origins and destinations of a sentence.
type Links struct {
	*phrase.Sentence
	Cues   text.Cues // all cues of the sentence
	factor float64
	base   float64 // factor without what its people add
	Found  []Finding
	mates  []*phrase.Phrase // those that have a partner

	Short    float64                 // how short the document is: 1 / its sentences, a half where it has one
	believed map[*phrase.Phrase]bool // those at an end of a finding that is trusted

	House    int32 // the country that the document speaks for, or -1
	evacuees evacuation
	heads    header // of the table below
	spoke    bool   // it speaks of migration, or says by itself who moves where
}

// Trust is how far the words of the sentence let two places in it be the ends of a
// migration, 0 to 1.
func (x *Links) Trust() float64 { return x.factor }

// clauseEnd is how many tokens the end of a clause counts for.
const clauseEnd = 30

// Distance is the number of tokens between two phrases; the end of a clause
// counts for many.
func (x *Links) Distance(a, b *phrase.Phrase) int {
	if a.First > b.First {
		a, b = b, a
	}
	end := a.End
	if a.Slot == phrase.SlotSubject && a.Governor > end && a.Governor < b.First {
		end = a.Governor // a subject is as near as its verb
	}
	d := b.First - end
	for j := end; j < b.First; j++ {
		if x.Body[x.Tokens[j].Start] == ';' || x.Starts[j]&text.CueWhile != 0 {
			d += clauseEnd
		}
	}
	return d
}

func (x *Links) add(o, d int32, g, h *phrase.Phrase, weight float64, rule phrase.RuleID) {
	if !x.Grammar.Ends(o, d) {
		return
	}
	a, b := x.Grammar.Places[o], x.Grammar.Places[d]
	if (a.Contains(b) || b.Contains(a)) && !within(g, h) {
		return
	}
	x.Found = append(x.Found, Finding{o, d, relation(x.Cues, rule), weight * x.factor, min(g.First, h.First), max(g.End, h.End), rule, x.vague(o, g) || x.vague(d, h), g, h, nil, 0})
}

// within reports whether people can move between a region and a part of it: the
// sentence says whence and where to, as in "from Central America to Mexico".
func within(o, h *phrase.Phrase) bool {
	return h.Slot == phrase.SlotSubject || o.Governor >= 0 && h.Governor >= 0 || o.Sense == phrase.SensePeople
}

// vague reports whether place p of phrase g is a region that only the name of
// its people stands for.
func (x *Links) vague(p int32, g *phrase.Phrase) bool {
	return g.Sense == phrase.SensePeople && x.Grammar.Places[p].Kind() != schema.Country
}

// relation is the kind of corridor that the cues of its sentence speak of.
func relation(c text.Cues, rule phrase.RuleID) schema.Relation {
	for _, x := range []struct {
		cue text.Cues
		rel schema.Relation
	}{{text.CueRemit, schema.RelRemittances}, {text.CueDeport, schema.RelDeportation}, {text.CueReturn, schema.RelReturn}, {text.CueStudy, schema.RelStudy}, {text.CueRecruit | text.CueLabour, schema.RelLabour}} {
		if c&x.cue != 0 {
			return x.rel
		}
	}
	return schema.RelMigration
}

// mate notes that phrases have a partner.
func (x *Links) mate(phrases ...*phrase.Phrase) {
	for _, g := range phrases {
		if !x.mated(g) {
			x.mates = append(x.mates, g)
		}
	}
}

// mated reports whether a phrase has a partner.
func (x *Links) mated(g *phrase.Phrase) bool { return slices.Contains(x.mates, g) }

// settled reports whether a finding other than by the whole document has g at
// an end.
func (x *Links) settled(g *phrase.Phrase) bool {
	if x.mated(g) {
		return true
	}
	return slices.ContainsFunc(x.Found, func(f Finding) bool {
		return (f.From == g || f.To == g) && f.From.Rule != phrase.FromScene && f.To.Rule != phrase.FromScene
	})
}

// linked reports whether a finding of the sentence has g at an end.
func (x *Links) linked(g *phrase.Phrase) bool {
	if x.mated(g) {
		return true
	}
	for _, f := range x.Found {
		if f.From == g || f.To == g {
			return true
		}
	}
	return false
}

// Beside reports whether a cue of classes c stands within three tokens of g.
func (x *Links) Beside(g *phrase.Phrase, c text.Cues) bool {
	for j := max(x.First, g.Site-3); j < min(g.End+3, x.End); j++ {
		if x.Starts[j]&c != 0 {
			return true
		}
	}
	return false
}

// governed reports whether the cue that governs g is of one of the classes c.
func (x *Links) governed(g *phrase.Phrase, c text.Cues) bool {
	return g.Governor >= 0 && x.Starts[g.Governor]&c != 0
}

// reversedRule reports whether g's part comes from a cue of return or
// deportation.
func (x *Links) reversedRule(g *phrase.Phrase) bool {
	return x.governed(g, text.CueReturn|text.CueDeport)
}

// country reports whether the first place of g is a country.
func (x *Links) country(g *phrase.Phrase) bool {
	return x.Grammar.Places[g.Places[0]].Kind() == schema.Country
}

// oneCountry reports whether g is a single country.
func (x *Links) oneCountry(g *phrase.Phrase) bool { return len(g.Places) == 1 && x.country(g) }

// hosted reports whether the sentence has a destination.
func (x *Links) hosted() bool {
	return slices.ContainsFunc(x.Phrases, func(g *phrase.Phrase) bool { return g.Role == schema.RoleDestination })
}

// Likely returns the finding of a pair of places that no rule found.
func (x *Links) Likely(home, host int32, from, to *phrase.Phrase, apart int) Finding {
	first, end := x.First, x.End
	if from.First >= x.First && to.First >= x.First && from.End <= x.End && to.End <= x.End {
		first, end = min(from.First, to.First), max(from.End, to.End)
	}
	return Finding{home, host, relation(x.Cues, ""), 0, first, end, Likeness, x.vague(home, from) || x.vague(host, to), from, to, nil, apart}
}

// Has reports whether phrase g plays a role at an end of the finding.
func (f Finding) Has(g *phrase.Phrase, role schema.Role) bool {
	return role == schema.RoleOrigin && f.From == g || role == schema.RoleDestination && f.To == g
}
