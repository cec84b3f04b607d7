package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// they links the place of a sentence that names no people and speaks of "them"
// to the home of those whom the sentence before named: "Their children go to
// school in Tenerife".
func (c *Context) they(x *Links) {
	if x.onOthers() || x.namesHome() {
		return
	}
	they, ours := x.Pronoun(), c.compatriots(x)
	for _, g := range x.Phrases {
		there := (they || ours != nil) && isThere(g) || x.tookSome(g) || x.left(g)
		if !there || x.linked(g) || g.Sense == phrase.SenseThing || g.Sense == phrase.SenseEmployer {
			continue
		}
		home := ours
		if home == nil {
			home = c.lastHome()
		}
		if home != nil && !c.k.Nested(g, &phrase.Phrase{Places: home}) {
			c.side(x, g, schema.RoleDestination, home, phrase.They)
		}
	}
}

// onOthers reports whether a sentence is on something else than the people of
// the sentence before: sport, goods, a meeting, aid.
func (x *Links) onOthers() bool {
	const people = text.CueSignal | text.CueMigrant | text.CueArrive | text.CueLeave
	return x.Cues&(text.CueSport|text.CueOther|text.CueSpeech) != 0 || x.Cues&text.CueDonor != 0 && x.Cues&people == 0
}

// namesHome reports whether the sentence names people of a place or where they
// come from.
func (x *Links) namesHome() bool {
	return slices.ContainsFunc(x.Phrases, func(g *phrase.Phrase) bool { return g.Sense == phrase.SensePeople || g.Role == schema.RoleOrigin })
}

// isThere reports whether g is where somebody goes or is.
func isThere(g *phrase.Phrase) bool {
	return g.Role == schema.RoleDestination && g.Slot != phrase.SlotSubject || g.Role == "" && g.Inside()
}

// left reports whether somebody leaves for g: from where, a sentence before
// says.
func (x *Links) left(g *phrase.Phrase) bool {
	return g.Role == schema.RoleDestination && (g.Rule == phrase.LeaveFor || g.Rule == phrase.LeaveTo) && x.Cues&(text.CuePerson|text.CueMigrant) != 0
}

// tookSome reports whether g is the subject of a verb of receiving or hiring
// whose object is a number of those named before: "Georgia counted 112,000",
// "Korea hired 3,100 of them".
func (x *Links) tookSome(g *phrase.Phrase) bool {
	if g.Slot != phrase.SlotSubject || g.Role != schema.RoleDestination || !x.governed(g, text.CueHost|text.CueRecruit) {
		return false
	}
	after := int(x.Ends[g.Governor])
	for j := after; j < min(after+5, x.End); j++ {
		if x.Is(j, lang.SomeOf) {
			return true
		}
		if x.Tokens[j].Is(text.Number) {
			next, _ := x.CueAt(min(j+1, x.End-1))
			return j+1 >= x.End || x.Tokens[j+1].Is(text.Punct) || x.Is(j+1, lang.CountEnds) || next&(text.CuePrepositions|text.CueSep) != 0
		}
	}
	return false
}

// compatriots returns the home of those whom a sentence calls nationals of
// the country that speaks: that whose institution it or one just before names,
// or for which the document does. It is nil where it calls nobody so, or names
// nobody of whom they could be.
func (c *Context) compatriots(x *Links) []int32 {
	called := false
	for j := x.First; j < x.End && !called; j++ {
		called = x.Starts[j]&(text.CueOwn|text.CueSignal|text.CuePerson) != 0 && x.Is(j, lang.Compatriot)
	}
	if !called {
		return nil
	}
	for _, g := range x.Phrases {
		if x.speaks(g) {
			return g.Places
		}
	}
	if last, ok := c.speaker.within(near, c.now); ok {
		return last
	}
	if c.whole.house >= 0 {
		return []int32{c.whole.house}
	}
	return nil
}
