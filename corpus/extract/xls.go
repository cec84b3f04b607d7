package extract

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"

	"github.com/simde/simde/corpus/workbook"
	"github.com/simde/simde/schema"
)

// The records of a workbook of Excel 97 to 2003 that are read (MS-XLS).
const (
	xlsBegins   = 0x0809
	xlsEnds     = 0x000A
	xlsProtects = 0x002F
	xlsSheet    = 0x0085
	xlsTexts    = 0x00FC
	xlsGoesOn   = 0x003C
	xlsFormat   = 0x041E
	xlsStyle    = 0x00E0
	xls1904     = 0x0022
	xlsText     = 0x00FD // the number of a text that cells share
	xlsLabel    = 0x0204
	xlsNumber   = 0x0203
	xlsRK       = 0x027E
	xlsRKs      = 0x00BD
	xlsFormula  = 0x0006
	xlsString   = 0x0207 // what a formula gives
)

// maxXLSCells is how many cells of a workbook are read.
const maxXLSCells = 4 << 20

// xlsBook is a workbook that is being read.
type xlsBook struct {
	names  []string
	texts  []string
	dates  map[uint16]bool // formats that show days
	styles []uint16        // the format of each style
	from   time.Time       // day 0
	cells  int
	out    strings.Builder
	row    int
	column int // the cell that was written last
	sheet  int
}

// readXLS reads a workbook of Excel 97 to 2003: a heading for each sheet, a line
// for each row with tabs between the cells, and what it says of itself.
func readXLS(data []byte) (*text, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	if !c.has("Workbook") {
		return nil, fail(schema.FailUnsupported, "a spreadsheet from before Excel 97, which is not read; save it as XLSX")
	}
	b, err := c.read("Workbook")
	if err != nil && len(b) == 0 {
		return nil, err
	}
	x := &xlsBook{dates: map[uint16]bool{}, from: time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC), sheet: -1}
	t := &text{}
	if err := x.records(b); err != nil {
		var bad *schema.FileError
		if errors.As(err, &bad) {
			return nil, err
		}
		t.warnings = append(t.warnings, schema.WarnPart.Sentence(err))
	}
	t.self, t.created = summaryOf(c)
	t.body = x.out.String()
	return t, nil
}

// records reads the records one after the other.
func (x *xlsBook) records(b []byte) error {
	const head = 4
	depth := 0
	for len(b) >= head {
		kind, n := binary.LittleEndian.Uint16(b), int(binary.LittleEndian.Uint16(b[2:]))
		if n > len(b)-head {
			return errors.New("the workbook is cut off")
		}
		body := b[head : head+n]
		b = b[head+n:]
		switch kind {
		case xlsProtects:
			return fail(schema.FailEncrypted, "an office document protected by a password")
		case xlsBegins:
			const sheet = 0x0010
			if depth++; depth == 1 && len(body) >= 4 && binary.LittleEndian.Uint16(body[2:]) == sheet {
				x.begin()
			}
		case xlsEnds:
			depth--
		case xlsTexts:
			parts := [][]byte{body}
			for len(b) >= head && binary.LittleEndian.Uint16(b) == xlsGoesOn {
				n := min(int(binary.LittleEndian.Uint16(b[2:])), len(b)-head)
				parts, b = append(parts, b[head:head+n]), b[head+n:]
			}
			x.shared(parts)
		default:
			if err := x.record(kind, body); err != nil {
				return err
			}
		}
	}
	return nil
}

// begin begins the next sheet.
func (x *xlsBook) begin() {
	x.sheet++
	x.row, x.column = -1, 0
	if x.out.Len() > 0 {
		x.out.WriteString("\n\n")
	}
	if len(x.names) > 1 && x.sheet < len(x.names) {
		x.out.WriteString(x.names[x.sheet] + "\n")
	}
}

// record reads one record that is no part of another.
func (x *xlsBook) record(kind uint16, b []byte) error {
	u16 := func(at int) uint16 {
		if at+2 > len(b) {
			return 0
		}
		return binary.LittleEndian.Uint16(b[at:])
	}
	switch kind {
	case xlsSheet:
		if len(b) > 8 && b[5] == 0 { // a sheet of cells
			s, _ := xlsChars(b[8:], int(b[6]), b[7]&1 != 0)
			x.names = append(x.names, s)
		}
	case xls1904:
		if u16(0) == 1 {
			x.from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
	case xlsFormat:
		if len(b) > 5 {
			code, _ := xlsChars(b[5:], int(u16(2)), b[4]&1 != 0)
			x.dates[u16(0)] = workbook.ShowsDay(int(u16(0)), code)
		}
	case xlsStyle:
		x.styles = append(x.styles, u16(2))
	case xlsString:
		if len(b) > 3 {
			s, _ := xlsChars(b[3:], int(u16(0)), b[2]&1 != 0)
			x.out.WriteString(strings.Join(strings.Fields(s), " "))
		}
	}
	if len(b) < 6 {
		return nil
	}
	row, column, style := int(u16(0)), int(u16(2)), u16(4)
	switch kind {
	case xlsText:
		if len(b) >= 10 {
			if i := binary.LittleEndian.Uint32(b[6:]); int64(i) < int64(len(x.texts)) {
				return x.cell(row, column, x.texts[i])
			}
		}
	case xlsLabel:
		if len(b) > 9 {
			s, _ := xlsChars(b[9:], int(u16(6)), b[8]&1 != 0)
			return x.cell(row, column, s)
		}
	case xlsNumber:
		if len(b) >= 14 {
			return x.cell(row, column, x.number(math.Float64frombits(binary.LittleEndian.Uint64(b[6:])), style))
		}
	case xlsRK:
		if len(b) >= 10 {
			return x.cell(row, column, x.number(rkNumber(binary.LittleEndian.Uint32(b[6:])), style))
		}
	case xlsRKs:
		for at := 4; at+6 <= len(b)-2; at += 6 {
			if err := x.cell(row, column, x.number(rkNumber(binary.LittleEndian.Uint32(b[at+2:])), u16(at))); err != nil {
				return err
			}
			column++
		}
	case xlsFormula:
		if len(b) >= 14 && u16(12) != 0xFFFF {
			return x.cell(row, column, x.number(math.Float64frombits(binary.LittleEndian.Uint64(b[6:])), style))
		}
		return x.cell(row, column, "") // its text follows
	}
	return nil
}

// moveTo writes what stands between the last cell and another.
func (x *xlsBook) moveTo(row, column int) (int, int) {
	if row != x.row {
		x.out.WriteString("\n")
		x.column = 0
	}
	const most = 256 // columns of a sheet
	x.out.WriteString(strings.Repeat("\t", min(most, max(0, column-x.column))))
	return row, column
}

// cell writes a cell.
func (x *xlsBook) cell(row, column int, s string) error {
	if x.cells++; x.cells > maxXLSCells || x.out.Len() > maxText {
		return errors.New("more cells than are read")
	}
	x.row, x.column = x.moveTo(row, column)
	x.out.WriteString(strings.Join(strings.Fields(s), " "))
	return nil
}

// number writes a number as a person reads it: a day, or without the exponent.
func (x *xlsBook) number(f float64, style uint16) string {
	if int(style) < len(x.styles) && f >= 1 && f < 3_000_000 {
		if n := x.styles[style]; x.dates[n] || workbook.ShowsDay(int(n), "") {
			return x.from.AddDate(0, 0, int(f)).Format(time.DateOnly)
		}
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// rkNumber reads a number in the short form.
func rkNumber(n uint32) float64 {
	f := math.Float64frombits(uint64(n&^3) << 32)
	if n&2 != 0 {
		f = float64(int32(n) >> 2)
	}
	if n&1 != 0 {
		f /= 100
	}
	return f
}

// xlsChars returns n characters at the start of b, in sixteen bits or in eight,
// and what is left.
func xlsChars(b []byte, n int, isWide bool) (string, []byte) {
	if isWide {
		n = min(2*n, len(b)&^1)
		return wide(b[:n]), b[n:]
	}
	n = min(n, len(b))
	return decodeWith(charmap.ISO8859_1, b[:n]), b[n:]
}

// shared reads the texts that cells share, which go on over records: a text that
// is broken between two says anew how wide its characters are.
func (x *xlsBook) shared(parts [][]byte) {
	const head, most = 8, 4 << 20
	if len(parts[0]) < head {
		return
	}
	total := min(most, int(binary.LittleEndian.Uint32(parts[0][4:])))
	s := xlsStream{parts: parts}
	s.skip(head)
	for range total {
		n, ok := s.u16()
		if !ok {
			return
		}
		flags, _ := s.byte()
		runs, phonetic := 0, 0
		if flags&8 != 0 {
			k, _ := s.u16()
			runs = int(k)
		}
		if flags&4 != 0 {
			low, _ := s.u16()
			high, _ := s.u16()
			phonetic = int(uint32(high)<<16 | uint32(low))
		}
		x.texts = append(x.texts, s.chars(int(n), flags&1 != 0))
		if phonetic < 0 || !s.skip(4*runs+phonetic) {
			return
		}
	}
}

// xlsStream reads bytes that go on over records.
type xlsStream struct{ parts [][]byte }

func (s *xlsStream) byte() (byte, bool) {
	for len(s.parts) > 0 && len(s.parts[0]) == 0 {
		s.parts = s.parts[1:]
	}
	if len(s.parts) == 0 {
		return 0, false
	}
	b := s.parts[0][0]
	s.parts[0] = s.parts[0][1:]
	return b, true
}

func (s *xlsStream) u16() (uint16, bool) {
	low, _ := s.byte()
	high, ok := s.byte()
	return uint16(high)<<8 | uint16(low), ok
}

func (s *xlsStream) skip(n int) bool {
	for n > 0 {
		if _, ok := s.byte(); !ok {
			return false
		}
		n--
	}
	return true
}

func (s *xlsStream) chars(n int, isWide bool) string {
	var out strings.Builder
	for n > 0 && len(s.parts) > 0 {
		if len(s.parts[0]) == 0 {
			if s.parts = s.parts[1:]; len(s.parts) == 0 {
				break
			}
			flags, ok := s.byte()
			if !ok {
				break
			}
			isWide = flags&1 != 0
			continue
		}
		before := len(s.parts[0])
		text, left := xlsChars(s.parts[0], n, isWide)
		used := before - len(left)
		if used == 0 {
			s.parts[0] = nil
			continue
		}
		s.parts[0] = left
		if isWide {
			used /= 2
		}
		n -= used
		out.WriteString(text)
	}
	return out.String()
}
