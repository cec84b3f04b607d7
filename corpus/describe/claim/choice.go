package claim

import (
	"math"
	"slices"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Choice is a corridor that a number may speak of, with what speaks for it and
// against it. One end may be empty.
type Choice struct {
	Corridor schema.Corridor
	Traits   []model.Trait
	shared   int // how many of the first traits all choices of the number have
}

// choices lists the corridors that a number may speak of: every ordered pair
// of its ends. A region may be host to those of a country that it has: "3.2
// million Venezuelans in Latin America".
func (s *sentence) choices(q quantity, c counted, before func() before, stated []schema.DocCorridor) []Choice {
	if !s.mayCount(q, c) {
		return nil
	}
	number, b := slices.Concat(s.numberTraits(q, c), s.beside(q, c)), before()
	shared := slices.Concat(number, s.near(q, c))
	homes, hosts := s.ends(home, q, c, b), s.ends(host, q, c, b)
	again := map[string][]model.Trait{} // by which ends are known
	var out []Choice
	for _, o := range homes {
		for _, d := range hosts {
			if o.place == "" && d.place == "" || o.place == d.place || o.place.Contains(d.place) || o.of != nil && o.of == d.of {
				continue
			}
			pair := schema.Corridor{Origin: o.place, Destination: d.place}
			ends := endsOf(pair)
			if again[ends] == nil {
				again[ends] = of(ends, number)
			}
			known := plausible(s.Grammar.Lexicon.Stocks, pair, q, c)
			out = append(out, Choice{pair, slices.Concat(shared, o.traits, d.traits, again[ends], known, s.pairTraits(pair, q, c, stated)), len(shared)})
		}
	}
	return out
}

// OneEnd reports whether an end of the corridor is open.
func (c Choice) OneEnd() bool { return c.Corridor.Origin == "" || c.Corridor.Destination == "" }

// statedTrait is that of a corridor which the document states.
const statedTrait = "corridor stated"

// stated reports whether the document states the corridor.
func (c Choice) stated() bool {
	return slices.ContainsFunc(c.Traits, func(t model.Trait) bool { return t.Name == statedTrait })
}

// of returns the traits of a number once more as those of one whose pair has
// these ends: what speaks for a corridor may speak against one end alone.
func of(ends string, number []model.Trait) []model.Trait {
	out := make([]model.Trait, len(number))
	for i, t := range number {
		out[i] = model.Trait{Name: ends + ", " + t.Name, Much: t.Much}
	}
	return out
}

// mayCount reports whether a number may count people who moved, or money that
// they sent.
func (s *sentence) mayCount(q quantity, c counted) bool {
	if c.dollars {
		return s.mayBeSent(q)
	}
	if c.at < 0 && !s.goesWithout(q, c) || q.value != math.Trunc(q.value) {
		return false
	}
	return !otherNoun(c) && !s.cited(q) && !s.suffered(q, c) && !s.stayed(q, c) && !s.planned(q) && s.any(q.first-3, q.first)&change == 0
}

// mayBeSent reports whether a number of dollars may be what people who moved sent
// home.
func (s *sentence) mayBeSent(q quantity) bool {
	const near = 6 // tokens
	if s.any(q.first-near, q.first)&(lends|trades) != 0 {
		return false
	}
	said := s.any(s.First, s.End)
	people := said&(migrants|persons|households) != 0 || slices.ContainsFunc(s.Phrases, func(g *phrase.Phrase) bool { return g.Sense == phrase.SensePeople })
	sent := said&sends != 0 || said&gets != 0 && said&abroad != 0
	return said&money != 0 || sent && people
}

// otherNoun reports whether a number counts something else than people who
// moved.
func otherNoun(c counted) bool {
	if c.class&(others|time|households) != 0 {
		return true
	}
	return c.class&inside != 0 && c.people == nil && c.class&(migrants|refugees) == 0
}

// cited reports whether a number is that of a law, a part of a ratio or a
// stretch of time.
func (s *sentence) cited(q quantity) bool {
	return s.is(q.first-1)&(ratio|time) != 0 || s.any(q.first-2, q.first)&cites != 0 || s.is(q.end)&cites != 0
}

// suffered reports whether those counted died or were harmed.
func (s *sentence) suffered(q quantity, c counted) bool {
	own := s.stretch(q)
	if s.any(q.first-3, q.first)&harmed != 0 || !c.before && s.any(c.at, min(c.at+3, own.End))&harmed != 0 {
		return true
	}
	return s.any(max(own.First, q.first-8), min(own.End, q.end+6))&dead != 0
}

// stayed reports whether those counted are said to be displaced within their
// own country: "199,091 Libyans currently internally displaced".
func (s *sentence) stayed(q quantity, c counted) bool {
	const reach = 5
	own, end := s.stretch(q), max(q.end, c.at)
	return s.any(q.end, min(own.End, end+reach))&within != 0
}

// planned reports whether a number is what somebody means to reach.
func (s *sentence) planned(q quantity) bool {
	own := s.stretch(q)
	return s.any(max(own.First, q.first-4), q.first)&plan != 0
}

// stretch returns the part of its clause that a number shares with no other.
func (s *sentence) stretch(q quantity) text.Span {
	out := s.clause(q)
	for _, o := range s.numbers {
		switch {
		case o.end <= q.first:
			out.First = max(out.First, o.end)
		case o.first >= q.end:
			out.End = min(out.End, o.first)
		}
	}
	return out
}

// goesWithout reports whether a number without a noun may count the people of
// whom the sentences before speak: "Haitians are many in Chile; today 180,000
// live there".
func (s *sentence) goesWithout(q quantity, c counted) bool {
	clause := s.clause(q)
	return c.strange == 0 && q.value >= 100 && s.any(clause.First, clause.End)&(lives|arrives|flees|leaves|returns|deports|meets|applies) != 0
}

// numberTraits lists what speaks for a number as one of people who moved, or
// of money that they sent.
func (s *sentence) numberTraits(q quantity, c counted) []model.Trait {
	const usual = 32
	out := append(make([]model.Trait, 0, usual), model.Trait{Name: "bias", Much: 1}, model.Trait{Name: "size", Much: math.Log10(max(q.value, 1)) / 6}, model.Trait{Name: "about", Much: s.speaksOfMigration()})
	add := func(ok bool, name string) {
		if ok {
			out = append(out, model.Trait{Name: name, Much: 1})
		}
	}
	for _, name := range c.class.names() {
		add(true, "counts "+name)
	}
	add(c.dollars, "counts money")
	add(c.people != nil, "counts people named")
	add(c.at < 0, "counts nothing")
	add(c.before, "noun before")
	add(c.shared, "noun of another number")
	add(c.parted, "a preposition before the noun")
	add(c.owned, "what is theirs")
	strange := "strange words before the noun"
	if s.Lang == schema.English {
		strange += ", adjectives perhaps"
	}
	out = append(out, model.Trait{Name: strange, Much: float64(c.strange)})
	clause := s.clause(q)
	own := s.stretch(q)
	said := s.any(clause.First, clause.End)
	for _, name := range (said & actions).names() {
		add(true, "says "+name)
	}
	add(said&actions == 0, "says no action")
	add(s.any(q.first-8, q.first)&plan != 0, "plan before")
	add(s.any(q.end, q.end+6)&plan != 0, "plan after")
	add(s.any(q.first-6, q.first)&served != 0, "served before")
	add(s.any(q.end, q.end+10)&served != 0, "served after")
	add(s.any(q.first-2, q.first)&served != 0, "served right before")
	add(s.any(own.First, own.End)&served != 0 && s.any(own.First, own.End)&actions == 0, "served and no action")
	add(s.any(own.First, own.End)&actions == 0, "says no action of its own")
	add(s.any(q.first-8, q.end+10)&dead != 0, "dead")
	add(s.any(q.first-4, q.end+5)&harmed != 0, "harmed near")
	add(s.any(s.First, s.End)&inside != 0, "inside said")
	add(s.saidBefore()&inside != 0, "inside said before")
	add(said&money != 0, "says money")
	add(s.any(s.First, s.End)&harmed != 0, "harmed")
	add(s.any(q.first-4, q.first)&change != 0, "change before")
	add(s.any(q.end, q.end+5)&change != 0, "change after")
	add(s.any(q.first-3, q.first)&part != 0, "part")
	add(s.any(q.first-3, q.first)&about != 0, "about")
	add(s.any(q.first-5, q.first)&total != 0, "total")
	add(q.value < 20, "below 20")
	add(q.value < 100, "below 100")
	add(s.inBrackets(q.first), "in brackets")
	add(s.Tokens[q.first].Is(text.Breaks), "opens a line")
	add(s.Cues&text.CueMigrant != 0, "cue migrant")
	add(s.Cues&text.CueSignal != 0, "cue signal")
	add(s.Cues&text.CueRemit != 0, "cue remit")
	return out
}

// speaksOfMigration is how far the page speaks of migration, 0 to 1.
func (s *sentence) speaksOfMigration() float64 {
	return min(1, 60*float64(s.Signals)/float64(len(s.Tokens)))
}

// pairTraits lists what the corridor reader says of a pair.
func (s *sentence) pairTraits(pair schema.Corridor, q quantity, c counted, stated []schema.DocCorridor) []model.Trait {
	if pair.Origin == "" || pair.Destination == "" {
		if len(s.Found) > 0 {
			return []model.Trait{{Name: endsOf(pair) + ", a corridor found", Much: 1}}
		}
		return nil
	}
	var out []model.Trait
	if c.class == persons && c.people == nil {
		out = append(out, model.Trait{Name: "both ends, counts just persons", Much: 1})
	}
	for _, x := range stated {
		switch x.Corridor {
		case pair:
			out = append(out, model.Trait{Name: statedTrait, Much: x.Confidence})
		case pair.Reverse():
			out = append(out, model.Trait{Name: "way back stated", Much: 1})
		}
	}
	return append(out, s.foundTraits(pair, q)...)
}

// foundTraits says whether the sentence itself was found to speak of a pair.
func (s *sentence) foundTraits(pair schema.Corridor, q quantity) []model.Trait {
	at := slices.IndexFunc(s.Found, func(f corridor.Finding) bool { return corridor.CorridorOf(s.Grammar, f) == pair })
	switch {
	case at < 0 && len(s.Found) > 0:
		return []model.Trait{{Name: "another corridor found", Much: 1}}
	case at < 0:
		return nil
	}
	f := s.Found[at]
	out := []model.Trait{{Name: "corridor found", Much: f.Confidence}}
	if f.First <= q.end && q.first <= f.End {
		out = append(out, model.Trait{Name: "corridor found around", Much: f.Confidence})
	}
	return out
}
