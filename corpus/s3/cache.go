package s3

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"github.com/simde/simde/corpus/folder"
)

// cache is the folder of this machine in which originals lie that came in or
// were asked for lately.
type cache struct {
	*folder.Originals
	dir string
}

// How many bytes a cache keeps, and how long a file stays whatever it holds:
// a program may be reading it.
const (
	cacheBytes = 2 << 30
	cacheKept  = time.Hour
)

func openCache(dir string) (*cache, error) {
	o, err := folder.Open(dir)
	return &cache{o, dir}, err
}

// trim removes the files that came first while there are more than cacheBytes.
func (c *cache) trim(ctx context.Context, remove func(path string) error) error {
	type file struct {
		path string
		size int64
		came time.Time
	}
	var files []file
	total := int64(0)
	err := filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		info, err := d.Info()
		if err != nil || !info.Mode().IsRegular() {
			return err
		}
		files = append(files, file{path, info.Size(), info.ModTime()})
		total += info.Size()
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	slices.SortFunc(files, func(a, b file) int { return cmp.Or(a.came.Compare(b.came), cmp.Compare(a.path, b.path)) })
	for _, f := range files {
		if total <= cacheBytes || time.Since(f.came) < cacheKept {
			return nil
		}
		if err := remove(f.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		total -= f.size
	}
	return nil
}
