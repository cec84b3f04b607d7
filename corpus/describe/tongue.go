package describe

import "github.com/simde/simde/schema"

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
	free := m.end >= len(r.tokens) || r.tokens[m.end].is(punct) && !r.mark(m.end, "-") || r.tokens[m.end].is(breaks) || r.word(m.end, "and", "or", "y", "o", "e", "et", "ou", "by", "with", "for", "to", "that", "on", "as", "about", "at", "in", "under", "language", "edition", "version", "translation", "por", "con", "para", "par", "avec", "pour")
	switch {
	case r.word(i, "speak", "speaks", "speaking", "spoke", "spoken", "hablan", "habla", "hablar", "hablaron", "hablaba", "hablaban", "hablando", "parlent", "parle", "parler", "parlant", "parlaient", "parlait"):
		return free
	case r.lang == schema.English:
		return free && r.word(i, "in", "into")
	case r.word(i, "en", "al") && !r.tokens[m.first].is(capital):
		return free && (r.lang == schema.French || !r.endsInS(m.first) || r.word(m.first, "frances", "ingles", "portugues", "japones"))
	}
	return false
}
