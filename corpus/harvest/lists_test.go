package harvest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// site is a server of a test whose pages can be changed. It counts what is asked,
// and answers who has a page already that it is unchanged.
type site struct {
	mu    sync.Mutex
	pages map[string]string // by path; "gone" is 410
	asked map[string]int
	url   string
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{pages: map[string]string{}, asked: map[string]int{}}
	s.url = serves(t, func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.asked[r.URL.Path]++
		body, ok := s.pages[r.URL.Path]
		etag := fmt.Sprintf(`"%x"`, sha256.Sum256([]byte(body)))
		w.Header().Set("ETag", etag)
		switch {
		case !ok:
			w.WriteHeader(http.StatusNotFound)
		case body == "gone":
			w.WriteHeader(http.StatusGone)
		case r.Header.Get("If-None-Match") == etag:
			w.WriteHeader(http.StatusNotModified)
		default:
			io.WriteString(w, strings.ReplaceAll(body, "BASE", "http://"+r.Host))
		}
	})
	return s
}

// put changes pages, given by path and content.
func (s *site) put(pages ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := 0; i < len(pages); i += 2 {
		s.pages[pages[i]] = pages[i+1]
	}
	s.asked = map[string]int{}
}

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>On &lt;b&gt;remittances&lt;/b&gt;</title><link href="/1"/><id>a</id><published>2024-03-05T10:00:00Z</published><updated>STAMP</updated><author><name>Ana Pérez</name></author><summary type="html">&lt;p&gt;What they &lt;i&gt;send&lt;/i&gt;.&lt;/p&gt;</summary></entry>
<entry><title>A report</title><link href="/2"/><link rel="enclosure" type="application/pdf" href="/2.pdf"/><id>b</id><updated>2024-03-06T10:00:00Z</updated></entry>
</feed>`

func TestFeed(t *testing.T) {
	l, s := newLibrary(t), newSite(t)
	s.put("/feed", strings.Replace(atom, "STAMP", "2024-03-05T10:00:00Z", 1), "/1", "<html><p>the page</p></html>", "/2.pdf", pdf("two"))
	l.add(t, schema.SourceFeed, s.url+"/feed")
	if run := l.run(t); run.Err != "" || l.titles(t) != "A report/19, On remittances/28" {
		t.Fatalf("run %+v, documents %s", run, l.titles(t))
	}
	doc := l.doc(t, "source:s/"+s.url+"/1")
	want := schema.Known{Title: "On remittances", Abstract: "What they send .", Creators: []string{"Ana Pérez"}, Published: "2024-03-05", SourceURL: s.url + "/1"}
	if diff := cmp.Diff(want, doc.Stated[schema.ByManifest]); diff != "" {
		t.Errorf("stated (-want +got):\n%s", diff)
	}
	s.put()
	if run := l.run(t); run.Batch != 0 || s.asked["/1"] != 0 || s.asked["/feed"] != 1 {
		t.Errorf("again: %+v, asked %v", run, s.asked)
	}
	s.put("/feed", strings.Replace(atom, "STAMP", "2024-04-01T10:00:00Z", 1), "/1", "<html><p>the page, revised</p></html>")
	if run := l.run(t); run.Err != "" || s.asked["/2.pdf"] != 0 || !strings.Contains(l.titles(t), "On remittances/37") {
		t.Errorf("revised: %+v, asked %v, documents %s", run, s.asked, l.titles(t))
	}
	l.agree(t)
}

func TestSitemap(t *testing.T) {
	l, s := newLibrary(t), newSite(t)
	entry := func(path, changed string) string {
		return "<url><loc>BASE" + path + "</loc><lastmod>" + changed + "</lastmod></url>"
	}
	s.put("/sitemap.xml", "<urlset>"+entry("/docs/a.txt", "2024-01-01")+entry("/docs/b.pdf", "2024-01-01")+entry("/contact", "2024-01-01")+"</urlset>",
		"/docs/a.txt", "text a", "/docs/b.pdf", pdf("b"), "/contact", "<html>write to us</html>")
	src := schema.Source{Name: "s", Kind: schema.SourceSitemap, Address: s.url + "/sitemap.xml", Only: "/docs/", Allow: []string{"127.0.0.1"}, Every: time.Hour}
	if err := l.Add(t.Context(), src); err != nil {
		t.Fatal(err)
	}
	if run := l.run(t); run.Err != "" || l.titles(t) != "a/6, b/17" {
		t.Fatalf("run %+v, documents %s", run, l.titles(t))
	}
	s.put("/sitemap.xml", "<urlset>"+entry("/docs/a.txt", "2024-02-01")+entry("/docs/b.pdf", "2024-02-01")+"</urlset>", "/docs/a.txt", "gone")
	if run := l.run(t); run.Err != "" || run.Gone != 1 || l.titles(t) != "b/17" {
		t.Errorf("gone: %+v, documents %s", run, l.titles(t))
	}
	s.put("/sitemap.xml", "<urlset>"+entry("/docs/a.txt", "2024-03-01")+entry("/docs/b.pdf", "2024-02-01")+"</urlset>", "/docs/a.txt", "text a")
	if run := l.run(t); run.Err != "" || l.titles(t) != "a/6, b/17" {
		t.Errorf("back: %+v, documents %s", run, l.titles(t))
	}
	l.agree(t)
}

func TestList(t *testing.T) {
	l, s := newLibrary(t), newSite(t)
	file := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(file, []byte("# what we follow\n"+s.url+"/a.txt\nnot an address\n\n"+s.url+"/none.txt\n"+s.url+"/a.txt\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("migrants send money to their families every month of the year ", 40)
	s.put("/a.txt", long)
	l.add(t, schema.SourceList, file)
	run := l.run(t)
	notes := strings.Join(run.Notes, "\n")
	if run.Err != "" || l.titles(t) != fmt.Sprint("a/", len(long)) || !strings.Contains(notes, "line 3 is no address") || !strings.Contains(notes, "none.txt is left out") {
		t.Fatalf("run %+v, documents %s", run, l.titles(t))
	}
	s.put()
	if run := l.run(t); run.Batch != 0 || s.asked["/a.txt"] != 1 {
		t.Errorf("again: %+v, asked %v, want the page asked for and nothing imported", run, s.asked)
	}
	s.put("/a.txt", long+" and more")
	if run := l.run(t); run.Err != "" || l.titles(t) != fmt.Sprint("a/", len(long)+9) || run.States[corpus.Updated] != 1 {
		t.Errorf("revised: %+v, documents %s, want another version of the page", run, l.titles(t))
	}
}

func TestFolder(t *testing.T) {
	l := newLibrary(t)
	l.Bounds.Settle = time.Hour
	dir := t.TempDir()
	write := func(name, text string, age time.Duration) {
		t.Helper()
		path := filepath.Join(dir, name)
		at := time.Now().Add(-age)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
	}
	write("old.txt", "old", 2*time.Hour)
	write("growing.txt", "half of it", time.Minute)
	write(".hidden", "x", 2*time.Hour)
	l.add(t, schema.SourceFolder, dir)
	if run := l.run(t); run.Err != "" || l.titles(t) != "old/3" {
		t.Fatalf("run %+v, documents %s, want what has settled", run, l.titles(t))
	}
	if run := l.run(t); run.Batch != 0 {
		t.Errorf("again: %+v", run)
	}
	write("growing.txt", "all of it", 3*time.Hour)
	if run := l.run(t); run.Err != "" || l.titles(t) != "growing/9, old/3" {
		t.Errorf("settled: %+v, documents %s", run, l.titles(t))
	}
	if err := os.Remove(filepath.Join(dir, "old.txt")); err != nil {
		t.Fatal(err)
	}
	if run := l.run(t); run.Gone != 0 || l.titles(t) != "growing/9, old/3" {
		t.Errorf("removed: %+v, documents %s, want it to stay", run, l.titles(t))
	}
	if row, err := l.store.Row(t.Context(), corpus.FileKey(filepath.Join(dir, "old.txt"))); err != nil || row.State != corpus.Imported {
		t.Errorf("row %+v, %v", row, err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if run := l.run(t); !strings.Contains(run.Err, "no folder") {
		t.Errorf("without its folder: %+v", run)
	}
}

func TestCheck(t *testing.T) {
	good := schema.Source{Name: "cepal", Kind: schema.SourceOAI, Address: "https://example.org/oai", Every: time.Hour}
	if err := Check(good); err != nil {
		t.Error(err)
	}
	for what, change := range map[string]func(*schema.Source){
		"a name with a slash": func(s *schema.Source) { s.Name = "a/b" }, "no name": func(s *schema.Source) { s.Name = "" },
		"another kind": func(s *schema.Source) { s.Kind = "gopher" }, "another protocol": func(s *schema.Source) { s.Address = "ftp://example.org" },
		"a password": func(s *schema.Source) { s.Address = "https://me:secret@example.org" }, "a path": func(s *schema.Source) { s.Address = "/etc" },
		"a folder by a relative path": func(s *schema.Source) { s.Kind, s.Address = schema.SourceFolder, "in" },
		"every second":                func(s *schema.Source) { s.Every = time.Second }, "a broken expression": func(s *schema.Source) { s.Only = "(" },
	} {
		s := good
		if change(&s); Check(s) == nil {
			t.Errorf("%s is taken: %+v", what, s)
		}
	}
}

// TestPaused holds that a source that is paused while it runs stops, that one that
// is removed is no error, and that only what is due is run.
func TestPaused(t *testing.T) {
	l := newLibrary(t)
	n := 0
	l.add(t, schema.SourceOAI, serves(t, made(func(string) string {
		n++
		switch n {
		case 2:
			if err := l.Pause(t.Context(), "Ana", "s", true); err != nil {
				t.Error(err)
			}
		case 5:
			if err := l.Remove(t.Context(), "Ana", "s"); err != nil {
				t.Error(err)
			}
		}
		return list(fmt.Sprint("t", n), rec(fmt.Sprint("oai:x:", n), stamp, fmt.Sprint("Title ", n)))
	})))
	if err := l.Round(t.Context()); err != nil || n != 2 {
		t.Errorf("paused: %v after %d pages", err, n)
	}
	if err := l.Round(t.Context()); err != nil || n != 2 {
		t.Errorf("a source that is paused was run: %v, %d pages", err, n)
	}
	if err := l.Pause(t.Context(), "Ana", "s", false); err != nil {
		t.Fatal(err)
	}
	if err := l.Round(t.Context()); err != nil || n != 5 {
		t.Errorf("removed: %v after %d pages", err, n)
	}
	if !strings.Contains(l.titles(t), "Title 4") {
		t.Errorf("documents %s, want them to stay", l.titles(t))
	}
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{By: "Ana"})
	if err != nil || len(steps) != 3 || steps[0].Verb != schema.VerbSourceRemove || steps[2].Verb != schema.VerbSourcePause || steps[2].Note != "s" {
		t.Errorf("steps %+v, %v", steps, err)
	}
}

// askedLate is a store to which somebody comes between the end of a run and its
// being written.
type askedLate struct {
	Store
	changes int
	ask     func()
}

func (s *askedLate) ChangeSource(ctx context.Context, name string, change func(*schema.Source) error) error {
	if s.changes++; s.changes == 2 { // the first writes that a run begins
		s.ask()
	}
	return s.Store.ChangeSource(ctx, name, change)
}

// TestAskedAtTheEnd holds that a source that is asked for while the end of its run
// is written is run again.
func TestAskedAtTheEnd(t *testing.T) {
	l := newLibrary(t)
	n := 0
	l.add(t, schema.SourceOAI, serves(t, made(func(string) string {
		n++
		return list("", rec("oai:x:1", stamp, fmt.Sprint("Title ", n)))
	})))
	person := &Harvester{Store: l.store}
	l.Store = &askedLate{Store: l.store, ask: func() {
		if err := person.Ask(t.Context(), "s", false); err != nil {
			t.Error(err)
		}
	}}
	for want := 1; want <= 2; want++ {
		if err := l.Round(t.Context()); err != nil || n != want {
			t.Fatalf("%d lists were read, want %d; %v", n, want, err)
		}
	}
	if err := l.Round(t.Context()); err != nil || n != 2 {
		t.Errorf("%d lists were read though nobody asked again; %v", n, err)
	}
}

// TestWork holds that a source that takes long keeps no other waiting, and that
// what is asked for is run at once.
func TestWork(t *testing.T) {
	l, s := newLibrary(t), newSite(t)
	let := make(chan struct{})
	slow := serves(t, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-let:
		case <-r.Context().Done():
		}
		answer(w, r, map[string]string{"": list("", rec("oai:x:1", stamp, "Slow"))})
	})
	l.Bounds.Timeout = time.Minute
	s.put("/sitemap.xml", "<urlset><url><loc>/a.txt</loc></url></urlset>", "/a.txt", "text a")
	l.add(t, schema.SourceOAI, slow+"/oai")
	quick := schema.Source{Name: "z", Kind: schema.SourceSitemap, Address: s.url + "/sitemap.xml", Allow: []string{"127.0.0.1"}, Every: time.Hour}
	if err := l.Add(t.Context(), quick); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { l.Work(ctx); close(ended) }()
	until := func(want string) {
		t.Helper()
		for range 3000 { // a minute, on a busy machine
			if l.titles(t) == want {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		t.Errorf("documents %s, want %s", l.titles(t), want)
	}
	until("a/6")
	if runs, err := l.Running(t.Context(), "s"); !runs || err != nil {
		t.Errorf("the slow one runs: %v, %v", runs, err)
	}
	s.put("/a.txt", "text b!")
	if err := l.Ask(t.Context(), "z", false); err != nil {
		t.Fatal(err)
	}
	until("a/6, a/7")
	close(let)
	until("Slow/0, a/6, a/7")
	stop()
	<-ended
}
