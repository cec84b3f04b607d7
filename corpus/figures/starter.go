package figures

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/simde/simde/schema"
)

// starterBank is made by gen.
//
//go:embed starter.bank
var starterBank []byte

// Starter returns the bank that the program ships: UN DESA's migrant stock
// from 1990 to 2024, UNHCR's refugees, others in need of protection, asylum
// seekers and applications of the
// same years, and the World Bank's remittances.
func Starter() (*Bank, error) {
	b, err := Read(bytes.NewReader(starterBank))
	if err != nil {
		return nil, fmt.Errorf("starter bank: %w", err)
	}
	return b, nil
}

// Open returns the bank in the file at path, or Starter where there is none.
func Open(path string) (*Bank, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return Starter()
	}
	if err != nil {
		return nil, fmt.Errorf("open figures: %w", err)
	}
	b, err := Read(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := b.partProtection(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return b, nil
}

// partProtection replaces UNHCR's refugees in a file of before others in need
// of protection were counted apart: their sum cannot be parted, so that both
// are those of the starter until UNHCR's own file is imported again. It changes
// nothing in another file.
func (b *Bank) partProtection() error {
	refugees, _ := unhcrSeries(0)
	protection := unhcrProtectionSeries(0)
	i := b.index(refugees.ID)
	if i < 0 || b.index(protection.ID) >= 0 {
		return nil
	}
	starter, err := Starter()
	if err != nil {
		return err
	}
	b.tables[i] = table{}
	for _, id := range []string{refugees.ID, protection.ID} {
		s, _ := starter.SeriesByID(id)
		if _, err := b.Put(s, starter.all(id)); err != nil {
			return err
		}
	}
	return nil
}

// all returns every figure of a series.
func (b *Bank) all(series string) []schema.Figure {
	i := b.index(series)
	if i < 0 {
		return nil
	}
	var out []schema.Figure
	for _, c := range b.tables[i].cells {
		out = append(out, b.figure(series, c))
	}
	return out
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
