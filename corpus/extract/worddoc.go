package extract

import (
	"encoding/binary"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"

	"github.com/simde/simde/schema"
)

// Where a document of Word 97 to 2003 keeps what is read (MS-DOC, the FIB).
const (
	fibSize     = 0x1AA
	fibVersion  = 0x02
	fibFlags    = 0x0A
	fibLengths  = 0x4C  // of the text, the notes, the headers, (macros,) the comments, the endnotes, the text boxes, in characters
	fibPieces   = 0x1A2 // where the table of pieces lies, and its length
	fibEncrypts = 0x0100
	fibTable1   = 0x0200
	firstWord97 = 0x00C1
)

// readDOC reads a document of Word 97 to 2003: its text with a line for each row
// of a table, its notes and text boxes after it, and what it says of itself.
// Headers, comments and field codes are left out.
func readDOC(data []byte) (*text, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	main, err := c.read("WordDocument")
	if err != nil {
		return nil, err
	}
	if len(main) < fibSize {
		return nil, fail(schema.FailCorrupt, "a Word document without its head")
	}
	flags := binary.LittleEndian.Uint16(main[fibFlags:])
	switch {
	case flags&fibEncrypts != 0:
		return nil, fail(schema.FailEncrypted, "an office document protected by a password")
	case binary.LittleEndian.Uint16(main[fibVersion:]) < firstWord97:
		return nil, fail(schema.FailUnsupported, "a Word document from before Word 97, which is not read; save it as DOCX or PDF")
	}
	name := "0Table"
	if flags&fibTable1 != 0 {
		name = "1Table"
	}
	table, err := c.read(name)
	if err != nil {
		return nil, err
	}
	chars, whole, err := wordPieces(main, table)
	if err != nil {
		return nil, err
	}
	t := &text{}
	if !whole {
		t.warnings = append(t.warnings, schema.WarnPart.Sentence("pieces of the text that are not in the file"))
	}
	t.self, t.created = summaryOf(c)
	var parts []string
	for i, keep := range []bool{true, true, false, false, false, true, true} {
		n := min(len(chars), int(binary.LittleEndian.Uint32(main[fibLengths+4*i:])&0x7FFFFFFF))
		if keep {
			parts = append(parts, wordChars(chars[:n]))
		}
		chars = chars[n:]
	}
	t.body = strings.Join(parts, "\n\n")
	return t, nil
}

// wordPieces returns all characters of a document in order, and whether all of
// them are in the file.
func wordPieces(main, table []byte) (chars []rune, whole bool, err error) {
	at, n := uint64(binary.LittleEndian.Uint32(main[fibPieces:])), uint64(binary.LittleEndian.Uint32(main[fibPieces+4:]))
	if at+n > uint64(len(table)) || n == 0 {
		return nil, false, fail(schema.FailCorrupt, "a Word document without the table of its pieces")
	}
	list := table[at : at+n]
	const properties, pieces = 1, 2
	for len(list) > 3 && list[0] == properties {
		list = list[min(len(list), 3+int(binary.LittleEndian.Uint16(list[1:]))):]
	}
	if len(list) < 5 || list[0] != pieces {
		return nil, false, fail(schema.FailCorrupt, "a table of pieces of no known form")
	}
	list = list[5:min(len(list), 5+int(binary.LittleEndian.Uint32(list[1:])&0x7FFFFFFF))]
	count := (len(list) - 4) / 12
	whole = true
	for i := range max(0, count) {
		from, to := binary.LittleEndian.Uint32(list[4*i:]), binary.LittleEndian.Uint32(list[4*i+4:])
		where := binary.LittleEndian.Uint32(list[4*(count+1)+8*i+2:])
		if to < from {
			return chars, false, nil
		}
		const narrow = 1 << 30
		start, length := uint64(where&^narrow), 2*uint64(to-from)
		if where&narrow != 0 {
			start, length = start/2, length/2
		}
		end := min(start+length, uint64(len(main)))
		if start > end || end-start < length {
			whole = false
			start = min(start, end)
		}
		if len(chars)+int(end-start) > maxText {
			return chars, false, nil
		}
		if where&narrow != 0 {
			chars = append(chars, []rune(decodeWith(charmap.Windows1252, main[start:end]))...)
		} else {
			chars = append(chars, []rune(wide(main[start:end]))...)
		}
	}
	return chars, whole, nil
}

// wordChars returns characters of a document as a text: ends of paragraphs,
// cells and rows as lines and tabs, fields as what they show.
func wordChars(chars []rune) string {
	var b strings.Builder
	codes := 0 // depth within the codes of fields
	var fields []bool
	for i, c := range chars {
		switch c {
		case 0x13:
			fields = append(fields, true)
			codes++
		case 0x14:
			if n := len(fields); n > 0 && fields[n-1] {
				fields[n-1] = false
				codes--
			}
		case 0x15:
			if n := len(fields); n > 0 {
				if fields[n-1] {
					codes--
				}
				fields = fields[:n-1]
			}
		default:
			if codes == 0 {
				b.WriteString(wordChar(c, i > 0 && chars[i-1] == 0x07))
			}
		}
	}
	return b.String()
}

// wordChar returns what a character stands for; afterCell says that the one
// before ended a cell.
func wordChar(c rune, afterCell bool) string {
	switch c {
	case 0x07:
		if afterCell {
			return "\n" // the end of the row
		}
		return "\t"
	case '\r', 0x0C, 0x0E:
		return "\n\n"
	case 0x0B:
		return "\n"
	case 0x1E:
		return "-"
	}
	if c < ' ' && c != '\t' {
		return "" // pictures, marks of notes and comments
	}
	return string(c)
}

// summaryOf returns what an office document of the old kind says of itself
// (MS-OLEPS).
func summaryOf(c *compound) (schema.Known, schema.Date) {
	b, err := c.read("SummaryInformation") // whose name begins with a character that is not printed
	const head = 48
	if err != nil || len(b) < head {
		return schema.Known{}, "" // without properties the document still reads
	}
	at := int(binary.LittleEndian.Uint32(b[44:]))
	if at < 0 || at+8 > len(b) {
		return schema.Known{}, ""
	}
	set := b[at:]
	page := 1252
	texts := map[uint32]string{}
	var created schema.Date
	const most, codePage, title, subject, author, keywords, made = 100, 1, 2, 3, 4, 5, 12
	for i := range min(most, int(binary.LittleEndian.Uint32(set[4:]))) {
		if 16+8*i > len(set) {
			break
		}
		id, from := binary.LittleEndian.Uint32(set[8+8*i:]), int(binary.LittleEndian.Uint32(set[12+8*i:]))
		if from < 0 || from+8 > len(set) {
			continue
		}
		value := set[from:]
		const isShort, isText, isWide, isTime = 2, 30, 31, 64
		n := int(binary.LittleEndian.Uint32(value[4:]))
		switch kind := binary.LittleEndian.Uint32(value); {
		case kind == isShort && id == codePage:
			page = int(binary.LittleEndian.Uint16(value[4:]))
		case kind == isText && n >= 0 && n <= len(value)-8:
			texts[id] = strings.TrimRight(string(value[8:8+n]), "\x00")
		case kind == isWide && n >= 0 && n <= (len(value)-8)/2:
			texts[id] = wide(value[8 : 8+2*n])
		case kind == isTime && id == made && len(value) >= 12:
			if day := fileTime(binary.LittleEndian.Uint64(value[4:])); !day.IsZero() {
				created = looseDate(day.Format(time.DateOnly))
			}
		}
	}
	said := func(id uint32) string {
		if set := codeSets[page]; set != nil {
			return decodeWith(set, []byte(texts[id]))
		}
		s, _ := decode([]byte(texts[id]))
		return s
	}
	k := schema.Known{Title: said(title), Abstract: said(subject), Subjects: splitKeywords([]string{said(keywords)})}
	if who := said(author); who != "" {
		k.Creators = strings.Split(who, ";")
	}
	return k, created
}
