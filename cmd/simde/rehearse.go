package main

import (
	"cmp"
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
		for _, o := range out.Document.Files() {
			bytes[o.Hash] = out.ID
		}
		if !out.Erased() {
			names[out.Document.Original.Name] = out.ID
			continue
		}
		for _, v := range out.Document.Earlier {
			for _, o := range v.Files() {
				bytes[o.Hash] = out.ID
			}
		}
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
	if it.NoFile {
		return l.foreseeRecord(ctx, it)
	}
	if len(it.Parts) > 0 {
		it.Open, it.Hash = it.Parts[0].Open, it.Parts[0].Hash
		if err := it.Parts[0].Err; err != nil {
			return fmt.Sprintf("the first of its %d files would fail: %v", len(it.Parts), err), nil
		}
	}
	h, err := hashOf(it)
	if err != nil {
		return "would fail: " + err.Error(), nil
	}
	if it.Hash != "" && it.Hash != h {
		return "would fail: " + corpus.OtherBytes(it.Hash).Error(), nil
	}
	found, err := l.store.Find(ctx, corpus.Key{Name: it.Name, Hash: h})
	switch {
	case err != nil:
		return "", err
	case bytes[h] != "":
		return fmt.Sprintf("would stay out: %s was withdrawn", bytes[h]), nil
	case len(found.Same) > 0 && it.Export != nil:
		return l.foreseeEdits(ctx, it, found.Same[0])
	case len(found.Same) > 0:
		return fmt.Sprintf("its bytes are those of %s", found.Same[0]), nil
	case found.Named != "":
		return fmt.Sprintf("would update %s, or become a document of its own where its text is another", found.Named), nil
	case names[it.Name] != "":
		return fmt.Sprintf("would be held back: it has the name of %s, which was withdrawn", names[it.Name]), nil
	}
	return "would be imported", nil
}

// foreseeEdits says what a row of an exported table would change of its
// document.
func (l *library) foreseeEdits(ctx context.Context, it corpus.Item, id schema.ID) (string, error) {
	doc, err := l.store.Head(ctx, id)
	if err != nil {
		return "", err
	}
	fields, left := corpus.ApplyEdits(doc, it.Known, *it.Export)
	verdict := fmt.Sprintf("would change nothing of %s", id)
	if len(fields) > 0 {
		var names []string
		for _, f := range fields {
			names = append(names, string(f))
		}
		verdict = fmt.Sprintf("would change %s of %s", strings.Join(names, ", "), id)
	}
	return strings.Join(append([]string{verdict}, left...), "; "), nil
}

// foreseeRecord says what would become of a record without a file.
func (l *library) foreseeRecord(ctx context.Context, it corpus.Item) (string, error) {
	found, err := l.store.Find(ctx, corpus.Key{Name: it.Name})
	id := cmp.Or(it.Document, found.Named)
	switch {
	case err != nil:
		return "", err
	case id == "":
		return "would be imported, without a file", nil
	case it.Export != nil:
		return l.foreseeEdits(ctx, it, id)
	}
	return fmt.Sprintf("describes %s", id), nil
}
