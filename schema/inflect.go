package schema

import "strings"

// Inflect writes a demonym's base form in every gender and number of l, the
// base form first. Of a form of several words the first is inflected.
func Inflect(l Lang, base string) []string {
	head, tail, many := strings.Cut(base, " ")
	if l == English {
		return englishForms(base)
	}
	forms := spanishForms(head)
	if l == French {
		forms = frenchForms(base)
		many = false
	}
	if many {
		for i := range forms {
			forms[i] += " " + tail
		}
	}
	return forms
}

// ending is a rule of inflection: a base form that ends in suffix takes each
// of endings in its place.
type ending struct {
	suffix  string
	endings []string
}

// spanishEndings are tried in order; what none matches takes "-es" in the
// plural.
var spanishEndings = []ending{
	{"o", []string{"o", "a", "os", "as"}},
	{"és", []string{"és", "esa", "eses", "esas"}},
	{"án", []string{"án", "ana", "anes", "anas"}},
	{"ón", []string{"ón", "ona", "ones", "onas"}},
	{"ín", []string{"ín", "ina", "ines", "inas"}},
	{"í", []string{"í", "íes", "ís"}},
	{"ú", []string{"ú", "úes", "ús"}},
	{"ís", []string{"ís", "isa", "ises", "isas"}},
	{"ñol", []string{"ñol", "ñola", "ñoles", "ñolas"}},
	{"gol", []string{"gol", "gola", "goles", "golas"}},
	{"uz", []string{"uz", "uza", "uces", "uzas"}},
	{"e", []string{"e", "es"}},
	{"a", []string{"a", "as"}},
	{"é", []string{"é", "és"}},
	{"i", []string{"i", "is"}},
}

func spanishForms(base string) []string {
	if forms, ok := applyEndings(base, spanishEndings); ok {
		return forms
	}
	return []string{base, base + "es"}
}

// frenchEndings are tried in order; what none matches takes "-e", "-s" and
// "-es".
var frenchEndings = []ending{
	{"ais", []string{"ais", "aise", "aises"}},
	{"ois", []string{"ois", "oise", "oises"}},
	{"en", []string{"en", "enne", "ens", "ennes"}},
	{"eton", []string{"eton", "etonne", "etons", "etonnes"}},
	{"axon", []string{"axon", "axonne", "axons", "axonnes"}},
	{"allon", []string{"allon", "allonne", "allons", "allonnes"}},
	{"grec", []string{"grec", "grecque", "grecs", "grecques"}},
	{"turc", []string{"turc", "turque", "turcs", "turques"}},
	{"è", []string{"è", "ès"}},
	{"bé", []string{"bé", "bés"}},
	{"e", []string{"e", "es"}},
	{"o", []string{"o", "os"}},
}

func frenchForms(base string) []string {
	if forms, ok := applyEndings(base, frenchEndings); ok {
		return forms
	}
	return []string{base, base + "e", base + "s", base + "es"}
}

func applyEndings(base string, rules []ending) ([]string, bool) {
	for _, r := range rules {
		stem, ok := strings.CutSuffix(base, r.suffix)
		if !ok {
			continue
		}
		forms := make([]string, 0, len(r.endings))
		for _, e := range r.endings {
			forms = append(forms, stem+e)
		}
		return forms, true
	}
	return nil, false
}

func englishForms(base string) []string {
	for _, s := range []string{"ese", "sh", "ch", "ss", "s"} {
		if strings.HasSuffix(base, s) {
			return []string{base}
		}
	}
	return []string{base, base + "s"}
}
