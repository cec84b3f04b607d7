package search

import "strings"

// Unquoted writes the text of a query without the quotes of its phrases, so
// that their words are found in any inflection and in the other languages too.
// It reports false where no phrase is in quotes.
func Unquoted(text string) (string, bool) {
	toks, closed := scan(cleanText(text))
	if !closed {
		return text, false
	}
	found := false
	var b strings.Builder
	for i, t := range toks {
		part := t.kind == tokPhrase && i > 0 && toks[i-1].kind == tokField
		if t.kind == tokPhrase && t.tail == "" && !part {
			found = true
		}
		b.WriteString(t.write(t.tail != "" || part))
		if glued := t.kind == tokField || t.kind == tokMinus || t.kind == tokOpen; !glued && i+1 < len(toks) && toks[i+1].kind != tokClose {
			b.WriteByte(' ')
		}
	}
	return b.String(), found
}

// write writes a token as it is typed, a phrase with its quotes or without.
func (t token) write(quoted bool) string {
	switch t.kind {
	case tokPhrase:
		if quoted {
			return `"` + t.text + `"` + t.tail
		}
		return strings.TrimSpace(t.text)
	case tokOpen:
		return "("
	case tokClose:
		return ")"
	case tokMinus:
		return "-"
	case tokOr:
		return "OR"
	case tokAnd:
		return "AND"
	case tokField:
		return t.text + ":"
	}
	return t.text
}
