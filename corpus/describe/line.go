package describe

import "strings"

// lineShape tells wrapped lines from lines that end a paragraph.
type lineShape struct {
	longest int
	wrapped bool // lines were cut to a width: a line end alone means nothing
}

func measureLines(text string) lineShape {
	const widest = 160
	var s lineShape
	long, lines := 0, 0
	for line := range strings.Lines(text) {
		switch n := len(line); {
		case n > widest:
			long++
		case n > 1:
			lines++
			s.longest = max(s.longest, n)
		}
	}
	s.wrapped = lines >= 4 && long*8 <= lines
	return s
}

// breaksAt reports whether the line end at text[i] ends a paragraph.
func (s lineShape) breaksAt(text string, i int) bool {
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
	short := len(line) < s.longest*6/10
	switch line[len(line)-1] {
	case '.', ':', '!', '?', '"', ';':
		return short
	case ',', '-':
		return false
	}
	return short && next[0] < 'a'
}
