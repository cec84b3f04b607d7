package word

import "strings"

// The stem of a form of a verb is its infinitive, by the tables of lemma.go. Of
// other words the stemmers take off the endings of number and gender only, from
// folded words, and leave apart what has another meaning. They follow the idea
// of J. Savoy's light stemmers (2006) for Spanish and French and of M. Porter's
// (1980) for English.

func stemSpanish(w string) string {
	if len(w) < 4 || !letters(w) {
		return w
	}
	if verb, ok := verbOf(w, spanishVerbs(), pluralOfVowel); ok {
		return verb
	}
	if adjective, ok := strings.CutSuffix(w, "mente"); ok && len(adjective) > 3 {
		return stemSpanish(adjective)
	}
	if strings.HasSuffix(w, "ces") && len(w) > 4 { // luces, luz
		return w[:len(w)-3] + "z"
	}
	w = pluralSpanish(w)
	if n := len(w); n > 3 && (w[n-1] == 'o' || w[n-1] == 'a' || w[n-1] == 'e') {
		return w[:n-1]
	}
	return w
}

// pluralSpanish takes off the plural, and the "es" that "intereses" shares
// with "interes".
func pluralSpanish(w string) string {
	one := w
	for len(one) > 4 && strings.HasSuffix(one, "es") && !vowel(one[len(one)-3]) {
		one = one[:len(one)-2]
	}
	if n := len(one); n < 4 || n < len(w) && !vowel(one[n-2]) {
		return one // "canadienses" are "canadiense"
	}
	return strings.TrimSuffix(one, "s")
}

// pluralOfVowel reports whether a Spanish word that ends in s is the plural of
// one that ends in a vowel, if it is a plural: "informes" is of "informe", since
// no word ends in rm, and "órdenes" may be of "orden".
func pluralOfVowel(w string) bool {
	one, ok := strings.CutSuffix(w, "es")
	n := len(one)
	return !ok || n < 2 || !vowel(one[n-2]) || strings.IndexByte("dlnrs", one[n-1]) < 0
}

func stemFrench(w string) string {
	if len(w) < 4 || !letters(w) {
		return w
	}
	if verb, ok := verbOf(w, frenchVerbs(), pluralFrench); ok {
		return verb
	}
	if verb, ok := action(singularFrench(w), frenchVerbs()); ok {
		return verb
	}
	if strings.HasSuffix(w, "ment") {
		w, _ = replace(w, frenchAdverbs)
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
		if stem, ok := replace(w, frenchEndings); ok {
			return stem
		}
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

// pluralFrench reports whether a French word that ends in s may be a plural of
// a verb's: "options" is no form of "opter".
func pluralFrench(w string) bool { return !strings.HasSuffix(w, "ons") }

// frenchEndings lists endings with what replaces them.
var frenchEndings = [][2]string{
	{"trice", "teur"}, {"teuse", "teur"}, {"euse", "eu"}, {"iere", "i"}, {"ier", "i"}, {"ive", "if"}, {"ienne", "ien"}, {"ment", "ment"},
}

// frenchAdverbs lists endings of adverbs with those of their adjectives. Where
// only "-ement" tells, as in "rapidement", the word may be a noun.
var frenchAdverbs = [][2]string{
	{"amment", "ant"}, {"emment", "ent"}, {"iquement", "ique"}, {"ivement", "ive"}, {"alement", "ale"}, {"ellement", "elle"},
	{"eusement", "euse"}, {"ablement", "able"}, {"iblement", "ible"}, {"airement", "aire"}, {"ierement", "iere"}, {"ainement", "aine"},
}

// frenchActions lists endings of nouns with those of the verbs whose action they
// name, if there is such a verb: "déplacement", "régularisation", "publication".
var frenchActions = [][2]string{{"issement", "ir"}, {"ement", "er"}, {"ication", "ier"}, {"cation", "quer"}, {"gation", "guer"}, {"ation", "er"}}

// action returns the verb whose action a noun names.
func action(noun string, v *verbs) (string, bool) {
	if v.others[noun] || !strings.HasSuffix(noun, "ment") && !strings.HasSuffix(noun, "ation") {
		return "", false
	}
	for _, e := range frenchActions {
		if stem, ok := strings.CutSuffix(noun, e[0]); ok {
			if verb, ok := v.infinitive(stem + e[1]); ok {
				return verb, true
			}
		}
	}
	return "", false
}

// replace replaces the first ending that fits.
func replace(w string, endings [][2]string) (string, bool) {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e[0]); ok && len(stem) > 1 {
			return stem + e[1], true
		}
	}
	return w, false
}

// verbOf returns the verb of which a word is a form, or the plural of one.
func verbOf(w string, v *verbs, plural func(string) bool) (string, bool) {
	if verb, ok := v.infinitive(w); ok || v.others[w] {
		return verb, ok
	}
	if one, ok := strings.CutSuffix(w, "s"); ok && plural(w) {
		return v.infinitive(one)
	}
	return "", false
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
