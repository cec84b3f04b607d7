package batch

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// titles is an engine that finds the words of a query in titles.
type titles map[schema.ID]string

func (ts titles) Search(_ context.Context, q search.Query) (search.Result, error) {
	var r search.Result
	for _, id := range []schema.ID{"a", "b", "c"} {
		if t := ts[id]; t != "" && strings.Contains(t, q.Text) && q.Page == 1 {
			r.Total++
			r.Hits = append(r.Hits, search.Hit{ID: id, Score: 1, Title: []search.Span{{Text: t}}, Pages: []search.PageHit{{Number: 2}, {Number: 4}}})
		}
	}
	return r, nil
}

func TestRun(t *testing.T) {
	queries := "q,topic,interface\nremesas,,es\n=retorno,remittances|diaspora,fr\n"
	var first strings.Builder
	if err := Run(t.Context(), &first, strings.NewReader(queries), titles{"a": "remesas", "b": "=retorno"}, Options{}); err != nil {
		t.Fatal(err)
	}
	want := `query,rank,id,title,score,pages,total,change
q=remesas,1,a,remesas,1.000,2|4,1,
q=%3Dretorno&topic=remittances&topic=diaspora,1,b,'=retorno,1.000,2|4,1,
`
	if d := cmp.Diff(want, first.String()); d != "" {
		t.Errorf("hits (-want +got):\n%s", d)
	}
	var again strings.Builder
	err := Run(t.Context(), &again, strings.NewReader(queries), titles{"b": "=retorno", "c": "más remesas"}, Options{Since: strings.NewReader(first.String())})
	if err != nil {
		t.Fatal(err)
	}
	want = `query,rank,id,title,score,pages,total,change
q=remesas,1,c,más remesas,1.000,2|4,1,added
q=remesas,,a,,,,,removed
q=%3Dretorno&topic=remittances&topic=diaspora,1,b,'=retorno,1.000,2|4,1,
`
	if d := cmp.Diff(want, again.String()); d != "" {
		t.Errorf("hits since (-want +got):\n%s", d)
	}
}

func TestRunRefusesUnknownColumns(t *testing.T) {
	err := Run(t.Context(), &strings.Builder{}, strings.NewReader("q,colour\nx,red\n"), titles{}, Options{})
	if !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("error = %v, want ErrInvalid", err)
	}
}
