package corridor

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// header reports what a sentence says that heads a table: a list of origins or
// destinations is announced, and only the other end is named.
func (x *Links) header() header {
	if len(x.Phrases) != 1 || len(x.Found) > 0 || !x.heading() {
		return header{}
	}
	g := x.Phrases[0].Copy()
	if !x.oneCountry(g) || g.Sense == phrase.SenseThing || g.Sense == phrase.SenseBody {
		return header{}
	}
	g.Play(g.Role, 0.95, phrase.TableHeader)
	switch origins, destinations := x.listsOrigins(g), x.Cues&text.CueDestList != 0; {
	case origins && !destinations && x.residence(g):
		return header{host: g}
	case destinations && !origins && (g.Sense == phrase.SensePeople || g.Role == schema.RoleOrigin):
		return header{home: g}
	}
	return header{}
}

// heading reports whether a sentence on people is short as a heading, or
// announces what follows.
func (x *Links) heading() bool {
	const longest = 25 // tokens
	const people = text.CueMigrant | text.CuePerson | text.CueSignal | text.CueResident | text.CueBorn
	return x.Cues&people != 0 && (x.End-x.First <= longest || x.announces())
}

// listsOrigins reports whether the countries that follow are those from which
// people come to g.
func (x *Links) listsOrigins(g *phrase.Phrase) bool {
	return x.Cues&text.CueOrgList != 0 || g.Role == schema.RoleDestination && x.Cues&(text.CueBorn|text.CuePerson) != 0 && x.announces()
}

// residence reports whether g is where those live who are counted.
func (x *Links) residence(g *phrase.Phrase) bool {
	if g.Sense == phrase.SensePeople {
		return false
	}
	return g.Role == schema.RoleDestination || g.Role == "" && g.Site <= x.First+3 || g.Inside()
}

// announces reports whether the sentence ends in a colon before which a list of
// countries is announced: "nationals of the following countries may not
// enter:".
func (x *Links) announces() bool {
	if !x.Mark(x.End-1, ":") {
		return false
	}
	for j := x.First; j < x.End; j++ {
		if x.Is(j, lang.Following) {
			return true
		}
	}
	return false
}

// rows returns the places of a sentence that is nothing but names with figures,
// or an item of a list.
func (x *Links) rows() []*phrase.Phrase {
	for i := x.First; i < x.End; i++ {
		c := x.Starts[i]
		if c&(text.CueFrames&^text.CueOrgList) != 0 && x.Owner[i] < 0 {
			return nil
		}
	}
	var out []*phrase.Phrase
	for _, g := range x.Phrases {
		if g.Sense != phrase.SenseName && g.Sense != phrase.SensePeople && g.Sense != phrase.SenseThing || !x.figured(g) && x.End-x.First > 8 {
			return nil
		}
		out = append(out, g)
	}
	return out
}

// figured reports whether a number stands in g or just after it.
func (x *Links) figured(g *phrase.Phrase) bool {
	for j := g.First; j < min(g.End+3, x.End); j++ {
		if x.Tokens[j].Is(text.Number) {
			return true
		}
	}
	return false
}
