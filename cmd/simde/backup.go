package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
)

const backupDetail = "It runs beside servers and imports, and holds the library as it is at one moment: documents, history,\ndecisions, people, originals, imported figures. What is derived is left out and grows back.\n" +
	"A folder is itself a library (\"simde doctor --data DIR\" proves it); asked for again, only originals\nthat are new are copied, and those of erased documents go. FILE.tar holds the same, whole.\n" +
	"\"simde restore\" puts either back, also into services.\n\n"

// manifest says what a backup holds.
type manifest struct {
	Version   string          `json:"version"` // of the program
	Made      time.Time       `json:"made"`
	Epoch     string          `json:"epoch"` // of the library
	Revision  schema.Revision `json:"revision"`
	Documents int             `json:"documents"`
	Originals int             `json:"originals"`
	Catalogue string          `json:"catalogue_sha256"`
}

// The files of a backup, beside the folder of originals.
const (
	backupManifest  = "backup.json"
	backupCatalogue = "catalogue.db"
	backupOriginals = "originals"
	backupBank      = "figures.bank"
)

func backup(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return errors.New("backup takes one DIR or FILE.tar")
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	to, err := filepath.Abs(rest[0])
	if err != nil {
		return err
	}
	if strings.HasPrefix(to+string(filepath.Separator), l.dir+string(filepath.Separator)) {
		return errors.New("a backup within the library's own folder goes with it: name another place, best on another disk")
	}
	if strings.EqualFold(filepath.Ext(to), ".tar") {
		m, err := l.backupTar(ctx, e, to)
		if err != nil {
			return err
		}
		return writeManifest(filepath.Join(l.dir, lastBackup), m)
	}
	m, moved, gone, err := l.backupFolder(ctx, e, to)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%s: %d documents, %d originals (%d new, %.1f MB; %d gone), revision %d\n", rest[0], m.Documents, m.Originals, moved.Originals, float64(moved.Bytes)/1e6, gone, m.Revision)
	return writeManifest(filepath.Join(l.dir, lastBackup), m)
}

// backupFolder brings a folder to what the library is now.
func (l *library) backupFolder(ctx context.Context, e *env, dir string) (m manifest, moved corpus.Moved, gone int, err error) {
	if err := checkBackup(ctx, l.store, dir); err != nil {
		return m, moved, 0, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return m, moved, 0, err
	}
	snapshot := filepath.Join(dir, "catalogue.new")
	if err := l.snapshot(ctx, snapshot); err != nil {
		return m, moved, 0, err
	}
	originals, err := folder.Open(filepath.Join(dir, backupOriginals))
	if err != nil {
		return m, moved, 0, err
	}
	kept := map[schema.Hash]bool{}
	told := time.Now()
	m, err = describeBackup(ctx, snapshot, func(h schema.Hash) error {
		if time.Since(told) > tellEvery {
			told = time.Now()
			fmt.Fprintf(e.stderr, "%d originals copied, %d were there\n", moved.Originals, moved.There)
		}
		before := moved.Originals + moved.There
		err := moved.Carry(ctx, l.originals, originals, h)
		kept[h] = moved.Originals+moved.There > before // an erased one is nowhere
		return err
	})
	if err != nil {
		return m, moved, 0, err
	}
	m.Originals = moved.Originals + moved.There
	// From here on the folder is the new backup; until here it is the old one.
	if err := settle(snapshot, filepath.Join(dir, backupCatalogue)); err != nil {
		return m, moved, 0, err
	}
	if err := copyBank(l.bankFile(), filepath.Join(dir, backupBank)); err != nil {
		return m, moved, 0, err
	}
	if err := writeManifest(filepath.Join(dir, backupManifest), m); err != nil {
		return m, moved, 0, err
	}
	gone, err = prune(ctx, originals, filepath.Join(dir, backupOriginals), kept)
	return m, moved, gone, err
}

// checkBackup returns an error where a folder holds something else than a backup
// of the library.
func checkBackup(ctx context.Context, s corpus.Store, dir string) error {
	held, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(held) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	m, err := readManifest(filepath.Join(dir, backupManifest))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Join(dir, "catalogue.new")); err == nil {
			return nil // a first backup that was broken off
		}
		return fmt.Errorf("%s holds something that is no backup: name an empty folder", dir)
	}
	if err != nil {
		return err
	}
	epoch, err := s.Epoch(ctx)
	if err == nil && epoch != m.Epoch {
		err = fmt.Errorf("%s holds a backup of another library: name another folder", dir)
	}
	return err
}

// snapshot writes the catalogue as it is at one moment to a file.
func (l *library) snapshot(ctx context.Context, to string) (err error) {
	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(to + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if l.at.catalogue == "" {
		return sqlite.Copy(ctx, l.at.catalogueFile(), to)
	}
	copied, err := sqlite.Open(ctx, to)
	if err != nil {
		return err
	}
	return errors.Join(copied.Fill(ctx, l.store.Dump(ctx)), copied.Close())
}

// describeBackup reads from the copy of a catalogue what a backup of it holds,
// and tells each original.
func describeBackup(ctx context.Context, snapshot string, original func(schema.Hash) error) (m manifest, err error) {
	s, err := sqlite.Open(ctx, snapshot)
	if err != nil {
		return m, err
	}
	m = manifest{Version: version, Made: time.Now().UTC().Truncate(time.Second)}
	for h, err := range corpus.OriginalsOf(ctx, s) {
		if err == nil {
			err = original(h)
		}
		if err != nil {
			return m, errors.Join(err, s.Close())
		}
	}
	if m.Epoch, err = s.Epoch(ctx); err == nil {
		m.Revision, err = s.Revision(ctx)
	}
	if err == nil {
		var size corpus.Size
		size, err = s.Size(ctx)
		m.Documents = size.Documents
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return m, err
	}
	for _, ending := range []string{"-wal", "-shm"} {
		if err := os.Remove(snapshot + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return m, err
		}
	}
	m.Catalogue, err = sumOf(snapshot)
	return m, err
}

func sumOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// settle puts a file in the place of another, on the disk.
func settle(from, to string) error {
	for _, ending := range []string{"-wal", "-shm"} { // of a backup that was looked at as a library
		if err := os.Remove(to + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	d, err := os.Open(filepath.Dir(to))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func writeManifest(path string, m manifest) error {
	b, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", append(b, '\n'), 0o600); err != nil {
		return err
	}
	return settle(path+".new", path)
}

func readManifest(path string) (m manifest, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// prune removes the originals that the library has no more, such as those of
// documents that were erased, and returns how many.
func prune(ctx context.Context, o *folder.Originals, dir string, kept map[schema.Hash]bool) (gone int, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		h := schema.Hash(d.Name())
		if err != nil || d.IsDir() || len(h) != sha256.Size*2 || kept[h] {
			return err
		}
		gone++
		return o.Delete(ctx, h)
	})
	return gone, err
}
