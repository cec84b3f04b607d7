package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// casesOf returns the cases that "simde review --json" lists.
func casesOf(t *testing.T, data string, args ...string) []jsonCase {
	t.Helper()
	var out []jsonCase
	for line := range strings.Lines(mustRun(t, data, append([]string{"review", "--json"}, args...)...)) {
		var c jsonCase
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		out = append(out, c)
	}
	return out
}

// TestReview follows cases from an import to what is learned of the answers.
func TestReview(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "Remesas y desarrollo\n\nLas remesas llegan cada mes a los hogares.",
		"b.txt": "Cuidados y salud\n\nLas personas que cuidan trabajan de noche en los hospitales.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	table := filepath.Join(dir, "table.csv")
	if err := os.WriteFile(table, []byte("file,spatial\na.txt,\"Mexico, north\"\nb.txt,\"Mexico, north\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	mustRun(t, data, "import", "--manifest", table)
	if out := mustRun(t, data, "review"); !strings.Contains(out, "unknown") || !strings.Contains(out, "4 cases in 2 documents wait") {
		t.Fatalf("review: %s", out)
	}
	if out := mustRun(t, data, "review", "--list", "--kind", "date"); strings.Count(out, "\n") != 1 || !strings.Contains(out, "  2  ") {
		t.Errorf("those alike are listed once: %s", out)
	}
	unknown := casesOf(t, data, "--kind", "unknown")
	if len(unknown) != 1 || unknown[0].Settles != 2 || unknown[0].Value != "Mexico, north" || unknown[0].Proposals[0].Value != "MX" {
		t.Fatalf("unknown values: %+v", unknown)
	}
	out := mustRun(t, data, "review", "--confirm", unknown[0].Key, "--alike", "--by", "Ana")
	if !strings.Contains(out, "2 cases settled, 2 documents changed") || !strings.Contains(out, "undo --step 2") {
		t.Errorf("confirmed: %s", out)
	}
	dates := casesOf(t, data, "--alike")
	if len(dates) != 2 || dates[0].Kind != schema.CaseDate {
		t.Fatalf("left: %+v", dates)
	}
	mustRun(t, data, "review", "--change", dates[0].Key+"=2019-05", "--by", "Ana")
	mustRun(t, data, "review", "--unsure", dates[1].Key, "--by", "Ana")
	mustRun(t, data, "review", "--reject", dates[1].Key)
	if out := mustRun(t, data, "review"); !strings.Contains(out, "0 cases in 0 documents wait") {
		t.Errorf("in the end: %s", out)
	}
	learned := mustRun(t, data, "describe", "--train-from-corrections")
	if strings.Count(learned, "\n") != 3 || !strings.Contains(learned, `"field":"date","value":"2019-05","right":true,"read":false`) {
		t.Errorf("examples: %s", learned)
	}
	mustRun(t, data, "undo", "--step", "2")
	if left := casesOf(t, data, "--alike"); len(left) != 2 || left[0].Kind != schema.CaseUnknown {
		t.Errorf("after undoing: %+v", left)
	}
	for _, bad := range [][]string{{"--kind", "none"}, {"--change", "x"}, {"--confirm", "none"}, {"--unsure", unknown[0].Key}, {"word"}, {"--confirm", "a", "--reject", "b"}} {
		if out, err := simde(t, data, append([]string{"review"}, bad...)...); err == nil {
			t.Errorf("review %v: %s, want an error", bad, out)
		}
	}
	if _, err := simde(t, data, "review", "--change", unknown[0].Key+"=nowhere"); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a place that is none: %v, want ErrInvalid", err)
	}
}

// TestReviewHeld holds that a file that is held back is taken in, or stays out.
func TestReviewHeld(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Remesas y desarrollo\n\n"+text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("Las remesas llegan cada mes.")
	mustRun(t, data, "import", dir)
	mustRun(t, data, "index")
	mustRun(t, data, "withdraw", string(hits(t, data, "remesas")[0].ID), "--reason", "the author asked for it")
	write("Las remesas llegan cada semana.")
	mustRun(t, data, "import", dir)
	held := casesOf(t, data)
	if len(held) != 1 || held[0].Kind != schema.CaseHeld || !strings.Contains(held[0].Doubts[0].Args[0], "the author asked for it") {
		t.Fatalf("cases: %+v", held)
	}
	mustRun(t, data, "review", "--reject", held[0].Key, "--by", "Ana") // it does not stay out
	mustRun(t, data, "index")
	if got := hits(t, data, "semana"); len(got) != 1 {
		t.Errorf("taken in: %+v", got)
	}
	if left := casesOf(t, data, "--kind", "held"); len(left) != 0 {
		t.Errorf("left: %+v", left)
	}
}
