package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

const undoDetail = `"undo --step N" takes back step N of "simde log": every value that it changed gets what persons had
said of it before, and what it withdrew comes back. What changed since is left alone and named, with
exit status 1; --force puts it back all the same. The undoing is a step too: undo that, and all is as
it was. "undo N" is "simde imports undo N".

`

func undo(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	step := f.Int("step", 0, "`number` of the step of \"simde log\" that is taken back")
	force := f.Bool("force", false, "also what changed since")
	dryRun := f.Bool("dry-run", false, "say what would become of it, and change nothing")
	by := f.String("by", userName(), stepByUsage)
	note := f.String("note", "", "why, in a `sentence`; the log keeps it")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(rest) == 1 && *step == 0 && !*dryRun {
		n, err := strconv.Atoi(rest[0])
		if err != nil {
			return fmt.Errorf("undo %q: want the number of an import, or --step", rest[0])
		}
		return e.withDesk(ctx, e.typed(args), func(_ *library, d *corpus.Desk) error { return undoImport(ctx, e, d.Importer(*by), n) })
	}
	if len(rest) != 0 || *step == 0 {
		return errors.New("undo takes --step N, or the number of an import")
	}
	return e.withDesk(ctx, e.typed(args), func(_ *library, d *corpus.Desk) error {
		u := schema.Undoing{By: *by, Note: *note, Step: *step, ForceAll: *force}
		if *dryRun {
			effects, err := d.PlanUndo(ctx, u)
			if err == nil {
				writeEffects(e.stdout, effects)
			}
			return err
		}
		out, err := d.Undo(ctx, u)
		if err != nil {
			return err
		}
		writeEffects(e.stdout, out.Effects)
		if out.Step > 0 {
			fmt.Fprintf(e.stdout, "step %d; \"simde undo --step %d\" takes it back\n", out.Step, out.Step)
		}
		if slices.ContainsFunc(out.Effects, func(x schema.Effect) bool {
			return x.Field == schema.FieldToponyms && x.Verdict == schema.VerdictChanges
		}) {
			fmt.Fprintln(e.stdout, "documents that have the names keep what was read of them until \"simde describe --all --stale\"")
		}
		if slices.ContainsFunc(out.Effects, func(x schema.Effect) bool { return bad(x.Verdict) }) {
			return errPartly
		}
		return nil
	})
}

// undoImport takes back what an import did.
func undoImport(ctx context.Context, e *env, im *corpus.Importer, n int) error {
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
