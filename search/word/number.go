package word

import (
	"strings"

	"github.com/simde/simde/schema"
)

// Singular returns a folded word without the ending of its plural in l: "costo"
// of "costos". Unlike the stem it keeps apart what is derived from one word
// ("minor" and "minority", "legal" and "legalise") and what another gender makes
// another word ("costa" and "costo").
func Singular(form string, l schema.Lang) string {
	if len(form) < 4 || !letters(form) {
		return form
	}
	switch l {
	case schema.Spanish:
		if strings.HasSuffix(form, "ces") {
			return form[:len(form)-3] + "z"
		}
		return pluralSpanish(form)
	case schema.English:
		return singularEnglish(form)
	case schema.French:
		return singularFrench(form)
	}
	return form
}

func singularEnglish(w string) string {
	if s, ok := irregularPlurals[w]; ok {
		return s
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// irregularPlurals are the English plurals that no ending shows.
var irregularPlurals = map[string]string{"women": "woman", "men": "man", "children": "child", "people": "person"}

func singularFrench(w string) string {
	switch {
	case strings.HasSuffix(w, "eaux"):
		return w[:len(w)-1]
	case strings.HasSuffix(w, "aux") && len(w) > 4:
		return w[:len(w)-2] + "l"
	}
	if n := len(w); w[n-1] == 's' || w[n-1] == 'x' && w[n-2] == 'u' {
		w = w[:n-1]
	}
	return w
}

// genders lists, by language, endings of words for men with those of the same
// words for women, with their accents: nouns of other endings have one gender.
var genders = map[schema.Lang][][2]string{
	schema.Spanish: {{"ado", "ada"}, {"ido", "ida"}, {"ero", "era"}, {"dor", "dora"}, {"tor", "tora"}, {"ario", "aria"}, {"ano", "ana"}, {"ño", "ña"}},
	schema.French:  {{"é", "ée"}, {"ier", "ière"}, {"teur", "trice"}, {"eur", "euse"}, {"ien", "ienne"}, {"ant", "ante"}},
}

// Feminine returns the words of a name as they are of women, and false where the
// language shows no difference: "trabajadoras migrantes" of "trabajadores
// migrantes".
func Feminine(name string, l schema.Lang) (string, bool) {
	words := strings.Fields(name)
	changed := false
	for i, w := range words {
		if f, ok := feminine(w, l); ok {
			words[i], changed = f, true
		}
	}
	return strings.Join(words, " "), changed
}

// feminine returns the feminine singular of a word, whatever its number.
func feminine(w string, l schema.Lang) (string, bool) {
	singulars := []string{strings.TrimSuffix(w, "s")}
	if l == schema.Spanish {
		singulars = append(singulars, strings.TrimSuffix(w, "es"))
	}
	for _, one := range singulars {
		for _, e := range genders[l] {
			if stem, ok := strings.CutSuffix(one, e[0]); ok && len(stem) > 1 {
				return stem + e[1], true
			}
		}
	}
	return "", false
}
