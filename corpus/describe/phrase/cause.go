package phrase

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// caused makes the place of a war, a drought or the like the home of those
// whom it drives elsewhere: "Insecurity in Burkina Faso has pushed 60,000
// people into Côte d'Ivoire".
func (s *Sentence) caused() {
	away := false
	for _, g := range s.Phrases {
		if g.Sense == SensePeople || g.Role == schema.RoleOrigin && g.Weight > 0.7 {
			return
		}
		away = away || g.Role == schema.RoleDestination && (g.Slot == SlotTo || g.Rule == ArriveObject)
	}
	if !away || !s.Within(text.CueMigrant|text.CuePerson, s.First-1, s.End-s.First) {
		return
	}
	for _, g := range s.Phrases {
		if g.Slot != SlotTo && s.causeOf(g) {
			g.Play(schema.RoleOrigin, 0.8, Caused)
			return
		}
	}
}

// causeOf reports whether a cause of flight stands beside g: "the violence in
// Sudan", "Sudan's civil war", "the Sudanese conflict".
func (s *Sentence) causeOf(g *Phrase) bool {
	if g.Prep >= 0 && (g.Slot == SlotIn || g.Slot == SlotAt || g.Slot == SlotOf) {
		for j := max(s.First, g.Prep-2); j < g.Prep; j++ {
			if s.Starts[j]&text.CueCause != 0 {
				return true
			}
		}
	}
	if g.Prep < 0 {
		for j := max(s.First+1, g.First-4); j < g.First; j++ {
			if s.Is(j, lang.Relative) && s.Starts[j-1]&text.CueCause != 0 {
				return true // "the war that ravages Sudan"
			}
		}
	}
	if g.Sense != SenseThing && !s.Mark(g.End, "'") && !s.Mark(g.End, "’") {
		return false
	}
	return s.Within(text.CueCause, g.End-1, 4)
}

// denied clears the part of a place that people do not come to, and of those
// who do not come: "unable to reach the United States", "for want of
// Palestinian labourers".
func (s *Sentence) denied() {
	for _, g := range s.Phrases {
		if _, at := s.CueAt(g.Site - 1); g.Sense == SensePeople && g.Site > s.First && s.Starts[at]&text.CueNever != 0 {
			g.Clear()
		}
		if _, at := s.CueAt(g.Prep - 1); g.Prep > s.First && g.Sense == SenseName && s.Starts[at]&text.CueNever != 0 {
			g.deny() // "rêvaient de l'Italie"
		}
		if g.Role != schema.RoleDestination || g.Governor < 0 || g.Slot == SlotSubject {
			continue
		}
		for j := max(s.First, g.Governor-2); j < g.Governor; j++ {
			if _, at := s.CueAt(j); s.Starts[at]&text.CueNever != 0 {
				g.Clear()
				break
			}
		}
	}
}
