package bench

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	_ "modernc.org/sqlite"

	"github.com/simde/simde/schema"
)

// material writes a few paragraphs in each language.
func material(t *testing.T) string {
	dir := t.TempDir()
	for _, l := range schema.Langs {
		var b strings.Builder
		for i := range 40 {
			fmt.Fprintf(&b, "migration remesas travail number words together paragraph %d with some more text to be long enough for a page\n\n", i)
		}
		if err := os.Mkdir(filepath.Join(dir, string(l)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, string(l), "a.txt"), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var began = time.Now()

// elapsed stands for the time of a processor.
func elapsed() time.Duration { return time.Since(began) }

func TestCorpusIsTheSameEveryTime(t *testing.T) {
	c, err := NewCorpus(material(t), 200)
	if err != nil {
		t.Fatal(err)
	}
	a := c.Document(7)
	if d := cmp.Diff(a, c.Document(7)); d != "" {
		t.Errorf("document 7 made twice (-first +second):\n%s", d)
	}
	pages, err := c.Pages(t.Context(), a.ID, []int{1})
	if err != nil || len(pages) != 1 || pages[0].Text != a.Pages[0].Text {
		t.Errorf("its first page: %v, %v", pages, err)
	}
	if _, err := NewCorpus(t.TempDir(), 10); err == nil {
		t.Error("a corpus of no texts: no error")
	}
}

func TestRunMeasuresFTS5(t *testing.T) {
	fts := Entrant{Name: "FTS5", Skip: []Kind{Fuzzy, Across}, Open: func(dir string, _ *Corpus) (Engine, error) {
		db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
		if err != nil {
			return nil, err
		}
		return NewFTS5(db)
	}}
	var b strings.Builder
	o := Options{Material: material(t), Scratch: t.TempDir(), Processor: elapsed, Pages: []int{100}, Queries: 3, Clients: []int{1}}
	if err := Run(context.Background(), &b, o, []Entrant{fts}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"FTS5: 11 documents", "match-all", "phrase", "filtered", "newest first", "20th page", "(1 found)"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("report lacks %q:\n%s", want, b.String())
		}
	}
}

// TestRunMeasuresScripts measures the engines that have a Python library where it
// is installed, and says that it is not elsewhere.
func TestRunMeasuresScripts(t *testing.T) {
	for _, e := range []Entrant{
		{Name: "SQLite FTS5 in C", Skip: []Kind{Fuzzy, Across}, Open: func(dir string, _ *Corpus) (Engine, error) { return NewFTS5InC(dir) }},
		{Name: "Lucene", Open: func(dir string, _ *Corpus) (Engine, error) { return NewLucene(os.Getenv("SIMDE_TEST_LUCENE"), dir) }},
		{Name: "Xapian", Skip: []Kind{Fuzzy}, Open: func(dir string, _ *Corpus) (Engine, error) { return NewXapian(dir) }},
		{Name: "tantivy", Open: func(dir string, _ *Corpus) (Engine, error) { return NewTantivy(dir) }},
	} {
		t.Run(e.Name, func(t *testing.T) {
			var b strings.Builder
			o := Options{Material: material(t), Scratch: t.TempDir(), Processor: elapsed, Pages: []int{100}, Queries: 2, Clients: []int{2}}
			if err := Run(context.Background(), &b, o, []Entrant{e}); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(b.String(), e.Name+": not installed") {
				t.Skipf("skipped: the library of %s is not installed", e.Name)
			}
			for _, want := range []string{e.Name + ": 11 documents", "match-all  ", "phrase", "(1 found)"} {
				if !strings.Contains(b.String(), want) {
					t.Errorf("report lacks %q:\n%s", want, b.String())
				}
			}
		})
	}
}

// TestTheSameIsFoundEveryWay asks FTS5 in Go and every engine that is installed the
// same question in every way, and tests that each finds the same, and less where a
// filter is chosen. Some look in one language, some in all.
func TestTheSameIsFoundEveryWay(t *testing.T) {
	c, err := NewCorpus(material(t), 200)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*schema.Document
	for i := range c.Len() {
		docs = append(docs, c.Document(i))
	}
	word := c.vocabulary()[schema.English][0]
	for name, open := range map[string]func(dir string) (Engine, error){
		"FTS5": func(dir string) (Engine, error) {
			db, err := sql.Open("sqlite", filepath.Join(dir, "fts.db"))
			if err != nil {
				return nil, err
			}
			return NewFTS5(db)
		},
		"FTS5 in C": func(dir string) (Engine, error) { return NewFTS5InC(dir) },
		"Lucene":    func(dir string) (Engine, error) { return NewLucene(os.Getenv("SIMDE_TEST_LUCENE"), dir) },
		"Xapian":    func(dir string) (Engine, error) { return NewXapian(dir) },
		"tantivy":   func(dir string) (Engine, error) { return NewTantivy(dir) },
	} {
		t.Run(name, func(t *testing.T) {
			e, err := open(t.TempDir())
			if errors.Is(err, ErrAbsent) {
				t.Skip("skipped:", err)
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := e.Index(t.Context(), docs); err != nil {
				t.Fatal(err)
			}
			found := map[Kind]int{}
			for _, k := range append([]Kind{Common}, Ways...) {
				if found[k], err = e.Ask(t.Context(), k, word, schema.English); err != nil {
					t.Fatal(k, err)
				}
			}
			if n := found[Common]; n == 0 || found[Newest] != n || found[Deep] != n || found[Filtered] == 0 || found[Filtered] >= n {
				t.Errorf("found %v", found)
			}
			if err := e.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestSensesAreThoseThatSIMDEAsks tests what other engines are asked across
// languages.
func TestSensesAreThoseThatSIMDEAsks(t *testing.T) {
	got := senses("remittances houses", schema.English)
	if len(got) != 2 {
		t.Fatalf("%d senses of two words: %v", len(got), got)
	}
	for _, want := range []SenseTerm{{schema.English, "remittances"}, {schema.Spanish, "remesas"}, {schema.French, "envois de fonds"}} {
		if !slices.Contains(got[0], want) {
			t.Errorf("senses of remittances lack %v: %v", want, got[0])
		}
	}
}

// found is an engine that finds one document.
type found struct{}

func (found) Index(context.Context, []*schema.Document) error             { return nil }
func (found) Flush(context.Context) error                                 { return nil }
func (found) Ask(context.Context, Kind, string, schema.Lang) (int, error) { return 1, nil }
func (found) Close() error                                                { return nil }

func TestRunServesAgainAndLeavesOutWhatIsAbsent(t *testing.T) {
	var served int
	o := Options{Material: material(t), Scratch: t.TempDir(), Processor: elapsed, Pages: []int{50}, Queries: 2, Clients: []int{1}}
	entrants := []Entrant{
		{Name: "One", Open: func(string, *Corpus) (Engine, error) { return found{}, nil },
			Serve: func(ctx context.Context, _ string, pages int) (string, error) {
				served = pages
				c, err := NewCorpus(o.Material, pages)
				if err != nil {
					return "", err
				}
				var b strings.Builder
				err = Answer(ctx, &b, found{}, c)
				return b.String(), err
			}},
		{Name: "Other", Open: func(string, *Corpus) (Engine, error) { return nil, fmt.Errorf("other: %w", ErrAbsent) }},
	}
	var b strings.Builder
	if err := Run(context.Background(), &b, o, entrants); err != nil {
		t.Fatal(err)
	}
	if served != 50 || !strings.Contains(b.String(), "server RSS") || !strings.Contains(b.String(), "Other: not installed") {
		t.Errorf("served %d pages; report:\n%s", served, b.String())
	}
}

// TestTheNewcomerIsKnown tests that a corpus that is opened anew, as by the process
// that answers from an index made by another, shows the document that was added.
func TestTheNewcomerIsKnown(t *testing.T) {
	c, err := NewCorpus(material(t), 50)
	if err != nil {
		t.Fatal(err)
	}
	cards, err := c.Cards(t.Context(), []schema.ID{c.Newcomer().ID, c.Document(1).ID})
	if err != nil || len(cards) != 2 || cards[0].Title != "Quetzalcoatlus" {
		t.Errorf("cards %v, %v", cards, err)
	}
}
