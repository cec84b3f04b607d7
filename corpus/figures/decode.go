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

// Limits of what a file may hold, far above any real bank.
const (
	maxHeader  = 16 << 20
	maxFigures = 50_000_000
)

// Read reads a bank as WriteTo writes it, or as it did before figures had
// periods. A file of another form is schema.ErrInvalid.
func Read(r io.Reader) (*Bank, error) {
	b, _, err := read(r)
	if err != nil {
		return nil, fmt.Errorf("read figures: %w: %w", err, schema.ErrInvalid)
	}
	return b, nil
}

// read also reports whether the file is of the first form.
func read(r io.Reader) (b *Bank, old bool, err error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, false, err
	}
	in := bufio.NewReader(z)
	first := make([]byte, len(magic))
	if _, err := io.ReadFull(in, first); err != nil || string(first) != magic && string(first) != magic1 {
		return nil, false, errors.Join(errFormat, err)
	}
	old = string(first) == magic1
	h, err := readHeader(in, old)
	if err != nil {
		return nil, old, err
	}
	b = &Bank{places: h.Places, number: map[schema.Place]uint16{}, shares: h.Shares, definitions: h.Definitions}
	for i, p := range h.Places {
		b.number[p] = uint16(i)
	}
	for _, s := range h.Series {
		cells, err := readCells(in, s, h, old)
		if err != nil {
			return nil, old, fmt.Errorf("series %s: %w", s.ID, err)
		}
		t := table{cells: cells}
		t.order()
		b.series = append(b.series, s.Series)
		b.tables = append(b.tables, t)
	}
	return b, old, nil
}

func readHeader(in *bufio.Reader, old bool) (header, error) {
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
	if old {
		h.Shares, h.Definitions = []schema.Share{{}}, []schema.Definition{schema.NoDefinition}
	}
	if len(h.Places) == 0 || h.Places[0] != "" || len(h.Places) > math.MaxUint16 || len(h.Shares) == 0 || h.Shares[0] != (schema.Share{}) || len(h.Shares) > math.MaxUint16 ||
		len(h.Definitions) == 0 || h.Definitions[0] != schema.NoDefinition || len(h.Definitions) > math.MaxUint8 {
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
func readCells(in *bufio.Reader, s seriesHeader, h header, old bool) ([]cell, error) {
	var cells []cell
	columns := columnsOf(h)
	at := int64(0)
	for range s.Figures { // grown as it is read: the header may lie
		var c cell
		if err := columns[0].read(in, &c, &at); err != nil {
			return nil, err
		}
		cells = append(cells, c)
	}
	rest := columns[1:]
	if old {
		rest = columnsOfOld(h)
	}
	for _, col := range rest {
		at = 0
		for i := range cells {
			if err := col.read(in, &cells[i], &at); err != nil {
				return nil, err
			}
		}
	}
	return cells, readValues(in, cells, s.Scale)
}

// columnsOfOld are the columns of a file of the first form after the origins.
func columnsOfOld(h header) []column {
	all := columnsOf(h)
	year := column{set: func(c *cell, n int64) { c.period = period(n * periodsInYear) }, below: math.MaxInt16}
	status := all[4]
	status.bytes = true
	return []column{all[1], year, status}
}

// read reads the number of one cell, at being that of the cell before.
func (col column) read(in *bufio.Reader, c *cell, at *int64) error {
	if col.bytes {
		x, err := in.ReadByte()
		if err != nil {
			return err
		}
		*at = int64(x)
	} else {
		d, err := binary.ReadVarint(in)
		if err != nil {
			return err
		}
		*at += d
	}
	if *at < 0 || *at >= col.below {
		return errFormat
	}
	col.set(c, *at)
	return nil
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
		if i > 0 && continues(cells[i-1], *c) {
			at += d
		} else {
			at = d
		}
		c.value = float64(at) / scale
	}
	return nil
}
