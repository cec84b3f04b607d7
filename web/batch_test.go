package web_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// keeper keeps batches as the program does.
type keeper struct {
	store    corpus.Store
	rules    rules
	importer func(by, command string) *corpus.Importer
}

func (k keeper) Running(ctx context.Context, n int) (bool, error) {
	return corpus.Running(ctx, k.store, n)
}

func (k keeper) Foresee(ctx context.Context, n int) (schema.Forecast, error) {
	return corpus.Foresee(ctx, k.store, n)
}

func (k keeper) UndoBatch(ctx context.Context, by, why string, n int) (schema.Outcome, error) {
	steps, err := k.store.Steps(ctx, schema.StepFilter{Batch: n, Most: 1})
	if err != nil || len(steps) == 0 {
		return schema.Outcome{}, fmt.Errorf("batch %d: %d steps, %w", n, len(steps), err)
	}
	d := &corpus.Desk{Store: k.store, Describer: k.rules, Importer: func(by string) *corpus.Importer { return k.importer(by, "") }}
	return d.Undo(ctx, schema.Undoing{By: by, Note: why, Step: steps[0].Number})
}

func (keeper) RetryBatch(context.Context, string, int) error { return nil }

// importAll imports texts as one batch.
func (l *served) importAll(by string, texts map[string]string) {
	l.t.Helper()
	im := l.intake.Importer(by, "simde import <folder>")
	im.Log = slog.New(slog.DiscardHandler)
	_, err := im.Run(l.t.Context(), func(yield func(corpus.Item) bool) {
		for name, text := range texts {
			if !yield(corpus.Item{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}) {
				return
			}
		}
	})
	if err != nil {
		l.t.Fatal(err)
	}
}

// TestBatches looks at an import, file by file, and takes it back.
func TestBatches(t *testing.T) {
	l := libraryOf(t, documents())
	l.importAll("bo", map[string]string{"/f/a.txt": "Un título\n\nRemesas de México.", "/f/=cmd.txt": "", "/f/c.txt": "Otro título\n\nMás texto."})
	b := l.as(t, schema.Archivist)
	b.want("/en/desk/batches", "bo", "simde import &lt;folder&gt;", "one failed")
	b.want("/fr/bureau/lots/1", "Lot 1", "/f/a.txt", "Il est vide", "Annuler le lot…")
	b.want("/fr/bureau/lots/1?undo=1", "documents sont retirés")
	if page := b.want("/es/mesa/lotes/1?state=failed", "Está vacío"); strings.Contains(page, "/f/a.txt") {
		t.Error("a filter shows other rows")
	}
	if table := b.want("/en/desk/batches/1.csv", "file,state,document"); strings.Count(table, "\n") != 4 {
		t.Errorf("table:\n%s", table)
	}
	b.act("/en/desk/batches/1", url.Values{"undo": {"1"}, "why": {"wrong folder"}})
	b.want("/en/desk/batches/1?undo=1", "Taken back in 2 documents", "as before the batch already")
	b.want("/en/desk/batches/2", "Takes back a batch", "the archivist")
	for _, path := range []string{"/en/desk/batches/9", "/en/desk/batches/x"} {
		if res, _ := b.get(path); res.StatusCode != 404 {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
}
