package word

import (
	"strings"
	"sync"
)

// stemEnglish reads British and American spelling alike, knows the commonest
// irregular plurals, and takes off endings as Porter's algorithm does.
func stemEnglish(w string) string {
	if len(w) < 3 || !letters(w) {
		return w
	}
	if s, ok := irregular()[w]; ok {
		w = s
	}
	w = american(w)
	w = endS(w)
	w = endEd(w)
	if n := len(w); n > 2 && w[n-1] == 'y' && hasVowel(w[:n-1]) {
		w = w[:n-1] + "i"
	}
	w = replaceEnding(w, 0, porter2)
	w = replaceEnding(w, 0, porter3)
	w = replaceEnding(w, 1, porter4)
	return endE(w)
}

// irregular are the English forms that no ending leads to, with the word that
// they are forms of.
var irregular = sync.OnceValue(func() map[string]string {
	out := map[string]string{"women": "woman", "men": "man", "children": "child", "policies": "policy"}
	for verb := range strings.SplitSeq(irregularVerbs, ";") {
		words := strings.Fields(verb)
		for _, w := range words[1:] {
			out[w] = words[0]
		}
	}
	return out
})

// irregularForms are the forms of each word of irregular, by its stem.
var irregularForms = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for form, w := range irregular() {
		out[stemEnglish(w)] = append(out[stemEnglish(w)], form)
	}
	return out
})

// american respells "labour", "organisation" and "programme" and their kin.
func american(w string) string {
	if i := strings.Index(w, "our"); i > 1 && i+3 >= 5 {
		switch w[i+3:] {
		case "", "s", "ed", "ing", "er", "ers", "able", "ite", "ites", "hood", "hoods":
			w = w[:i] + "or" + w[i+3:]
		}
	}
	if i := strings.LastIndex(w, "is"); i > 2 {
		switch w[i+2:] {
		case "e", "es", "ed", "ing", "ation", "ations", "ational", "er", "ers":
			w = w[:i] + "iz" + w[i+2:]
		}
	}
	if strings.HasPrefix(w, "programme") {
		w = "program" + strings.TrimPrefix(w, "programme")
	}
	return w
}

func endS(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ies"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"):
		return w
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}

func endEd(w string) string {
	if strings.HasSuffix(w, "eed") {
		if measure(w[:len(w)-3]) > 0 {
			return w[:len(w)-1]
		}
		return w
	}
	for _, s := range []string{"ed", "ing"} {
		stem, ok := strings.CutSuffix(w, s)
		if !ok || !hasVowel(stem) || len(stem) < 2 {
			continue
		}
		n := len(stem)
		switch {
		case strings.HasSuffix(stem, "at"), strings.HasSuffix(stem, "bl"), strings.HasSuffix(stem, "iz"):
			return stem + "e"
		case stem[n-1] == stem[n-2] && !vowel(stem[n-1]) && stem[n-1] != 'l' && stem[n-1] != 's' && stem[n-1] != 'z':
			return stem[:n-1]
		case measure(stem) == 1 && cvc(stem):
			return stem + "e"
		}
		return stem
	}
	return w
}

func endE(w string) string {
	if n := len(w); n > 2 && w[n-1] == 'e' {
		if m := measure(w[:n-1]); m > 1 || m == 1 && !cvc(w[:n-1]) {
			w = w[:n-1]
		}
	}
	if n := len(w); n > 2 && w[n-1] == 'l' && w[n-2] == 'l' && measure(w) > 1 {
		w = w[:n-1]
	}
	return w
}

var (
	porter2 = [][2]string{{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
		{"abli", "able"}, {"alli", "al"}, {"entli", "ent"}, {"eli", "e"}, {"ousli", "ous"}, {"ization", "ize"}, {"ation", "ate"},
		{"ator", "ate"}, {"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},
		{"iviti", "ive"}, {"biliti", "ble"}}
	porter3 = [][2]string{{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""}}
	porter4 = [][2]string{{"al", ""}, {"ance", ""}, {"ence", ""}, {"er", ""}, {"ic", ""}, {"able", ""}, {"ible", ""}, {"ement", ""},
		{"ment", ""}, {"ent", ""}, {"sion", "s"}, {"tion", "t"}, {"ism", ""}, {"ate", ""}, {"iti", ""}, {"ous", ""}, {"ive", ""}, {"ize", ""}}
)

// replaceEnding replaces the first ending that fits where more than min
// vowel-consonant pairs stay before it.
func replaceEnding(w string, min int, table [][2]string) string {
	for _, r := range table {
		if stem, ok := strings.CutSuffix(w, r[0]); ok {
			if measure(stem) > min {
				return stem + r[1]
			}
			return w
		}
	}
	return w
}

// measure counts the vowel-consonant pairs of w.
func measure(w string) int {
	n, before := 0, false
	for i := 0; i < len(w); i++ {
		v := vowelAt(w, i)
		if before && !v {
			n++
		}
		before = v
	}
	return n
}

func vowelAt(w string, i int) bool {
	return vowel(w[i]) || w[i] == 'y' && i > 0 && !vowelAt(w, i-1)
}

func hasVowel(w string) bool {
	for i := range len(w) {
		if vowelAt(w, i) {
			return true
		}
	}
	return false
}

// cvc reports whether w ends in consonant, vowel, consonant, the last of them
// not w, x or y.
func cvc(w string) bool {
	n := len(w)
	if n < 3 || vowelAt(w, n-3) || !vowelAt(w, n-2) || vowelAt(w, n-1) {
		return false
	}
	return w[n-1] != 'w' && w[n-1] != 'x' && w[n-1] != 'y'
}

// irregularVerbs lists English verbs with the forms that no ending leads to.
// Forms that are other words as well ("found", "left", "rose") are missing.
const irregularVerbs = `take took taken; give gave given; write wrote written; speak spoke spoken; steal stole stolen; choose chose chosen;
forget forgot forgotten; begin began begun; withdraw withdrew withdrawn; draw drew drawn; know knew known; throw threw thrown;
go went gone; bring brought; buy bought; think thought; teach taught; seek sought; catch caught; lose lost; pay paid; say said; tell told; keep kept;
sleep slept; meet met; lead led; feed fed; build built; rebuild rebuilt; spend spent; lend lent; send sent; deal dealt; make made; become became;
come came; overcome overcame; run ran; win won; shoot shot; sell sold; stand stood; understand understood; hide hid hidden; freeze froze frozen;
undertake undertook undertaken; grow grew grown; drive drove driven; break broke broken; fly flew flown; flee fled; hold held; eat ate eaten;
fight fought; drink drank drunk; sink sank sunk; swim swam swum; arise arose arisen; hear heard; mean meant; feel felt; sweep swept; undergo underwent undergone;
mistake mistook mistaken; forbid forbade forbidden; bear borne; tear tore torn; wear wore worn; swear swore sworn; shake shook shaken; rise risen; see saw seen; fall fell fallen`
