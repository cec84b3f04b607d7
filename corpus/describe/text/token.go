package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// Flag says one thing of how a token is written.
type Flag uint8

const (
	Capital Flag = 1 << iota // begins with a capital letter
	Upper                    // has two letters or more, all capitals
	Number
	Punct
	Glued  // no space before it
	Breaks // a paragraph or list item begins here
	Marked // bold type begins or ends before it
)

// Token is a word, a number or a mark of punctuation of a page.
type Token struct {
	Start, End int32 // byte offsets in the page's text
	Word       Word
	Flags      Flag
}

// Is reports whether a token is written in one of the ways of f.
func (t Token) Is(f Flag) bool { return t.Flags&f != 0 }

// Tokenizer cuts text into tokens. It is for one goroutine; its buffers are
// used again.
type Tokenizer struct {
	Words  *Vocabulary
	Learn  bool // number words that are not known yet
	buf    []byte
	tokens []Token
}

// Tokens returns the tokens of text, which are the caller's own.
func (z *Tokenizer) Tokens(text string) []Token {
	const usual = 5 // bytes a token, or more
	z.tokens = make([]Token, 0, len(text)/usual+1)
	tokens := z.Cut(text)
	z.tokens = nil
	return tokens
}

// Cut returns the tokens of text. They hold until the next call.
func (z *Tokenizer) Cut(text string) []Token {
	z.tokens = z.tokens[:0]
	lines := MeasureLines(text)
	pending := Breaks // flags of the next token
	for i := 0; i < len(text); {
		if text[i] == '\n' {
			if pending&Breaks == 0 && lines.BreaksAt(text, i) {
				pending |= Breaks
			}
			i++
			continue
		}
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if blank(r) {
			i += n
			continue
		}
		if end := markup(text, i); end > i {
			if text[i] == '*' {
				pending |= Marked
			}
			i = end
			continue
		}
		before := len(z.tokens)
		switch {
		case r >= '0' && r <= '9':
			i = z.number(text, i)
		case IsLetter(r):
			i = z.word(text, i)
		default:
			z.mark(text, i, n, r)
			i += n
		}
		t := &z.tokens[before]
		t.Flags |= pending
		pending = 0
		if t.Start > 0 && before > 0 && z.tokens[before-1].End == t.Start {
			t.Flags |= Glued
		}
	}
	return z.tokens
}

const softHyphen = '\u00ad'

// blank reports whether r is a space, or stands for none.
func blank(r rune) bool {
	switch {
	case r == ' ', r == '\t', r == '\r', r == '\u200b', r == '\ufeff':
		return true
	}
	return r >= utf8.RuneSelf && unicode.IsSpace(r)
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
		if n := strings.IndexAny(CutAt(text[i:], longestLink), "]\n"); n > 0 && strings.HasPrefix(text[i+n:], "](http") {
			return i + 1
		}
	case ']':
		if !strings.HasPrefix(text[i:], "](http") {
			return i
		}
		if n := strings.IndexAny(CutAt(text[i:], longestLink), ") \n"); n > 0 && text[i+n] == ')' {
			return i + n + 1
		}
	}
	return i
}

// IsLetter reports whether r is a letter or a mark on one.
func IsLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}

// lookup returns the number of the word in the buffer.
func (z *Tokenizer) lookup() Word {
	if z.Learn {
		return z.Words.Add(z.buf)
	}
	return z.Words.Number(z.buf)
}

// number reads digits with the marks that group them ("3.715.000", "57,5") as
// one token.
func (z *Tokenizer) number(text string, i int) int {
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
	z.tokens = append(z.tokens, Token{Start: int32(start), End: int32(i), Flags: Number})
	return i
}

func (z *Tokenizer) mark(text string, i, n int, r rune) {
	z.buf = append(z.buf[:0], string(plainMark(r))...)
	z.tokens = append(z.tokens, Token{Start: int32(i), End: int32(i + n), Word: z.lookup(), Flags: Punct})
}

// plainMark writes a typographic mark as the plain one.
func plainMark(r rune) rune {
	if schema.Apostrophe(r) {
		return '\''
	}
	switch r {
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
func (z *Tokenizer) word(text string, i int) int {
	start := i
	z.buf = z.buf[:0]
	var flags Flag
	letters, capitals := 0, 0
	for i < len(text) {
		if c := text[i]; c >= 'a' && c <= 'z' {
			z.buf = append(z.buf, c)
			letters++
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == softHyphen {
			i += n
			continue
		}
		if !IsLetter(r) {
			break
		}
		if unicode.IsUpper(r) {
			if letters == 0 {
				flags |= Capital
			}
			capitals++
		}
		z.fold(r)
		letters++
		i += n
	}
	if letters > 1 && capitals == letters {
		flags |= Upper
	}
	if r, n := utf8.DecodeRuneInString(text[i:]); n > 0 && schema.Apostrophe(r) && schema.IsElided(string(z.buf)) {
		z.buf = append(z.buf, '\'')
		i += n
	}
	z.tokens = append(z.tokens, Token{Start: int32(start), End: int32(i), Word: z.lookup(), Flags: flags})
	return i
}

// fold appends r as schema.Fold writes it. The common letters are in a table.
func (z *Tokenizer) fold(r rune) {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		z.buf = append(z.buf, byte(r))
		return
	}
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

// CutAt returns at most n bytes of s, whole characters only.
func CutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
