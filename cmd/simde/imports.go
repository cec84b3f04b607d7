package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os/user"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

const byUsage = "`name` of the person who runs it, for \"simde imports\""

// userName returns the name of the system's user, or "" where there is none.
func userName() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	return u.Username
}

// typed returns a command as it was typed, safe to store: without users and
// passwords of addresses. What holds spaces stands in quotes.
func (e *env) typed(args []string) string {
	words := []string{e.command.name}
	for _, a := range args {
		if strings.Contains(a, "://") && strings.Contains(a, "@") {
			flag, address, ok := strings.Cut(a, "=")
			if !ok || strings.Contains(flag, "://") {
				flag, address = "", a
			} else {
				flag += "="
			}
			a = flag + withoutSecret(address)
		}
		if a == "" || strings.ContainsAny(a, " \t\"") {
			a = `"` + a + `"`
		}
		words = append(words, a)
	}
	return corpus.FileKey(strings.Join(words, " "))
}

func imports(ctx context.Context, e *env, args []string) (err error) {
	f := e.flags()
	asCSV := f.Bool("csv", false, "write a CSV table, a header line first")
	by := f.String("by", userName(), byUsage)
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	word, n, err := importsArguments(rest)
	if err != nil {
		return err
	}
	if word == "undo" {
		return e.withDesk(ctx, e.typed(args), func(_ *library, d *corpus.Desk) error { return undoImport(ctx, e, d.Importer(*by), n) })
	}
	l, err := e.openExisting(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	switch {
	case word == "show":
		return l.showBatch(ctx, e.stdout, n, *asCSV)
	case *asCSV:
		return l.writeBatchesCSV(ctx, e.stdout)
	}
	return l.listBatches(ctx, e.stdout)
}

// importsArguments reads nothing, "show N" and "undo N".
func importsArguments(rest []string) (word string, n int, err error) {
	if len(rest) == 0 {
		return "", 0, nil
	}
	if len(rest) != 2 {
		return "", 0, errors.New("imports takes nothing, \"show N\" or \"undo N\"")
	}
	if n, err = strconv.Atoi(rest[1]); err != nil {
		return "", 0, fmt.Errorf("imports %s %q: want the number of an import", rest[0], rest[1])
	}
	if rest[0] == "show" || rest[0] == "undo" {
		return rest[0], n, nil
	}
	return "", 0, fmt.Errorf("imports has no word %q: \"show N\" or \"undo N\"", rest[0])
}

func (l *library) listBatches(ctx context.Context, out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	for b, err := range l.store.Batches(ctx) {
		if err != nil {
			return err
		}
		line, err := l.batchLine(ctx, b)
		if err != nil {
			return err
		}
		fmt.Fprintln(w, line)
	}
	return w.Flush()
}

// batchLine tells of a batch in one line of a table.
func (l *library) batchLine(ctx context.Context, b corpus.Batch) (string, error) {
	did := b.Summary.String()
	if b.Kind == corpus.BatchUndo {
		did = fmt.Sprintf("undoes %d: %s", b.Undoes, undid(b))
	}
	state, err := l.batchState(ctx, b)
	if err != nil {
		return "", err
	}
	if state != batchEnded {
		did = state + ": " + did
	}
	return fmt.Sprintf("%d\t%s\t%s\t%s\t%s", b.Number, b.Begun.Format("2006-01-02 15:04"), schema.Line(b.By), did, schema.Line(b.Command)), nil
}

// undid counts what an undoing has done. Of one that did not end only the rows
// are known, which do not tell what is put back from what is back.
func undid(b corpus.Batch) string {
	out := b.Summary.States[corpus.Withdrawn]
	if b.Ended.IsZero() {
		return fmt.Sprintf("%d withdrawn, %d put or brought back", out, b.Summary.Files-out)
	}
	return fmt.Sprintf("%d withdrawn, %d put back, %d brought back", out, b.Summary.States[corpus.Updated], b.Summary.States[corpus.Imported])
}

// batchEnded is the state of a batch that came to its end.
const batchEnded = "ended"

// batchState says whether a batch ended, runs, or was interrupted.
func (l *library) batchState(ctx context.Context, b corpus.Batch) (string, error) {
	if !b.Ended.IsZero() {
		return batchEnded, nil
	}
	runs, err := corpus.Running(ctx, l.store, b.Number)
	if err != nil {
		return "", err
	}
	if runs {
		return "running", nil
	}
	return "interrupted", nil
}

var (
	batchesHeader = []string{"number", "kind", "undoes", "state", "begun", "ended", "by", "command", "files", "imported", "updated",
		"unchanged", "duplicate", "withdrawn", "held", "replaced", "failed", "waiting", "warnings"}
	batchStates = []corpus.State{corpus.Imported, corpus.Updated, corpus.Unchanged, corpus.Duplicate, corpus.Withdrawn, corpus.Held,
		corpus.Replaced, corpus.Failed, corpus.Waiting}
)

func (l *library) writeBatchesCSV(ctx context.Context, out io.Writer) error {
	w := csv.NewWriter(out)
	if err := w.Write(batchesHeader); err != nil {
		return err
	}
	for b, err := range l.store.Batches(ctx) {
		if err != nil {
			return err
		}
		state, err := l.batchState(ctx, b)
		if err != nil {
			return err
		}
		ended := ""
		if !b.Ended.IsZero() {
			ended = b.Ended.Format(time.RFC3339)
		}
		cells := []string{number(b.Number), string(b.Kind), number(b.Undoes), state, b.Begun.Format(time.RFC3339), ended,
			b.By, b.Command, strconv.Itoa(b.Summary.Files)}
		for _, s := range batchStates {
			cells = append(cells, strconv.Itoa(b.Summary.States[s]))
		}
		if err := writeCells(w, append(cells, strconv.Itoa(b.Summary.Warnings))); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// showBatch says what became of each file of a batch.
func (l *library) showBatch(ctx context.Context, out io.Writer, n int, asCSV bool) error {
	b, err := l.store.Batch(ctx, n)
	if err != nil {
		return fmt.Errorf("import %d: %w", n, err)
	}
	if asCSV {
		return l.writeBatchRowsCSV(ctx, out, n)
	}
	line, err := l.batchLine(ctx, b)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, line)
	if err := w.Flush(); err != nil {
		return err
	}
	for r, err := range l.store.BatchRows(ctx, n) {
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.State, r.Document, schema.Line(r.Name), schema.Line(whyOf(r)))
	}
	return w.Flush()
}

// whyOf says why a file of a batch is what it is.
func whyOf(r corpus.BatchRow) string {
	if r.Class != "" {
		return fmt.Sprintf("%s: %s", r.Class, r.Reason)
	}
	return r.Reason
}

func (l *library) writeBatchRowsCSV(ctx context.Context, out io.Writer, n int) error {
	w := csv.NewWriter(out)
	if err := w.Write([]string{"import", "name", "state", "document", "class", "reason", "sha256"}); err != nil {
		return err
	}
	for r, err := range l.store.BatchRows(ctx, n) {
		if err != nil {
			return err
		}
		cells := []string{number(r.Batch), r.Name, string(r.State), string(r.Document), string(r.Class), r.Reason, string(r.Hash)}
		if err := writeCells(w, cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// writeCells writes a line of a table that is also looked at on a terminal.
func writeCells(w *csv.Writer, cells []string) error {
	for i, c := range cells {
		cells[i] = schema.Cell(schema.Line(c))
	}
	return w.Write(cells)
}

// number writes the number of a batch, and nothing for none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
