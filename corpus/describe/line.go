package describe

import "strings"

// lineShape tells wrapped lines from lines that end a paragraph.
type lineShape struct {
	longest int
	wrapped bool // lines were cut to a width: a line end alone means nothing
}

func measureLines(text string) lineShape {
	var s lineShape
	long, lines := 0, 0
	for line := range strings.Lines(text) {
		n := len(line)
		s.longest = max(s.longest, n)
		if n > 1 {
			lines++
		}
		if n > 160 {
			long++
		}
	}
	s.wrapped = lines >= 4 && s.longest < 160 && long == 0
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
