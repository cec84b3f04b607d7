package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// Erase removes for good what a document says and its files, those of earlier
// versions too, save a file that another document has. What stays is a
// tombstone with the hashes of the files, by which later imports refuse them,
// and the names under which they were offered. It takes held and withdrawn
// documents; where it was broken off it can be called again.
func Erase(ctx context.Context, s Store, o Originals, w Withdrawal) error {
	files, err := filesOf(ctx, s, w.ID)
	if err != nil {
		return err
	}
	if files, err = ofNoOther(ctx, s, w.ID, files); err != nil {
		return err
	}
	w.Document = &schema.Document{ID: w.ID}
	for i, h := range files {
		if i == 0 {
			w.Document.Original.Hash = h
		} else {
			w.Document.Earlier = append(w.Document.Earlier, schema.Version{Original: schema.Original{Hash: h}})
		}
	}
	if err := s.Erase(ctx, w); err != nil {
		return err
	}
	for _, h := range files {
		if err := o.Delete(ctx, h); err != nil {
			return fmt.Errorf("erase %s: %w", w.ID, err)
		}
	}
	return nil
}

// filesOf returns the hashes of a document's files, held or withdrawn.
func filesOf(ctx context.Context, s Store, id schema.ID) ([]schema.Hash, error) {
	doc, err := s.Head(ctx, id)
	if err == nil {
		return hashesOf(doc), nil
	}
	if !errors.Is(err, schema.ErrGone) {
		return nil, err
	}
	for w, werr := range s.Withdrawn(ctx) {
		if werr != nil {
			return nil, werr
		}
		if w.ID == id {
			return hashesOf(w.Document), nil
		}
	}
	return nil, err
}

func hashesOf(doc *schema.Document) []schema.Hash {
	var out []schema.Hash
	for _, v := range append([]schema.Version{{Original: doc.Original, Parts: doc.Parts}}, doc.Earlier...) {
		for _, o := range v.Files() {
			if !slices.Contains(out, o.Hash) {
				out = append(out, o.Hash)
			}
		}
	}
	return out
}

// ofNoOther returns those of a document's files that no other document has,
// held or withdrawn.
func ofNoOther(ctx context.Context, s Store, id schema.ID, files []schema.Hash) ([]schema.Hash, error) {
	leave := func(doc *schema.Document) {
		others := hashesOf(doc)
		files = slices.DeleteFunc(files, func(h schema.Hash) bool { return slices.Contains(others, h) })
	}
	for other, err := range s.IDs(ctx, "") {
		if err != nil {
			return nil, err
		}
		if other == id {
			continue
		}
		doc, err := s.Head(ctx, other)
		if errors.Is(err, schema.ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		leave(doc)
	}
	for w, err := range s.Withdrawn(ctx) {
		if err != nil {
			return nil, err
		}
		if w.ID != id {
			leave(w.Document)
		}
	}
	return files, nil
}
