package source

import (
	"archive/zip"
	"context"
	"os"
	"path/filepath"
)

// Count returns how many items Paths will yield for paths, for a bar of
// progress. It opens archives' directories and reads no file. It may be a few
// off where files change meanwhile.
func Count(ctx context.Context, paths []string) int {
	c := counter{ctx: ctx, seen: map[string]bool{}}
	for _, p := range paths {
		c.path(p)
	}
	return c.n
}

type counter struct {
	ctx  context.Context
	n    int
	seen map[string]bool
}

func (c *counter) path(path string) {
	if c.ctx.Err() != nil {
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil || !info.IsDir() && !info.Mode().IsRegular():
		c.n++
	case info.IsDir():
		c.folder(path)
	default:
		c.n += countFile(path)
	}
}

func (c *counter) folder(path string) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil || c.seen[real] {
		return
	}
	c.seen[real] = true
	entries, err := os.ReadDir(path)
	if err != nil {
		c.n++
	}
	for _, e := range entries {
		if !hidden(e.Name()) {
			c.path(filepath.Join(path, e.Name()))
		}
	}
}

// countFile returns the number of items of a file: one, or an archive's
// entries.
func countFile(path string) int {
	ok, err := isZip(path)
	if err != nil || !ok {
		return 1
	}
	z, err := zip.OpenReader(path)
	if err != nil || len(z.File) > maxEntries {
		return 1
	}
	defer z.Close()
	n := 0
	for _, f := range z.File {
		if !f.FileInfo().IsDir() && !hiddenPath(f.Name) {
			n++
		}
	}
	return max(n, 1) // an empty archive is an item too
}
