package figures

import (
	"bufio"
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
// written as differences; a value is the difference from the corridor's value
// before, in units of a scale, or its bits where no scale keeps it.
const magic = "SIMDE figures 1\n"

type header struct {
	Places []schema.Place
	Series []seriesHeader
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
	h := header{Places: b.places}
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
		out = appendCells(out, b.tables[i].cells, h.Series[i].Scale)
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
	for _, scale := range []float64{1, 1000} {
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

// appendCells appends the columns of a series.
func appendCells(out []byte, cells []cell, scale float64) []byte {
	var last cell
	for _, c := range cells {
		out = binary.AppendVarint(out, int64(c.origin)-int64(last.origin))
		last = c
	}
	last = cell{}
	for _, c := range cells {
		out = binary.AppendVarint(out, int64(c.dest)-int64(last.dest))
		last = c
	}
	last = cell{}
	for _, c := range cells {
		out = binary.AppendVarint(out, int64(c.year)-int64(last.year))
		last = c
	}
	for _, c := range cells {
		out = append(out, c.status)
	}
	last = cell{}
	for _, c := range cells {
		switch {
		case scale == 0:
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(c.value))
		case c.origin == last.origin && c.dest == last.dest:
			out = binary.AppendVarint(out, int64(math.Round(c.value*scale))-int64(math.Round(last.value*scale)))
		default:
			out = binary.AppendVarint(out, int64(math.Round(c.value*scale)))
		}
		last = c
	}
	return out
}

// Limits of what a file may hold, far above any real bank.
const (
	maxHeader  = 16 << 20
	maxFigures = 50_000_000
)

// Read reads a bank as WriteTo writes it. A file of another form is
// schema.ErrInvalid.
func Read(r io.Reader) (*Bank, error) {
	b, err := read(r)
	if err != nil {
		return nil, fmt.Errorf("read figures: %w: %w", err, schema.ErrInvalid)
	}
	return b, nil
}

func read(r io.Reader) (*Bank, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(z)
	first := make([]byte, len(magic))
	if _, err := io.ReadFull(in, first); err != nil || string(first) != magic {
		return nil, errors.Join(errFormat, err)
	}
	h, err := readHeader(in)
	if err != nil {
		return nil, err
	}
	b := &Bank{places: h.Places, number: map[schema.Place]uint16{}}
	for i, p := range h.Places {
		b.number[p] = uint16(i)
	}
	for _, s := range h.Series {
		cells, err := readCells(in, s, len(h.Places))
		if err != nil {
			return nil, fmt.Errorf("series %s: %w", s.ID, err)
		}
		t := table{cells: cells}
		t.order()
		b.series = append(b.series, s.Series)
		b.tables = append(b.tables, t)
	}
	return b, nil
}

func readHeader(in *bufio.Reader) (header, error) {
	var h header
	n, err := binary.ReadUvarint(in)
	if err != nil || n > maxHeader {
		return h, errors.Join(errFormat, err)
	}
	text := make([]byte, n)
	if _, err := io.ReadFull(in, text); err != nil {
		return h, err
	}
	if err := json.Unmarshal(text, &h); err != nil {
		return h, err
	}
	if len(h.Places) == 0 || h.Places[0] != "" || len(h.Places) > math.MaxUint16 {
		return h, errFormat
	}
	for _, s := range h.Series {
		if s.Figures < 0 || s.Figures > maxFigures {
			return h, errFormat
		}
	}
	return h, nil
}

// readCells reads the columns of a series.
func readCells(in *bufio.Reader, s seriesHeader, places int) ([]cell, error) {
	var cells []cell
	at := int64(0)
	for range s.Figures { // grown as it is read: the header may lie
		d, err := binary.ReadVarint(in)
		if err != nil {
			return nil, err
		}
		if at += d; at < 0 || at >= int64(places) {
			return nil, errFormat
		}
		cells = append(cells, cell{origin: uint16(at)})
	}
	at = 0
	for i := range cells {
		d, err := binary.ReadVarint(in)
		if err != nil {
			return nil, err
		}
		if at += d; at < 0 || at >= int64(places) {
			return nil, errFormat
		}
		cells[i].dest = uint16(at)
	}
	at = 0
	for i := range cells {
		d, err := binary.ReadVarint(in)
		if err != nil {
			return nil, err
		}
		if at += d; at < math.MinInt16 || at > math.MaxInt16 {
			return nil, errFormat
		}
		cells[i].year = int16(at)
	}
	for i := range cells {
		x, err := in.ReadByte()
		if err != nil {
			return nil, err
		}
		if int(x) >= len(statuses) {
			return nil, errFormat
		}
		cells[i].status = x
	}
	return cells, readValues(in, cells, s.Scale)
}

// readValues reads the values of cells that have all the rest.
func readValues(in *bufio.Reader, cells []cell, scale float64) error {
	at := int64(0)
	for i := range cells {
		c := &cells[i]
		if scale == 0 {
			var bits [8]byte
			if _, err := io.ReadFull(in, bits[:]); err != nil {
				return err
			}
			c.value = math.Float64frombits(binary.LittleEndian.Uint64(bits[:]))
			continue
		}
		d, err := binary.ReadVarint(in)
		if err != nil {
			return err
		}
		if i > 0 && cells[i-1].origin == c.origin && cells[i-1].dest == c.dest {
			at += d
		} else {
			at = d
		}
		c.value = float64(at) / scale
	}
	return nil
}
