package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestViewer(t *testing.T) {
	srv := site(t)
	for path, status := range map[string]int{
		"/es/documentos/fr1/viewer": 200, "/en/documents/fr1/viewer?p=2&q=fonds": 200, "/fr/documents/fr1/viewer?p=3": 404,
		"/fr/documents/fr1/viewer?p=x": 404, "/es/documentos/es1/viewer": 404, "/es/documentos/nobody/viewer": 404, "/es/documentos/gone/viewer": 410,
	} {
		if res, _ := get(t, srv, http.MethodGet, path); res.StatusCode != status {
			t.Errorf("GET %s: %d, want %d", path, res.StatusCode, status)
		}
	}
	res, body := get(t, srv, http.MethodGet, "/fr/documents/fr1/viewer?p=2&q=fonds")
	if p := res.Header.Get("Content-Security-Policy"); strings.Contains(p, "unsafe") {
		t.Errorf("the policy of the viewer's page is %q", p)
	}
	for _, want := range []string{`data-page="2"`, `data-file="/fr/documents/fr1/SIMDE-fr1.pdf"`, "<noscript>", `<meta name="robots" content="noindex, follow">`, `rel="canonical" href="` + srv.URL + `/fr/documents/fr1/envois-de-fonds-au-maroc"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the viewer lacks %s", want)
		}
	}
	if res, body = get(t, srv, http.MethodGet, "/fr/documents/fr1?q=fonds"); res.StatusCode == http.StatusMovedPermanently {
		_, body = get(t, srv, http.MethodGet, res.Header.Get("Location"))
	}
	if !strings.Contains(body, "/fr/documents/fr1/viewer?p=1&amp;q=fonds") {
		t.Error("the document's page does not lead to the viewer on its hit")
	}
	if _, body := get(t, srv, http.MethodGet, "/es/documentos/es1/remesas-de-mexico?q=remesas"); strings.Contains(body, "/viewer") {
		t.Error("a document that is no PDF leads to the viewer")
	}
}

func TestViewersLibrary(t *testing.T) {
	srv := site(t)
	for file, media := range map[string]string{"pdf.min.mjs": "text/javascript", "pdf.worker.min.mjs": "text/javascript", "openjpeg.wasm": "application/wasm", "LICENSE": ""} {
		res, _ := get(t, srv, http.MethodGet, "/static/pdfjs-6.5.438/"+file)
		if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), media) {
			t.Errorf("%s: %d, %s", file, res.StatusCode, res.Header.Get("Content-Type"))
		}
		if p := res.Header.Get("Content-Security-Policy"); !strings.Contains(p, "script-src 'self' 'wasm-unsafe-eval'") {
			t.Errorf("the policy of %s is %q", file, p)
		}
	}
}

func TestMarks(t *testing.T) {
	srv := site(t)
	post := func(query, text string) (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL+"/api/v1/marks?"+query, strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		var out struct {
			Spans []struct {
				Text string
				Mark bool
			}
		}
		if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
			t.Fatal(err)
		}
		var whole, marked []string
		for _, s := range out.Spans {
			whole = append(whole, s.Text)
			if s.Mark {
				marked = append(marked, s.Text)
			}
		}
		if res.StatusCode == http.StatusOK && strings.Join(whole, "") != text {
			t.Errorf("the spans of %q join to %q", text, strings.Join(whole, ""))
		}
		return res.StatusCode, strings.Join(marked, "|")
	}
	for _, c := range []struct{ query, text, want string }{
		{"q=migracion&hl=es&of=es", "La MIGRACIÓN y otra\nmigración.", "MIGRACIÓN|migración"},
		{"q=oeuvre&hl=fr&of=fr", "Mise en œuvre", "œuvre"},
		{"q=%22programa+de+retorno%22&hl=es&of=es", "El retorno. Un programa de retorno.", "programa|de|retorno"},
		{"q=remesas&hl=es&of=xx", "", ""},
		{"q=%22sin+cerrar&hl=es", "sin cerrar <b>", "cerrar"},
	} {
		if status, got := post(c.query, c.text); status != http.StatusOK || got != c.want {
			t.Errorf("marks of %s in %q = %d %q, want %q", c.query, c.text, status, got, c.want)
		}
	}
	if status, _ := post("q=x", strings.Repeat("x ", 1<<18)); status != http.StatusBadRequest {
		t.Errorf("a text without end is answered with %d", status)
	}
}
