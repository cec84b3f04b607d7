package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// A text is hard-wrapped at a width between narrowest and widest when at
// least wrapShare of its lines end only because the next word would not fit.
const (
	narrowest = 40
	widest    = 130
	wrapLines = 8
	wrapShare = 0.55
)

// unwrap joins the lines of a text that was wrapped at a fixed width: each
// paragraph becomes one line. A line is joined to the next where the next
// line's first word would not have fitted on it, or where the sentence plainly
// runs on. A text that was not wrapped is returned as it is.
func unwrap(text string) string {
	lines := strings.Split(text, "\n")
	measure, width := wrapWidth(lines)
	if width == 0 {
		return text
	}
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(strings.TrimRight(l, " \t"))
		if i == len(lines)-1 {
			break
		}
		if wrapped(l, lines[i+1], measure, width) || runsOn(l, lines[i+1], measure, width) {
			b.WriteByte(' ')
		} else {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// wrapped reports whether l ends because the first word of next did not fit.
func wrapped(l, next string, measure func(string) int, width int) bool {
	l = strings.TrimSpace(l)
	if l == "" || strings.TrimSpace(next) == "" || strings.TrimLeft(next, " \t") != next || ownLine(next) {
		return false
	}
	used := measure(l)
	return used <= width && used+1+measure(firstWord(next)) > width
}

// runsOn reports whether a line of a wrapped text breaks off amid a sentence
// although there was room: tags that are gone took it.
func runsOn(l, next string, measure func(string) int, width int) bool {
	l = strings.TrimSpace(l)
	used := measure(l)
	if l == "" || used > width || strings.TrimLeft(next, " \t") != next || ownLine(next) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(l)
	first, _ := utf8.DecodeRuneInString(next)
	if last != ',' && !unicode.IsLetter(last) {
		return false
	}
	const mostly = 0.7
	words := strings.Fields(schema.Fold(l))
	return unicode.IsLower(first) && len(words) >= 4 || smallWords[words[len(words)-1]] ||
		unicode.IsDigit(first) && float64(used) >= mostly*float64(width)
}

// smallWords are words that end no sentence and no heading.
var smallWords = map[string]bool{
	"le": true, "la": true, "les": true, "un": true, "une": true, "de": true, "des": true, "du": true, "et": true, "en": true, "au": true, "aux": true, "par": true,
	"pour": true, "dans": true, "sur": true, "avec": true, "que": true, "qui": true, "el": true, "los": true, "las": true, "del": true, "y": true, "con": true,
	"por": true, "para": true, "the": true, "a": true, "an": true, "of": true, "and": true, "to": true, "in": true, "for": true, "with": true, "by": true, "or": true,
}

var reOwnLine = regexp.MustCompile(`^([-–—•*·□▪●○«]|\d{1,3}[.)]\s|[a-zA-Z][.)]\s|\(\w{1,3}\)\s|#)`)

// ownLine reports whether a line begins as items of lists, quotations and
// headings do, so that it is never joined to the line before.
func ownLine(l string) bool { return reOwnLine.MatchString(l) }

func firstWord(l string) string {
	l = strings.TrimSpace(l)
	if i := strings.IndexFunc(l, unicode.IsSpace); i >= 0 {
		return l[:i]
	}
	return l
}

// wrapWidth returns the width at which the lines were wrapped and how it was
// counted, or 0 where they were not.
func wrapWidth(lines []string) (measure func(string) int, width int) {
	best := 0.0
	for _, m := range []func(string) int{utf8.RuneCountInString, entityWidth} {
		if w, share := bestWidth(lines, m); share > best {
			best, measure, width = share, m, w
		}
	}
	if best < wrapShare {
		return nil, 0
	}
	return measure, width
}

// bestWidth returns the width that explains the most line ends amid sentences,
// and the share of them that it explains.
func bestWidth(lines []string, measure func(string) int) (width int, share float64) {
	var ends [widest + 2]int // how many more line ends are explained from this width on
	amid := 0
	for i := 0; i+1 < len(lines); i++ {
		l, next := strings.TrimSpace(lines[i]), strings.TrimSpace(lines[i+1])
		last, _ := utf8.DecodeLastRuneInString(l)
		if l == "" || next == "" || ownLine(next) || strings.ContainsRune(".:;!?»”", last) {
			continue // a paragraph may end here
		}
		amid++
		from, to := max(narrowest, measure(l)), measure(l)+1+measure(firstWord(next))
		if from < to && from <= widest {
			ends[from]++
			ends[min(to, widest+1)]--
		}
	}
	if amid < wrapLines {
		return 0, 0
	}
	most, explained := 0, 0
	for w := narrowest; w <= widest; w++ {
		if explained += ends[w]; explained >= most {
			most, width = explained, w
		}
	}
	return width, float64(most) / float64(amid)
}

// entityWidth counts the columns of a line in the HTML source of a page, where
// accented letters were written as entities: "é" is "&eacute;".
func entityWidth(s string) int {
	n := 0
	for _, r := range s {
		n += entityColumns(r)
	}
	return n
}

func entityColumns(r rune) int {
	switch r {
	case 'é', 'á', 'í', 'ó', 'ú', 'ý', 'É', 'Á', 'Í', 'Ó', 'Ú', 'à', 'è', 'ì', 'ò', 'ù', 'À', 'È', 'ñ', 'ã', 'õ', 'Ñ':
		if strings.ContainsRune("éáíóúýÉÁÍÓÚ", r) {
			return len("&eacute;")
		}
		if strings.ContainsRune("ñãõÑ", r) {
			return len("&ntilde;")
		}
		return len("&egrave;")
	case 'â', 'ê', 'î', 'ô', 'û', 'Ê', 'Â', 'Î', 'Ô':
		return len("&ecirc;")
	case 'ç', 'Ç':
		return len("&ccedil;")
	case 'ä', 'ë', 'ï', 'ö', 'ü':
		return len("&euml;")
	case '«', '»':
		return len("&laquo;")
	case '’', '‘':
		return len("&rsquo;")
	case '“', '”':
		return len("&ldquo;")
	case '–', '—':
		return len("&ndash;")
	case '\u00a0':
		return len("&nbsp;")
	}
	return 1
}
