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
		if m.Place < 0 || m.Form != text.FormDemonym && !(m.Form == text.FormPlural && taught(r, m)) {
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
// of its own, after a verb of speaking, or beside what one learns of a language.
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
		return free && r.Is(i, lang.InTongue) || r.Is(m.End, lang.TongueNoun)
	case taught(r, m):
		return true
	case r.Is(i, lang.EnTongue) && !r.Tokens[m.First].Is(text.Capital):
		return free && single(r, m)
	}
	return false
}

// taught reports whether a demonym stands after what one learns of a language
// and a preposition: "clases de inglés", "un test d'anglais".
func taught(r *text.Text, m *text.Mention) bool {
	const small, words = 3, 3 // letters of a preposition, tokens
	if r.Tokens[m.First].Is(text.Capital) {
		return false
	}
	for j := m.First - 1; j >= max(0, m.First-words); j-- {
		if r.Is(j, lang.TongueNoun) {
			return j < m.First-1 && single(r, m)
		}
		if r.Tokens[j].End-r.Tokens[j].Start > small {
			return false
		}
	}
	return false
}

// single reports whether a demonym may be a singular, as names of languages are.
func single(r *text.Text, m *text.Mention) bool {
	return lang.Of(r.Lang).PluralInS || !r.EndsInS(m.First) || r.Is(m.First, lang.TongueInS)
}
