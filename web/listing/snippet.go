package listing

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/search"
)

// A snippet of a list of results is cut to snippetMost letters where its marks
// allow it; on each side of them snippetLeast are kept.
const (
	snippetMost  = 140
	snippetLeast = 24
)

// AbstractMost is how many letters of an abstract a list of results shows.
const AbstractMost = 220

// Shortened keeps at most n letters of a text, whole words.
func Shortened(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return cutEnd(s, n)
}

// Brief cuts words off the ends of a snippet, never a mark.
func Brief(spans []search.Span) []search.Span {
	over := -snippetMost
	for _, s := range spans {
		over += utf8.RuneCountInString(s.Text)
	}
	if over <= 0 || len(spans) < 2 {
		return spans
	}
	out := slices.Clone(spans)
	begin, end := &out[0], &out[len(out)-1]
	before, after := room(*begin), room(*end)
	if cut := min(after, max(over/2, over-before)); cut > 0 {
		end.Text = cutEnd(end.Text, utf8.RuneCountInString(end.Text)-cut)
	}
	if cut := min(before, max(over/2, over-after)); cut > 0 {
		begin.Text = cutBegin(begin.Text, utf8.RuneCountInString(begin.Text)-cut)
	}
	return out
}

// room is how many letters can be cut off an end of a snippet.
func room(s search.Span) int {
	if s.Mark {
		return 0
	}
	return max(0, utf8.RuneCountInString(s.Text)-snippetLeast)
}

// cutEnd keeps at most n letters of the beginning of a text, whole words.
func cutEnd(s string, n int) string {
	kept := string([]rune(s)[:n])
	if i := strings.LastIndexByte(kept, ' '); i > 0 {
		kept = kept[:i]
	}
	return kept + " …"
}

// cutBegin keeps at most n letters of the end of a text, whole words.
func cutBegin(s string, n int) string {
	letters := []rune(s)
	kept := string(letters[len(letters)-n:])
	if i := strings.IndexByte(kept, ' '); i >= 0 && i+1 < len(kept) {
		kept = kept[i+1:]
	}
	return "… " + kept
}
