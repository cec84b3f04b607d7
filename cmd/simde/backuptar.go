package main

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// backupTar writes a backup as one file. It stands under its name when it is
// whole, and before that beside it.
func (l *library) backupTar(ctx context.Context, e *env, to string) (m manifest, err error) {
	work, err := os.MkdirTemp(filepath.Dir(to), ".simde-backup-")
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	out, err := os.Create(filepath.Join(work, "tar"))
	if err != nil {
		return m, err
	}
	defer out.Close() // again, where something failed
	t := &archive{Writer: tar.NewWriter(out), made: time.Now()}
	snapshot := filepath.Join(work, backupCatalogue)
	if err := l.snapshot(ctx, snapshot); err != nil {
		return m, err
	}
	m, err = describeBackup(ctx, snapshot, func(h schema.Hash) error { return t.original(ctx, l.originals, h) })
	if err != nil {
		return m, err
	}
	m.Originals = t.originals
	if err := t.file(backupCatalogue, snapshot); err != nil {
		return m, err
	}
	if err := t.file(backupBank, l.bankFile()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return m, err
	}
	note := filepath.Join(work, backupManifest)
	if err := errors.Join(writeManifest(note, m), t.file(backupManifest, note), t.Close(), out.Sync(), out.Close()); err != nil {
		return m, err
	}
	if err := settle(out.Name(), to); err != nil {
		return m, err
	}
	fmt.Fprintf(e.stdout, "%s: %d documents, %d originals, revision %d\n", to, m.Documents, m.Originals, m.Revision)
	return m, nil
}

// archive writes the files of a backup.
type archive struct {
	*tar.Writer
	made      time.Time
	originals int
}

func (t *archive) add(name string, size int64, r io.Reader) error {
	if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: size, ModTime: t.made, Typeflag: tar.TypeReg}); err != nil {
		return err
	}
	_, err := io.Copy(t, r)
	return err
}

func (t *archive) file(name, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return t.add(name, info.Size(), f)
}

// original adds an original, where it is there: one that was erased meanwhile is
// not.
func (t *archive) original(ctx context.Context, from corpus.Originals, h schema.Hash) (err error) {
	f, size, err := from.Open(ctx, h)
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	t.originals++
	return t.add(path.Join(backupOriginals, string(h[:2]), string(h[2:4]), string(h)), size, f)
}
