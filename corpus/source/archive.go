package source

import (
	"bytes"
	"context"
	"iter"
	"os"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/archive"
)

// archive yields the files of an archive and of those within it. is reports
// whether the file at path is one, more whether the sequence goes on.
func (w *walker) archive(path, name string, size int64) (is, more bool) {
	f, err := os.Open(path) // which the runtime closes when no item refers to it any more
	if err != nil {
		return true, w.yield(unopened(name, err))
	}
	if is, err = archive.Is(f, size, name); err != nil || !is {
		cerr := f.Close()
		switch {
		case err != nil:
			return true, w.yield(unopened(name, err))
		case cerr != nil:
			return true, w.yield(unopened(name, cerr))
		}
		return false, true
	}
	return true, archive.Walk(w.ctx, f, size, name, hidden, func(a archive.File) bool { return w.yield(within(name, a)) })
}

// within returns a file of the archive name as an item.
func within(name string, a archive.File) corpus.Item {
	if a.Name != "" {
		name += "/" + a.Name
	}
	if a.Hidden {
		return leftOut(name, a.Folder)
	}
	return corpus.Item{Name: name, Err: a.Err, Open: a.Open}
}

// Within yields the files of an archive that is held in memory under name, as
// Paths would, and reports whether it is one.
func Within(ctx context.Context, data []byte, name string) (iter.Seq[corpus.Item], bool) {
	r := bytes.NewReader(data)
	if is, err := archive.Is(r, r.Size(), name); err != nil || !is {
		return nil, false
	}
	return func(yield func(corpus.Item) bool) {
		archive.Walk(ctx, r, r.Size(), name, hidden, func(a archive.File) bool {
			it := within(name, a)
			it.Name = corpus.FileKey(it.Name)
			return yield(it)
		})
	}, true
}
