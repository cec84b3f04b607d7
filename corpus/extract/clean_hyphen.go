package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// broken is a word that was broken: its first part of two letters and more, with
// a hyphen at the end of a line and its second, of small letters, on the next, or
// with a soft hyphen where it was joined.
type broken struct{ from, hyphen, second, to int }

// nextBroken returns the first broken word from some byte on.
func nextBroken(text string, from int) (broken, bool) {
	for i := from; i < len(text); i++ {
		after := afterHyphen(text, i)
		if after == i {
			continue
		}
		b := broken{i, i, after, after}
		letters := 0
		for r, n := utf8.DecodeLastRuneInString(text[from:b.from]); unicode.IsLetter(r); r, n = utf8.DecodeLastRuneInString(text[from:b.from]) {
			b.from, letters = b.from-n, letters+1
		}
		small := 0
		for r, n := utf8.DecodeRuneInString(text[b.to:]); unicode.IsLower(r); r, n = utf8.DecodeRuneInString(text[b.to:]) {
			b.to, small = b.to+n, small+1
		}
		if letters >= 2 && small >= 2 {
			return b, true
		}
	}
	return broken{}, false
}

// afterHyphen returns where the second part of a word would begin of which the
// first ends at i, or i where nothing breaks it there.
func afterHyphen(text string, i int) int {
	const hyphen, soft = "\u2010", "\u00AD"
	rest := text[i:]
	at, joined := i+1, false
	switch {
	case rest[0] == '-':
	case strings.HasPrefix(rest, hyphen):
		at = i + len(hyphen)
	case strings.HasPrefix(rest, soft):
		at, joined = i+len(soft), true
	default:
		return i
	}
	end := at + blanks(text[at:])
	if end < len(text) && text[end] == '\n' {
		return end + 1 + blanks(text[end+1:])
	}
	if joined {
		return at
	}
	return i
}

// blanks is how many blanks a text begins with.
func blanks(text string) int { return len(text) - len(strings.TrimLeft(text, " \t")) }

// vocabulary counts the words of a text in small letters, compounds with their
// hyphens. It is empty where the text has no broken word to ask about.
func vocabulary(text string) map[string]int {
	if _, ok := nextBroken(text, 0); !ok {
		return nil
	}
	words := map[string]int{}
	text = strings.ToLower(text)
	start, last := -1, 0 // of the word, and the end of its last letter
	for i, r := range text {
		switch {
		case unicode.IsLetter(r):
			if start < 0 {
				start = i
			}
			last = i + utf8.RuneLen(r)
		case start >= 0 && (r != '-' || last < i):
			words[text[start:last]]++
			start = -1
		}
	}
	if start >= 0 {
		words[text[start:last]]++
	}
	return words
}

// joinHyphens joins words that were broken at the ends of lines. The hyphen
// stays where the document elsewhere writes the word with it, or where the
// first part is one that often keeps it. Other soft hyphens are taken out.
func joinHyphens(text string, words map[string]int) string {
	if len(words) > 0 {
		var b strings.Builder
		done := 0
		for w, ok := nextBroken(text, 0); ok; w, ok = nextBroken(text, done) {
			b.WriteString(text[done:w.hyphen])
			first, second := strings.ToLower(text[w.from:w.hyphen]), strings.ToLower(text[w.second:w.to])
			with, without := words[first+"-"+second], words[first+second]
			if with > without || with == without && keepsHyphen[first] {
				b.WriteByte('-')
			}
			b.WriteString(text[w.second:w.to])
			done = w.to
		}
		b.WriteString(text[done:])
		text = b.String()
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
