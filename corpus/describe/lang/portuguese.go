package lang

import "strings"

var portugueseProfile = Profile{Peoples: Never, Inflect: portuguese}

var portugueseAr = strings.Fields("o a amos am ei ou aram ava avam ará arão aria ariam e em ando ado ada ados adas ar")

var portugueseEr = strings.Fields("o e em emos i eu eram ia iam erá erão a am endo ido ida idos idas er")

func portuguese(stem, mark string) []string {
	switch mark {
	case "v":
		end := stem[len(stem)-2:]
		if end == "ar" {
			return join(stem[:len(stem)-2], portugueseAr...)
		}
		return join(stem[:len(stem)-2], portugueseEr...)
	case "a":
		return portugueseAdjective(stem)
	}
	return []string{portuguesePlural(stem)}
}

func portuguesePlural(stem string) string {
	switch {
	case strings.HasSuffix(stem, "ção"), strings.HasSuffix(stem, "são"):
		return strings.TrimSuffix(stem, "ão") + "ões"
	case strings.HasSuffix(stem, "m"):
		return stem[:len(stem)-1] + "ns"
	case strings.HasSuffix(stem, "al"):
		return stem[:len(stem)-1] + "is"
	case strings.HasSuffix(stem, "r"), strings.HasSuffix(stem, "z"):
		return stem + "es"
	}
	return stem + "s"
}

func portugueseAdjective(stem string) []string {
	switch {
	case strings.HasSuffix(stem, "ês"):
		return join(strings.TrimSuffix(stem, "ês"), "esa", "eses", "esas")
	case strings.HasSuffix(stem, "ão"):
		return join(strings.TrimSuffix(stem, "ão"), "ã", "ãos", "ães", "ãs")
	case strings.HasSuffix(stem, "o"):
		return join(stem[:len(stem)-1], "a", "os", "as")
	case strings.HasSuffix(stem, "or"):
		return join(stem, "a", "es", "as")
	}
	return join(stem, "s")
}
