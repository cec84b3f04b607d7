package source

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Paths yields the files at paths: a file itself, a folder's files with those
// of its folders in the order of their names, the files of an archive and of
// those within it. Hidden
// files and folders within a folder are left out with a notice, as are the marks
// that systems leave (Thumbs.db, __MACOSX). A path that is a link is followed, and so
// is a link within a folder that stays in it; one that leads out of the folder
// at paths cannot be offered, since who offers a folder has not seen what lies
// elsewhere. A folder reached twice through links is read once. The end of ctx
// ends the sequence.
func Paths(ctx context.Context, paths []string) iter.Seq[corpus.Item] {
	return func(yield func(corpus.Item) bool) {
		w := newWalker(ctx, yield)
		for _, p := range paths {
			w.root = ""
			if !w.path(p, p) {
				return
			}
		}
	}
}

// At yields what stands at path as Paths does, as if its name were name.
func At(ctx context.Context, path, name string) iter.Seq[corpus.Item] {
	return func(yield func(corpus.Item) bool) { newWalker(ctx, yield).path(path, name) }
}

func newWalker(ctx context.Context, yield func(corpus.Item) bool) *walker {
	return &walker{ctx: ctx, seen: map[string]bool{}, yield: func(it corpus.Item) bool {
		it.Name = corpus.FileKey(filepath.ToSlash(it.Name))
		return yield(it)
	}}
}

// walker yields what it meets. Its methods return false when the sequence is
// to end.
type walker struct {
	ctx   context.Context
	yield func(corpus.Item) bool
	seen  map[string]bool // folders, by their real path
	root  string          // the real path of the folder being read, which no link may leave
}

// path yields what stands at path, under name.
func (w *walker) path(path, name string) bool {
	if w.ctx.Err() != nil {
		return false
	}
	info, err := os.Stat(path) // follows links
	if err != nil {
		return w.yield(unopened(name, err))
	}
	switch {
	case info.IsDir():
		return w.folder(path, name)
	case !info.Mode().IsRegular():
		return w.yield(unusable(name, schema.FailUnsupported, "not a file but a %s", kind(info.Mode())))
	}
	if is, more := w.archive(path, name, info.Size()); is {
		return more
	}
	return w.yield(corpus.Item{Name: name, Open: func() (io.ReadCloser, error) { return os.Open(path) }})
}

// folder yields the files of a folder.
func (w *walker) folder(path, name string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return w.yield(unopened(name, err))
	}
	if abs, err := filepath.Abs(real); err == nil {
		real = abs
	}
	if w.seen[real] {
		return true
	}
	w.seen[real] = true
	if w.root == "" {
		w.root = real
	}
	entries, err := os.ReadDir(path)
	if err != nil && !w.yield(unopened(name, err)) {
		return false
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		if hidden(e.Name()) {
			if !w.yield(leftOut(filepath.Join(name, e.Name()), e.IsDir())) {
				return false
			}
			continue
		}
		if !w.entry(e, filepath.Join(path, e.Name()), filepath.Join(name, e.Name())) {
			return false
		}
	}
	return true
}

// entry yields what stands at path within a folder.
func (w *walker) entry(e os.DirEntry, path, name string) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return w.path(path, name)
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return w.yield(unopened(name, err))
	}
	if real, err = filepath.Abs(real); err != nil {
		return w.yield(unopened(name, err))
	}
	if within, err := filepath.Rel(w.root, real); err != nil || !filepath.IsLocal(within) {
		return w.yield(unusable(name, schema.FailLink, "not a file but a link that leads out of the folder; offer its target by name"))
	}
	return w.path(path, name)
}

// leftOut returns the item of a hidden file or folder.
func leftOut(name string, folder bool) corpus.Item {
	if folder {
		return corpus.Item{Name: name, Notice: "a hidden folder, left out with all that is in it; offer it by its name to take it in"}
	}
	return corpus.Item{Name: name, Notice: "a hidden file, left out; offer it by its name to take it in"}
}

// hidden reports whether a name within a folder or an archive is left out.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		name == "__MACOSX" || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

func kind(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "pipe"
	case m&fs.ModeSocket != 0:
		return "socket"
	}
	return "device"
}
