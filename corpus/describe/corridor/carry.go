package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// carry links what the sentence left without a partner to what the sentences
// before it left.
func (x *Links) carry(c *Context) {
	x.resumed(c)
	about := x.aboutPeople(c)
	for _, g := range x.Phrases {
		switch {
		case x.mated(g):
		case x.settles(c, g):
			x.carried(c.people.it, g)
		case x.lacks(g, about):
			x.lean(c, g)
		}
	}
	x.here(c)
	x.row(c)
}

// settles reports whether g is where those go on to live of whom the sentence
// before said that they left their home.
func (x *Links) settles(c *Context, g *phrase.Phrase) bool {
	const lives = text.CueReside | text.CueArrive | text.CueStudy | text.CueHost | text.CueDestList
	people, ok := c.people.within(justBefore, c.now)
	return ok && (people.Rule == phrase.LeaveObject || people.Rule == phrase.LeaveOf) &&
		g.Role == schema.RoleDestination && x.governed(g, lives) && !phrase.Shares(g, people)
}

// lacks reports whether g is one end of a corridor whose other end may stand in
// a sentence before; about says that the sentence is on people who move.
func (x *Links) lacks(g *phrase.Phrase, about bool) bool {
	switch {
	case g.Weight < sure:
	case g.Sense != phrase.SensePeople && x.Cues&text.CueSpeech != 0: // a meeting is held there
	case g.Slot == phrase.SlotSubject && x.Cues&(text.CueReturn|text.CueDeport) != 0: // who sends back
	default:
		return about || g.Rule == phrase.BeFrom && x.Cues&text.CuePerson != 0
	}
	return false
}

// lean links g to the other end that a sentence before left. People whom the
// sentence counts as its own are not those of the sentences before.
func (x *Links) lean(c *Context, g *phrase.Phrase) {
	switch g.Role {
	case schema.RoleOrigin:
		h, ok := c.host.within(near, c.now)
		if !ok || phrase.Shares(g, h.host) {
			return
		}
		x.carried(g, h.host)
		if h.onward != nil && !phrase.Shares(g, h.onward) {
			x.carried(g, h.onward)
		}
	case schema.RoleDestination:
		people, ok := c.people.within(near, c.now)
		if ok && !phrase.Shares(g, people) && (x.reversedRule(g) || !x.OwnPeople()) {
			x.carried(people, g)
		}
	}
}

// here links people to the place that a sentence means by "in the country":
// the last one named.
func (x *Links) here(c *Context) {
	place, ok := c.place.within(near, c.now)
	if !ok || x.Cues&text.CueHere == 0 {
		return
	}
	for _, g := range x.Phrases {
		if x.opensWith(g) {
			place = g // "Ecuador began to register Venezuelans in the country"
		}
	}
	h := place.Copy()
	h.Play(h.Role, 0.95, phrase.Here)
	named := false
	for _, g := range x.Phrases {
		if g.Role != schema.RoleOrigin {
			continue
		}
		named = true
		if !x.mated(g) && (g.Sense == phrase.SensePeople || g.Rule == phrase.BeFrom) && !phrase.Shares(g, h) {
			x.carried(g, h)
		}
	}
	people, ok := c.people.within(justBefore, c.now)
	if ok && !named && x.Cues&(text.CueReside|text.CueMigrant|text.CuePerson) != 0 && !phrase.Shares(people, h) {
		x.carried(people, h)
	}
}

// opensWith reports whether the sentence opens with the country g, or its
// institution, as a host or without a part.
func (x *Links) opensWith(g *phrase.Phrase) bool {
	return g.Site <= x.First+3 && (g.Role == "" || g.Role == schema.RoleDestination) && (g.Sense == phrase.SenseName || g.Sense == phrase.SenseBody) && x.oneCountry(g)
}

// resumed takes away the findings that make a place the home of people whom
// the sentence before named with another home: "Ils ont quitté Tripoli pour
// Tunis" is said of Senegalese.
func (x *Links) resumed(c *Context) {
	people, ok := c.people.within(justBefore, c.now)
	if !ok || people.Sense != phrase.SensePeople || !x.Pronoun() {
		return
	}
	x.Found = slices.DeleteFunc(x.Found, func(f Finding) bool {
		return f.From.Sense != phrase.SensePeople && f.From.Rule.Under(text.CueLeave) && !phrase.Shares(f.From, people)
	})
}

// row reads a row of the table that a sentence before heads: "Foreign residents
// of Chile by country of birth", then "Peru 17 %".
func (x *Links) row(c *Context) {
	if x.heads = x.header(); x.heads.open() || !c.table.open() {
		return
	}
	for _, g := range x.rows() {
		row := g.Copy()
		row.Play(row.Role, 0.85, phrase.TableRow)
		switch {
		case c.table.host != nil && !phrase.Shares(row, c.table.host):
			x.carried(row, c.table.host)
		case c.table.home != nil && !phrase.Shares(row, c.table.home):
			x.carried(c.table.home, row)
		}
	}
}

// OwnPeople reports whether a sentence counts people of its own, who are not
// those of the sentence before: "About 200,000 foreign carers live in Canada".
func (x *Links) OwnPeople() bool {
	if x.Cues&text.CueRank != 0 || x.Pronoun() {
		return false
	}
	for j := x.First; j < x.End; j++ {
		if _, year := x.Year(j); year || !x.Tokens[j].Is(text.Number) {
			continue
		}
		for n := j + 1; n < min(j+3, x.End) && x.Owner[n] < 0 && !x.Tokens[n].Is(text.Punct); n++ {
			if c, at := x.CueAt(n); at == n && c.People() && c&text.CueOwn == 0 {
				return true
			}
		}
	}
	return false
}
