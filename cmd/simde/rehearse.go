package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// rehearse says what would become of each item, as far as its bytes and its
// name tell, and what of its row cannot be read.
func (l *library) rehearse(ctx context.Context, w io.Writer, items iter.Seq[corpus.Item]) error {
	bytes, names := map[schema.Hash]schema.ID{}, map[string]schema.ID{}
	for out, err := range l.store.Withdrawn(ctx) {
		if err != nil {
			return err
		}
		bytes[out.Document.Original.Hash], names[out.Document.Original.Name] = out.ID, out.ID
	}
	for it := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		if it.Beside {
			continue
		}
		verdict, err := l.foresee(ctx, it, bytes, names)
		if err != nil {
			return err
		}
		verdict = strings.Join(append([]string{verdict}, it.Remarks...), "; ")
		if _, err := fmt.Fprintf(w, "%s: %s\n", schema.Line(it.Name), schema.Line(verdict)); err != nil {
			return err
		}
	}
	return nil
}

// foresee says what would become of one item. bytes and names are those of
// withdrawn documents.
func (l *library) foresee(ctx context.Context, it corpus.Item, bytes map[schema.Hash]schema.ID, names map[string]schema.ID) (string, error) {
	if it.Notice != "" {
		return it.Notice, nil
	}
	if it.Err != nil {
		return "would fail: " + it.Err.Error(), nil
	}
	h, err := hashOf(it)
	if err != nil {
		return "would fail: " + err.Error(), nil
	}
	found, err := l.store.Find(ctx, corpus.Key{Name: it.Name, Hash: h})
	switch {
	case err != nil:
		return "", err
	case bytes[h] != "":
		return fmt.Sprintf("would stay out: %s was withdrawn", bytes[h]), nil
	case len(found.Same) > 0:
		return fmt.Sprintf("its bytes are those of %s", found.Same[0]), nil
	case found.Named != "":
		return fmt.Sprintf("would update %s, or become a document of its own where its text is another", found.Named), nil
	case names[it.Name] != "":
		return fmt.Sprintf("would be held back: it has the name of %s, which was withdrawn", names[it.Name]), nil
	}
	return "would be imported", nil
}
