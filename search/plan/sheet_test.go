package plan

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/word"
)

// TestSheet tests what of a document is indexed.
func TestSheet(t *testing.T) {
	d := &schema.Document{ID: "a1", Language: schema.Spanish, Title: "Las remesas de México", Abstract: "Un resumen", Published: "2006/2008-05",
		Creators: []string{"Pérez, Ana"}, Publisher: "OIM", Identifiers: []string{"X/12"}, SourceURL: "https://www.example.org/A/",
		Original:  schema.Original{Name: `c:\docs\Informe 3.pdf`},
		Corridors: []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}}},
		Pages:     []schema.Page{{Text: "El TPS y la OIM."}, {Number: 7, Language: schema.English, Text: "The costs fell."}}}
	s := NewSheet(d, new(word.Analyzer))
	if s.ByName != "las remesas de mexico" || s.Date != 20080500 || s.Count != 2 || s.Hash != d.ContentHash() {
		t.Errorf("name %q, date %d, pages %d", s.ByName, s.Date, s.Count)
	}
	for _, k := range []string{"d:a1", "i:x 12", "t:las remesas de mexico", "f:informe 3 pdf", "f:informe 3", "u:example.org/a"} {
		if !slices.Contains(s.Keys, k) {
			t.Errorf("no key %q among %q", k, s.Keys)
		}
	}
	if got := s.Facets[FacetNumber(search.FacetYear)]; !slices.Equal(got, []string{"2006", "2007", "2008"}) {
		t.Errorf("years = %v", got)
	}
	var pages []string
	length := 0
	for p := range s.Pages() {
		var stems []string
		for _, x := range p.Tokens {
			stems = append(stems, x.Stem)
		}
		length += p.Stems()
		pages = append(pages, string(p.Lang)+" "+strings.Join(stems, " "))
	}
	want := []string{"es  remes  mexic  resumen", "es  TPS   OIM", "en  cost fall"}
	if !slices.Equal(pages, want) || length != 7 {
		t.Errorf("pages %q of %d stems, want %q of 7", pages, length, want)
	}
}

func TestHoldable(t *testing.T) {
	for id, want := range map[schema.ID]bool{"a": true, "é/ü b": true, "": false, "a\x00b": false, schema.ID(strings.Repeat("a", 513)): false} {
		if err := Holdable(id); (err == nil) != want || err != nil && !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Holdable(%.20q) = %v", id, err)
		}
	}
}
