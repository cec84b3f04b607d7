package briefing

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/ledongthuc/pdf"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/chart"
)

// words writes so many letters of words.
func words(n int) string { return strings.Repeat("migrantes ", n/10) + strings.Repeat("x", n%10) }

// TestFullestPaper holds that a paper with the most of everything, each as long
// as it can be, has four sheets at most.
func TestFullestPaper(t *testing.T) {
	write := chart.Scale{Axis: func(float64) func(float64) string { return func(v float64) string { return fmt.Sprint(v) } }, Point: func(v float64) string { return fmt.Sprint(v) }}
	var two []chart.Series
	for i := range 2 {
		line := chart.Series{Name: words(40)}
		for y := range 10 {
			line.Values = append(line.Values, chart.Value{Period: schema.InYear(2015 + y), Value: float64(1000 * (i + y))})
		}
		two = append(two, line)
	}
	b := brief.Brief{Lang: "fr", Corridor: "MX-US", Day: "2026-11-29", Label: words(60), Title: words(60), Lede: words(300), Address: "https://migration.example/i/mx-us/2026-11-29?hl=fr", Foot: "empreinte"}
	b.Keys = slices.Repeat([]brief.Key{{Label: words(90), Value: "11 279 561 M USD", Detail: words(200)}}, mostKeys)
	list := func(n, text int) []brief.Item {
		return slices.Repeat([]brief.Item{{Name: words(40), Text: words(text), URL: "https://www.un.org/development/desa/pd/content/international-migrant-stock"}}, n)
	}
	b.Sections = []brief.Section{
		{Heading: words(40), Charts: slices.Repeat([]brief.Chart{{Heading: words(60), Unit: words(80), Alt: words(200), Note: words(200), Drawing: chart.New("a", two, nil, write)}}, mostCharts)},
		{Heading: words(40), Text: words(80), Quotes: slices.Repeat([]brief.Quote{{Text: words(quoteRoom), Lang: "es", From: words(quoteRoom + 100), URL: "https://migration.example/d/abcdefghijkl?p=123"}}, mostQuotes)},
		{Heading: words(40), Table: &brief.Table{Head: []string{words(20), words(20), words(20)}, Rows: slices.Repeat([][]string{{words(60 + titleRoom), words(120), words(40)}}, mostClaims)}},
		{Heading: words(40), Text: words(60), Table: &brief.Table{Head: []string{words(20), words(20), words(20), words(20)}, Rows: slices.Repeat([][]string{{words(80), words(20), words(30), words(8)}}, mostRoutes)}},
		{Heading: words(40), Text: words(30), List: append(list(mostNewSeries, 120), list(1+mostNewTitles, quoteRoom)...)},
		{Heading: words(40), List: list(mostGaps, 160)},
		{Heading: words(40), List: list(9, 260)}, // as many series as a corridor with everything shows
		{Heading: words(40), Text: words(120), List: list(1, 0)},
	}
	data, err := brief.PDF(b)
	if err != nil {
		t.Fatal(err)
	}
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if n := r.NumPage(); n > 4 {
		t.Errorf("the fullest paper has %d sheets", n)
	}
}

func TestExcerpt(t *testing.T) {
	span := func(before, marked, after string) []search.Span {
		return []search.Span{{Text: before}, {Text: marked, Mark: true}, {Text: after}}
	}
	for _, c := range []struct {
		spans []search.Span
		most  int
		want  string
	}{
		{span("En 2024 ", "los mexicanos", " envían más."), 60, "En 2024 los mexicanos envían más."},
		{span("En 2024 ", "los mexicanos", " envían más."), 27, "… 2024 los mexicanos …"},
		{span("uno dos tres cuatro cinco ", "aquí", " fin"), 20, "… cinco aquí fin"},
		{span("", "uno dos tres cuatro", ""), 12, "uno dos …"},
		{span("", strings.Repeat("á", 30), ""), 10, "ááááááááá…"},
		{nil, 10, ""},
	} {
		got := excerpt(c.spans, c.most)
		if got != c.want || utf8.RuneCountInString(got) > c.most {
			t.Errorf("excerpt of %v in %d = %q, want %q", c.spans, c.most, got, c.want)
		}
	}
}

func TestFirstOfEach(t *testing.T) {
	all := []string{"a1", "a2", "b1", "a3", "c1", "b2"}
	group := func(s string) string { return s[:1] }
	for most, want := range map[int][]string{2: {"a1", "b1"}, 4: {"a1", "b1", "c1", "a2"}, 9: {"a1", "b1", "c1", "a2", "a3", "b2"}} {
		if d := cmp.Diff(want, firstOfEach(all, group, most)); d != "" {
			t.Errorf("%d of them (-want +got):\n%s", most, d)
		}
	}
}

// TestOnce holds that of a work one document is taken, and all that have none.
func TestOnce(t *testing.T) {
	o := once{}
	for _, c := range []struct {
		card schema.Card
		want bool
	}{{schema.Card{ID: "a", Work: "w"}, true}, {schema.Card{ID: "b", Work: "w"}, false}, {schema.Card{ID: "a", Work: "w"}, true}, {schema.Card{ID: "c"}, true}, {schema.Card{ID: "d"}, true}} {
		if got := o.takes(c.card); got != c.want {
			t.Errorf("takes %s of %s: %v, want %v", c.card.ID, c.card.Work, got, c.want)
		}
	}
}
