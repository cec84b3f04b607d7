package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/simde/simde/corpus/workbook"
)

// lines are the records of a table, one after the other.
type lines interface {
	Read() ([]string, error)
}

// newTable returns a table whose records are read from an open file.
func newTable(path string, records lines, file io.Closer) *table {
	return &table{file: file, path: path, lines: records, seen: map[string]int{}, records: map[string]int{}}
}

// openTable opens a manifest: a workbook of Excel or of OpenDocument, or text,
// whose character set and separator it finds.
func openTable(path string) (*table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	sheet, err := openSheet(f)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), f.Close())
	}
	if sheet != nil {
		return newTable(path, sheet, f), nil
	}
	text, err := decoded(f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	buf := bufio.NewReaderSize(text, 64<<10)
	sep, err := separatorOf(buf)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	c := csv.NewReader(buf)
	c.Comma, c.FieldsPerRecord = sep, -1
	return newTable(path, c, f), nil
}

// decoded returns the text of f as UTF-8: UTF-16 is told by its mark, and what
// is not UTF-8 either is Windows-1252.
func decoded(f *os.File) (io.Reader, error) {
	mark := make([]byte, 2)
	if _, err := io.ReadFull(f, mark); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	wide := bytes.Equal(mark, []byte{0xff, 0xfe}) || bytes.Equal(mark, []byte{0xfe, 0xff})
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	if wide {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(f), nil
	}
	valid, err := validUTF8(f)
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil || valid {
		return f, err
	}
	return charmap.Windows1252.NewDecoder().Reader(f), nil
}

// separatorOf returns the separator that a first line "sep=;" names, as Excel
// writes it, or that the header has most of. It reads buf up to the header.
func separatorOf(buf *bufio.Reader) (rune, error) {
	head, err := buf.Peek(64 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	skip := 0
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		skip = len("\ufeff")
	}
	sep, _ := workbook.Separator(head[skip:])
	if m := reSep.FindSubmatch(head[skip:]); m != nil {
		skip += len(m[0])
		sep = rune(m[1][0])
	}
	_, err = buf.Discard(skip)
	return sep, err
}

var reSep = regexp.MustCompile(`(?i)^"?sep=([;,\t|])"?[;,\t]*\r?\n`)

// validUTF8 reads r to its end.
func validUTF8(r io.Reader) (bool, error) {
	b := bufio.NewReader(r)
	for {
		c, size, err := b.ReadRune()
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		if c == utf8.RuneError && size == 1 {
			return false, nil
		}
	}
}
