package trial

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/simde/simde/corpus/extract/pdf"
)

func runtime(t *testing.T) *pdf.Runtime {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = t.TempDir()
	}
	rt, err := pdf.Open(filepath.Join(dir, "simde-test", "wazero"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := rt.Close(); err != nil {
			t.Error(err)
		}
	})
	return rt
}

// TestMadePages holds that every made page is read in its order, whole.
func TestMadePages(t *testing.T) {
	pages, err := Made()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Run(t.Context(), pages, []Reader{Own(runtime(t))})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range got[0].Scores {
		if s.Order < enough || s.F1 < 0.99 {
			t.Errorf("%s: order %.3f, words %.3f", pages[i].Name, s.Order, s.F1)
		}
	}
}

func TestScore(t *testing.T) {
	for name, c := range map[string]struct {
		got, want string
		score     Score
	}{
		"equal":        {"a b c d", "A b, c d.", Score{1, 1}},
		"backwards":    {"d c b a", "a b c d", Score{1, -1}},
		"one swap":     {"b a c d", "a b c d", Score{1, 1 - 4.0/12}},
		"lost a half":  {"a b", "a b c d", Score{2.0 / 3, 1}},
		"broken word":  {"migra-\ntion of la\u00adbour", "migration of labour", Score{1, 1}},
		"twice":        {"x a x b", "a x b x", Score{1, 1}},
		"nothing read": {"", "a b", Score{0, 1}},
	} {
		got := score(words(c.got), words(c.want))
		if math.Abs(got.F1-c.score.F1) > 1e-9 || math.Abs(got.Order-c.score.Order) > 1e-9 {
			t.Errorf("%s: %+v, want %+v", name, got, c.score)
		}
	}
}

func TestRuns(t *testing.T) {
	got, err := runs([]string{"a", "b", "c", "d"}, "2-3 0 1-1")
	if err != nil || len(got) != 4 || got[0] != "c" || got[2] != "a" {
		t.Errorf("runs = %q, %v", got, err)
	}
	for _, bad := range []string{"4", "2-1", "x", "-1"} {
		if _, err := runs([]string{"a", "b"}, bad); err == nil {
			t.Errorf("run %q is taken", bad)
		}
	}
}
