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
		piece, end := schema.PieceAt(text, i)
		if piece == schema.Blank {
			if text[i] == '\n' && pending&Breaks == 0 && lines.BreaksAt(text, i) {
				pending |= Breaks
			}
			i = end
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
		switch piece {
		case schema.Digits:
			i = z.number(text, i, end)
		case schema.Letters, schema.Lone:
			i = z.word(text, i, end)
		default:
			z.mark(text, i, end)
			i = end
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

// lookup returns the number of the word in the buffer.
func (z *Tokenizer) lookup() Word {
	if z.Learn {
		return z.Words.Add(z.buf)
	}
	return z.Words.Number(z.buf)
}

// number adds the digits of text[start:end] and what they are grouped with
// ("3.715.000", "57,5") as one token.
func (z *Tokenizer) number(text string, start, end int) int {
	for end+1 < len(text) && (text[end] == '.' || text[end] == ',') {
		piece, next := schema.PieceAt(text, end+1)
		if piece != schema.Digits {
			break
		}
		end = next
	}
	z.tokens = append(z.tokens, Token{Start: int32(start), End: int32(end), Flags: Number})
	return end
}

func (z *Tokenizer) mark(text string, start, end int) {
	r, _ := utf8.DecodeRuneInString(text[start:end])
	z.buf = utf8.AppendRune(z.buf[:0], plainMark(r))
	z.tokens = append(z.tokens, Token{Start: int32(start), End: int32(end), Word: z.lookup(), Flags: Punct})
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

// word adds the letters of text[start:end], with the apostrophe of an elided French
// word ("l'").
func (z *Tokenizer) word(text string, start, end int) int {
	z.buf = z.buf[:0]
	var flags Flag
	letters, capitals := 0, 0
	for i := start; i < end; {
		if c := text[i]; c >= 'a' && c <= 'z' {
			z.buf = append(z.buf, c)
			letters++
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:end])
		i += n
		if r == schema.SoftHyphen {
			continue
		}
		if unicode.IsUpper(r) {
			if letters == 0 {
				flags |= Capital
			}
			capitals++
		}
		z.fold(r)
		letters++
	}
	if letters > 1 && capitals == letters {
		flags |= Upper
	}
	if r, n := utf8.DecodeRuneInString(text[end:]); n > 0 && schema.Apostrophe(r) && schema.IsElided(string(z.buf)) {
		z.buf = append(z.buf, '\'')
		end += n
	}
	z.tokens = append(z.tokens, Token{Start: int32(start), End: int32(end), Word: z.lookup(), Flags: flags})
	return end
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
