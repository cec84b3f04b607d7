package figures

import (
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/simde/simde/schema"
)

// The file of a bank is gzip over: the line magic; the length of a header and
// the header, JSON; then for each series its figures, column by column, as
// varints. Origins and destinations are numbers of the header's places,
// written as differences, and so are periods and shares; a value is the
// difference from the corridor's value before, in units of a scale, or its bits
// where no scale keeps it. Files of the first form have years for periods, and
// neither shares nor definitions.
const (
	magic  = "SIMDE figures 2\n"
	magic1 = "SIMDE figures 1\n"
)

type header struct {
	Places      []schema.Place
	Shares      []schema.Share
	Definitions []schema.Definition
	Series      []seriesHeader
}

type seriesHeader struct {
	schema.Series
	Figures int
	Scale   float64 // 0: values are written as the bits of a float64
}

var errFormat = errors.New("not a file of figures")

// WriteTo writes the bank as one file.
func (b *Bank) WriteTo(w io.Writer) (int64, error) {
	count := &counter{w: w}
	z, err := gzip.NewWriterLevel(count, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	h := header{Places: b.places, Shares: b.shares, Definitions: b.definitions}
	for i, s := range b.series {
		h.Series = append(h.Series, seriesHeader{Series: s, Figures: len(b.tables[i].cells), Scale: scaleOf(b.tables[i].cells)})
	}
	text, err := json.Marshal(h)
	if err != nil {
		return 0, fmt.Errorf("write figures: %w", err)
	}
	out := append([]byte(magic), binary.AppendUvarint(nil, uint64(len(text)))...)
	out = append(out, text...)
	for i := range b.tables {
		out = appendCells(out, b.tables[i].cells, h, h.Series[i].Scale)
	}
	if _, err := z.Write(out); err != nil {
		return count.n, fmt.Errorf("write figures: %w", err)
	}
	return count.n, z.Close()
}

// counter counts the bytes that go through it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// scaleOf returns the smallest scale that keeps every value, or 0.
func scaleOf(cells []cell) float64 {
	for _, scale := range []float64{1, 1000, 1e6} {
		kept := true
		for _, c := range cells {
			v := c.value * scale
			kept = kept && math.Abs(v) < 1<<52 && math.Round(v)/scale == c.value
		}
		if kept {
			return scale
		}
	}
	return 0
}

// A column is one number of each cell.
type column struct {
	of    func(*cell) int64
	set   func(*cell, int64)
	below int64 // what each number is below
	bytes bool  // each number is a byte, not a difference
}

// columnsOf returns the columns of a file with a header, in their order, but
// for the values.
func columnsOf(h header) []column {
	return []column{
		{of: func(c *cell) int64 { return int64(c.origin) }, set: func(c *cell, n int64) { c.origin = uint16(n) }, below: int64(len(h.Places))},
		{of: func(c *cell) int64 { return int64(c.dest) }, set: func(c *cell, n int64) { c.dest = uint16(n) }, below: int64(len(h.Places))},
		{of: func(c *cell) int64 { return int64(c.share) }, set: func(c *cell, n int64) { c.share = uint16(n) }, below: int64(len(h.Shares))},
		{of: func(c *cell) int64 { return int64(c.period) }, set: func(c *cell, n int64) { c.period = period(n) }, below: math.MaxInt16 * periodsInYear},
		{of: func(c *cell) int64 { return int64(c.status) }, set: func(c *cell, n int64) { c.status = uint8(n) }, below: int64(len(statuses))},
		{of: func(c *cell) int64 { return int64(c.definition) }, set: func(c *cell, n int64) { c.definition = uint8(n) }, below: int64(len(h.Definitions))},
	}
}

// appendCells appends the columns of a series.
func appendCells(out []byte, cells []cell, h header, scale float64) []byte {
	for _, col := range columnsOf(h) {
		last := int64(0)
		for i := range cells {
			n := col.of(&cells[i])
			out = binary.AppendVarint(out, n-last)
			last = n
		}
	}
	var last cell
	for _, c := range cells {
		switch {
		case scale == 0:
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(c.value))
		case continues(last, c):
			out = binary.AppendVarint(out, int64(math.Round(c.value*scale))-int64(math.Round(last.value*scale)))
		default:
			out = binary.AppendVarint(out, int64(math.Round(c.value*scale)))
		}
		last = c
	}
	return out
}

// continues reports whether the value of c is written as its difference from
// that of the cell before.
func continues(before, c cell) bool {
	return before.origin == c.origin && before.dest == c.dest && before.share == c.share
}
