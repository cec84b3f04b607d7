package diff_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/diff"
)

func pages(texts ...string) []schema.Page {
	var out []schema.Page
	for i, t := range texts {
		out = append(out, schema.Page{Number: i + 1, Text: t})
	}
	return out
}

// TestPages holds that pages are paired though their numbers move, and that the
// words that came and went are counted.
func TestPages(t *testing.T) {
	cover, last := "The cover of it", "The last page\n\nof a report"
	one := "Women send money home every month and men do so twice a year"
	got := diff.Pages(pages(cover, one, last), pages(cover, "A page that is wholly new", strings.Replace(one, "every month", "each week", 1), last))
	want := []diff.Page{
		{Old: 1, New: 1},
		{New: 2, In: 6, Rows: []diff.Row{{New: []diff.Span{{Text: "A page that is wholly new", Differs: true}}}}},
		{Old: 2, New: 3, In: 2, Out: 2, Rows: []diff.Row{{
			Old: []diff.Span{{Text: "Women send money home"}, {Text: "every month", Differs: true}, {Text: "and men do so twice a year"}},
			New: []diff.Span{{Text: "Women send money home"}, {Text: "each week", Differs: true}, {Text: "and men do so twice a year"}}}}},
		{Old: 3, New: 4},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("pages (-want +got):\n%s", d)
	}
	gone := diff.Pages(pages("One", "Two and more words"), pages("One"))
	if len(gone) != 2 || gone[1].Old != 2 || gone[1].New != 0 || gone[1].Out != 4 || !gone[1].Changed() {
		t.Errorf("a page that went: %+v", gone)
	}
	if got := diff.Pages(nil, nil); len(got) != 0 {
		t.Errorf("no pages: %+v", got)
	}
}

// TestPagesFarApart holds that two versions of which no page is like another are
// compared in a time that grows with their pages.
func TestPagesFarApart(t *testing.T) {
	var before, after []string
	for i := range 3000 {
		before = append(before, strings.Repeat(fmt.Sprintf("a%d ", i), 50))
		after = append(after, strings.Repeat(fmt.Sprintf("b%d ", i), 50))
	}
	begun := time.Now()
	if got := diff.Pages(pages(before...), pages(after...)); len(got) != 6000 {
		t.Errorf("%d pages, want each alone", len(got))
	}
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestCompare holds that paragraphs which stayed are counted, and that one of
// very many words is not compared word by word.
func TestCompare(t *testing.T) {
	p := diff.Compare(schema.Page{Number: 1, Text: "same\n\nalso\nthe same\n\nold"}, schema.Page{Number: 1, Text: "same\n\nalso the\nsame\n\nnew"})
	if len(p.Rows) != 2 || p.Rows[0].Same != 2 || p.In != 1 || p.Out != 1 {
		t.Errorf("rows = %+v", p.Rows)
	}
	long := strings.Repeat("word ", 3000)
	if p := diff.Compare(schema.Page{Number: 1, Text: long}, schema.Page{Number: 1, Text: long + "more"}); p.In != 3001 || p.Out != 3000 {
		t.Errorf("a long paragraph: %d in, %d out", p.In, p.Out)
	}
}
