package lang

import "strings"

var frenchProfile = Profile{Peoples: ForPersons, PluralInS: true, Inflect: french}

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
