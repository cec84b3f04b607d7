package describe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// word numbers the folded words that the lexicon knows; 0 is every other.
type word int32

type tokenFlag uint8

const (
	capital tokenFlag = 1 << iota // begins with a capital letter
	upper                         // has two letters or more, all capitals
	number
	punct
	glued  // no space before it
	breaks // a paragraph or list item begins here
	marked // bold type begins or ends before it
)

// token is a word, a number or a mark of punctuation of a page.
type token struct {
	start, end int32 // byte offsets in the page's text
	word       word
	flags      tokenFlag
}

func (t token) is(f tokenFlag) bool { return t.flags&f != 0 }

// tokenizer cuts text into tokens. It is for one goroutine; its buffers are
// used again.
type tokenizer struct {
	words  map[string]word
	elided map[string]bool // words that lose their vowel before another: "l'", "d'"
	learn  bool            // number words that are not known yet
	buf    []byte
	tokens []token
}

// cut returns the tokens of text. They hold until the next call.
func (z *tokenizer) cut(text string) []token {
	z.tokens = z.tokens[:0]
	lines := measureLines(text)
	breaking, bold := true, false
	for i := 0; i < len(text); {
		c := text[i]
		if c == '\n' {
			breaking = breaking || lines.breaksAt(text, i)
			i++
			continue
		}
		if c == ' ' || c == '\t' || c == '\r' {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
			if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
				i += n
				continue
			}
		}
		if end := markup(text, i); end > i {
			bold = bold || text[i] == '*'
			i = end
			continue
		}
		before := len(z.tokens)
		switch {
		case r >= '0' && r <= '9':
			i = z.number(text, i)
		case isLetter(r):
			i = z.word(text, i)
		default:
			z.mark(text, i, n, r)
			i += n
		}
		t := &z.tokens[before]
		if breaking {
			t.flags |= breaks
			breaking = false
		}
		if bold {
			t.flags |= marked
			bold = false
		}
		if t.start > 0 && before > 0 && z.tokens[before-1].end == t.start {
			t.flags |= glued
		}
	}
	return z.tokens
}

// longestLink is how many bytes the words or the address of a link may have.
const longestLink = 2000

// markup returns where the Markdown ends that begins at text[i] and is nothing
// that one reads: the marks and the address of a link, those of bold type, a
// backslash before a mark. It is i where there is none.
func markup(text string, i int) int {
	switch text[i] {
	case '*':
		if strings.HasPrefix(text[i:], "**") {
			return i + 2
		}
	case '\\':
		if i+1 < len(text) && strings.IndexByte(`()[]*_.-#`, text[i+1]) >= 0 {
			return i + 1
		}
	case '[':
		if n := strings.IndexAny(cutAt(text[i:], longestLink), "]\n"); n > 0 && strings.HasPrefix(text[i+n:], "](http") {
			return i + 1
		}
	case ']':
		if !strings.HasPrefix(text[i:], "](http") {
			return i
		}
		if n := strings.IndexAny(cutAt(text[i:], longestLink), ") \n"); n > 0 && text[i+n] == ')' {
			return i + n + 1
		}
	}
	return i
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}

// lookup returns the number of the word in the buffer.
func (z *tokenizer) lookup() word {
	w, ok := z.words[string(z.buf)]
	if !ok && z.learn {
		w = word(len(z.words) + 1)
		z.words[string(z.buf)] = w
	}
	return w
}

// number reads digits with the marks that group them ("3.715.000", "57,5") as
// one token.
func (z *tokenizer) number(text string, i int) int {
	start := i
	for i < len(text) {
		c := text[i]
		if c >= '0' && c <= '9' {
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
			i++
			continue
		}
		break
	}
	z.tokens = append(z.tokens, token{start: int32(start), end: int32(i), flags: number})
	return i
}

func (z *tokenizer) mark(text string, i, n int, r rune) {
	z.buf = append(z.buf[:0], string(plainMark(r))...)
	z.tokens = append(z.tokens, token{start: int32(i), end: int32(i + n), word: z.lookup(), flags: punct})
}

// plainMark writes a typographic mark as the plain one.
func plainMark(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '´', '`':
		return '\''
	case '‐', '‑', '–', '—', '−', '―':
		return '-'
	case '«', '»', '“', '”', '„':
		return '"'
	case '➔', '➜', '⇒', '⟶', '►', '➝':
		return '→'
	}
	return r
}

// word reads letters, parts an elided French word ("l'") or an English
// possessive ("'s") from what it leans on.
func (z *tokenizer) word(text string, i int) int {
	start := i
	z.buf = z.buf[:0]
	var flags tokenFlag
	letters, capitals := 0, 0
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				if letters == 0 {
					flags |= capital
				}
				capitals++
				c += 'a' - 'A'
			} else if c < 'a' || c > 'z' {
				break
			}
			z.buf = append(z.buf, c)
			letters++
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == '\u00ad' {
			i += n
			continue
		}
		if !isLetter(r) {
			break
		}
		if unicode.IsUpper(r) {
			if letters == 0 {
				flags |= capital
			}
			capitals++
		}
		z.fold(r)
		letters++
		i += n
	}
	if letters > 1 && capitals == letters {
		flags |= upper
	}
	if r, n := utf8.DecodeRuneInString(text[i:]); n > 0 && plainMark(r) == '\'' && z.elided[string(z.buf)] {
		z.buf = append(z.buf, '\'')
		i += n
	}
	z.tokens = append(z.tokens, token{start: int32(start), end: int32(i), word: z.lookup(), flags: flags})
	return i
}

// fold appends r as schema.Fold writes it. The common letters are in a table.
func (z *tokenizer) fold(r rune) {
	if int(r) < len(latinFolds) && latinFolds[r] != "" {
		z.buf = append(z.buf, latinFolds[r]...)
		return
	}
	z.buf = append(z.buf, schema.Fold(string(r))...)
}

var latinFolds = foldTable()

func foldTable() (t [0x250]string) {
	for r := rune(0xaa); r < 0x250; r++ {
		if unicode.IsLetter(r) {
			t[r] = schema.Fold(string(r))
		}
	}
	return t
}

// cutAt returns at most n bytes of s, whole characters only.
func cutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
