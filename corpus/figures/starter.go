package figures

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
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
	for _, s := range saved.series {
		if b.outdates(s, saved, old) {
			continue
		}
		if at := b.index(s.ID); at >= 0 {
			b.tables[at] = table{}
		}
		if _, err := b.Put(s, slices.Collect(saved.Each(s.ID))); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return b, nil
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
