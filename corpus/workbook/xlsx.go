package workbook

import (
	"encoding/xml"
	"fmt"
	"math"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/corpus/archive"
)

// readXLSX reads the sheets of a workbook of Excel, or the first. Dates, which
// Excel keeps as numbers of days, are written as 2019-03-17.
func (b *book) readXLSX(p *archive.Package, first bool) error {
	x := &xlsx{pack: p, book: b, date: map[string]bool{}}
	for _, read := range []func() error{x.readStrings, x.readStyles, func() error { return x.readSheets(first) }} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

// xlsx is a workbook of Excel that is being read.
type xlsx struct {
	pack    *archive.Package
	book    *book
	strings []string
	date    map[string]bool // by the number of a style, whether it shows dates
	from    time.Time       // day 0
}

// readStrings reads the texts that cells share.
func (x *xlsx) readStrings() error {
	return elements(x.pack, "xl/sharedStrings.xml", func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		var s richText
		if err := d.DecodeElement(&s, &e); err != nil {
			return err
		}
		x.strings = append(x.strings, s.String())
		return nil
	})
}

// richText is a text that may be in runs of different type.
type richText struct {
	Text string `xml:"t"`
	Runs []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

// String returns the whole text.
func (t richText) String() string {
	out := t.Text
	for _, r := range t.Runs {
		out += r.Text
	}
	return out
}

// readStyles finds the styles of cells that show dates.
func (x *xlsx) readStyles() error {
	formats := map[string]string{}
	inCells, n := false, 0
	return elements(x.pack, "xl/styles.xml", func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			formats[attribute(e, "numFmtId")] = attribute(e, "formatCode")
		case "cellStyleXfs", "cellStyles":
			inCells = false
		case "cellXfs":
			inCells = true
		case "xf":
			if inCells {
				id := attribute(e, "numFmtId")
				number, err := strconv.Atoi(id)
				if err != nil {
					number = 0 // which shows no day
				}
				x.date[strconv.Itoa(n)] = ShowsDay(number, formats[id])
				n++
			}
		}
		return nil
	})
}

// ShowsDay reports whether a number format shows a day: one of Excel's own, by
// its number, or one whose code has a day or a year in it.
func ShowsDay(n int, code string) bool {
	if n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 58 {
		return true
	}
	quoted, bracketed := false, false
	for _, r := range strings.ToLower(code) {
		switch {
		case r == '"':
			quoted = !quoted
		case r == '[':
			bracketed = true
		case r == ']':
			bracketed = false
		case (r == 'y' || r == 'd') && !quoted && !bracketed:
			return true
		}
	}
	return false
}

// readSheets reads the sheets that the workbook lists, or the first of them.
func (x *xlsx) readSheets(first bool) error {
	x.from = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	type listed struct{ name, id string }
	var sheets []listed
	err := elements(x.pack, "xl/workbook.xml", func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if v := attribute(e, "date1904"); v == "1" || v == "true" {
				x.from = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
		case "sheet":
			s := listed{name: attribute(e, "name")}
			for _, a := range e.Attr {
				if a.Name.Local == "id" { // r:id; the sheet's own number is sheetId
					s.id = a.Value
				}
			}
			sheets = append(sheets, s)
		}
		return nil
	})
	if err != nil {
		return err
	}
	parts := map[string]string{}
	err = elements(x.pack, "xl/_rels/workbook.xml.rels", func(_ *xml.Decoder, e xml.StartElement) error {
		if target := attribute(e, "Target"); e.Name.Local == "Relationship" {
			part := strings.TrimPrefix(target, "/")
			if part == target {
				part = path.Join("xl", target)
			}
			parts[attribute(e, "Id")] = part
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(sheets) == 0 {
		sheets = []listed{{}}
	}
	for i, s := range sheets {
		part, ok := parts[s.id]
		if !ok {
			part = fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		}
		if !x.pack.Has(part) {
			return fmt.Errorf("workbook: no sheet %s", part)
		}
		if strings.Contains(part, "chartsheets/") {
			continue // a chart, whose numbers stand in a sheet
		}
		x.book.begin(s.name)
		if err := x.readSheet(part); err != nil || first {
			return err
		}
	}
	return nil
}

// readSheet reads the cells of one sheet.
func (x *xlsx) readSheet(part string) error {
	row, column := -1, -1
	return elements(x.pack, part, func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			row, column = row+1, -1
			if n, err := strconv.Atoi(attribute(e, "r")); err == nil {
				row = n - 1
			}
		case "c":
			column++
			if c, ok := columnOf(attribute(e, "r")); ok {
				column = c
			}
			return x.cell(d, e, row, column)
		}
		return nil
	})
}

// cell reads one cell.
func (x *xlsx) cell(d *xml.Decoder, e xml.StartElement, row, column int) error {
	var c struct {
		Type   string   `xml:"t,attr"`
		Style  string   `xml:"s,attr"`
		Value  string   `xml:"v"`
		Inline richText `xml:"is"`
	}
	if err := d.DecodeElement(&c, &e); err != nil {
		return err
	}
	text := c.Value
	switch c.Type {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(c.Value))
		if err != nil || i < 0 || i >= len(x.strings) {
			return fmt.Errorf("row %d: a text that is not there: %q", row+1, c.Value)
		}
		text = x.strings[i]
	case "inlineStr":
		text = c.Inline.String()
	case "", "n":
		text = x.number(c.Value, x.date[c.Style])
	}
	if text == "" {
		return nil
	}
	return x.book.set(row, column, text)
}

// number writes a number as a person reads it: a day, or without the exponent.
func (x *xlsx) number(v string, isDate bool) string {
	f, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
	if err != nil {
		return v
	}
	if isDate && f >= 1 && f < 3_000_000 {
		return x.from.AddDate(0, 0, int(math.Floor(f))).Format(time.DateOnly)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// columnOf reads the column of a cell's address, "AB12", from 0.
func columnOf(address string) (int, bool) {
	n := 0
	for _, r := range address {
		if r < 'A' || r > 'Z' {
			break
		}
		if n = n*26 + int(r-'A') + 1; n > maxColumns {
			return n, true // set refuses it
		}
	}
	return n - 1, n > 0
}
