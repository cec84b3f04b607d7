package lexicon

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
)

// dropLanguages takes away the names of languages, which are those of peoples:
// "in Turkish.", "hablan español y francés", "en turc".
func dropLanguages(r *text.Text) {
	dropped := -1 // the end of the last one
	for n := range r.Mentions {
		m := &r.Mentions[n]
		if m.Place < 0 || m.Form != text.FormDemonym {
			continue
		}
		listed := dropped >= 0 && m.First-dropped <= 2 && m.First > dropped
		if listed || tongue(r, m) {
			m.Place, m.Form = -1, text.FormNowhere
			r.Doubts[n] = 0
			dropped = m.End
		}
	}
}

// tongue reports whether a demonym names a language: after "in" with no noun
// of its own, or after a verb of speaking.
func tongue(r *text.Text, m *text.Mention) bool {
	i := m.First - 1
	if i < 0 || r.Tokens[m.First].Is(text.Breaks) {
		return false
	}
	free := m.End >= len(r.Tokens) || r.Tokens[m.End].Is(text.Punct) && !r.Mark(m.End, "-") || r.Tokens[m.End].Is(text.Breaks) || r.Is(m.End, lang.TongueEnds)
	switch {
	case r.Is(i, lang.Speak):
		return free
	case lang.Of(r.Lang).NounAfter:
		return free && r.Is(i, lang.InTongue)
	case r.Is(i, lang.EnTongue) && !r.Tokens[m.First].Is(text.Capital):
		return free && (lang.Of(r.Lang).PluralInS || !r.EndsInS(m.First) || r.Is(m.First, lang.TongueInS))
	}
	return false
}
