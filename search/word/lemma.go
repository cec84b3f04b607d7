package word

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// The verbs of Spanish and French. Each file says what it holds.
var (
	//go:embed verbs.es.txt
	regularES string
	//go:embed verbs.fr.txt
	regularFR string
	//go:embed irregular.tsv
	irregularTSV string
	//go:embed namesakes.tsv
	namesakesTSV string
)

// verbs knows the forms of the verbs of a language.
type verbs struct {
	endings map[string]kind   // folded
	longest int               // bytes of an ending
	nouns   map[string]bool   // the endings that nouns have as well
	stems   map[string][]stem // folded
	forms   map[string]string // whole forms with their infinitive
	others  map[string]bool   // words that only look like forms
}

// stem is what the endings of some kinds are put to.
type stem struct {
	infinitive string
	kinds      kind
	before     string // the first letters of the endings that it has, or "" for any
	apart      bool   // with an ending that nouns have it is another word
}

var spanishVerbs = sync.OnceValue(func() *verbs { return newVerbs(schema.Spanish, regularES) })
var frenchVerbs = sync.OnceValue(func() *verbs { return newVerbs(schema.French, regularFR) })

func newVerbs(l schema.Lang, regular string) *verbs {
	v := &verbs{endings: map[string]kind{}, nouns: map[string]bool{}, stems: map[string][]stem{}, forms: map[string]string{}, others: map[string]bool{}}
	for k, endings := range conjugations[l] {
		for _, e := range strings.Fields(endings) {
			v.endings[e] |= k
			v.longest = max(v.longest, len(e))
		}
	}
	for _, e := range nounEndings[l] {
		v.nouns[e] = true
	}
	apart := v.readNamesakes(l)
	for line := range strings.Lines(regular) {
		if line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(schema.Fold(line)) {
			v.add(stem{infinitive: w, kinds: regularKind(w, l), apart: apart[w]}, w[:len(w)-2])
		}
	}
	v.readIrregular(l, apart)
	return v
}

// readNamesakes reads the words that are no forms, and returns the verbs that
// share no word with a noun.
func (v *verbs) readNamesakes(l schema.Lang) map[string]bool {
	apart := map[string]bool{}
	for row := range table.In("namesakes.tsv", namesakesTSV, 3) {
		if row[0] != string(l) {
			continue
		}
		for _, w := range strings.Fields(schema.Fold(row[2])) {
			if w == "-" {
				apart[schema.Fold(row[1])] = true
				continue
			}
			v.others[w] = true
		}
	}
	return apart
}

func (v *verbs) readIrregular(l schema.Lang, apart map[string]bool) {
	for row := range table.In("irregular.tsv", irregularTSV, 3) {
		if row[0] != string(l) {
			continue
		}
		w := schema.Fold(row[1])
		s := stem{infinitive: w, kinds: kindRe, apart: apart[w]}
		if l == schema.Spanish {
			s.kinds = regularKind(w, l)
		}
		v.forms[w] = w
		v.add(s, w[:len(w)-2])
		for _, more := range strings.Fields(schema.Fold(row[2])) {
			if form, ok := strings.CutPrefix(more, "="); ok {
				v.forms[form] = w
				continue
			}
			v.add(s, more)
		}
	}
}

// regularKind returns how a verb is conjugated whose infinitive tells.
func regularKind(infinitive string, l schema.Lang) kind {
	switch {
	case l == schema.French && strings.HasSuffix(infinitive, "ir"):
		return kindIss
	case l == schema.French:
		return kindEr
	case strings.HasSuffix(infinitive, "ar"):
		return kindAR
	case vowel(infinitive[max(0, len(infinitive)-3)]):
		return kindER | kindYE
	}
	return kindER
}

// leastStem is the letters of a stem that endings are looked for after. What
// verbs of a shorter one have are whole forms.
const leastStem = 2

// add adds a stem as it is written before all endings and before some.
func (v *verbs) add(s stem, written string) {
	if len(written) < leastStem || s.kinds == kindRe && len(written) == leastStem {
		return
	}
	if _, ok := v.forms[written]; !ok && s.kinds == kindRe {
		v.forms[written] = s.infinitive // "il permet", "produit"
	}
	v.stems[written] = append(v.stems[written], s)
	for _, other := range respelt(written, s.kinds&^kindYE) {
		s.before = other.before
		v.stems[other.stem] = append(v.stems[other.stem], s)
	}
}

// infinitive returns the verb of which a folded word is a form.
func (v *verbs) infinitive(w string) (string, bool) {
	if v.others[w] {
		return "", false
	}
	if inf, ok := v.forms[w]; ok {
		return inf, true
	}
	for at := len(w) - 1; at >= max(leastStem, len(w)-v.longest); at-- {
		kinds, ok := v.endings[w[at:]]
		if !ok {
			continue
		}
		for _, s := range v.stems[w[:at]] {
			switch {
			case s.kinds&kinds == 0, s.before != "" && strings.IndexByte(s.before, w[at]) < 0, s.apart && v.nouns[w[at:]]:
			default:
				return s.infinitive, true
			}
		}
	}
	return "", false
}

// otherBeginnings are, by infinitive, stems and forms that begin with other
// letters: "puede" of "poder".
var otherBeginnings = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	add := func(written, infinitive string) {
		if written[:2] != infinitive[:2] {
			out[infinitive] = append(out[infinitive], written)
		}
	}
	for _, v := range []*verbs{spanishVerbs(), frenchVerbs()} {
		for written, all := range v.stems {
			for _, s := range all {
				add(written, s.infinitive)
			}
		}
		for form, infinitive := range v.forms {
			add(form, infinitive)
		}
	}
	return out
})
