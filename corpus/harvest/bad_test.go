package harvest

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

const stamp = "2026-01-01T00:00:00Z"

// ill is a server that behaves badly, and what has to come of it.
type ill struct {
	kind   schema.SourceKind // OAI where ""
	path   string            // of what is harvested; /oai where ""
	serve  http.HandlerFunc
	runs   int    // how often it is run; once where 0
	titles string // of what is held in the end, with the length of each text
	err    string // is in what the last run says of itself; "" where that ended well
	note   string // is in the notes of the last run
	tls    bool
	within time.Duration // how long all runs may take; 10 seconds where 0
}

// lists answers with lists by their tokens.
func lists(byToken map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { answer(w, r, byToken) }
}

// first answers the first n requests that are no Identify in one way, and the rest
// in another.
func first(n int, one, then http.HandlerFunc) http.HandlerFunc {
	asked := 0
	return func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("verb") != "Identify" {
			asked++
		}
		if asked <= n && r.FormValue("verb") != "Identify" {
			one(w, r)
			return
		}
		then(w, r)
	}
}

func says(code int, headers map[string]string, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for k, v := range headers {
			w.Header().Set(k, v)
		}
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

// made answers a repository whose lists are made by f.
func made(f func(token string) string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("verb") == "Identify" {
			io.WriteString(w, oai(identify))
			return
		}
		io.WriteString(w, f(r.FormValue("resumptionToken")))
	}
}

// withFile answers a repository of one record whose file is served by f.
func withFile(f http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/oai":
			answer(w, r, map[string]string{"": list("", rec("oai:x:1", stamp, "One", link("http://"+r.Host+"/1.pdf")))})
		case "/1.pdf":
			f(w, r)
		default:
			http.NotFound(w, r)
		}
	}
}

func zipped(n int, of string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for range n {
		io.WriteString(z, of)
	}
	z.Close()
	return b.Bytes()
}

var (
	one = rec("oai:x:1", stamp, "One")
	two = rec("oai:x:2", stamp, "Two")
)

var ills = map[string]ill{
	"a resumption token that expires": {serve: first(2, made(func(token string) string {
		if token == "" {
			return list("t", one)
		}
		return fails("badResumptionToken")
	}), lists(map[string]string{"": list("", one, two)})), titles: "One/0, Two/0", note: "had expired"},
	"tokens that always expire": {serve: made(func(token string) string {
		if token == "" {
			return list("t", one)
		}
		return fails("badResumptionToken")
	}), titles: "One/0", err: "badResumptionToken"},
	"a token that comes again": {serve: made(func(string) string { return list("t", one) }), titles: "One/0", err: "does not end"},
	"a loop of tokens":         {serve: lists(map[string]string{"": list("a", one), "a": list("b", two), "b": list("a", one)}), titles: "One/0, Two/0", err: "does not end"},
	"an endless list": {serve: func() http.HandlerFunc {
		n := 0
		return made(func(string) string { n++; return list(fmt.Sprint("t", n), one, two) })
	}(), titles: "One/0, Two/0", err: "does not end"},
	"empty pages without an end": {serve: func() http.HandlerFunc {
		n := 0
		return made(func(string) string { n++; return list(fmt.Sprint("t", n)) })
	}(), err: "without a record"},
	"empty pages within a list":                   {serve: lists(map[string]string{"": list("a"), "a": list("b", one), "b": list("c"), "c": list("", two)}), titles: "One/0, Two/0"},
	"wrong dates":                                 {serve: lists(map[string]string{"": strings.Replace(list("", rec("oai:x:1", "last week", "One", "<dc:date>31.02.2019</dc:date>"), rec("oai:x:2", "9999-99-99", "Two")), "2026-02-01T10:00:00Z", "yesterday", 1)}), runs: 2, titles: "One/0, Two/0"},
	"a clock that is years ahead":                 {serve: lists(map[string]string{"": strings.Replace(list("", one), "2026-02-01T10:00:00Z", "2199-01-01T00:00:00Z", 1)}), runs: 2, titles: "One/0"},
	"503 with Retry-After":                        {serve: first(1, says(503, map[string]string{"Retry-After": "1"}, ""), lists(map[string]string{"": list("", one)})), titles: "One/0"},
	"503 with Retry-After as a date that is past": {serve: first(1, says(503, map[string]string{"Retry-After": "Mon, 02 Jan 2006 15:04:05 GMT"}, ""), lists(map[string]string{"": list("", one)})), titles: "One/0"},
	"503 that asks for an hour":                   {serve: says(503, map[string]string{"Retry-After": "3600"}, ""), err: "not before"},
	"429":                                         {serve: first(2, says(429, map[string]string{"Retry-After": "0"}, ""), lists(map[string]string{"": list("", one)})), titles: "One/0"},
	"500 for ever":                                {serve: says(500, nil, "oops"), err: "500"},
	"404":                                         {serve: says(404, nil, "<html>none"), err: "404 Not Found"},
	"a gzip bomb of a list": {serve: func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(zipped(4000, strings.Repeat("<", 1<<10)))
	}, err: "too large"},
	"a gzip bomb of a file": {serve: withFile(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(zipped(4000, strings.Repeat("%PDF-", 200)))
	}), titles: "One/0", note: "too large"},
	"a redirect into the own network": {serve: withFile(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://localhost"+r.Host[strings.LastIndexByte(r.Host, ':'):]+"/secret.pdf", http.StatusFound)
	}), titles: "One/0", note: "inside the own network"},
	"a redirect to the addresses of a cloud": {serve: withFile(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data", http.StatusFound)
	}), titles: "One/0", note: "inside the own network"},
	"a redirect to another protocol": {serve: withFile(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	}), titles: "One/0", note: "want an address"},
	"redirects without an end": {serve: withFile(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/1.pdf", http.StatusFound) }), titles: "One/0", note: "redirects"},
	"HTML in place of XML":     {serve: says(200, map[string]string{"Content-Type": "text/html"}, "<!doctype html><html><head><title>Maintenance</title></head></html>"), err: "<html>"},
	"no XML at all":            {serve: says(200, nil, "please come back later"), err: "no answer in XML"},
	"HTML in place of a PDF":   {serve: withFile(says(200, map[string]string{"Content-Type": "application/pdf"}, "<!doctype html><html><body>Sign in first</body></html>")), titles: "One/0"},
	"a file that is broken":    {serve: withFile(says(200, nil, pdf("broken"))), titles: "One/0"},
	"duplicate identifiers":    {serve: lists(map[string]string{"": list("", rec("oai:x:1", "2026-01-02T00:00:00Z", "Newer"), rec("oai:x:1", stamp, "Older"))}), titles: "Newer/0", note: "comes twice"},
	"deleted records":          {serve: first(1, lists(map[string]string{"": list("", one, two)}), lists(map[string]string{"": list("", deleted("oai:x:1", stamp), deleted("oai:x:7", stamp))})), runs: 2, titles: "Two/0"},
	"other character sets":     {serve: lists(map[string]string{"": strings.Replace(strings.Replace(list("", rec("oai:x:1", stamp, "Migraci\xf3n")), "UTF-8", "ISO-8859-1", 1), "\u00a0", "", 1)}), titles: "Migración/0"},
	"UTF-8 that is broken, and characters that XML does not have": {serve: lists(map[string]string{"": list("", rec("oai:x:1", stamp, "Mig\xffra\x0bci&#x1;ón &nbsp;x"))}), titles: "Mig\ufffdra ción \u00a0x/0"},
	"truncated XML":             {serve: first(3, made(func(string) string { return list("t", one, two)[:700] }), lists(map[string]string{"": list("", one)})), runs: 4, titles: "One/0"},
	"XML that is always broken": {serve: made(func(string) string { return list("t", one, two)[:700] }), err: "broken XML"},
	"an entity bomb":            {serve: says(200, nil, `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><OAI-PMH><responseDate>&b;</responseDate></OAI-PMH>`), err: "broken XML"},
	"an entity of a file":       {serve: says(200, nil, `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]><OAI-PMH><responseDate>&p;</responseDate></OAI-PMH>`), err: "broken XML"},
	"a nest without a bottom":   {serve: says(200, nil, `<OAI-PMH>`+strings.Repeat("<a>", 100_000)), err: "broken XML"},
	"a slow drip": {serve: withFile(func(w http.ResponseWriter, r *http.Request) {
		for range 1000 {
			if _, err := io.WriteString(w, "%PDF-"); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}), titles: "One/0", note: "try 1 of", within: 20 * time.Second},
	"huge headers": {serve: withFile(func(w http.ResponseWriter, _ *http.Request) {
		for i := range 200 {
			w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("x", 1000))
		}
	}), titles: "One/0", note: "headers"},
	"a wrong content length": {serve: withFile(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100000")
		io.WriteString(w, pdf("short"))
	}), titles: "One/0", note: "broke off"},
	"a certificate that nobody knows": {serve: lists(nil), tls: true, err: "certificate"},
	"records without identifiers":     {serve: lists(map[string]string{"": list("", rec("", stamp, "Lost"), one)}), titles: "One/0", note: `without an identifier is left out: "Lost"`},
	"identifiers that are paths":      {serve: lists(map[string]string{"": list("", rec("../../etc/passwd", stamp, "One"), rec("a/b?c#d\\x41", stamp, "Two"))}), runs: 2, titles: "One/0, Two/0"},
	"a record that says nothing":      {serve: lists(map[string]string{"": list("", rec("oai:x:1", stamp, ""))}), titles: "oai:x:1/0"},
	"robots that are not wanted": {serve: func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, "User-agent: SIMDE-test\nDisallow: /1.pdf\n")
			return
		}
		withFile(says(200, nil, pdf("one")))(w, r)
	}, titles: "One/0", note: "robots.txt"},
	"a robots.txt that cannot be read": {serve: func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(500)
			return
		}
		withFile(says(200, nil, pdf("one")))(w, r)
	}, titles: "One/0", note: "robots.txt cannot be read"},
	"a feed that is none":    {kind: schema.SourceFeed, path: "/feed", serve: says(200, nil, "<html>no"), err: "no feed"},
	"a sitemap that is none": {kind: schema.SourceSitemap, path: "/map", serve: says(200, nil, "<html></html>"), err: "no sitemap"},
	"sitemaps that name one another, and other hosts": {kind: schema.SourceSitemap, path: "/map", serve: func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/map":
			io.WriteString(w, `<sitemapindex><sitemap><loc>/map</loc></sitemap><sitemap><loc>/other</loc></sitemap></sitemapindex>`)
		case "/other":
			io.WriteString(w, `<urlset><url><loc>/a.txt</loc></url><url><loc>http://10.0.0.1/</loc></url><url><loc>/a.txt#b</loc></url></urlset>`)
		case "/a.txt":
			io.WriteString(w, "text of a page")
		default:
			http.NotFound(w, r)
		}
	}, titles: "a/14", note: "of other hosts"},
	"a packed sitemap that is a bomb": {kind: schema.SourceSitemap, path: "/map", serve: func(w http.ResponseWriter, _ *http.Request) {
		w.Write(zipped(4000, strings.Repeat(" ", 1<<10)))
	}, err: "too large"},
}

// TestIllServers holds that no server can do harm: a run ends, in time, what could
// be had is held, and what went wrong is said.
func TestIllServers(t *testing.T) {
	if len(ills) < 20 {
		t.Fatalf("only %d ways to behave badly", len(ills))
	}
	for name, x := range ills {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLibrary(t)
			kind, path := x.kind, x.path
			if kind == "" {
				kind, path = schema.SourceOAI, "/oai"
			}
			s := httptest.NewUnstartedServer(x.serve)
			if x.tls {
				s.StartTLS()
			} else {
				s.Start()
			}
			t.Cleanup(s.Close)
			l.add(t, kind, s.URL+path)
			begun := time.Now()
			var run schema.SourceRun
			for range max(x.runs, 1) {
				ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
				var err error
				run, err = l.Run(ctx, "s")
				cancel()
				if err != nil {
					t.Fatal(err)
				}
			}
			if got := l.titles(t); got != x.titles {
				t.Errorf("documents %q, want %q", got, x.titles)
			}
			if x.err == "" && run.Err != "" || !strings.Contains(run.Err, x.err) {
				t.Errorf("the run says %q, want %q", run.Err, x.err)
			}
			if notes := strings.Join(run.Notes, "\n"); !strings.Contains(notes, x.note) {
				t.Errorf("notes %q, want %q", notes, x.note)
			}
			within := x.within
			if within == 0 {
				within = 15 * time.Second
			}
			if took := time.Since(begun); took > within {
				t.Errorf("it took %s", took)
			}
			src, err := l.store.Source(t.Context(), "s")
			if err != nil || len(src.Runs) == 0 || src.Runs[0].Ended.IsZero() || !src.Due.After(begun) {
				t.Errorf("source %+v, %v, want a run that ended and when the next one is", src, err)
			}
			if strings.Contains(name, "an hour") && time.Until(src.Due) < 59*time.Minute {
				t.Errorf("due %s, want in the hour that was asked for", src.Due)
			}
			for r, err := range l.store.Ledger(t.Context(), corpus.Filter{}) {
				if err != nil || !strings.HasPrefix(r.Name, "source:s/") {
					t.Errorf("row %+v, %v", r, err)
				}
			}
			l.agree(t)
		})
	}
}
