package main

import (
	"context"
	"errors"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/schema"
)

const stepByUsage = "`name` of the person whose word it is, for \"simde log\""

// withDesk opens an existing library with its desk, and closes it after f. The
// importers of the desk read originals again.
func (e *env) withDesk(ctx context.Context, command string, f func(*library, *corpus.Desk) error) (err error) {
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	pool, err := l.extractor("", defaultOCR)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	return f(l, l.desk(e, pool, command))
}

// desk makes the desk of the library.
func (l *library) desk(e *env, pool *extract.Pool, command string) *corpus.Desk {
	d := newDescriber()
	return &corpus.Desk{Store: l.store, Describer: d, Naming: l.naming(), Calling: l.calling(), Importer: func(by string) *corpus.Importer {
		return &corpus.Importer{Store: l.store, Originals: l.originals, Extractor: pool, Unpacker: unpacker{pool}, Describer: d, Log: e.log(), By: by, Command: command}
	}}
}

func idsOf(words []string) []schema.ID {
	ids := make([]schema.ID, len(words))
	for i, w := range words {
		ids[i] = schema.ID(w)
	}
	return ids
}
