package phrase

import (
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// List joins the mentions of a sentence to lists and says what each is.
func (s *Sentence) List() {
	var last *Phrase
	for i := s.First; i < s.End; i++ {
		m := s.Owner[i]
		if m < 0 {
			continue
		}
		x := s.Mentions[m]
		i = x.End - 1
		if x.Place < 0 || x.Form == text.FormEpithet {
			continue
		}
		if last != nil && s.joins(last, x) {
			last.End = x.End
			if !slices.Contains(last.Places, x.Place) || s.between(last) {
				last.Places = append(last.Places, x.Place)
			}
			continue
		}
		last = &Phrase{First: x.First, End: x.End, Places: []int32{x.Place}, Site: x.First, Prep: -1, Governor: -1}
		s.Phrases = append(s.Phrases, last)
	}
	for _, g := range s.Phrases {
		s.classify(g)
	}
}

// imply gives parts that no cue of the place itself says: the host of those
// who serve its people, the subject that a second verb goes without, the place
// "where" others live.
func (s *Sentence) imply() {
	for i, g := range s.Phrases {
		switch {
		case g.Sense == SensePeople:
			s.served(i)
		case (g.Role == "" || g.Weight == Weak) && s.whereOthers(g):
			g.Play(schema.RoleDestination, 0.85, Where)
		case g.Role == "" && g.Slot == SlotNone && g.Site <= s.First+3 && g.Sense == SenseName:
			s.secondVerb(i)
		}
	}
	s.sourced()
	s.whence()
	s.recruitedThere()
	s.breakdown()
	s.caused()
	s.denied()
}

// Assign finds the preposition and the governing cue of each phrase of a
// sentence, and from them the part that its places play.
func (s *Sentence) Assign() {
	for i, g := range s.Phrases {
		if s.naturalized(g) {
			continue
		}
		if g.Sense == SensePeople {
			s.assignPeople(g)
			continue
		}
		s.assignPlace(i)
	}
	for _, g := range s.Phrases {
		s.crossing(g)
		if g.Role == "" && (g.Slot == SlotNone || g.Slot == SlotOf) && g.Sense != SensePeople && g.Sense != SenseThing {
			s.opening(g)
		}
	}
	s.biography()
	s.campOf()
	s.foreigners()
	s.imply()
}

// assignPeople gives people the part of their origin.
func (s *Sentence) assignPeople(g *Phrase) {
	g.Slot = slotPeople
	g.Play(schema.RoleOrigin, 0.85, People)
	if g.Noun {
		g.Play(g.Role, 0.92, PeopleNoun)
	}
	if p := s.Before(g.Site); p >= 0 {
		c, at := s.CueAt(p)
		if c&text.CuePrepositions != 0 {
			g.Prep = at
		}
	}
}
