package text

import "strings"

// LineShape tells wrapped lines from lines that end a paragraph.
type LineShape struct {
	width   int  // what three lines in four do not pass
	wrapped bool // lines were cut to a width: a line end alone means nothing
}

// MeasureLines returns how the lines of text are cut.
func MeasureLines(text string) LineShape {
	const widest = 160
	var byLength [widest + 1]int
	long, lines := 0, 0
	for line := range strings.Lines(text) {
		switch n := len(strings.TrimRight(line, " \t\r\n")); {
		case n > 0 && strings.Contains(line, "](http"): // an address cannot be wrapped
		case n > widest:
			long++
		case n > 0:
			lines++
			byLength[n]++
		}
	}
	s := LineShape{wrapped: lines >= 4 && long*8 <= lines}
	for seen := 0; s.width < widest && seen*4 < lines*3; s.width++ {
		seen += byLength[s.width]
	}
	return s
}

// BreaksAt reports whether the line end at text[i] ends a paragraph.
func (s LineShape) BreaksAt(text string, i int) bool {
	if !s.wrapped {
		return true
	}
	rest := text[i+1:]
	next := strings.TrimLeft(rest, " \t\r")
	if next == "" || next[0] == '\n' || strings.ContainsRune("-*#|>", rune(next[0])) || strings.HasPrefix(next, "•") || strings.HasPrefix(next, "–") {
		return true
	}
	start := strings.LastIndexByte(text[:i], '\n') + 1
	line := strings.TrimRight(text[start:i], " \t\r")
	if line == "" {
		return true
	}
	short := len(line) < s.width*6/10
	switch line[len(line)-1] {
	case '.', ':', '!', '?', '"', ';':
		return short
	case ',', '-':
		return false
	}
	return short && next[0] < 'a' && next[0] != '[' // the words of a link go on with their line
}
