package corridor

import (
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Believe notes that both ends of a finding play their parts.
func (x *Links) Believe(f Finding) {
	if x.believed == nil {
		x.believed = map[*phrase.Phrase]bool{}
	}
	x.believed[f.From], x.believed[f.To] = true, true
}

// Parts returns the roles that a phrase of places plays in its sentence, as
// surely as limit says.
func (x *Links) Parts(g *phrase.Phrase, limit float64) []schema.Role {
	var out []schema.Role
	sure := x.surePart(g)
	switch {
	case g.Sense == phrase.SenseBody && g.Role == "" || g.Sense == phrase.SenseThing && x.Cues&text.CueSpeech != 0:
		out = append(out, schema.RoleParticipant)
	case g.Role == "" || !sure || g.Weight*x.factor < limit:
	case g.Role == schema.RoleOrigin && x.Cues&text.CueReturn != 0 && x.believed[g]:
		out = append(out, g.Role, schema.RoleReturn)
	default:
		out = append(out, g.Role)
	}
	if x.scenery(g, sure) {
		out = append(out, schema.RoleLocation)
	}
	return out
}

// surePart reports whether the part of g is sure: it stands at an end of a
// finding that is trusted, or a cue of movement governs it in a sentence on
// people who move.
func (x *Links) surePart(g *phrase.Phrase) bool {
	const people = text.CueMigrant | text.CueSignal | text.CueDeport | text.CueRemit
	const moves = text.CueMigrant | text.CueDeport | text.CueReturn | text.CueRemit | text.CueLeave | text.CueBorn | text.CueTransit
	switch {
	case x.believed[g]:
		return true
	case x.Cues&people != 0 && !g.Rule.IsLate() && x.governed(g, moves):
		return true
	}
	return g.Role == schema.RoleTransit && x.factor >= 0.85
}

// scenery reports whether g is where what the sentence tells happens: it has no
// partner, and no part, or none that is sure while somebody speaks or agrees there.
func (x *Links) scenery(g *phrase.Phrase, sure bool) bool {
	if x.mated(g) || !g.Inside() || g.Sense == phrase.SenseBody {
		return false
	}
	return g.Role == "" || !sure && x.Cues&(text.CueSpeech|text.CueAccord) != 0
}
