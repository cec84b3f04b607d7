package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// originalError is an original that is absent or not what its hash says.
type originalError struct{ err error }

func (e *originalError) Error() string { return e.err.Error() }

func (e *originalError) Unwrap() error { return e.err }

// place puts the original of h at a path, whole or not at all. One that is
// there already stays.
func (x *Exporter) place(ctx context.Context, h schema.Hash, at string) error {
	if got, err := hashOf(at); err == nil && got == h {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	if x.Link {
		if linked, err := x.link(ctx, h, at); linked || err != nil {
			return err
		}
	}
	return x.copy(ctx, h, at)
}

// link makes a hard link to the original, and reports whether the disk can.
func (x *Exporter) link(ctx context.Context, h schema.Hash, at string) (bool, error) {
	if err := x.Originals.Verify(ctx, h); err != nil {
		return false, &originalError{err}
	}
	tmp := filepath.Join(filepath.Dir(at), "."+string(h))
	path, release, err := x.Originals.Local(ctx, h)
	if err != nil {
		return false, &originalError{err}
	}
	err = os.Link(path, tmp)
	if rerr := release(); rerr != nil {
		return false, rerr
	}
	if err != nil {
		return false, nil
	}
	return true, errors.Join(os.Rename(tmp, at), removeLeft(tmp))
}

func removeLeft(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// copy copies the original and proves it on the way.
func (x *Exporter) copy(ctx context.Context, h schema.Hash, at string) error {
	from, _, err := x.Originals.Open(ctx, h)
	if err != nil {
		return &originalError{err}
	}
	defer from.Close()
	tmp, err := os.CreateTemp(filepath.Dir(at), ".*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // gone already where it was renamed
	defer tmp.Close()
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(tmp, sum), from); err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != string(h) {
		return &originalError{fmt.Errorf("original %s: its bytes have the hash %s", h, got)}
	}
	return settle(tmp, at)
}

// settle gives a temporary file its name once it is on the disk.
func settle(tmp *os.File, path string) error {
	if err := tmp.Chmod(0o644); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

func hashOf(path string) (schema.Hash, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return schema.Hash(hex.EncodeToString(sum.Sum(nil))), nil
}

// longestName is the most bytes that the name of a file has, so that every disk
// takes it.
const longestName = 120

// fileName returns the last part of an original's name in a form that every
// disk, a cell of a table and a line of a bag's manifest can hold.
func fileName(name string) string {
	base := norm.NFC.String(path.Base(filepath.ToSlash(corpus.ShownName(name))))
	base = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*%`, r) || !unicode.IsGraphic(r) {
			return '_'
		}
		return r
	}, base)
	base = strings.Trim(strings.Join(strings.Fields(base), " "), " .")
	ext := path.Ext(base)
	if len(ext) > 10 {
		ext = ""
	}
	stem := strings.TrimSuffix(base, ext)
	for len(stem)+len(ext) > longestName {
		r := []rune(stem)
		stem = string(r[:len(r)-1])
	}
	if stem = strings.Trim(stem, " ."); stem == "" {
		stem = "file"
	}
	if reserved[strings.ToUpper(stem)] {
		stem += "_"
	}
	return stem + ext
}

// reserved are the names that Windows gives to no file.
var reserved = func() map[string]bool {
	out := map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true}
	for _, n := range "123456789" {
		out["COM"+string(n)], out["LPT"+string(n)] = true, true
	}
	return out
}()
