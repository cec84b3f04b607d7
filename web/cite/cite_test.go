package cite

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

var (
	report = Work{schema.Card{ID: "k3", Title: "Remesas & desarrollo", Abstract: "Dos\nlíneas.", Language: "es", Kind: "report", Publisher: "CEPAL",
		Creators: []string{"García Pérez, Juan Manuel", "Quispe, Lucía"}, Published: "2019-03", Pages: 148}, "https://simde.example/d/k3"}
	press = Work{schema.Card{ID: "p1", Title: "Qui part, qui revient ?", Language: "fr", Kind: "press-release", Publisher: "OIM"}, "https://simde.example/d/p1"}
)

func TestReference(t *testing.T) {
	for _, c := range []struct {
		w    Work
		s    Style
		l    schema.Lang
		want string
	}{
		{report, APA, "en", "García Pérez, J. M., & Quispe, L. (2019). Remesas & desarrollo. CEPAL. https://simde.example/d/k3"},
		{report, APA, "es", "García Pérez, J. M. y Quispe, L. (2019). Remesas & desarrollo. CEPAL. https://simde.example/d/k3"},
		{report, Chicago, "en", "García Pérez, Juan Manuel, and Lucía Quispe. 2019. Remesas & desarrollo. CEPAL. https://simde.example/d/k3."},
		{report, ISO690, "fr", "GARCÍA PÉREZ, Juan Manuel et Lucía QUISPE, 2019. Remesas & desarrollo. CEPAL. Disponible à l’adresse\u00a0: https://simde.example/d/k3"},
		{press, APA, "en", "OIM. (n.d.). Qui part, qui revient ? https://simde.example/d/p1"},
		{press, Chicago, "fr", "OIM. s. d. Qui part, qui revient ? https://simde.example/d/p1."},
		{press, ISO690, "es", "OIM, s. f. Qui part, qui revient ? Disponible en: https://simde.example/d/p1"},
	} {
		if got := PlainText(Reference(c.w, c.s, c.l)); got != c.want {
			t.Errorf("%s in %s:\n got %s\nwant %s", c.s, c.l, got, c.want)
		}
	}
}

func TestRIS(t *testing.T) {
	var b strings.Builder
	if err := RIS(&b, report); err != nil {
		t.Fatal(err)
	}
	want := "TY  - RPRT\r\nAU  - García Pérez, Juan Manuel\r\nAU  - Quispe, Lucía\r\nTI  - Remesas & desarrollo\r\nPB  - CEPAL\r\n" +
		"PY  - 2019\r\nDA  - 2019/03//\r\nLA  - es\r\nAB  - Dos líneas.\r\nUR  - https://simde.example/d/k3\r\nID  - SIMDE-k3\r\nER  - \r\n\r\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("RIS (-want +got):\n%s", diff)
	}
}

func TestBibTeX(t *testing.T) {
	var b strings.Builder
	if err := BibTeX(&b, report); err != nil {
		t.Fatal(err)
	}
	if err := BibTeX(&b, press); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"@techreport{simde-k3,", `title = {{Remesas \& desarrollo}}`, "author = {García Pérez, Juan Manuel and Quispe, Lucía}",
		"institution = {CEPAL}", "year = {2019}", "month = {03}", "language = {spanish}", "@misc{simde-p1,", "author = {{OIM}}"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("BibTeX lacks %q:\n%s", want, b.String())
		}
	}
}

func TestCOinS(t *testing.T) {
	v, err := url.ParseQuery(COinS(report))
	if err != nil {
		t.Fatal(err)
	}
	if v.Get("rft.title") != report.Title || len(v["rft.creator"]) != 2 || v.Get("rft.date") != "2019-03" || v.Get("ctx_ver") != "Z39.88-2004" {
		t.Errorf("COinS = %v", v)
	}
	odd := Work{Card: schema.Card{Title: "100 % + más; a=b & c#d\n«œ»"}}
	if v, err = url.ParseQuery(COinS(odd)); err != nil || v.Get("rft.title") != "100 % + más; a=b & c#d «œ»" {
		t.Errorf("COinS(%q) = %v, %v", odd.Title, v, err)
	}
}

func TestCSL(t *testing.T) {
	ranged := press
	ranged.Published = "2006/2007-06"
	for _, c := range []struct {
		w    Work
		want string
	}{
		{report, `{"id":"simde-k3","type":"report","title":"Remesas \u0026 desarrollo","author":[{"family":"García Pérez","given":"Juan Manuel"},{"family":"Quispe","given":"Lucía"}],` +
			`"publisher":"CEPAL","issued":{"date-parts":[[2019,3]]},"language":"es","abstract":"Dos\nlíneas.","URL":"https://simde.example/d/k3","number-of-pages":"148"}`},
		{ranged, `{"id":"simde-p1","type":"article-newspaper","title":"Qui part, qui revient ?","author":[{"literal":"OIM"}],` +
			`"publisher":"OIM","issued":{"date-parts":[[2006],[2007,6]]},"language":"fr","URL":"https://simde.example/d/p1"}`},
	} {
		got, err := json.Marshal(CSLItem(c.w))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Errorf("CSL of %s (-want +got):\n%s", c.w.ID, diff)
		}
	}
}

// TestNobody holds that a reference to a work that names neither author nor
// publisher begins with its date.
func TestNobody(t *testing.T) {
	w := Work{Card: schema.Card{Title: "Remesas"}, URL: "https://example.org/d/1"}
	for style, want := range map[Style]string{
		APA:     "(s. f.). Remesas. https://example.org/d/1",
		Chicago: "s. f. Remesas. https://example.org/d/1.",
		ISO690:  "s. f. Remesas. Disponible en: https://example.org/d/1",
	} {
		if got := PlainText(Reference(w, style, schema.Spanish)); got != want {
			t.Errorf("%s: %q, want %q", style, got, want)
		}
	}
}
