package figures

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/simde/simde/schema"
)

// starterBank is made by gen.
//
//go:embed starter.bank
var starterBank []byte

// Starter returns the bank that the program ships; what it holds is listed in
// gen.
func Starter() (*Bank, error) {
	b, err := Read(bytes.NewReader(starterBank))
	if err != nil {
		return nil, fmt.Errorf("starter bank: %w", err)
	}
	return b, nil
}

// Open returns Starter with the series of the file at path, where there is one,
// in the place of those that it has older editions of.
func Open(path string) (*Bank, error) {
	b, err := Starter()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return b, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open figures: %w", err)
	}
	saved, old, err := read(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("%s: read figures: %w: %w", path, err, schema.ErrInvalid)
	}
	for i, s := range saved.series {
		if b.outdates(s, saved, old) {
			continue
		}
		if err := b.take(saved, i); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return b, nil
}

// take makes a series of another bank one of b, in the place of the one that it
// had.
func (b *Bank) take(from *Bank, series int) error {
	shares, definitions := make([]uint16, len(from.shares)), make([]uint8, len(from.definitions))
	for i, s := range from.shares {
		n, err := indexIn(&b.shares, s, math.MaxUint16)
		if err != nil {
			return err
		}
		shares[i] = uint16(n)
	}
	for i, d := range from.definitions {
		n, err := indexIn(&b.definitions, d, math.MaxUint8)
		if err != nil {
			return err
		}
		definitions[i] = uint8(n)
	}
	places := make([]uint16, len(from.places))
	for i, p := range from.places {
		places[i] = b.numberOf(p)
	}
	cells := slices.Clone(from.tables[series].cells)
	for i, c := range cells {
		cells[i].origin, cells[i].dest, cells[i].share, cells[i].definition = places[c.origin], places[c.dest], shares[c.share], definitions[c.definition]
	}
	slices.SortFunc(cells, compare)
	t := table{cells: cells}
	t.order()
	s := from.series[series]
	at := b.index(s.ID)
	if at < 0 {
		b.series, b.tables = append(b.series, s), append(b.tables, t)
		return nil
	}
	b.series[at], b.tables[at] = s, t
	return nil
}

// outdates reports whether b has a series in a newer edition than a saved bank,
// in one that says more where the bank was saved in the first form, or parted
// from others that were one sum with it: UNHCR's refugees and the others in
// need of protection once were, and cannot be parted.
func (b *Bank) outdates(s schema.Series, saved *Bank, old bool) bool {
	ours, ok := b.SeriesByID(s.ID)
	switch {
	case !ok:
		return false
	case s.ID == refugeesID && saved.index(protectionID) < 0:
		return true
	case old:
		return ours.Vintage >= s.Vintage
	}
	return ours.Vintage > s.Vintage
}

// Save writes the bank to a file, whole or not at all, and safe from a power
// cut once it returns.
func (b *Bank) Save(path string) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".figures-*")
	if err != nil {
		return fmt.Errorf("save figures: %w", err)
	}
	defer os.Remove(f.Name()) // an error means that it was renamed
	_, err = b.WriteTo(f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("save figures: %w", err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("save figures: %w", err)
	}
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("save figures: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}
