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
	"regexp"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/sqlite"
)

const restoreDetail = "The library goes to --data, --catalogue and --originals, as every command has them, and is proved there:\neach original against its hash, the ledger against the documents. A place that holds another library\nis refused; one that holds a later state of the same one is gone back to the backup with --over.\nStop servers first.\n\n"

func restore(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	over := f.Bool("over", false, "go back to the backup where the library is there already")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return errors.New("restore takes the DIR or the FILE.tar of a backup")
	}
	l, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	at, err := l.store.Revision(ctx)
	if err != nil {
		return err
	}
	if at > 0 && !*over {
		return fmt.Errorf("%s holds a library, of revision %d: --over goes back to the backup", l.dir, at)
	}
	dir := rest[0]
	if info, err := os.Stat(dir); err != nil {
		return err
	} else if !info.IsDir() {
		work, err := os.MkdirTemp(l.dir, "restoring-")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
		if err := unpackBackup(dir, work); err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		dir = work
	}
	m, err := l.restoreFolder(ctx, e, dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "restored: %d documents of %s, revision %d\n", m.Documents, m.Made.Format("2006-01-02 15:04 MST"), m.Revision)
	c := &checkup{out: e.stdout}
	if err := l.checkRecord(ctx, c); err != nil {
		return err
	}
	if c.ill > 0 {
		return errPartly
	}
	return nil
}

// restoreFolder carries the backup in a folder to the library's place.
func (l *library) restoreFolder(ctx context.Context, e *env, dir string) (m manifest, err error) {
	if m, err = readManifest(filepath.Join(dir, backupManifest)); err != nil {
		return m, fmt.Errorf("%s is no backup: %w", dir, err)
	}
	sum, err := sumOf(filepath.Join(dir, backupCatalogue))
	if err != nil {
		return m, err
	}
	if sum != m.Catalogue {
		return m, fmt.Errorf("%s: the catalogue is not the one that was backed up: its SHA-256 is %s, want %s", dir, sum, m.Catalogue)
	}
	// A copy is opened, so that the backup stays as it is.
	work, err := os.MkdirTemp(l.dir, "restoring-")
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	copied := filepath.Join(work, backupCatalogue)
	if err := copyFile(filepath.Join(dir, backupCatalogue), copied); err != nil {
		return m, err
	}
	s, err := sqlite.Open(ctx, copied)
	if err != nil {
		return m, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	o, err := folder.Open(filepath.Join(dir, backupOriginals))
	if err != nil {
		return m, err
	}
	_, err = corpus.Move(ctx, corpus.Holding{Store: s, Originals: o}, corpus.Holding{Store: l.store, Originals: l.originals}, func(corpus.Moved) {})
	if err != nil {
		return m, err
	}
	return m, copyBank(filepath.Join(dir, backupBank), l.bankFile())
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

var reBackupFile = regexp.MustCompile(`^(?:catalogue\.db|figures\.bank|backup\.json|originals/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64})$`)

// unpackBackup takes the files of a backup out of its archive, and nothing else.
func unpackBackup(from, to string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	for t := tar.NewReader(f); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg || !reBackupFile.MatchString(h.Name) {
			return fmt.Errorf("%q is no file of a backup", h.Name)
		}
		at := filepath.Join(to, filepath.FromSlash(strings.TrimPrefix(path.Clean("/"+h.Name), "/")))
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			return err
		}
		out, err := os.OpenFile(at, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		_, err = io.Copy(out, t)
		if err = errors.Join(err, out.Close()); err != nil {
			return err
		}
	}
}
