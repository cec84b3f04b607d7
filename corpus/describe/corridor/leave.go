package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// sure is the least weight of a part that is left to other sentences.
const sure = 0.6

// leave notes what the sentence under way leaves to those after it.
func (c *Context) leave(x *Links) {
	c.spoke = x.spoke
	about := x.aboutPeople(c)
	for _, g := range x.Phrases {
		if x.happensAt(g) {
			c.place = left[*phrase.Phrase]{g, c.now}
		}
		switch {
		case g.Weight < sure:
		case g.Role == schema.RoleOrigin && (about || g.Rule == phrase.LeaveObject):
			c.people = left[*phrase.Phrase]{g, c.now}
		case g.Role == schema.RoleDestination && (x.Cues&text.CueSpeech == 0 || x.mated(g)):
			c.leaveHost(g)
		}
		c.leaveEnd(x, g)
		c.leaveSpeaker(x, g)
	}
	if len(x.Found) > 0 {
		c.found = left[[]Finding]{x.Found, c.now}
	}
	if x.Cues&text.CueRemit != 0 {
		c.money, c.homeward = left[bool]{true, c.now}, left[bool]{true, c.now}
	}
	switch {
	case x.heads.open():
		c.table = x.heads
	case c.table.open() && len(x.rows()) == 0:
		c.table = header{}
	}
}

// leaveHost notes where people are, or where they are taken on to from the host
// of the same sentence.
func (c *Context) leaveHost(g *phrase.Phrase) {
	h, here := c.host.within(0, c.now)
	if here && g.Rule == phrase.Onward && !phrase.Shares(g, h.host) {
		c.host.it.onward = g
		return
	}
	c.host = left[whereabouts]{whereabouts{host: g}, c.now}
}

// leaveEnd notes an end that found no partner; of several of one sentence all.
func (c *Context) leaveEnd(x *Links, g *phrase.Phrase) {
	if x.settled(g) {
		return
	}
	if g.Rule == phrase.DeportTo || g.Rule == phrase.ReturnTo {
		c.homeward = left[bool]{true, c.now}
	}
	switch {
	case g.Sense == phrase.SenseThing:
	case x.receives(g), g.Role == schema.RoleOrigin && g.Weight >= sure:
		c.homes = c.also(c.homes, g)
	case g.Role == schema.RoleDestination && g.Weight >= sure:
		c.hosts = c.also(c.hosts, g)
	}
}

// also returns an end with the places of g, after those that the same sentence
// left.
func (c *Context) also(end left[[]int32], g *phrase.Phrase) left[[]int32] {
	before, _ := end.within(0, c.now)
	return left[[]int32]{append(slices.Clone(before), g.Places...), c.now}
}

// receives reports whether g is who receives the money of the sentence.
func (x *Links) receives(g *phrase.Phrase) bool {
	return x.Cues&text.CueRemit != 0 && x.Cues&text.CueMigrant == 0 && (g.Rule == phrase.HostSubject || g.Rule == phrase.PersonIn+phrase.Late || g.Role == "")
}

// leaveSpeaker notes the country whose institution the sentence names, or which
// it names as one that acts.
func (c *Context) leaveSpeaker(x *Links, g *phrase.Phrase) {
	const acts = text.CueMigrant | text.CuePermit | text.CueRecruit | text.CueRemit | text.CueReturn | text.CueDeport | text.CueSignal | text.CueAbroad
	end := left[[]int32]{g.Places, c.now}
	if x.speaks(g) {
		c.speaker = end
	}
	if len(g.Places) == 1 && x.Cues&acts != 0 && x.institution(g) && !x.settled(g) {
		c.own = end
	}
}

// speaks reports whether g is an institution of one country.
func (x *Links) speaks(g *phrase.Phrase) bool { return g.Sense == phrase.SenseBody && x.oneCountry(g) }

// institution reports whether g is an institution, or a name that stands for
// one: it opens the sentence, or its own people are elsewhere.
func (x *Links) institution(g *phrase.Phrase) bool {
	switch g.Sense {
	case phrase.SenseBody:
		return true
	case phrase.SenseName:
		return g.Site <= x.First+3 || x.Cues&text.CueOwn != 0 && g.Role == "" && g.Inside()
	}
	return false
}

// happensAt reports whether g is a country that is not where people come from: what
// is told after it may happen there.
func (x *Links) happensAt(g *phrase.Phrase) bool {
	switch {
	case g.Sense == phrase.SensePeople, g.Sense == phrase.SenseThing, g.Role == schema.RoleOrigin, g.Role == schema.RoleTransit:
		return false
	}
	return x.country(g)
}

// aboutPeople reports whether a sentence is on people who move, by its own words
// or because it goes on with those of the sentence before.
func (x *Links) aboutPeople(c *Context) bool {
	if x.Cues&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit|text.CueReturn) != 0 {
		return true
	}
	if x.Cues&text.CueRecruit != 0 && slices.ContainsFunc(x.Phrases, func(g *phrase.Phrase) bool { return g.Sense == phrase.SensePeople }) {
		return true
	}
	people, ok := c.people.within(justBefore, c.now)
	return ok && people.Sense == phrase.SensePeople && x.Pronoun()
}
