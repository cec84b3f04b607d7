package main

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// unrecognised yields the items of documents that have pages without a text,
// pictures perhaps.
func (l *library) unrecognised(ctx context.Context) (iter.Seq[corpus.Item], error) {
	var rows []corpus.Row
	for row, err := range l.store.Ledger(ctx, corpus.Filter{States: []corpus.State{corpus.Imported, corpus.Updated, corpus.Unchanged}}) {
		if err != nil {
			return nil, err
		}
		if row.Hash == "" || row.MediaType != pdf.MediaType {
			continue
		}
		lacks, err := l.lacksText(ctx, row)
		if err != nil {
			return nil, err
		}
		if lacks {
			rows = append(rows, row)
		}
	}
	return l.takenUp(ctx, rows)
}

// lacksText reports whether a document that a row of the ledger tells of has a
// page without a text.
func (l *library) lacksText(ctx context.Context, row corpus.Row) (bool, error) {
	if row.Class == schema.FailNoText {
		return true, nil
	}
	doc, err := l.store.Head(ctx, row.Document)
	if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) { // withdrawn meanwhile
		return false, nil
	}
	return err == nil && slices.ContainsFunc(doc.Warnings, saysNoText), err
}

// saysNoText reports whether a warning says that pages have no text or could not
// be recognised.
func saysNoText(warning string) bool {
	code, what := schema.ReadWarning(warning)
	if code == schema.WarnInPart {
		_, what, _ = strings.Cut(what, ": ")
		code, _ = schema.ReadWarning(what)
	}
	return code == schema.WarnNoText || code == schema.WarnPicture || code == schema.WarnMany
}
