package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func at(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

func alert(id, mail string) schema.Alert {
	return schema.Alert{ID: id, Mail: mail, Lang: "es", Query: "corridor=MX-US", Often: schema.Weekly, Made: at(5), Figures: map[string]string{"s": "2024"}}
}

func keepsAlerts(t *testing.T, s corpus.Store) {
	a := alert("one", "ana@example.org")
	must(t, s.PutAlert(t.Context(), a))
	a.Confirmed, a.Sent, a.Failures, a.Often = at(6), at(7), 2, schema.Monthly
	must(t, s.PutAlert(t.Context(), a)) // in its own place
	if got, err := s.Alert(t.Context(), "one"); err != nil || !cmp.Equal(got, a) {
		t.Errorf("alert (-put +got), %v:\n%s", err, cmp.Diff(a, got))
	}
	if err := s.PutAlert(t.Context(), alert("two", "ana@example.org")); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("the same for the same address: %v, want ErrConflict", err)
	}
	b := alert("two", "bo@example.org")
	b.Made, b.Figures = at(1), nil
	must(t, s.PutAlert(t.Context(), b))
	list := func(mail string, want ...schema.Alert) {
		t.Helper()
		var got []schema.Alert
		for x, err := range s.Alerts(t.Context(), mail) {
			must(t, err)
			got = append(got, x)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("alerts of %q (-want +got):\n%s", mail, d)
		}
	}
	list("", b, a)
	list("ana@example.org", a)
	must(t, s.DropAlert(t.Context(), "one"))
	if err := s.DropAlert(t.Context(), "one"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("an alert that is gone: %v, want ErrNotFound", err)
	}
	if _, err := s.Alert(t.Context(), "one"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("an alert that is gone: %v, want ErrNotFound", err)
	}
	list("", b)
}

func keepsArrivals(t *testing.T, s corpus.Store) {
	if r, err := s.Arrived(t.Context()); r != 0 || err != nil {
		t.Errorf("before the first, looked at up to %d, %v", r, err)
	}
	must(t, s.Put(t.Context(), Full("a")))
	found := []schema.Arrival{{Standing: "es?q=a", Document: "a", At: at(10)}, {Standing: "es?q=a", Document: "b", At: at(20)}, {Standing: "fr?q=a", Document: "a", At: at(20)}}
	must(t, s.Arrive(t.Context(), 4, found))
	must(t, s.Arrive(t.Context(), 5, []schema.Arrival{{Standing: "es?q=a", Document: "a", At: at(30)}}))
	if r, err := s.Arrived(t.Context()); r != 5 || err != nil {
		t.Errorf("looked at up to %d, %v, want 5", r, err)
	}
	list := func(after int64, want ...schema.Arrival) {
		t.Helper()
		got, err := s.Arrivals(t.Context(), "es?q=a", at(after))
		must(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("arrivals after %d (-want +got):\n%s", after, d)
		}
	}
	list(0, found[1], found[0])
	list(10, found[1])
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: "a", Document: Full("a")}))
	list(0, found[1])
	must(t, s.ForgetArrivals(t.Context(), at(21)))
	list(0)
}
