package figures

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limits of a spreadsheet.
const (
	maxPart    = 128 << 20 // bytes of a part, unpacked
	maxColumns = 16_384
	maxRows    = 1_048_576
)

var errSheet = errors.New("a spreadsheet that cannot be read")

// sheet returns the first sheet of an XLSX file as rows of texts.
func sheet(data []byte) ([][]string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errSheet, err)
	}
	var shared []string
	if part, err := part(z, "xl/sharedStrings.xml"); err == nil {
		if shared, err = sharedStrings(part); err != nil {
			return nil, err
		}
	}
	p, err := part(z, "xl/worksheets/sheet1.xml")
	if err != nil {
		return nil, err
	}
	return sheetRows(p, shared)
}

func part(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errSheet, err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxPart+1))
	if err != nil || len(b) > maxPart {
		return nil, fmt.Errorf("%w: %s is broken or too large", errSheet, name)
	}
	return b, nil
}

// sharedStrings reads the table of texts that cells refer to.
func sharedStrings(part []byte) ([]string, error) {
	var table struct {
		Items []struct {
			Text string `xml:"t"`
			Runs []struct {
				Text string `xml:"t"`
			} `xml:"r"`
		} `xml:"si"`
	}
	if err := xml.Unmarshal(part, &table); err != nil {
		return nil, fmt.Errorf("%w: texts: %w", errSheet, err)
	}
	var out []string
	for _, i := range table.Items {
		s := i.Text
		for _, r := range i.Runs {
			s += r.Text
		}
		out = append(out, s)
	}
	return out, nil
}

// sheetCell is a cell as the file has it.
type sheetCell struct {
	Ref    string `xml:"r,attr"`
	Type   string `xml:"t,attr"`
	Value  string `xml:"v"`
	Inline struct {
		Text string `xml:"t"`
	} `xml:"is"`
}

// sheetRows reads the rows of a sheet, each cell in its column.
func sheetRows(part []byte, shared []string) ([][]string, error) {
	var rows [][]string
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errSheet, err)
		}
		start, ok := tok.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "row":
			if len(rows) >= maxRows {
				return nil, fmt.Errorf("%w: more than %d rows", errSheet, maxRows)
			}
			rows = append(rows, nil)
		case start.Name.Local == "c" && len(rows) > 0:
			var c sheetCell
			if err := d.DecodeElement(&c, &start); err != nil {
				return nil, fmt.Errorf("%w: %w", errSheet, err)
			}
			row := &rows[len(rows)-1]
			at := columnOf(c.Ref)
			if at < 0 {
				at = len(*row)
			}
			if at >= maxColumns {
				return nil, fmt.Errorf("%w: no column %q", errSheet, c.Ref)
			}
			for len(*row) <= at {
				*row = append(*row, "")
			}
			(*row)[at] = c.text(shared)
		}
	}
}

// text returns what a cell shows.
func (c sheetCell) text(shared []string) string {
	switch c.Type {
	case "s":
		i, err := strconv.Atoi(c.Value)
		if err != nil || i < 0 || i >= len(shared) {
			return ""
		}
		return strings.TrimSpace(shared[i])
	case "inlineStr":
		return strings.TrimSpace(c.Inline.Text)
	}
	return strings.TrimSpace(c.Value)
}

// columnOf returns the column of a reference such as "AB12", from 0, or -1.
func columnOf(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1
}
