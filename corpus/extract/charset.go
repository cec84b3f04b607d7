package extract

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

// decode turns bytes into text and names the character set: by a byte-order
// mark, as UTF-8 where they are valid, as UTF-16 where every other byte is
// zero, and else as the one-byte set that gives the likeliest Spanish, French
// or English.
func decode(data []byte) (text, charset string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), "utf-8"
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeWith(xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM), data), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeWith(xunicode.UTF16(xunicode.BigEndian, xunicode.UseBOM), data), "utf-16be"
	}
	if isUTF16(data) {
		if even, odd := zeros(data); odd > even {
			return decodeWith(xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), data), "utf-16le"
		}
		return decodeWith(xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), data), "utf-16be"
	}
	if mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\uFFFD"), "utf-8"
	}
	return decodeByte(data)
}

// zeros counts the zero bytes at even and at odd places.
func zeros(data []byte) (even, odd int) {
	for at := 0; ; at++ {
		i := bytes.IndexByte(data[at:], 0)
		if i < 0 {
			return even, odd
		}
		if at += i; at%2 == 0 {
			even++
		} else {
			odd++
		}
	}
}

// isUTF16 reports whether data is UTF-16 without a mark: of Latin script, one
// byte in two is zero, at the even or at the odd places only.
func isUTF16(data []byte) bool {
	even, odd := zeros(data)
	return len(data)%2 == 0 && max(even, odd) > len(data)/3 && min(even, odd) <= len(data)/200
}

// mostlyUTF8 reports whether data is UTF-8, a stray byte or two aside: more
// than one in five bad sequences is another set.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else if size > 1 {
			good++
		}
		i += size
	}
	return good > 4*bad
}

// byteSets are the one-byte sets that old files of our languages use.
var byteSets = []struct {
	name string
	set  *charmap.Charmap
}{
	{"windows-1252", charmap.Windows1252}, // before the others: it wins where they are equal
	{"macintosh", charmap.Macintosh},
	{"ibm850", charmap.CodePage850},
}

func decodeByte(data []byte) (text, charset string) {
	sample := data[:min(len(data), 64<<10)]
	best, score := 0, 0
	for i, b := range byteSets {
		if s := likely(decodeWith(b.set, sample)); i == 0 || s > score {
			best, score = i, s
		}
	}
	return decodeWith(byteSets[best].set, data), byteSets[best].name
}

// usual are the characters beyond ASCII of Spanish, French and English text.
const usual = "áéíóúüñÁÉÍÓÚÜÑ¿¡ºªàâçèêëîïôœùûÿÀÂÇÈÊËÎÏÔŒÙÛ«»“”‘’–—…°€\u00a0"

// likely scores a text: usual characters count for it, others and capitals
// amid small letters against it.
func likely(s string) int {
	score := 0
	prev := ' '
	for _, r := range s {
		if r >= utf8.RuneSelf {
			switch {
			case !strings.ContainsRune(usual, r):
				score -= 3
			case unicode.IsUpper(r) && unicode.IsLower(prev):
				score -= 2
			case unicode.IsLetter(r):
				score += 2
			default:
				score++
			}
		}
		prev = r
	}
	return score
}

// decodeWith decodes data; what the set does not have is U+FFFD.
func decodeWith(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD") // the decoders replace and do not fail
	}
	return string(out)
}

// plainText returns text with LF as the only line end and without control
// characters, byte-order marks and non-characters. Control
// characters from U+0080 to U+009F are what Windows-1252 has there, read as
// Latin-1, and become its characters.
func plainText(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\uFEFF' || r == '\uFFFE' || r == '\uFFFF' || r == '\u200B':
			return -1
		case r >= 0x80 && r < 0xA0:
			if c := charmap.Windows1252.DecodeByte(byte(r)); c != utf8.RuneError && c >= 0xA0 {
				return c
			}
			return -1
		case r < ' ' && r != '\n' && r != '\t' || r == 0x7F:
			return -1
		}
		return r
	}, text)
}
