package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// The files and folders of a bag.
const (
	payloadDir      = "data"
	dublinCoreDir   = "metadata/dublin-core"
	payloadManifest = "manifest-sha256.txt"
	tagManifest     = "tagmanifest-sha256.txt"
)

// Bag makes a bag (RFC 8493) of the documents in a folder that is absent or
// empty, and returns how many they are: the table and the originals as its
// payload, and for each document a tag file that describe writes. The folder is
// there when the bag is whole.
func (x *Exporter) Bag(ctx context.Context, dir string, describe func(io.Writer, *schema.Document) error) (int, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return 0, err
	}
	if err := vacant(dir); err != nil {
		return 0, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return 0, fmt.Errorf("bag: %w", err)
	}
	tmp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".*")
	if err != nil {
		return 0, fmt.Errorf("bag: %w", err)
	}
	n, err := x.fill(ctx, tmp, describe)
	if err == nil {
		err = errors.Join(os.Chmod(tmp, 0o755), removeLeft(dir), os.Rename(tmp, dir))
	}
	if err != nil {
		return n, errors.Join(fmt.Errorf("bag: %w", err), os.RemoveAll(tmp))
	}
	return n, nil
}

// vacant returns an error where something stands in a folder.
func vacant(dir string) error {
	there, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("bag: %w", err)
	}
	if len(there) > 0 {
		return fmt.Errorf("bag: %s is not empty; a bag has nothing beside what it lists: %w", dir, schema.ErrInvalid)
	}
	return nil
}

// fill writes everything that a bag has.
func (x *Exporter) fill(ctx context.Context, dir string, describe func(io.Writer, *schema.Document) error) (int, error) {
	for _, d := range []string{payloadDir, dublinCoreDir} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(d)), 0o755); err != nil {
			return 0, err
		}
	}
	n := 0
	err := writeFile(filepath.Join(dir, payloadDir, "manifest.csv"), func(w io.Writer) (err error) {
		n, err = x.write(ctx, w, filepath.Join(dir, payloadDir, "files"), "files", func(doc *schema.Document, _ string) error {
			return writeFile(filepath.Join(dir, filepath.FromSlash(dublinCoreDir), string(doc.ID)+".xml"), func(w io.Writer) error { return describe(w, doc) })
		})
		return err
	})
	if err != nil {
		return n, err
	}
	payload, err := listFiles(ctx, dir, func(name string) bool { return strings.HasPrefix(name, payloadDir+"/") })
	if err != nil {
		return n, err
	}
	for name, text := range map[string]string{"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
		"bag-info.txt": x.bagInfo(n, payload), payloadManifest: payload.sums()} {
		if err := writeFile(filepath.Join(dir, name), func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		}); err != nil {
			return n, err
		}
	}
	tags, err := listFiles(ctx, dir, func(name string) bool { return !strings.HasPrefix(name, payloadDir+"/") })
	if err != nil {
		return n, err
	}
	return n, writeFile(filepath.Join(dir, tagManifest), func(w io.Writer) error {
		_, err := io.WriteString(w, tags.sums())
		return err
	})
}

// bagInfo says what is in the bag, for people and for a first check.
func (x *Exporter) bagInfo(documents int, payload listing) string {
	return fmt.Sprintf("Bagging-Date: %s\nPayload-Oxum: %d.%d\nBag-Software-Agent: SIMDE\n"+
		"External-Description: %d documents of a SIMDE library: originals, a table of what is stated of them (data/manifest.csv) and Dublin Core (%s)\n",
		x.At.Format(time.DateOnly), payload.bytes, len(payload.files), documents, dublinCoreDir)
}

// listing is files of a bag with their hashes, in the order of their names.
type listing struct {
	files [][2]string // hash and name
	bytes int64
}

// sums writes a listing as a manifest of a bag.
func (l listing) sums() string {
	var b strings.Builder
	for _, f := range l.files {
		fmt.Fprintf(&b, "%s  %s\n", f[0], f[1])
	}
	return b.String()
}

// listFiles reads the files of a bag whose names are wanted.
func listFiles(ctx context.Context, dir string, wanted func(name string) bool) (listing, error) {
	var l listing
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if !wanted(name) {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		h, err := hashOf(path)
		if err != nil {
			return err
		}
		l.files = append(l.files, [2]string{string(h), name})
		l.bytes += info.Size()
		return nil
	})
	return l, err
}

// writeFile writes a file of a bag and syncs it to the disk.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return errors.Join(err, f.Close())
	}
	return errors.Join(b.Flush(), f.Sync(), f.Close())
}
