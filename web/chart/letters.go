package chart

import "strings"

// Letters writes text with the letters that the Go fonts have: spaces and
// hyphens that they lack become others, what nobody sees and what lies beyond
// the first plane of Unicode is left out.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u202f' || r >= '\u2002' && r <= '\u200a': // spaces of all widths
			return '\u00a0'
		case r == '\u2010' || r == '\u2011':
			return '-'
		case r == '\u00ad' || r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r > '\uffff':
			return -1
		}
		return r
	}, text)
}
