package word

import (
	"strings"

	"github.com/simde/simde/schema"
)

// Lemma returns the form that the genders and numbers of a folded word share in
// l: "trabajador" of "trabajadoras". Unlike the stem it keeps apart what is
// derived from one word: "minor" and "minority", "legal" and "legalise".
func Lemma(form string, l schema.Lang) string {
	if len(form) < 4 || !letters(form) {
		return form
	}
	switch l {
	case schema.Spanish:
		return lemmaSpanish(form)
	case schema.English:
		return lemmaEnglish(form)
	case schema.French:
		return lemmaFrench(form)
	}
	return form
}

// Singular returns a folded word without the ending of its plural in l: "costo"
// of "costos", which Lemma holds for the same as "costa".
func Singular(form string, l schema.Lang) string {
	if len(form) < 4 || !letters(form) {
		return form
	}
	switch l {
	case schema.Spanish:
		return singularSpanish(form)
	case schema.English:
		return lemmaEnglish(form)
	case schema.French:
		return singularFrench(form)
	}
	return form
}

func singularSpanish(w string) string {
	if strings.HasSuffix(w, "ces") {
		return w[:len(w)-3] + "z"
	}
	return pluralSpanish(w)
}

func lemmaSpanish(w string) string {
	w = singularSpanish(w)
	if n := len(w); n > 3 && (w[n-1] == 'o' || w[n-1] == 'a') {
		w = w[:n-1]
	}
	return w
}

func lemmaEnglish(w string) string {
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

func lemmaFrench(w string) string {
	w = singularFrench(w)
	for len(w) > 3 && w[len(w)-1] == 'e' {
		w = w[:len(w)-1]
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && !vowel(w[n-1]) {
		return w[:n-1]
	}
	return w
}
