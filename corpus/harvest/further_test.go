package harvest

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// TestFurtherFiles holds that all full texts of a record come, each as a document
// that is attached to that of the first, and go and come back with it.
func TestFurtherFiles(t *testing.T) {
	l := newLibrary(t)
	busy := true
	base := ""
	var lists map[string]string
	base = serves(t, func(w http.ResponseWriter, r *http.Request) {
		switch at := r.URL.Path; {
		case at == "/oai":
			switch r.FormValue("verb") {
			case "GetRecord":
				io.WriteString(w, strings.ReplaceAll(lists[""], "ListRecords", "GetRecord"))
			default:
				answer(w, r, lists)
			}
		case at == "/page":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, `<html><meta name="citation_pdf_url" content="/one.pdf"><meta name="citation_pdf_url" content="/annex/file.pdf"><p>a page about it</p></html>`)
		case at == "/late.pdf" && busy:
			w.WriteHeader(http.StatusInternalServerError)
		case at == "/missing.pdf":
			http.NotFound(w, r)
		case at == "/copy.pdf":
			io.WriteString(w, pdf("/one.pdf"))
		case strings.HasSuffix(at, ".pdf"):
			w.Header().Set("ETag", `"`+at+`"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, pdf(at))
		case at == "/notes.txt":
			io.WriteString(w, "not a full text")
		default:
			http.NotFound(w, r)
		}
	})
	first := func(stamp string) string {
		return rec("oai:x:1", stamp, "One", link(base+"/one.pdf"), link(base+"/copy.pdf"), link(base+"/other/file.pdf"), link(base+"/late.pdf"), link(base+"/notes.txt"), link(base+"/missing.pdf"))
	}
	record := func(stamp string) string {
		return list("", first(stamp), rec("oai:x:2", stamp, "Two", link(base+"/page")))
	}
	lists = map[string]string{"": list("", first("2026-01-01T00:00:00Z"))}
	l.add(t, schema.SourceOAI, base+"/oai")
	if err := l.store.ChangeSource(t.Context(), "s", func(s *schema.Source) error { s.Stated.Collections = []string{"Thesen"}; return nil }); err != nil {
		t.Fatal(err)
	}
	run := l.run(t)
	if run.Err != "" || run.States[corpus.Imported] != 2 || !strings.Contains(strings.Join(run.Notes, "\n"), "notes.txt is left out") || !strings.Contains(strings.Join(run.Notes, "\n"), "try 1 of 5") {
		t.Errorf("run %+v", run)
	}
	one := l.doc(t, "source:s/oai:x:1/one.pdf")
	part := l.doc(t, "source:s/oai:x:1/more/file.pdf")
	if len(part.AttachedTo) != 1 || part.AttachedTo[0] != one.ID || len(part.Collections) != 1 || part.Collections[0] != "Thesen" {
		t.Errorf("a part: attached to %v, in %v", part.AttachedTo, part.Collections)
	}
	busy = false
	if run := l.run(t); run.Err != "" || run.States[corpus.Imported] != 1 {
		t.Errorf("what did not come at first: %+v", run)
	}
	late := l.doc(t, "source:s/oai:x:1/more/late.pdf")
	if cards, err := l.store.Attached(t.Context(), one.ID); err != nil || len(cards) != 2 || len(late.AttachedTo) != 1 {
		t.Errorf("attached: %+v, %v", cards, err)
	}
	lists[""] = record("2026-01-31T10:00:00Z")
	if run := l.run(t); run.Err != "" || run.States[corpus.Imported] != 1 || run.States[corpus.Failed] > 0 {
		t.Errorf("told again, with a page that names two files: %+v", run) // its first is the one of the other record
	}
	annex := l.doc(t, "source:s/oai:x:2/more/file.pdf")
	if len(annex.AttachedTo) != 1 || annex.AttachedTo[0] != one.ID {
		t.Errorf("an annex of a page: attached to %v, want the document of its full text", annex.AttachedTo)
	}
	if run := l.run(t); run.Batch != 0 {
		t.Errorf("again: %+v, want nothing done", run)
	}
	lists[""] = list("", deleted("oai:x:1", "2026-02-02T10:00:00Z"), deleted("oai:x:2", "2026-02-02T10:00:00Z"))
	if l.run(t); l.titles(t) != "" {
		t.Errorf("withdrawn at the source: %q, want nothing left", l.titles(t))
	}
	lists[""] = record("2026-02-03T10:00:00Z")
	if run := l.run(t); run.Err != "" || strings.Count(l.titles(t), ",") != 3 {
		t.Errorf("offered again: %q, %+v, want all four", l.titles(t), run)
	}
	l.agree(t)
}

// TestFurtherOfFeed holds that all PDFs that an entry of a feed encloses come, and go
// when it encloses them no longer.
func TestFurtherOfFeed(t *testing.T) {
	l := newLibrary(t)
	base, day, second := "", "05", `<enclosure url="/b.pdf" type="application/pdf" length="1"/>`
	base = serves(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			if w.Header().Set("ETag", `"1"`); r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, pdf(r.URL.Path))
			return
		}
		io.WriteString(w, `<rss version="2.0"><channel><title>f</title><item><title>News</title><link>`+base+`/news</link><pubDate>`+day+` Jan 2026 10:00:00 GMT</pubDate>
<enclosure url="/a.pdf" type="application/pdf" length="1"/>`+second+`</item></channel></rss>`)
	})
	l.add(t, schema.SourceFeed, base+"/feed")
	if run := l.run(t); run.Err != "" || run.States[corpus.Imported] != 2 {
		t.Errorf("run %+v", run)
	}
	a, b := l.doc(t, "source:s/"+base+"/a.pdf"), l.doc(t, "source:s/"+base+"/a.pdf/more/b.pdf")
	if len(b.AttachedTo) != 1 || b.AttachedTo[0] != a.ID {
		t.Errorf("attached to %v, want %s", b.AttachedTo, a.ID)
	}
	carried, err := corpus.Carried(t.Context(), l.store, a.ID)
	if err != nil || len(carried) != 1 || carried[0] != b.ID {
		t.Errorf("carried: %v, %v, want what goes with it", carried, err)
	}
	enclosed := second
	day, second = "06", ""
	if run := l.run(t); run.Err != "" || run.Gone != 1 || l.texts(t) != "a" {
		t.Errorf("enclosed no longer: %s, %+v", l.texts(t), run)
	}
	day, second = "07", enclosed
	if run := l.run(t); run.Err != "" || l.texts(t) != "a b>a" {
		t.Errorf("enclosed again: %s, %+v", l.texts(t), run)
	}
}

// TestFurtherOfUndated holds that further files are followed of an entry, too, whose
// feed does not tell when it changed, in the feed and on its page.
func TestFurtherOfUndated(t *testing.T) {
	l := newLibrary(t)
	base, enclosed, named := "", []string{"/a.pdf", "/b.pdf"}, []string{"/p.pdf", "/q.pdf"}
	base = serves(t, func(w http.ResponseWriter, r *http.Request) {
		switch at := r.URL.Path; at {
		case "/feed":
			io.WriteString(w, `<rss version="2.0"><channel><title>f</title><item><title>News</title><link>`+base+`/page</link></item><item><title>Files</title>`)
			for _, path := range enclosed {
				io.WriteString(w, `<enclosure url="`+path+`" type="application/pdf" length="1"/>`)
			}
			io.WriteString(w, `</item></channel></rss>`)
		case "/page":
			w.Header().Set("Content-Type", "text/html")
			for _, path := range named {
				io.WriteString(w, `<meta name="citation_pdf_url" content="`+path+`">`)
			}
			io.WriteString(w, "<p>a page</p>")
		case "/missing.pdf":
			http.NotFound(w, r)
		default:
			if w.Header().Set("ETag", `"1"`); r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, pdf(at))
		}
	})
	l.add(t, schema.SourceFeed, base+"/feed")
	l.want(t, "at first", "a b>a p q>p")
	if run := l.want(t, "again", "a b>a p q>p"); run.Batch != 0 {
		t.Errorf("again: %+v, want nothing done", run)
	}
	enclosed, named = []string{"/a.pdf", "/c.pdf", "/missing.pdf"}, []string{"/p.pdf"}
	l.want(t, "other files", "a c>a p")
	if run := l.want(t, "again", "a c>a p"); run.Batch != 0 {
		t.Errorf("other files, again: %+v, want nothing done", run)
	}
}
