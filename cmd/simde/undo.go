package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// undo takes back what an import did.
func (l *library) undo(ctx context.Context, e *env, n int, by, command string) (err error) {
	pool, err := l.extractor("", defaultOCR)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	im := &corpus.Importer{Store: l.store, Originals: l.originals, Extractor: pool, Describer: newDescriber(), Log: e.log(),
		By: by, Command: command}
	u, err := im.Undo(ctx, n)
	if err != nil {
		return fmt.Errorf("undo import %d: %w", n, err)
	}
	printUndoing(e.stdout, n, u)
	if len(u.Left) > 0 {
		return errPartly
	}
	return nil
}

func printUndoing(out io.Writer, n int, u corpus.Undoing) {
	fmt.Fprintf(out, "import %d undone: %d documents withdrawn, %d put back to what they were, %d brought back\n",
		n, len(u.Withdrawn), len(u.Restored), len(u.Back))
	if u.Already > 0 {
		fmt.Fprintf(out, "  %d were as before it already\n", u.Already)
	}
	for _, c := range u.Corrected {
		var all []string
		for _, x := range c.Corrections {
			all = append(all, writeCorrection(x))
		}
		fmt.Fprintf(out, "  corrected since, and kept: %s: %s\n", c.Document, schema.Line(strings.Join(all, "; ")))
	}
	for _, left := range u.Left {
		fmt.Fprintf(out, "  left alone: %s: %s\n", left.Document, schema.Line(left.Why))
	}
	if len(u.Withdrawn)+len(u.Restored)+len(u.Back) > 0 {
		fmt.Fprintf(out, "\"simde imports undo %d\" takes this back\n", u.Number)
	}
}

// writeCorrection writes a correction as the command "correct" takes it.
func writeCorrection(c schema.Correction) string {
	op := map[schema.CorrectionOp]string{schema.CorrectAdd: "+=", schema.CorrectRemove: "-="}[c.Op]
	if op == "" {
		op = "="
	}
	s := string(c.Field) + op + c.Value
	if c.By != "" {
		s += " (" + c.By + ")"
	}
	return s
}
