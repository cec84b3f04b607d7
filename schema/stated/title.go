package stated

import (
	"regexp"
	"strings"
	"unicode"
)

// reProgramTitle matches what programs write where nobody gave a title, in the
// languages of their menus, and what was printed.
var reProgramTitle = regexp.MustCompile(`(?i)^(` + strings.Join([]string{
	`untitled.*`, `no title`, `sin t[ií]tulo.*`, `sans[ -]titre.*`,
	`microsoft (office )?(word|powerpoint|excel)( - .*)?`, `print (-|\S*[:\\/.]).*`,
	`(powerpoint )?presentation ?\d*`, `presentaci[oó]n( de powerpoint)? ?\d*`, `pr[ée]sentation( powerpoint)? ?\d*`,
	`document[oe]? ?\d*`, `doc ?\d+`, `scan\w* ?\d*`, `ima?ge? ?\d*`,
	`(slide|layout|page|diapositiva|diapositive|p[aá]gina) \d+`,
	`title`, `t[ií]tulo`, `titre`, `home`, `none`, `null`, `n/a`,
	`.*\.(docx?|pptx?|xlsx?|indd|qxd|pdf|rtf|odt|html?|txt|p65|tmp)"?`, `[0-9a-f-]{12,}`,
}, "|") + `)$`)

// IsNoTitle reports whether what stands as a title is none: the name of a file,
// what a program writes where nobody gave a title, a code of one word.
func IsNoTitle(s string) bool {
	s = strings.TrimSpace(s)
	if strings.IndexFunc(s, unicode.IsLetter) < 0 || reProgramTitle.MatchString(s) {
		return true
	}
	return !strings.ContainsRune(s, ' ') && strings.ContainsAny(s, "_.0123456789")
}
