package search

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// endings lists how Spanish, English and French end the same learned word, all
// folded: administración, administration, administration.
var endings = [][3]string{
	{"aciones", "ations", "ations"}, {"acion", "ation", "ation"}, {"ciones", "tions", "tions"}, {"cion", "tion", "tion"},
	{"siones", "sions", "sions"}, {"sion", "sion", "sion"}, {"idades", "ities", "ites"}, {"idad", "ity", "ite"},
	{"amiento", "ment", "ement"}, {"mente", "ly", "ment"}, {"mento", "ment", "ment"}, {"ismo", "ism", "isme"},
	{"istas", "ists", "istes"}, {"ista", "ist", "iste"}, {"logia", "logy", "logie"}, {"grafia", "graphy", "graphie"},
	{"ancia", "ance", "ance"}, {"encia", "ence", "ence"}, {"anza", "ance", "ance"}, {"encias", "ences", "ences"},
	{"ario", "ary", "aire"}, {"aria", "ary", "aire"}, {"orio", "ory", "oire"}, {"oria", "ory", "oire"},
	{"ivo", "ive", "if"}, {"iva", "ive", "ive"}, {"oso", "ous", "eux"}, {"osa", "ous", "euse"},
	{"icas", "ic", "iques"}, {"icos", "ic", "iques"}, {"ico", "ic", "ique"}, {"ica", "ic", "ique"}, {"ico", "ical", "ique"},
	{"tura", "ture", "ture"}, {"dor", "tor", "teur"}, {"tor", "tor", "teur"}, {"ores", "ors", "eurs"},
	{"ble", "ble", "ble"}, {"al", "al", "al"}, {"al", "al", "el"}, {"ales", "al", "aux"}, {"ante", "ant", "ant"},
	{"ente", "ent", "ent"}, {"ado", "ate", "e"}, {"ato", "ate", "at"}, {"izar", "ize", "iser"}, {"ificar", "ify", "ifier"},
	{"eno", "ene", "ene"}, {"ia", "y", "ie"}, {"o", "", "e"}, {"a", "", "e"}, {"o", "e", "e"}, {"a", "e", "e"},
}

// maxCognates bounds the words made up for one language; those that the index
// has not cost next to nothing.
const maxCognates = 4

// cognates makes up how a word might be written in another language. Most of
// what it returns is no word at all, and then finds nothing.
func cognates(form string, from, to schema.Lang) []string {
	if len(form) < 5 {
		return nil
	}
	i, j := slices.Index(schema.Langs, from), slices.Index(schema.Langs, to)
	if i < 0 || j < 0 {
		return nil
	}
	var out []string
	for _, e := range endings {
		stem, ok := strings.CutSuffix(form, e[i])
		if !ok || len(stem) < 3 || e[i] == "" {
			continue
		}
		for _, s := range respell(stem, from, to) {
			if w := s + e[j]; w != form && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
		if len(out) >= maxCognates {
			break
		}
	}
	return out[:min(len(out), maxCognates)]
}

// respell writes the stem of a word as another language does: "especial",
// "special"; "filosofía", "philosophy".
func respell(stem string, from, to schema.Lang) []string {
	out := []string{stem}
	switch {
	case from == schema.Spanish && strings.HasPrefix(stem, "es") && len(stem) > 4:
		out = append(out, stem[1:])
		if to == schema.French {
			out = append(out, "e"+stem[2:])
		}
	case to == schema.Spanish && strings.HasPrefix(stem, "s") && len(stem) > 3 && !vowelAt(stem, 1):
		out = append(out, "e"+stem)
	}
	if from == schema.Spanish {
		if s := strings.ReplaceAll(stem, "f", "ph"); s != stem {
			out = append(out, s)
		}
		return out
	}
	if to == schema.Spanish {
		s := strings.NewReplacer("ph", "f", "th", "t", "mm", "m", "ss", "s", "ff", "f", "pp", "p", "tt", "t").Replace(stem)
		if s != stem {
			out = append(out, s)
		}
	}
	return out
}

func vowelAt(s string, i int) bool { return i < len(s) && strings.IndexByte("aeiou", s[i]) >= 0 }
