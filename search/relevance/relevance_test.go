package relevance_test

import (
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/relevance"
)

func TestReadRefusesHalfACase(t *testing.T) {
	for _, script := range []string{"title only", "title\nquery", "title\nquery\n# why\n\ntitle\nquery\nid\n"} {
		if cs, err := relevance.Read(strings.NewReader(script)); err == nil {
			t.Errorf("Read(%q) = %v, want an error", script, cs)
		}
	}
}

// TestDemonstrationLibrary runs the scripts of the three languages on the
// built-in library.
func TestDemonstrationLibrary(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped by -short: imports the demonstration library")
	}
	dir := t.TempDir()
	run := exec.CommandContext(t.Context(), "go", "run", "../../cmd/simde", "demo", "--import-only", "--data", dir)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("import the demonstration library: %v\n%s", err, out)
	}
	runScripts(t, dir, "")
}

// TestRealLibrary runs the scripts real-LANGUAGE on a library in which the real
// material was imported; SIMDE_REAL_LIBRARY is its folder.
func TestRealLibrary(t *testing.T) {
	dir := os.Getenv("SIMDE_REAL_LIBRARY")
	if dir == "" {
		t.Skip("skipped: SIMDE_REAL_LIBRARY names no library of the real material")
	}
	runScripts(t, dir, "real-")
}

func runScripts(t *testing.T, dir, prefix string) {
	store, err := sqlite.Open(t.Context(), filepath.Join(dir, "catalogue.db"))
	if err != nil {
		t.Fatal(err)
	}
	x, err := bleve.Open(filepath.Join(dir, "index"), store, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	name := func(ctx context.Context, id schema.ID) (string, error) {
		cards, err := store.Cards(ctx, []schema.ID{id})
		if err != nil || len(cards) == 0 {
			return string(id), err
		}
		return path.Base(cards[0].Original.Name), nil
	}
	n := 0
	for _, l := range schema.Langs {
		script, err := os.Open(filepath.Join("..", "testdata", "relevance", prefix+string(l)+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		cases, err := relevance.Read(script)
		if err != nil {
			t.Fatalf("%s%s.txt: %v", prefix, l, err)
		}
		for _, c := range cases {
			n++
			wrong, err := c.Check(t.Context(), x, l, name)
			if err != nil {
				t.Fatal(err)
			}
			if wrong != "" {
				t.Errorf("%s%s.txt: %s", prefix, l, wrong)
			}
		}
		if err := script.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d cases", n)
	if err := x.Close(); err != nil {
		t.Error(err)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
}
