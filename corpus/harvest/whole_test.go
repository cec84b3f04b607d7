package harvest

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// headless is a repository that tells no deletions: what it does not have is not in
// its lists.
type headless struct {
	has  map[string]string // titles by identifier
	size int               // how many it says it has, where that is not how many it lists
	says string            // of deletions
}

func (h *headless) ids() (out []string) {
	for id := range h.has {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

func (h *headless) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	const stamp = "2026-01-01T00:00:00Z"
	write := func(s string) { io.WriteString(w, s) }
	switch r.FormValue("verb") {
	case "Identify":
		write(oai(strings.Replace(identify, "<granularity>", "<deletedRecord>"+h.says+"</deletedRecord><granularity>", 1)))
	case "GetRecord":
		id := r.FormValue("identifier")
		if h.has[id] == "" {
			write(fails("idDoesNotExist"))
			return
		}
		write(oai("<GetRecord>" + rec(id, stamp, h.has[id]) + "</GetRecord>"))
	case "ListRecords":
		var all []string
		for _, id := range h.ids() {
			all = append(all, rec(id, stamp, h.has[id]))
		}
		if r.FormValue("from") != "" || len(all) == 0 { // nothing changed since
			write(fails("noRecordsMatch"))
			return
		}
		write(list("", all...))
	case "ListIdentifiers": // half of them, then the rest
		ids, token := h.ids(), ""
		half := len(ids) / 2
		if r.FormValue("resumptionToken") != "" {
			ids = ids[half:]
		} else if half > 0 {
			ids, token = ids[:half], "rest"
		}
		if len(h.has) == 0 {
			write(fails("noRecordsMatch"))
			return
		}
		size := h.size
		if size == 0 {
			size = len(h.has)
		}
		var b strings.Builder
		for _, id := range ids {
			fmt.Fprintf(&b, "<header><identifier>%s</identifier><datestamp>%s</datestamp></header>", id, stamp)
		}
		write(oai(fmt.Sprintf(`<ListIdentifiers>%s<resumptionToken completeListSize="%d">%s</resumptionToken></ListIdentifiers>`, b.String(), size, token)))
	}
}

func tenRecords() *headless {
	h := &headless{has: map[string]string{}, says: "no"}
	for i := range 10 {
		h.has[fmt.Sprint("oai:x:", i)] = fmt.Sprint("T", i)
	}
	return h
}

// ago has the source compared for the last time long ago.
func (l *library) ago(t *testing.T) {
	t.Helper()
	if err := l.store.ChangeSource(t.Context(), "s", func(s *schema.Source) error {
		s.Compared = time.Now().Add(-31 * 24 * time.Hour)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// TestWhole holds that what a repository that tells no deletions has no more is
// withdrawn after a while, comes back when it does, and that no person is overruled.
func TestWhole(t *testing.T) {
	l := newLibrary(t)
	h := tenRecords()
	l.add(t, schema.SourceOAI, serves(t, h.ServeHTTP))
	l.run(t)
	desk := &corpus.Desk{Store: l.store, Describer: silent{}, Importer: func(by string) *corpus.Importer { return l.Importer(by, "desk") }}
	delete(h.has, "oai:x:3")
	delete(h.has, "oai:x:5")
	if run := l.run(t); run.Gone != 0 || strings.Count(l.titles(t), "T") != 10 {
		t.Errorf("before its time: %+v", run)
	}
	l.ago(t)
	if run := l.run(t); run.Gone != 2 || run.Err != "" || strings.Contains(l.titles(t), "T3") || strings.Count(l.titles(t), "T") != 8 {
		t.Errorf("two of ten are gone: %+v, %s", run, l.titles(t))
	}
	if steps, err := l.store.Steps(t.Context(), schema.StepFilter{Verb: schema.VerbWithdraw}); err != nil || len(steps) != 2 || steps[0].By != "source:s" {
		t.Errorf("steps %+v, %v", steps, err)
	}
	if run := l.run(t); run.Gone != 0 || run.Batch != 0 {
		t.Errorf("again: %+v, want nothing done", run)
	}
	five := l.doc5(t)
	if _, err := desk.Readmit(t.Context(), "Ana", "we keep it", five); err != nil {
		t.Fatal(err)
	}
	h.has["oai:x:3"] = "T3"
	l.ago(t)
	l.run(t) // finds it in the list
	if run := l.run(t); run.Err != "" || !strings.Contains(l.titles(t), "T3") || !strings.Contains(l.titles(t), "T5") {
		t.Errorf("listed again: %+v, %s, want it back, and what Ana brought back", run, l.titles(t))
	}
	h.has["oai:x:5"] = "T5"
	l.ago(t)
	l.run(t)
	l.run(t)
	delete(h.has, "oai:x:5")
	l.ago(t)
	if run := l.run(t); run.Gone != 0 || !strings.Contains(l.titles(t), "T5") {
		t.Errorf("gone again: %+v, %s, want what Ana brought back to stay", run, l.titles(t))
	}
	l.agree(t)
}

func (l *library) doc5(t *testing.T) schema.ID {
	t.Helper()
	row, err := l.store.Row(t.Context(), "source:s/oai:x:5")
	if err != nil {
		t.Fatal(err)
	}
	return row.Document
}

// TestWholeSafe holds that a list which is not whole, or lacks much, withdraws
// nothing.
func TestWholeSafe(t *testing.T) {
	l := newLibrary(t)
	h := tenRecords()
	l.add(t, schema.SourceOAI, serves(t, h.ServeHTTP))
	l.run(t)
	all := l.titles(t)
	source := func() schema.Source {
		t.Helper()
		s, err := l.store.Source(t.Context(), "s")
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	delete(h.has, "oai:x:9")
	h.size = 10
	l.ago(t)
	if run := l.run(t); run.Err != "" || l.titles(t) != all || !strings.Contains(fmt.Sprint(run.Notes), "says that it has 10, and ended after 9") || time.Since(source().Compared) < time.Hour {
		t.Errorf("a list that breaks off: %+v, %s", run, l.titles(t))
	}
	if err := l.AskWhole(t.Context(), "Ana", "s", false); err != nil {
		t.Fatal(err)
	}
	if run := l.run(t); run.Err == "" || l.titles(t) != all || source().Compare != schema.CompareNow {
		t.Errorf("somebody asked, and the list breaks off: %+v, want an error and another try", run)
	}
	h.size = 0
	delete(h.has, "oai:x:8")
	delete(h.has, "oai:x:7")
	run := l.run(t)
	if run.Gone != 0 || l.titles(t) != all || source().Vanished != 3 || source().Compare != "" || run.Vanished != 3 || len(run.Notes) > 0 {
		t.Errorf("three of ten are gone: %+v, %s, want nothing withdrawn and a message", run, l.titles(t))
	}
	gone := h.has
	h.has = nil
	l.ago(t)
	if run := l.run(t); run.Gone != 0 || l.titles(t) != all || source().Vanished != 10 {
		t.Errorf("an empty list: %+v, %s", run, l.titles(t))
	}
	h.has = gone
	if err := l.AskWhole(t.Context(), "Ana", "s", true); err != nil {
		t.Fatal(err)
	}
	if run := l.run(t); run.Gone != 3 || source().Vanished != 0 || strings.Count(l.titles(t), "T") != 7 {
		t.Errorf("Ana is sure: %+v, %s", run, l.titles(t))
	}
	h.says = "persistent"
	delete(h.has, "oai:x:1")
	l.ago(t)
	if run := l.run(t); run.Gone != 0 || time.Since(source().Compared) > time.Hour {
		t.Errorf("a repository that tells deletions: %+v, want it not compared", run)
	}
	if err := l.Set(t.Context(), "Ana", "s", func(s *schema.Source) { s.Whole = -1 }); err != nil {
		t.Fatal(err)
	}
	h.says = "no"
	l.ago(t)
	if run := l.run(t); run.Gone != 0 {
		t.Errorf("never: %+v", run)
	}
	l.agree(t)
}

// TestWholeListing holds that what a list of addresses lacks is withdrawn only where
// that is set.
func TestWholeListing(t *testing.T) {
	l := newLibrary(t)
	n := 10
	base := ""
	base = serves(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/list.txt" {
			io.WriteString(w, pdf(r.URL.Path))
			return
		}
		for i := range n {
			fmt.Fprintf(w, "%s/%d.pdf\n", base, i)
		}
	})
	l.add(t, schema.SourceList, base+"/list.txt")
	l.run(t)
	n = 9
	l.ago(t)
	if run := l.run(t); run.Gone != 0 {
		t.Errorf("nobody set it: %+v", run)
	}
	if err := l.Set(t.Context(), "Ana", "s", func(s *schema.Source) { s.Whole = LeastWhole }); err != nil {
		t.Fatal(err)
	}
	if run := l.run(t); run.Gone != 1 || run.Err != "" {
		t.Errorf("one of ten: %+v", run)
	}
	n = 10
	if l.run(t); strings.Count(l.titles(t), ",") != 9 {
		t.Errorf("listed again: %s", l.titles(t))
	}
	for _, kind := range []schema.SourceKind{schema.SourceFeed, schema.SourceFolder} {
		s := schema.Source{Name: "x", Kind: kind, Address: "/x", Every: time.Hour, Whole: LeastWhole}
		if kind == schema.SourceFeed {
			s.Address = base
		}
		if err := Check(s); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s: %v, want that it never tells all", kind, err)
		}
	}
}
