package lang

import "strings"

var spanishProfile = Profile{Peoples: Never, Inflect: spanish}

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
