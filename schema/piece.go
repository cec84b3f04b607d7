package schema

import (
	"unicode"
	"unicode/utf8"
)

// Piece is a kind of what any text is made of, for all who read it: search joins
// pieces to the words that can be found, a description reads each for itself.
type Piece uint8

const (
	Blank   Piece = iota // a space, the end of a line, or a character that shows nothing
	Letters              // letters with the marks on them, and soft hyphens between them
	Lone                 // a letter of a script that puts no space between words
	Digits               // 0 to 9
	Numeral              // one sign of a number that is none of these: "½", "²", "٣"
	Sign                 // any other character, or a byte that is part of none
)

// InWord reports whether letters or numbers are such pieces.
func (p Piece) InWord() bool { return p == Letters || p == Lone || p == Digits || p == Numeral }

// SoftHyphen stands in a word where a line may break it.
const SoftHyphen = '\u00ad'

// PieceAt returns the kind of the piece that begins at text[i], and the byte offset
// of its end. A run of letters or of digits is one piece, anything else is one
// character.
func PieceAt(text string, i int) (Piece, int) {
	if c := text[i]; c < utf8.RuneSelf {
		p := asciiPiece(c)
		i++
		switch p {
		case Letters:
			return p, lettersEnd(text, i)
		case Digits:
			for i < len(text) && asciiPiece(text[i]) == Digits {
				i++
			}
		}
		return p, i
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	p := widePiece(r)
	if p == Letters {
		return p, lettersEnd(text, i+n)
	}
	return p, i + n
}

// lettersEnd returns where the letters end that text[:i] ends with.
func lettersEnd(text string, i int) int {
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if c |= 0x20; c < 'a' || c > 'z' {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r != SoftHyphen && !unicode.Is(unicode.M, r) && widePiece(r) != Letters {
			break
		}
		i += n
	}
	return i
}

func asciiPiece(c byte) Piece {
	switch {
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return Letters
	case c >= '0' && c <= '9':
		return Digits
	case c == ' ' || c >= '\t' && c <= '\r':
		return Blank
	}
	return Sign
}

// widePiece returns the kind of a character that is not of ASCII. A mark that
// stands on no letter is a sign.
func widePiece(r rune) Piece {
	const firstLone = 0x0e00
	switch {
	case r >= firstLone && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
		return Lone
	case Apostrophe(r):
		return Sign
	case unicode.IsLetter(r):
		return Letters
	case unicode.IsNumber(r):
		return Numeral
	case r == '\u200b' || r == '\ufeff' || unicode.IsSpace(r):
		return Blank
	}
	return Sign
}
