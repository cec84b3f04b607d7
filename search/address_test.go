package search

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/simde/simde/schema"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]Query{
		"":                                {Page: 1},
		"q=remesas+familiares":            {Text: "remesas familiares", Page: 1},
		"corridor=mx-us&corridor=GT-*":    {Page: 1, Filters: map[Facet]Selection{FacetCorridor: {Any: []string{"MX-US", "GT-*"}}}},
		"topic=remittances&not.lang=en":   {Page: 1, Filters: map[Facet]Selection{FacetTopic: {Any: []string{"remittances"}}, FacetLang: {Not: []string{"en"}}}},
		"y1=2015&y2=2010&sort=newest":     {Page: 1, YearFrom: 2010, YearTo: 2015, Sort: ByNewest},
		"type=&not.lang=&country=MX":      {Page: 1, Filters: map[Facet]Selection{FacetCountry: {Any: []string{"MX"}}}},
		"page=3&n=50&only=1&drop=a:b":     {Page: 3, Size: 50, OnlyLang: true, Drop: []string{"a:b"}},
		"pub=-IOM&pub=-IOM&not.pub=OIM+":  {Page: 1, Filters: map[Facet]Selection{FacetPublisher: {Any: []string{"-IOM"}, Not: []string{"iom"}}}},
		"since=2026-11-14&q=a":            {Text: "a", Page: 1, Since: "2026-11-14"},
		"year=Undated&not.year=2010":      {Page: 1, Filters: map[Facet]Selection{FacetYear: {Any: []string{"undated"}, Not: []string{"2010"}}}},
		"not.topic=asylum&topic=asylum":   {Page: 1, Filters: map[Facet]Selection{FacetTopic: {Any: []string{"asylum"}, Not: []string{}}}},
		"not.pub=a&not.pub=b&pub=b&q=c":   {Text: "c", Page: 1, Filters: map[Facet]Selection{FacetPublisher: {Any: []string{"b"}, Not: []string{"a"}}}},
		"y1=2015&year=undated&sort=entry": {Page: 1, YearFrom: 2015, Sort: ByEntry, Filters: map[Facet]Selection{FacetYear: {Any: []string{"undated"}}}},
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
	for _, in := range []string{"since=2026-11-31", "since=yesterday", "page=0", "page=x", "sort=up", "n=0"} {
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

// TestParseKeepsWhatIsImpossible holds that a value which no document can have
// narrows the query: it is not the question without it.
func TestParseKeepsWhatIsImpossible(t *testing.T) {
	for in, want := range map[string]map[Facet]Selection{
		"country=ZZ":                       {FacetCountry: {Any: []string{"ZZ"}}},
		"topic=nonsense&topic=asylum":      {FacetTopic: {Any: []string{"nonsense", "asylum"}}},
		"corridor=MX":                      {FacetCorridor: {Any: []string{"MX"}}},
		"type=sonnet":                      {FacetKind: {Any: []string{"sonnet"}}},
		"lang=e1":                          {FacetLang: {Any: []string{"e1"}}},
		"year=20x5":                        {FacetYear: {Any: []string{"20x5"}}},
		"y1=20x5&y2=2020":                  {FacetYear: {Any: []string{"20x5"}}},
		"y1=a&y2=b&year=2010":              {FacetYear: {Any: []string{"a"}}},
		"y2=12&not.year=12":                {FacetYear: {Any: []string{"12"}, Not: []string{}}},
		"not.topic=nothing":                {FacetTopic: {Not: []string{"nothing"}}},
		"country=%00":                      {FacetCountry: {Any: []string{"?"}}},
		"country=M%00X":                    {FacetCountry: {Any: []string{"?"}}},
		"topic=" + strings.Repeat("é", 99): {FacetTopic: {Any: []string{strings.Repeat("é", 50)}}},
	} {
		v, err := url.ParseQuery("q=remesas&" + in)
		if err != nil {
			t.Fatal(err)
		}
		q, err := Parse(v)
		if !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Parse(%s) error = %v, want ErrInvalid", in, err)
		}
		if d := cmp.Diff(Query{Text: "remesas", Page: 1, Filters: want}, q); d != "" {
			t.Errorf("Parse(%s) (-want +got):\n%s", in, d)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("q=a&corridor=MX-US&not.pub=x&y1=2010&page=2&drop=k&sort=title")
	f.Add("y1=x&year=undated&not.year=x&topic=%01&country=zz")
	f.Add("pub=%ff&q=%00a&lang=ES")
	f.Fuzz(func(t *testing.T, s string) {
		v, err := url.ParseQuery(s)
		if err != nil {
			return
		}
		q, first := Parse(v)
		if err := first; err != nil && !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Parse(%q) error = %v", s, err)
		}
		again, err := Parse(q.Values())
		if err != nil && first == nil {
			t.Errorf("Parse(%q).Values() is invalid: %v", s, err)
		}
		if d := cmp.Diff(q, again, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("Parse(%q).Values() read back (-want +got):\n%s", s, d)
		}
	})
}
