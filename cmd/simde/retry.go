package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/corpus/upload"
	"github.com/simde/simde/schema"
)

// failedBefore yields the items whose last row in the ledger is a failure, and
// those that an interrupted import left waiting. See offeredAgain.
func (l *library) failedBefore(ctx context.Context, how source.Options) (iter.Seq[corpus.Item], error) {
	var rows []corpus.Row
	for r, err := range l.store.Ledger(ctx, corpus.Filter{States: []corpus.State{corpus.Failed, corpus.Waiting}}) {
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return l.offeredAgain(ctx, how, rows)
}

// offeredAgain yields the items of rows of the ledger; the others of their
// folders and manifests stand beside. Manifests are read as is said now.
func (l *library) offeredAgain(ctx context.Context, how source.Options, rows []corpus.Row) (iter.Seq[corpus.Item], error) {
	wanted := map[string]bool{}
	var roots, manifests []string
	var kept []corpus.Row
	for _, r := range rows {
		if _, ok := schema.SourceOf(r.Name); ok {
			kept = append(kept, r)
			continue
		}
		wanted[r.Name] = true
		for _, carrier := range carriersOf(r.Name) {
			wanted[carrier] = true
		}
		switch {
		case r.Class == schema.FailLink && isLink(corpus.FileName(r.Name)): // a folder was offered, and not this
		case r.Source != "":
			manifests = append(manifests, corpus.FileName(r.Source))
		default:
			roots = append(roots, onDisk(corpus.FileName(r.Name)))
		}
	}
	seqs := []iter.Seq[corpus.Item]{fromPaths(ctx, distinct(roots), how.Fixed)}
	for _, m := range distinct(manifests) {
		s, err := fromManifest(ctx, m, how)
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, s)
	}
	again := func(yield func(corpus.Item) bool) {
		for it := range chain(seqs...) {
			it.Beside = !wanted[it.Name] && !wanted[it.Row] &&
				!slices.ContainsFunc(it.Parts, func(f corpus.File) bool { return wanted[f.Name] })
			if !yield(it) {
				return
			}
		}
	}
	return chain(again, l.fromSources(ctx, kept)), nil
}

// fromSources yields the items of rows that came from sources, from their
// originals. Their records have been taken already, and take the files.
func (l *library) fromSources(ctx context.Context, rows []corpus.Row) iter.Seq[corpus.Item] {
	return func(yield func(corpus.Item) bool) {
		for _, r := range rows {
			if r.Hash == "" { // no file came, and its source is asked for it again
				continue
			}
			it := corpus.Item{Name: r.Name, Source: r.Source, Open: func() (io.ReadCloser, error) {
				f, _, err := l.originals.Open(ctx, r.Hash)
				return f, err
			}}
			if i := strings.LastIndexByte(r.Name, '/'); r.Source != "" && i >= 0 {
				it.Record = r.Name[:i]
			}
			if !yield(it) {
				return
			}
		}
	}
}

// carriersOf returns the names under which a file may have been offered that
// carries the one of a name: what lies on the disk, and what is within that.
func carriersOf(name string) []string {
	disk := corpus.FileKey(onDisk(corpus.FileName(name)))
	var out []string
	for i := strings.LastIndexByte(name, '/'); i >= len(disk); i = strings.LastIndexByte(name[:i], '/') {
		out = append(out, name[:i])
	}
	return out
}

// takenUp yields the items of rows: what came by an upload from its original, the
// rest from the disk.
func (l *library) takenUp(ctx context.Context, rows []corpus.Row) (iter.Seq[corpus.Item], error) {
	var kept, disk []corpus.Row
	for _, r := range rows {
		if _, ok := upload.NumberOf(r.Name); ok {
			kept = append(kept, r)
		} else {
			disk = append(disk, r)
		}
	}
	offered, err := l.offeredAgain(ctx, source.Options{}, disk)
	if err != nil {
		return nil, err
	}
	return chain(offered, func(yield func(corpus.Item) bool) {
		for _, r := range kept {
			n, _ := upload.NumberOf(r.Name)
			u, err := l.store.Upload(ctx, n)
			if err != nil {
				err = &schema.FileError{Stage: schema.StageRead, Class: schema.FailMetadata, Err: err}
			}
			if !yield(corpus.Item{Name: r.Name, Fixed: u.Stated, Err: err, Open: func() (io.ReadCloser, error) {
				f, _, err := l.originals.Open(ctx, r.Hash)
				return f, err
			}}) {
				return
			}
		}
	}), nil
}

// isLink reports whether a symbolic link stands at path.
func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// onDisk returns the file that holds an item: the item's own, or the archive
// that it lies in. A name within an archive may be any text, so it is not read
// as a path.
func onDisk(name string) string {
	for p := name; p != ""; {
		if _, err := os.Lstat(p); err == nil {
			return p
		}
		i := strings.LastIndexByte(p, filepath.Separator)
		if i < 0 {
			break
		}
		p = p[:i]
	}
	return name
}

// present reports whether the file of a ledger's row stands where it was
// offered; of what lies in an archive, whether the archive does. What came from
// elsewhere is there as long as its source does not withdraw it.
func present(name string) bool {
	if _, ok := schema.SourceOf(name); ok {
		return true // not on this disk
	}
	path := corpus.FileName(name)
	if _, err := os.Lstat(path); err == nil {
		return true
	}
	info, err := os.Lstat(onDisk(path))
	return err == nil && !info.IsDir() || err != nil && !errors.Is(err, fs.ErrNotExist)
}

func distinct(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}
