package extract

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/simde/simde/schema"
)

// maxRTFDepth is how deep groups of an RTF file may stand within one another.
const maxRTFDepth = 2000

// readRTF reads a document in the Rich Text Format: its text with a line for
// each row of a table, its notes after it, and what it says of itself. Deleted
// and hidden text, pictures, field codes and tables of fonts are left out.
func readRTF(data []byte) (*text, error) {
	r := &rtfReader{data: data, fonts: map[int]int{}, page: 1252}
	r.state.fallback = 1
	for r.pos < len(r.data) {
		if err := r.step(); err != nil {
			return nil, err
		}
	}
	r.flush()
	t := &text{body: strings.TrimSpace(r.out.String())}
	if notes := strings.TrimSpace(r.notes.String()); notes != "" {
		t.body += "\n\n" + notes
	}
	if len(r.stack) > 0 {
		t.warnings = append(t.warnings, schema.WarnPart.Sentence("the file ends within a group"))
	}
	t.self = schema.Known{Title: r.of("title"), Abstract: r.of("doccomm")}
	if author := r.of("author"); author != "" {
		t.self.Creators = strings.Split(author, ";")
	}
	if subject := r.of("subject"); subject != "" && t.self.Abstract == "" {
		t.self.Abstract = subject
	}
	t.self.Subjects = strings.FieldsFunc(r.of("keywords"), func(c rune) bool { return c == ',' || c == ';' })
	return t, nil
}

// rtfState is what a group inherits from the one around it.
type rtfState struct {
	to       string // the destination: "" for the text, "skip" for what is left out
	fallback int    // how many characters stand for one that is given by its number
	font     int
	hidden   bool
	html     bool // within what only readers of RTF see, of a page wrapped in it
}

// rtfReader reads control words and characters one by one.
type rtfReader struct {
	data  []byte
	pos   int
	state rtfState
	stack []rtfState
	page  int         // the code page of the file
	fonts map[int]int // code pages by font
	font  int         // whose line of the table of fonts is read
	raw   []byte      // characters in a code page that are not decoded yet
	high  rune        // the first half of a pair of UTF-16, or 0
	drop  int         // characters that are still to be left out
	star  bool        // the group is for those who know it
	out   strings.Builder
	notes strings.Builder
	info  map[string]string
}

// of returns a value of the information group.
func (r *rtfReader) of(key string) string { return strings.TrimSpace(r.info[key]) }

// step reads one character, control word or brace.
func (r *rtfReader) step() error {
	c := r.data[r.pos]
	r.pos++
	switch c {
	case '{':
		r.flush()
		if len(r.stack) >= maxRTFDepth {
			return fail(schema.FailTooLarge, "groups more than %d deep", maxRTFDepth)
		}
		r.stack = append(r.stack, r.state)
		r.drop = 0
	case '}':
		r.flush()
		r.drop = 0
		if n := len(r.stack); n > 0 {
			if r.state.to == "footnote" && r.stack[n-1].to != "footnote" {
				r.notes.WriteString("\n\n")
			}
			r.state, r.stack = r.stack[n-1], r.stack[:n-1]
		}
	case '\\':
		r.control()
	case '\r', '\n', 0:
	default:
		r.byte(c)
	}
	return nil
}

// byte takes a character of the code page.
func (r *rtfReader) byte(c byte) {
	if r.drop > 0 {
		r.drop--
		return
	}
	r.star = false
	r.raw = append(r.raw, c)
}

// control reads a control word or symbol after its backslash.
func (r *rtfReader) control() {
	if r.pos >= len(r.data) {
		return
	}
	c := r.data[r.pos]
	if c < 'a' || c > 'z' {
		if c < 'A' || c > 'Z' {
			r.pos++
			r.symbol(c)
			return
		}
	}
	start := r.pos
	for r.pos < len(r.data) && (r.data[r.pos]|0x20 >= 'a' && r.data[r.pos]|0x20 <= 'z') {
		r.pos++
	}
	word := string(r.data[start:r.pos])
	start = r.pos
	if r.pos < len(r.data) && r.data[r.pos] == '-' {
		r.pos++
	}
	for r.pos < len(r.data) && r.data[r.pos] >= '0' && r.data[r.pos] <= '9' {
		r.pos++
	}
	number, err := strconv.Atoi(string(r.data[start:r.pos]))
	given := err == nil
	if r.pos < len(r.data) && r.data[r.pos] == ' ' {
		r.pos++
	}
	if word == "bin" && number > 0 {
		r.pos = min(len(r.data), r.pos+number)
		return
	}
	r.word(word, number, given)
}

// symbol is a control of one character.
func (r *rtfReader) symbol(c byte) {
	switch c {
	case '\'':
		if r.pos+2 <= len(r.data) {
			if n, err := strconv.ParseUint(string(r.data[r.pos:r.pos+2]), 16, 8); err == nil {
				r.pos += 2
				r.byte(byte(n))
			}
		}
	case '*':
		r.star = true
	case '~':
		r.write(" ")
	case '_':
		r.write("-")
	case '-':
	case '\r', '\n':
		r.write("\n\n")
	case '\\', '{', '}':
		r.byte(c)
	}
}

// rtfWritten is what control words stand for in the text.
var rtfWritten = map[string]string{"par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n", "nestrow": "\n", "cell": "\t", "nestcell": "\t", "tab": "\t",
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " "}

// rtfKept are the destinations that are read, beside the text.
var rtfKept = map[string]bool{"title": true, "subject": true, "author": true, "keywords": true, "doccomm": true, "footnote": true, "fonttbl": true,
	"fldrslt": true, "shptxt": true, "rtf": true, "listtext": true, "pntext": true, "ud": true, "upr": false}

// rtfSkipped are the destinations that are left out although they are not
// marked as such.
var rtfSkipped = map[string]bool{"colortbl": true, "stylesheet": true, "pict": true, "fldinst": true, "object": true, "header": true, "headerl": true, "headerr": true,
	"headerf": true, "footer": true, "footerl": true, "footerr": true, "footerf": true, "info": true, "xe": true, "tc": true, "rxe": true, "nonshppict": true, "themedata": true,
	"datastore": true, "listtable": true, "listoverridetable": true, "revtbl": true, "rsidtbl": true, "generator": true, "template": true, "private": true, "comment": true,
	"ftnsep": true, "ftnsepc": true, "ftncn": true, "aftnsep": true, "annotation": true, "atnid": true, "atnauthor": true, "bkmkstart": true, "bkmkend": true, "filetbl": true}

// word obeys a control word.
func (r *rtfReader) word(word string, n int, given bool) {
	star := r.star
	r.star = false
	if word == "u" && given {
		r.unit(n)
		return
	}
	if r.drop > 0 {
		r.drop--
		return
	}
	switch {
	case rtfWritten[word] != "":
		r.write(rtfWritten[word])
	case rtfKept[word] && word != "rtf":
		r.flush()
		if r.state.to != "skip" || r.isInfo(word) {
			r.state.to = destination(word, r.state.to)
		}
	case rtfSkipped[word], star && word != "shpinst" && word != "htmltag":
		r.flush()
		r.state.to = "skip"
	case word == "htmltag":
		r.flush()
		r.state.to = "skip"
	default:
		r.property(word, n, given)
	}
}

// isInfo reports whether a destination stands within the information group,
// which as such is left out.
func (r *rtfReader) isInfo(word string) bool {
	switch word {
	case "title", "subject", "author", "keywords", "doccomm":
		return len(r.stack) > 0 && r.stack[len(r.stack)-1].to == "skip"
	}
	return false
}

// destination is where text goes after the word of a destination.
func destination(word, before string) string {
	switch word {
	case "fldrslt", "shptxt", "listtext", "pntext", "ud":
		return before
	}
	return word
}

// property obeys a control word that changes how characters are read.
func (r *rtfReader) property(word string, n int, given bool) {
	switch word {
	case "ansicpg":
		r.page = n
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "uc":
		r.state.fallback = max(0, min(n, 16))
	case "f":
		r.flush()
		r.state.font, r.font = n, n
	case "fcharset":
		if r.state.to == "fonttbl" {
			r.fonts[r.font] = codePages[n]
		}
	case "plain":
		r.flush()
		r.state.hidden = false
	case "v", "deleted":
		r.flush()
		r.state.hidden = !given || n != 0
	case "htmlrtf":
		r.flush()
		r.state.html = !given || n != 0
	}
}

// unit takes a character by its number in UTF-16.
func (r *rtfReader) unit(n int) {
	r.drop = r.state.fallback
	c := rune(uint16(n))
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return
	case r.high != 0:
		c = utf16.DecodeRune(r.high, c)
	}
	r.high = 0
	r.write(string(c))
}

// flush decodes the characters that wait.
func (r *rtfReader) flush() {
	if len(r.raw) == 0 {
		return
	}
	page := r.fonts[r.state.font]
	if page == 0 {
		page = r.page
	}
	s := string(r.raw)
	if set := codeSets[page]; set != nil {
		s = decodeWith(set, r.raw)
	} else if !utf8.ValidString(s) {
		s = decodeWith(charmap.Windows1252, r.raw)
	}
	r.raw = r.raw[:0]
	r.put(s)
}

// write writes text after what waits.
func (r *rtfReader) write(s string) {
	r.flush()
	r.put(s)
}

// put writes text where the state says.
func (r *rtfReader) put(s string) {
	switch {
	case r.state.hidden || r.state.html:
	case r.state.to == "":
		r.out.WriteString(s)
	case r.state.to == "footnote":
		r.notes.WriteString(s)
	case r.state.to != "skip" && r.state.to != "fonttbl":
		if r.info == nil {
			r.info = map[string]string{}
		}
		r.info[r.state.to] += s
	}
}

// codePages are the code pages of the character sets of fonts.
var codePages = map[int]int{0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437}

// codeSets are the encodings of code pages.
var codeSets = map[int]encoding.Encoding{437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 874: charmap.Windows874,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252,
	1253: charmap.Windows1253, 1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh}

// rtfDictionary is what the window of a packed RTF begins with (MS-OXRTFCP).
const rtfDictionary = `{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0` +
	"\r\n" + `\par \pard\plain\f0\fs20\b\i\u\tab\tx`

// unpackRTF unpacks the RTF of a message of Outlook.
func unpackRTF(b []byte) ([]byte, error) {
	const head, window = 16, 4096
	if len(b) < head {
		return nil, fail(schema.FailCorrupt, "a packed RTF that is cut off")
	}
	size := int(binary.LittleEndian.Uint32(b[4:]))
	if size > maxText {
		return nil, fail(schema.FailTooLarge, "%d MiB of RTF", size>>20)
	}
	switch kind := string(b[8:12]); kind {
	case "MELA":
		return b[head:min(len(b), head+size)], nil
	case "LZFu":
	default:
		return nil, fail(schema.FailCorrupt, "a packed RTF of no known form")
	}
	var ring [window]byte
	at := copy(ring[:], rtfDictionary)
	var out bytes.Buffer
	put := func(c byte) {
		out.WriteByte(c)
		ring[at] = c
		at = (at + 1) % window
	}
	in := b[head:]
	for len(in) > 0 && out.Len() < size {
		flags := in[0]
		in = in[1:]
		for bit := 0; bit < 8 && len(in) > 0; bit++ {
			if flags>>bit&1 == 0 {
				put(in[0])
				in = in[1:]
				continue
			}
			if len(in) < 2 {
				return out.Bytes(), nil
			}
			ref := int(binary.BigEndian.Uint16(in))
			in = in[2:]
			from, n := ref>>4, ref&0xF+2
			if from == at {
				return out.Bytes(), nil
			}
			for range n {
				put(ring[from%window])
				from++
			}
		}
	}
	return out.Bytes(), nil
}
