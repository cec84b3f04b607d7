package lang

import (
	"strings"

	"github.com/simde/simde/schema"
)

// Expand writes out a phrase of the cue lexicon whose words may carry the
// marks ~v (verb), ~n (noun) and ~a (adjective or participle): every
// combination of their forms.
func Expand(l schema.Lang, phrase string) []string {
	out := []string{""}
	for _, w := range strings.Fields(phrase) {
		forms := []string{w}
		if stem, mark, ok := strings.Cut(w, "~"); ok {
			forms = append(inflections(l, stem, mark), stem)
		}
		var longer []string
		for _, head := range out {
			for _, f := range forms {
				longer = append(longer, strings.TrimSpace(head+" "+f))
			}
		}
		out = longer
	}
	return out
}

func inflections(l schema.Lang, stem, mark string) []string {
	switch l {
	case schema.Spanish:
		return spanish(stem, mark)
	case schema.French:
		return french(stem, mark)
	}
	return english(stem, mark)
}

func english(stem, mark string) []string {
	plural := stem + "s"
	switch {
	case strings.HasSuffix(stem, "y") && !strings.HasSuffix(stem, "ey") && !strings.HasSuffix(stem, "ay") && !strings.HasSuffix(stem, "oy"):
		plural = stem[:len(stem)-1] + "ies"
	case strings.HasSuffix(stem, "sh"), strings.HasSuffix(stem, "ch"), strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "x"):
		plural = stem + "es"
	}
	if mark != "v" {
		return []string{plural}
	}
	switch {
	case strings.HasSuffix(stem, "e"):
		return []string{plural, stem + "d", stem[:len(stem)-1] + "ing"}
	case strings.HasSuffix(plural, "ies"):
		return []string{plural, stem[:len(stem)-1] + "ied", stem + "ing"}
	case strings.HasSuffix(stem, "port") || !doubles(stem):
		return []string{plural, stem + "ed", stem + "ing"}
	}
	last := stem[len(stem)-1:]
	return []string{plural, stem + last + "ed", stem + last + "ing"}
}

// doubles reports whether the last consonant of an English verb of the cue
// lexicon is doubled before an ending.
func doubles(stem string) bool {
	for _, s := range []string{"mit", "ship", "nrol"} {
		if strings.HasSuffix(stem, s) {
			return true
		}
	}
	return false
}

var spanishAr = strings.Fields("o as a amos áis an é aste ó amos asteis aron aba abas ábamos aban aré ará aremos arán aría arían e es emos en ando ado ada ados adas ar arse ase asen ara aran")

var spanishEr = strings.Fields("o es e emos imos en í iste ió imos ieron ía íamos ían a as amos an iendo ido ida idos idas")

func spanish(stem, mark string) []string {
	switch mark {
	case "v":
		return spanishVerb(stem)
	case "a":
		switch {
		case strings.HasSuffix(stem, "o"):
			return join(stem[:len(stem)-1], "a", "os", "as")
		case strings.HasSuffix(stem, "or"):
			return join(stem, "a", "es", "as")
		}
	}
	return []string{spanishPlural(stem)}
}

func spanishPlural(stem string) string {
	switch {
	case strings.HasSuffix(stem, "ión"):
		return strings.TrimSuffix(stem, "ión") + "iones"
	case strings.HasSuffix(stem, "z"):
		return stem[:len(stem)-1] + "ces"
	case strings.ContainsAny(stem[len(stem)-1:], "aeiou"), strings.HasSuffix(stem, "é"):
		return stem + "s"
	}
	return stem + "es"
}

func spanishVerb(inf string) []string {
	stem, end := inf[:len(inf)-2], inf[len(inf)-2:]
	if end == "ar" {
		forms := join(stem, spanishAr...)
		soft := stem
		switch stem[len(stem)-1] {
		case 'g':
			soft = stem + "u"
		case 'c':
			soft = stem[:len(stem)-1] + "qu"
		case 'z':
			soft = stem[:len(stem)-1] + "c"
		}
		return append(forms, join(soft, "é", "e", "en", "emos")...)
	}
	forms := join(stem, spanishEr...)
	if end == "er" && strings.HasSuffix(stem, "c") {
		forms = append(forms, join(stem[:len(stem)-1]+"zc", "o", "a", "an")...)
	}
	return append(forms, join(inf, "á", "án", "ía", "ían", "se")...)
}

var frenchEr = strings.Fields("e es ent ons ez é ée és ées ant ait aient a èrent er era eront erait eraient âmes")

var frenchIr = strings.Fields("is it issent issait issaient issant i ie is ies irent ir ira iront irait iraient")

var frenchRe = strings.Fields("s ent ait aient ant u ue us ues it irent re ra ront rait raient")

func french(stem, mark string) []string {
	switch mark {
	case "v":
		return frenchVerb(stem)
	case "a":
		return frenchAdjective(stem)
	}
	switch {
	case strings.HasSuffix(stem, "al"):
		return []string{stem[:len(stem)-2] + "aux"}
	case strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "x"):
		return nil
	}
	return []string{stem + "s"}
}

func frenchVerb(inf string) []string {
	stem := inf[:len(inf)-2]
	switch inf[len(inf)-2:] {
	case "ir":
		return join(stem, frenchIr...)
	case "re":
		return join(stem, frenchRe...)
	}
	forms := join(stem, frenchEr...)
	switch {
	case strings.HasSuffix(stem, "g"):
		forms = append(forms, join(stem+"e", "ant", "ait", "aient", "a", "ons")...)
	case strings.HasSuffix(stem, "c"):
		forms = append(forms, join(stem[:len(stem)-1]+"ç", "ant", "ait", "aient", "a", "ons")...)
	case strings.HasSuffix(stem, "oy"):
		forms = append(forms, join(stem[:len(stem)-1]+"i", "e", "ent")...)
	}
	return forms
}

func frenchAdjective(stem string) []string {
	switch {
	case strings.HasSuffix(stem, "teur"):
		return append(join(stem[:len(stem)-4]+"t", "eurs", "rice", "rices"), join(stem[:len(stem)-1], "se", "ses")...)
	case strings.HasSuffix(stem, "eur"):
		return append(join(stem, "s"), join(stem[:len(stem)-1], "se", "ses")...)
	case strings.HasSuffix(stem, "er"):
		return append(join(stem, "s"), join(stem[:len(stem)-2], "ère", "ères")...)
	case strings.HasSuffix(stem, "ien"):
		return join(stem, "ne", "s", "nes")
	case strings.HasSuffix(stem, "if"):
		return append(join(stem, "s"), join(stem[:len(stem)-1], "ve", "ves")...)
	case strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "x"):
		return join(stem, "e", "es")
	case strings.HasSuffix(stem, "e"):
		return join(stem, "s")
	}
	return join(stem, "e", "s", "es")
}

func join(stem string, endings ...string) []string {
	out := make([]string, len(endings))
	for i, e := range endings {
		out[i] = stem + e
	}
	return out
}
