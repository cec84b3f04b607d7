package describe

import (
	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// dropLanguages takes away the names of languages, which are those of peoples:
// "in Turkish.", "hablan español y francés", "en turc".
func (r *reading) dropLanguages() {
	dropped := -1 // the end of the last one
	for n := range r.mentions {
		m := &r.mentions[n]
		if m.place < 0 || m.form != formDemonym {
			continue
		}
		listed := dropped >= 0 && m.first-dropped <= 2 && m.first > dropped
		if listed || r.tongue(m) {
			m.place, m.form = -1, formNowhere
			r.doubts[n] = 0
			dropped = m.end
		}
	}
}

// tongue reports whether a demonym names a language: after "in" with no noun
// of its own, or after a verb of speaking.
func (r *reading) tongue(m *mention) bool {
	i := m.first - 1
	if i < 0 || r.tokens[m.first].is(breaks) {
		return false
	}
	free := m.end >= len(r.tokens) || r.tokens[m.end].is(punct) && !r.mark(m.end, "-") || r.tokens[m.end].is(breaks) || r.is(m.end, lang.TongueEnds)
	switch {
	case r.is(i, lang.Speak):
		return free
	case r.lang == schema.English:
		return free && r.is(i, lang.InTongue)
	case r.is(i, lang.EnTongue) && !r.tokens[m.first].is(capital):
		return free && (r.lang == schema.French || !r.endsInS(m.first) || r.is(m.first, lang.TongueInS))
	}
	return false
}
