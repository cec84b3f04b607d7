package word

import "strings"

// The stemmers are light: they take off the endings of number and gender and
// the commonest endings of verbs, from folded words, and leave apart what has
// another meaning. They follow the idea of J. Savoy's light stemmers (2006)
// for Spanish and French and of M. Porter's (1980) for English.

func stemSpanish(w string) string {
	if len(w) < 4 || !letters(w) {
		return w
	}
	if strings.HasSuffix(w, "ces") && len(w) > 4 { // luces, luz
		return w[:len(w)-3] + "z"
	}
	w = pluralSpanish(w)
	if stem, ok := takeVerb(w, spanishVerbs); ok {
		return stem
	}
	if n := len(w); n > 3 && (w[n-1] == 'o' || w[n-1] == 'a' || w[n-1] == 'e') {
		return w[:n-1]
	}
	return w
}

// pluralSpanish takes off the plural, and the "es" that "intereses" shares
// with "interes".
func pluralSpanish(w string) string {
	for len(w) > 4 && strings.HasSuffix(w, "es") && !vowel(w[len(w)-3]) {
		w = w[:len(w)-2]
	}
	if len(w) > 3 {
		w = strings.TrimSuffix(w, "s")
	}
	return w
}

func stemFrench(w string) string {
	if len(w) < 4 || !letters(w) {
		return w
	}
	switch {
	case strings.HasSuffix(w, "eaux"):
		return w[:len(w)-1]
	case len(w) > 4 && strings.HasSuffix(w, "aux"):
		return w[:len(w)-2] + "l"
	case strings.HasSuffix(w, "eux") || strings.HasSuffix(w, "oux"):
		w = w[:len(w)-1]
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"):
		w = w[:len(w)-1]
	}
	if len(w) > 5 {
		for _, r := range frenchEndings {
			if strings.HasSuffix(w, r[0]) {
				return w[:len(w)-len(r[0])] + r[1]
			}
		}
	}
	if stem, ok := takeVerb(w, frenchVerbs); ok {
		w = stem
	} else if stem := takePlural(w); stem != w {
		w = stem + "er"
	}
	for len(w) > 3 && w[len(w)-1] == 'e' {
		w = w[:len(w)-1]
	}
	if len(w) > 5 && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ez")) {
		return w[:len(w)-2]
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && !vowel(w[n-1]) {
		return w[:n-1]
	}
	return w
}

// frenchEndings lists endings with what replaces them; the first that fits is
// taken.
var frenchEndings = [][2]string{
	{"atrice", "at"}, {"ateur", "at"}, {"trice", "t"}, {"teuse", "t"}, {"teur", "t"},
	{"euse", "eu"}, {"iere", "i"}, {"ier", "i"}, {"ive", "if"}, {"ienne", "ien"}, {"ment", "ment"},
}

func letters(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

func vowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }
