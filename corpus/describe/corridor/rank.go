package corridor

import (
	"slices"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// rank reads rankings and what goes on with them: places of which the sentence
// says that they come next, or what their share is, play the part of those
// ranked before them, in the same sentence or in one of the two before.
func (c *Context) rank(x *Links) {
	_, money := c.money.within(near, c.now)
	if x.Cues&text.CueRank == 0 && len(x.Phrases) > 0 {
		c.they(x)
	}
	if x.Cues&(text.CueSport|text.CueOther) == 0 && (x.Cues&text.CueDonor == 0 || money) {
		before, _ := c.found.within(near, c.now)
		for _, g := range x.Phrases {
			if x.ranked(g, c.ofMoney(x)) && !c.concerned(x, g) && !c.listed(x, g) && (x.Cues&text.CueRank != 0 || x.elliptic(g)) && !c.beside(x, g, x.Found) {
				c.beside(x, g, before)
			}
		}
	}
	if x.Cues&text.CueRank != 0 {
		c.they(x)
	}
}

// elliptic reports whether g stands with a number of its own and no verb in a
// list: "Kuwait absorbed 78,000 of them, Qatar 71,000 and Saudi Arabia 54,000".
func (x *Links) elliptic(g *phrase.Phrase) bool {
	before := x.Sentence.Before(g.First)
	if before > x.First && x.Is(before, lang.Next) && x.Tokens[before-1].Is(text.Punct) {
		return true // "l'Italie pour s'installer, puis l'Espagne"
	}
	c, _ := x.CueAt(g.First - 1)
	return g.First > x.First && c&text.CueSep != 0 && g.End < x.End && x.Tokens[g.End].Is(text.Number)
}

// back makes the places from which something comes the hosts of those whose
// money or return the sentence before was on, where this one names no home:
// "Remittances to the Philippines rose. Inflows from Italy grew fastest".
func (c *Context) back(x *Links) {
	if _, homeward := c.homeward.within(near, c.now); !homeward || x.Cues&(text.CueMigrant|text.CueBorn|text.CueOther|text.CueDonor|text.CueSport) != 0 {
		return
	}
	for _, g := range x.Phrases {
		if g.Sense == phrase.SensePeople || g.Role == schema.RoleOrigin && g.Slot != phrase.SlotFrom && g.Slot != phrase.SlotOf {
			return
		}
	}
	for _, g := range x.Phrases {
		if g.Slot != phrase.SlotFrom || g.Role != schema.RoleOrigin || x.linked(g) || g.Sense != phrase.SenseName {
			continue
		}
		if home, ok := c.open(c.homes, g); ok {
			c.side(x, g, schema.RoleDestination, home, phrase.RankMoney)
		}
	}
}

// ranked reports whether g is a phrase of countries or of people that no finding
// has at an end, and to which the sentence gives no other part; where money is
// meant, it may come "from" them.
func (x *Links) ranked(g *phrase.Phrase, money bool) bool {
	site := g.Sense == phrase.SenseSite && g.Inside() // "Au sud du Tchad, leur nombre"
	if g.Sense != phrase.SenseName && g.Sense != phrase.SensePeople && !site || x.linked(g) || g.Role == schema.RoleTransit || !x.country(g) {
		return false
	}
	c, at := x.CueAt(g.First - 1)
	if c&text.CueDet != 0 {
		c, _ = x.CueAt(at - 1)
	}
	return g.Sense == phrase.SensePeople || c&(text.CueVia|text.CueBetween) == 0 && (c&text.CueFrom == 0 || money)
}

// listed links countries that the sentence calls those of origin or of
// destination to the other end that a sentence before left open: "Nepal's
// Department of Foreign Employment issued permits. Malaysia was the top
// destination". Where money is meant, it comes from the hosts.
func (c *Context) listed(x *Links, g *phrase.Phrase) bool {
	hosts, origins, money := g.Rule.Under(text.CueDestList), g.Rule.Under(text.CueOrgList), c.ofMoney(x)
	switch {
	case !money && x.Cues&text.CueRemit != 0 && len(c.homes.it) > 1:
		return false // who sends money is told of one people, not of a list of them
	case money && (hosts || origins || x.Cues&text.CueRank != 0 && g.Sense == phrase.SenseName):
		home, ok := c.open(c.homes, g)
		return ok && c.side(x, g, schema.RoleDestination, home, phrase.RankMoney)
	case hosts:
		home, ok := c.listedHome(g)
		return ok && c.side(x, g, schema.RoleDestination, home, phrase.RankListed)
	case origins:
		host, ok := c.open(c.hosts, g)
		return ok && c.side(x, g, schema.RoleOrigin, host, phrase.RankListed)
	}
	return c.counted(x, g)
}

// listedHome returns the home of those for whom g is listed as a destination:
// the one left open, or that of the last people named.
func (c *Context) listedHome(g *phrase.Phrase) ([]int32, bool) {
	home, ok := c.open(c.homes, g)
	if last, before := c.found.within(near, c.now); before && !ok {
		f := last[len(last)-1]
		return []int32{f.Origin}, f.From.Sense == phrase.SensePeople && !slices.Contains(g.Places, f.Origin)
	}
	return home, ok
}

// concerned links the countries that a sentence says are concerned to the end
// that a sentence before left open: "Les pays concernés sont le Nigeria et le
// Mali".
func (c *Context) concerned(x *Links, g *phrase.Phrase) bool {
	if g.Role != "" || g.Sense != phrase.SenseName || x.Cues&(text.CueOther|text.CueDonor|text.CueSport) != 0 {
		return false
	}
	_, hosts := c.open(c.hosts, g)
	_, homes := c.open(c.homes, g)
	concerned := false
	for j := x.First; (hosts || homes) && j+1 < g.First && !concerned; j++ {
		concerned = x.Is(j, lang.ListedNoun) && x.Is(j+1, lang.Concerned)
	}
	if !concerned {
		return false
	}
	if host, ok := c.open(c.hosts, g); ok {
		return c.side(x, g, schema.RoleOrigin, host, phrase.RankListed)
	}
	home, ok := c.open(c.homes, g)
	return ok && c.side(x, g, schema.RoleDestination, home, phrase.RankListed)
}

// counted links a country that accounts for a part of what the sentence before
// counted without saying whence, to where those are, or the other way round,
// where its people are known to move there: "Uganda hosts 1.7 million refugees.
// South Sudan accounts for 55 percent".
func (c *Context) counted(x *Links, g *phrase.Phrase) bool {
	if g.Sense != phrase.SenseName || g.Role != "" || g.Prep >= 0 || x.Cues&text.CueRank == 0 || len(g.Places) > 1 {
		return false
	}
	place := c.k.Places[g.Places[0]]
	if host, ok := c.open(c.hosts, g); ok && c.k.Pairs[schema.Corridor{Origin: place, Destination: c.k.Places[host[0]]}] {
		return c.side(x, g, schema.RoleOrigin, host, phrase.RankListed)
	}
	if home, ok := c.open(c.homes, g); ok && c.k.Pairs[schema.Corridor{Origin: c.k.Places[home[0]], Destination: place}] {
		return c.side(x, g, schema.RoleDestination, home, phrase.RankListed)
	}
	return false
}

// beside links a ranked phrase to the other end of the findings that it stands
// beside.
func (c *Context) beside(x *Links, g *phrase.Phrase, found []Finding) bool {
	f, home := c.parallel(found, g, x.Cues&text.CueOrgList != 0)
	if f == nil {
		return false
	}
	if home {
		return c.side(x, g, schema.RoleOrigin, []int32{f.Destination}, phrase.Ranked)
	}
	people := []int32{f.Origin}
	if g.Inside() { // the same people elsewhere: "En Roumanie, on en comptait 171 000"
		for _, o := range found {
			if o.Destination == f.Destination && !slices.Contains(people, o.Origin) {
				people = append(people, o.Origin)
			}
		}
	}
	return c.side(x, g, schema.RoleDestination, people, phrase.Ranked)
}

// knownHome reports whether the people of g are known to move to the host of
// f, and those whom f has there not to the place of g.
func (c *Context) knownHome(g *phrase.Phrase, f *Finding) bool {
	if f.From.Rule == phrase.BeFrom && f.From.First > f.To.End {
		return true // "of those in Hong Kong, 56 per cent come from the Philippines"
	}
	if g.First > f.From.End && f.From.First > f.To.End && f.To.End > f.To.First && f.To.Slot != phrase.SlotSubject && f.From.Prep >= 0 && f.From.End > f.From.First {
		return true // the home is named last: "los que viven en Ecuador proceden de Venezuela, y le siguen"
	}
	p, home, host := c.k.Places[g.Places[0]], c.k.Places[f.Origin], c.k.Places[f.Destination]
	return c.k.Pairs[schema.Corridor{Origin: p, Destination: host}] && !c.k.Pairs[schema.Corridor{Origin: home, Destination: p}]
}

// parallel returns the last finding that has, at one end, what g can stand
// beside, and whether that is its home: people beside people; names beside
// names. Where both ends are names, it is the end whose people are known to move
// to or from the other, and the host where nothing speaks of origin.
func (c *Context) parallel(fs []Finding, g *phrase.Phrase, origin bool) (*Finding, bool) {
	for i := len(fs) - 1; i >= 0; i-- {
		f := &fs[i]
		people := f.From.Sense == phrase.SensePeople
		switch {
		case g.Sense == phrase.SensePeople && people:
			return f, true
		case g.Sense == phrase.SensePeople:
		case !people && (origin || c.knownHome(g, f) || g.Slot == phrase.SlotNone && f.From.Rule.Under(text.CueOrgList)):
			return f, true
		case !origin:
			return f, false
		}
	}
	return nil, false
}
