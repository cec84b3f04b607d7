package harvest

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

// TestSet holds that settings are checked, kept and logged, and what a limit does.
func TestSet(t *testing.T) {
	l := newLibrary(t)
	lists := map[string]string{"": list("t", rec("oai:x:1", "2026-01-01T00:00:00Z", "One"), rec("oai:x:2", "2026-01-01T00:00:00Z", "Two")),
		"t": list("", rec("oai:x:3", "2026-01-03T00:00:00Z", "Three"), rec("oai:x:4", "2026-01-03T00:00:00Z", "Four"))}
	l.add(t, schema.SourceOAI, serves(t, func(w http.ResponseWriter, r *http.Request) { answer(w, r, lists) }))
	for name, f := range map[string]func(*schema.Source){
		"every": func(s *schema.Source) { s.Every = time.Second },
		"rate":  func(s *schema.Source) { s.Rate = time.Millisecond },
		"limit": func(s *schema.Source) { s.Limit = -1 },
		"only":  func(s *schema.Source) { s.Only = "(" },
	} {
		if err := l.Set(t.Context(), "Ana", "s", f); !errors.Is(err, schema.ErrInvalid) || !strings.Contains(err.Error(), strings.TrimSuffix(name, "only")) {
			t.Errorf("%s: %v, want what cannot be", name, err)
		}
	}
	if err := l.Set(t.Context(), "Ana", "nobody", func(*schema.Source) {}); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a source that is none: %v", err)
	}
	set := func(s *schema.Source) { s.Name, s.Kind, s.Limit = "other", schema.SourceFeed, 3 }
	for range 2 { // the second changes nothing
		if err := l.Set(t.Context(), "Ana", "s", set); err != nil {
			t.Fatal(err)
		}
	}
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbSourceSet})
	if err != nil || len(steps) != 1 || steps[0].By != "Ana" || steps[0].Note != "s: every 1h0m0s, limit 3, allow 127.0.0.1" {
		t.Errorf("steps %+v, %v", steps, err)
	}
	run := l.run(t)
	if got := l.titles(t); got != "One/0, Three/0, Two/0" || !strings.Contains(strings.Join(run.Notes, " "), "a run takes 3 at most") {
		t.Errorf("first run: %s, %q, want three documents", got, run.Notes)
	}
	if s, err := l.store.Source(t.Context(), "s"); err != nil || s.Kind != schema.SourceOAI || time.Until(s.Due) < 50*time.Minute {
		t.Errorf("source %+v, %v, want it next when it is due", s, err)
	}
	if run := l.run(t); run.Err != "" || l.titles(t) != "Four/0, One/0, Three/0, Two/0" {
		t.Errorf("second run: %s, %+v", l.titles(t), run)
	}
	if err := l.Set(t.Context(), "Ana", "s", func(s *schema.Source) { s.Every = time.Minute }); err != nil {
		t.Fatal(err)
	}
	if s, err := l.store.Source(t.Context(), "s"); err != nil || time.Until(s.Due) > time.Minute {
		t.Errorf("run every minute: due %s, %v", s.Due, err)
	}
}
