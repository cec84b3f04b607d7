package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// The block of navigation on top of a scraped page is cut where it has at
// least surestNav lines of which there is no doubt, and leastNav in all.
const (
	surestNav  = 4
	leastNav   = 6
	navItem    = 80  // characters of an entry of a menu, at most
	navDepth   = 400 // lines looked at
	leastBody  = 40  // bytes that must remain
	titleWords = 6   // a doubled line of more words is a title
)

// navSign says how surely a line belongs to a menu.
type navSign int

const (
	noNav   navSign = iota
	weakNav         // an entry such as "- Partners", which a body may have too
	sureNav         // a lone bullet, a doubled label, a label glued to what follows
)

// cutNavigation returns a text without the site menu that scraping left on top
// of it, and how many lines that was. The menu is known by what only menus
// have: bullets without text, labels that stand twice, labels glued to the
// sentence that follows. A line between them that has no such sign is kept.
func cutNavigation(text string) (rest string, cut int) {
	lines := strings.Split(text, "\n")
	signs := navSigns(lines[:min(len(lines), navDepth)])
	end, sure, all := navEnd(signs)
	if sure < surestNav || all < leastNav {
		return text, 0
	}
	var kept []string
	for i, l := range lines[:end] {
		if signs[i] == noNav && strings.TrimSpace(l) != "" {
			kept = append(kept, l)
		}
	}
	rest = strings.TrimLeft(strings.Join(append(kept, lines[end:]...), "\n"), "\n")
	if len(rest) < leastBody {
		return text, 0
	}
	return rest, all
}

// navEnd returns where the menu ends: after the line up to which its signs
// outweigh the lines without any, three to one.
func navEnd(signs []navSign) (end, sure, all int) {
	score, best := 0, 0
	s, a := 0, 0
	for i, sign := range signs {
		switch sign {
		case sureNav:
			score, s, a = score+2, s+1, a+1
		case weakNav:
			score, a = score+1, a+1
		default:
			score -= 3
		}
		if sign != noNav && score > best {
			best, end, sure, all = score, i+1, s, a
		}
		if score < best-9 {
			break
		}
	}
	return end, sure, all
}

// navSigns judges the lines on top of a text. Blank lines take the sign of the
// line before them.
func navSigns(lines []string) []navSign {
	signs := make([]navSign, len(lines))
	for i, l := range lines {
		l = strings.TrimSpace(l)
		switch {
		case l == "":
			if i > 0 {
				signs[i] = signs[i-1]
			}
		case isBullet(l) || reChrome.MatchString(schema.Fold(l)):
			signs[i] = sureNav
		case isLabel(l) && i+1 < len(lines) && follows(l, strings.TrimSpace(lines[i+1])):
			signs[i], signs[i+1] = sureNav, sureNav
		case signs[i] == noNav && isEntry(l), doubledAmidMenu(lines, i):
			signs[i] = max(signs[i], weakNav)
		}
	}
	return signs
}

// doubledAmidMenu reports whether a line too long for a label stands twice and
// a bullet or a doubled label follows soon: a title that stands twice is
// followed by its text.
func doubledAmidMenu(lines []string, i int) bool {
	at := func(k int) string {
		if k < 0 || k >= len(lines) {
			return ""
		}
		return strings.TrimSpace(lines[k])
	}
	first := i
	if at(i) != "" && at(i) == at(i-1) {
		first = i - 1
	}
	if at(first) == "" || at(first) != at(first+1) || utf8.RuneCountInString(at(first)) > navItem {
		return false
	}
	for k := first + 2; k < first+5; k++ {
		if isBullet(at(k)) || isLabel(at(k)) && at(k) != "" && follows(at(k), at(k+1)) {
			return true
		}
	}
	return false
}

// leastFooter is how many lines of a site's frame must end a text to be cut.
const leastFooter = 2

// cutFooter returns a text without the lines at its end that only the frame of
// a site has, and how many those were.
func cutFooter(text string) (rest string, cut int) {
	lines := strings.Split(strings.TrimRight(text, " \n"), "\n")
	end := len(lines)
	for end > 1 {
		l := strings.TrimSpace(lines[end-1])
		folded := schema.Fold(l)
		frame := isBullet(l) || reChrome.MatchString(folded) || utf8.RuneCountInString(l) <= longestAside && reAside.MatchString(folded)
		if l != "" && !frame {
			break
		}
		if l != "" {
			cut++
		}
		end--
	}
	if cut < leastFooter {
		return text, 0
	}
	return strings.Join(lines[:end], "\n"), cut
}

func isBullet(l string) bool {
	return l == "-" || l == "–" || l == "•" || l == "*" || l == "|" || l == "»" || l == "›" || l == "·" || l == "+"
}

// reChrome matches, folded, what only the frame of a site says.
var reChrome = regexp.MustCompile(`^(skip to (main )?content|jump to navigation|aller au contenu( principal)?|passer au contenu|pasar al contenido principal|saltar al contenido( principal)?|ir al contenido( principal)?|main navigation|navigation principale|navegacion principal|toggle navigation|menu( principal)?|breadcrumb|fil d'ariane|ruta de navegacion|you are here|vous etes ici|usted esta aqui|search|rechercher|buscar|log ?in|sign in|se connecter|connexion|iniciar sesion|share|partager|compartir|facebook|twitter|linkedin|instagram|youtube|whatsapp|newsletter|rss|english|francais|espanol)$`)

// isLabel reports whether a line can be the label of a menu: short, without
// the marks that end a sentence.
func isLabel(l string) bool {
	n := utf8.RuneCountInString(l)
	last, _ := utf8.DecodeLastRuneInString(l)
	return n >= 2 && n <= navItem && len(strings.Fields(l)) <= titleWords && !strings.ContainsRune(".:;!?…»\"”)", last)
}

// follows reports whether next repeats the label, whatever the case, alone or
// glued to a sentence.
func follows(label, next string) bool {
	l, n := []rune(label), []rune(next)
	if len(n) < len(l) || !strings.EqualFold(string(n[:len(l)]), label) {
		return false
	}
	rest := n[len(l):]
	return len(rest) == 0 || unicode.IsUpper(rest[0]) && unicode.IsLower(n[len(l)-1]) && slices.Contains(rest, ' ')
}

// isEntry reports whether a line is an entry of a list as menus have it: a
// dash, a few words, no end of a sentence.
func isEntry(l string) bool {
	rest, ok := strings.CutPrefix(l, "- ")
	if !ok {
		return false
	}
	rest = strings.TrimSpace(rest)
	last, _ := utf8.DecodeLastRuneInString(rest)
	return utf8.RuneCountInString(rest) <= navItem+20 && !strings.ContainsRune(".:;!?,", last)
}
