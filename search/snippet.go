package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Range is a piece of a text by its byte offsets.
type Range struct{ Start, End int }

// Spans takes text apart at marks, which are sorted and do not overlap.
func Spans(text string, marks []Range) []Span {
	var out []Span
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) || m.Start >= m.End {
			continue
		}
		if m.Start > at {
			out = append(out, Span{Text: text[at:m.Start]})
		}
		out = append(out, Span{Text: text[m.Start:m.End], Mark: true})
		at = m.End
	}
	if at < len(text) {
		out = append(out, Span{Text: text[at:]})
	}
	return out
}

// SnippetSize is about how many bytes of text a snippet shows.
const SnippetSize = 180

// Snippet cuts the piece of text with the most marks in it, at whole words,
// with an ellipsis where text was cut off. Without marks it is the beginning.
func Snippet(text string, marks []Range, size int) []Span {
	start, end := window(text, marks, size)
	var inside []Range
	for _, m := range marks {
		if m.Start >= start && m.End <= end {
			inside = append(inside, Range{m.Start - start, m.End - start})
		}
	}
	spans := Spans(text[start:end], inside)
	for i := range spans {
		spans[i].Text = oneLine(spans[i].Text)
	}
	if start > 0 {
		spans = append([]Span{{Text: "… "}}, spans...)
	}
	if end < len(text) {
		spans = append(spans, Span{Text: " …"})
	}
	return joinPlain(spans)
}

// window chooses which piece of text to show.
func window(text string, marks []Range, size int) (start, end int) {
	if len(text) <= size {
		return 0, len(text)
	}
	first, last := fullest(text, marks, size*3/4)
	start = max(0, first-(size-(last-first))/3)
	start = wordStart(text, start, first)
	end = wordEnd(text, min(len(text), start+size), max(last, start))
	return start, end
}

// fullest returns where the marks begin and end that stand within size bytes
// and are worth the most: different words more than one word again.
func fullest(text string, marks []Range, size int) (first, last int) {
	word := make([]int, len(marks)) // which of the different words each mark is
	number := map[string]int{}
	for i, m := range marks {
		w := strings.ToLower(text[m.Start:m.End])
		if _, known := number[w]; !known {
			number[w] = len(number)
		}
		word[i] = number[w]
	}
	best := 0
	seen := make([]int, len(number)) // from which mark on a word was seen last, plus one
	for i := range marks {
		j, different := i, 0
		for ; j < len(marks) && marks[j].End-marks[i].Start <= size; j++ {
			if seen[word[j]] != i+1 {
				seen[word[j]] = i + 1
				different++
			}
		}
		if worth := 4*different + j - i; j > i && worth > best {
			best, first, last = worth, marks[i].Start, marks[j-1].End
		}
	}
	return first, last
}

// wordStart moves a cut forward to the beginning of a word, at most to limit.
func wordStart(text string, at, limit int) int {
	if at == 0 {
		return 0
	}
	if i := strings.IndexFunc(text[runeStart(text, at):limit], unicode.IsSpace); i >= 0 {
		at = runeStart(text, at) + i
		return at + len(text[at:limit]) - len(strings.TrimLeftFunc(text[at:limit], unicode.IsSpace))
	}
	return limit
}

// wordEnd moves a cut back to the end of a word, at most to limit.
func wordEnd(text string, at, limit int) int {
	if at >= len(text) {
		return len(text)
	}
	at = max(runeStart(text, at), limit)
	if i := strings.LastIndexFunc(text[limit:at], unicode.IsSpace); i > 0 {
		return limit + len(strings.TrimRightFunc(text[limit:limit+i], unicode.IsSpace))
	}
	return at
}

func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// oneLine writes every run of white space as one space.
func oneLine(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// joinPlain joins neighbours without marks.
func joinPlain(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && !s.Mark && !out[n-1].Mark {
			out[n-1].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return slices.DeleteFunc(out, func(s Span) bool { return s.Text == "" })
}
