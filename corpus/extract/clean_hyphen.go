package extract

import (
	"regexp"
	"strings"
)

// reBroken is a word whose first part ends a line with a hyphen and whose
// second begins the next with a small letter, or one with a soft hyphen where
// it was broken and is joined.
var reBroken = regexp.MustCompile(`(\p{L}{2,})(?:[-\x{2010}\x{00AD}][ \t]*\n[ \t]*|\x{00AD})(\p{Ll}{2,})`)

var reWord = regexp.MustCompile(`\p{L}+(-\p{L}+)*`)

// vocabulary counts the words of a text in small letters, compounds with their
// hyphens. It is empty where the text has no broken word to ask about.
func vocabulary(text string) map[string]int {
	if !reBroken.MatchString(text) {
		return nil
	}
	words := map[string]int{}
	for _, w := range reWord.FindAllString(text, -1) {
		words[strings.ToLower(w)]++
	}
	return words
}

// joinHyphens joins words that were broken at the ends of lines. The hyphen
// stays where the document elsewhere writes the word with it, or where the
// first part is one that often keeps it. Other soft hyphens are taken out.
func joinHyphens(text string, words map[string]int) string {
	if len(words) > 0 {
		text = reBroken.ReplaceAllStringFunc(text, func(m string) string {
			p := reBroken.FindStringSubmatch(m)
			first, second := p[1], p[2]
			with, without := words[strings.ToLower(first+"-"+second)], words[strings.ToLower(first+second)]
			if with > without || with == without && keepsHyphen[strings.ToLower(first)] {
				return first + "-" + second
			}
			return first + second
		})
	}
	return strings.ReplaceAll(text, "\u00AD", "")
}

// keepsHyphen are first parts that in Spanish, English or French are usually
// followed by a hyphen.
var keepsHyphen = map[string]bool{
	"non": true, "self": true, "socio": true, "ex": true, "vice": true, "anti": true, "semi": true, "quasi": true, "well": true, "long": true, "short": true,
	"cross": true, "high": true, "low": true, "decision": true, "policy": true, "main": true, "mid": true, "sub": true, "half": true, "evidence": true,
	"celui": true, "celle": true, "ceux": true, "celles": true, "peut": true, "ci": true, "là": true, "sous": true, "demi": true, "après": true, "avant": true,
	"teórico": true, "político": true, "franco": true,
}
