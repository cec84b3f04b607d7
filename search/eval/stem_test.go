package eval

import (
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestCompareStems holds that a stemmer is measured by what it finds.
func TestCompareStems(t *testing.T) {
	s := newSet("made")
	s.doc("a", schema.Spanish, "Las remesas familiares de 2019.")
	s.doc("b", schema.Spanish, "La TPS de la trabajadora.")
	s.queries = []query{{map[schema.Lang]string{schema.Spanish: "remesa familiar"}, []schema.ID{"a"}}, {map[schema.Lang]string{schema.Spanish: "trabajadoras TPS"}, []schema.ID{"b"}}}
	blind := func(string, schema.Lang) string { return "same" }
	got := s.compareStems(blind)
	want := Stemmed{Set: "made", Lang: schema.Spanish, Queries: 2, Own: 1, Other: 1, None: 0.5}
	if len(got) != 1 || got[0] != want {
		t.Errorf("rows %+v, want %+v", got, want)
	}
	s.queries = s.queries[:1]
	got = s.compareStems(func(word string, _ schema.Lang) string { return word })
	if got[0].Own != 1 || got[0].Other != 0 {
		t.Errorf("rows %+v, want the own stemmer alone to find a document", got)
	}
	var b strings.Builder
	if err := printStemmed(&b, got); err != nil || !strings.Contains(b.String(), "made") {
		t.Errorf("table %q, %v", b.String(), err)
	}
}
