package main

import (
	"context"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
)

// vanished yields the rows of documents whose file is gone from where it was, or
// from the catalogue that named it; of roots alone, where there are any. The
// reason of each says which.
func (l *library) vanished(ctx context.Context, rows iter.Seq2[corpus.Row, error], roots []string) (iter.Seq2[corpus.Row, error], error) {
	dropped, err := corpus.FindDropped(ctx, l.store)
	if err != nil {
		return nil, err
	}
	keys, err := keysOf(roots)
	if err != nil {
		return nil, err
	}
	return func(yield func(corpus.Row, error) bool) {
		for r, err := range rows {
			if err == nil {
				why := whyVanished(r, dropped)
				if why == "" || !within(r, keys) {
					continue
				}
				r.Class, r.Reason = "", why
			}
			if !yield(r, err) {
				return
			}
		}
	}, nil
}

// whyVanished says where the file of a row is missing, or "".
func whyVanished(r corpus.Row, dropped *corpus.Dropped) string {
	switch {
	case r.Document == "" || r.State == corpus.Replaced || r.State == corpus.Withdrawn || r.State == corpus.Held:
		return ""
	case !r.IsRecord() && !present(r.Name):
		return "the file is gone"
	case dropped.Has(r):
		return r.Source + " names it no longer"
	}
	return ""
}

// keysOf returns the names under which the ledger knows paths.
func keysOf(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return nil, err
		}
		out = append(out, corpus.FileKey(abs))
	}
	return out, nil
}

// within reports whether the file of a row lies in one of the folders, or is
// named by one of the catalogues.
func within(r corpus.Row, roots []string) bool {
	return len(roots) == 0 || slices.ContainsFunc(roots, func(root string) bool {
		inside := strings.TrimSuffix(root, string(filepath.Separator)) + string(filepath.Separator)
		return r.Name == root || r.Source == root || strings.HasPrefix(r.Name, inside)
	})
}
