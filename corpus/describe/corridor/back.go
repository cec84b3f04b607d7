package corridor

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// fetched makes a state that takes people home from elsewhere, or receives
// those sent back, their home: "Niger repatriated nationals from Côte d'Ivoire".
func (x *Links) fetched() {
	for _, g := range x.Phrases {
		if g.Rule == phrase.PeopleFrom && x.Cues&(text.CueRemit|text.CueReturn) != 0 {
			g.Play(g.Role, 0.8, g.Rule) // they send money from there, or come home
		}
		switch {
		case g.Rule == phrase.OwnPeople:
			x.ownAway(g)
		case g.Rule == phrase.SendpeopleSubject && x.sentBack(g):
			g.Play(schema.RoleDestination, 0.85, phrase.SentBack)
		}
		if g.Rule != phrase.ReturnSubject && g.Rule != phrase.HostSubject && !x.flights(g) {
			continue
		}
		for _, from := range x.Phrases {
			if from != g && x.comesBack(g, from) && !phrase.Shares(from, g) {
				g.Play(schema.RoleOrigin, g.Weight, g.Rule)
			}
		}
	}
}

// ownAway makes the place that a state's own people are "of" or "from" the one
// where they lived: "Niger repatriated its nationals from Algeria".
func (x *Links) ownAway(home *phrase.Phrase) {
	for _, g := range x.Phrases {
		if g.Role == schema.RoleOrigin && g.Governor >= 0 && x.Starts[g.Governor]&text.CueOwn != 0 && !phrase.Shares(g, home) {
			g.Play(schema.RoleDestination, 0.8, phrase.OwnAway)
		}
	}
}

// sentBack reports whether people whom the verb of g sends are sent "back" or
// "home": "sent 190 Haitians back by plane".
func (x *Links) sentBack(g *phrase.Phrase) bool {
	for _, p := range x.Phrases {
		if p.Sense != phrase.SensePeople || p.First < g.Governor || phrase.Shares(p, g) {
			continue
		}
		for j := p.End; j < min(p.End+4, x.End); j++ {
			if x.Is(j, lang.BackHome) {
				return true
			}
		}
	}
	return false
}

// flights reports whether g speaks of flights that bring people back, as the
// state that takes or refuses them does.
func (x *Links) flights(g *phrase.Phrase) bool {
	return g.Rule == phrase.DeportSubject && x.Is(int(x.Ends[g.Governor])-1, lang.Flight)
}

// comesBack reports whether people return from the place of from to that of
// g, the subject: what a country receives from a deportation are its own.
func (x *Links) comesBack(g, from *phrase.Phrase) bool {
	switch from.Rule {
	case phrase.ReturnFrom, phrase.ReturnOf:
		return true
	case phrase.DeportFrom, phrase.DeportOf:
		return g.Rule == phrase.HostSubject || g.Governor == from.Governor
	}
	return false
}
