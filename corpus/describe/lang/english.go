package lang

import "strings"

var englishProfile = Profile{
	NounAfter:  true,
	BareNames:  true,
	OfApart:    true,
	VerbGap:    true,
	MonthFirst: true,
	Doers:      InPlural,
	Peoples:    Always,
	Inflect:    english,
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
