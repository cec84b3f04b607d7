package search

import (
	"errors"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/simde/simde/schema"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]Query{
		"":                               {Page: 1},
		"q=remesas+familiares":           {Text: "remesas familiares", Page: 1},
		"corridor=mx-us&corridor=GT-*":   {Page: 1, Filters: map[Facet]Selection{FacetCorridor: {Any: []string{"MX-US", "GT-*"}}}},
		"topic=remittances&not.lang=en":  {Page: 1, Filters: map[Facet]Selection{FacetTopic: {Any: []string{"remittances"}}, FacetLang: {Not: []string{"en"}}}},
		"y1=2015&y2=2010&sort=newest":    {Page: 1, YearFrom: 2010, YearTo: 2015, Sort: ByNewest},
		"type=&not.lang=&country=MX":     {Page: 1, Filters: map[Facet]Selection{FacetCountry: {Any: []string{"MX"}}}},
		"page=3&n=50&only=1&drop=a:b":    {Page: 3, Size: 50, OnlyLang: true, Drop: []string{"a:b"}},
		"pub=-IOM&pub=-IOM&not.pub=OIM+": {Page: 1, Filters: map[Facet]Selection{FacetPublisher: {Any: []string{"-IOM"}, Not: []string{"iom"}}}},
	} {
		v, err := url.ParseQuery(in)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Parse(v)
		if err != nil {
			t.Errorf("Parse(%s): %v", in, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("Parse(%s) (-want +got):\n%s", in, d)
		}
	}
}

func TestParseKeepsWhatIsGood(t *testing.T) {
	for _, in := range []string{"country=XQ", "y1=20", "page=0", "page=x", "sort=up", "corridor=MX", "type=sonnet", "not.topic=nothing", "year=12", "lang=e1"} {
		v, err := url.ParseQuery("q=remesas&" + in)
		if err != nil {
			t.Fatal(err)
		}
		q, err := Parse(v)
		if !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Parse(%s) error = %v, want ErrInvalid", in, err)
		}
		if d := cmp.Diff(Query{Text: "remesas", Page: 1}, q); d != "" {
			t.Errorf("Parse(%s) (-want +got):\n%s", in, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("q=a&corridor=MX-US&not.pub=x&y1=2010&page=2&drop=k&sort=title")
	f.Add("pub=%ff&q=%00a&lang=ES")
	f.Fuzz(func(t *testing.T, s string) {
		v, err := url.ParseQuery(s)
		if err != nil {
			return
		}
		q, err := Parse(v)
		if err != nil && !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Parse(%q) error = %v", s, err)
		}
		again, err := Parse(q.Values())
		if err != nil {
			t.Errorf("Parse(%q).Values() is invalid: %v", s, err)
		}
		if d := cmp.Diff(q, again, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("Parse(%q).Values() read back (-want +got):\n%s", s, d)
		}
	})
}
