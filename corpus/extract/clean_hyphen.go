package extract

import (
	"regexp"
	"strings"
)

// reBroken is a word whose first part ends a line with a hyphen and whose
// second begins the next with a small letter.
var reBroken = regexp.MustCompile(`(\p{L}{2,})[-\x{2010}\x{00AD}][ \t]*\n[ \t]*(\p{Ll}{2,})`)

// joinHyphens joins words that were broken at the ends of lines. The hyphen
// stays where the text elsewhere writes the word with it, or where the first
// part is a prefix that often keeps it; the line end moves after the word.
func joinHyphens(text string) string {
	if !reBroken.MatchString(text) {
		return text
	}
	lower := strings.ToLower(text)
	return reBroken.ReplaceAllStringFunc(text, func(m string) string {
		p := reBroken.FindStringSubmatch(m)
		first, second := p[1], p[2]
		whole, parted := strings.ToLower(first+second), strings.ToLower(first+"-"+second)
		with, without := strings.Count(lower, parted), strings.Count(lower, whole)
		if with > without || with == without && keepsHyphen[strings.ToLower(first)] {
			return first + "-" + second
		}
		return first + second
	})
}

// keepsHyphen are first parts that in Spanish, English or French are usually
// followed by a hyphen.
var keepsHyphen = map[string]bool{
	"non": true, "self": true, "socio": true, "ex": true, "vice": true, "anti": true, "semi": true, "quasi": true, "well": true, "long": true, "short": true,
	"cross": true, "high": true, "low": true, "decision": true, "policy": true, "main": true, "mid": true, "sub": true, "half": true, "evidence": true,
	"celui": true, "celle": true, "ceux": true, "celles": true, "peut": true, "ci": true, "là": true, "sous": true, "demi": true, "après": true, "avant": true,
	"teórico": true, "político": true, "franco": true,
}
