package corpus_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func TestAlike(t *testing.T) {
	page := func(s string) []schema.Page { return []schema.Page{{Number: 1, Text: s}} }
	long := strings.Repeat(report+" ", 1)
	for i := range 3000 {
		long += fmt.Sprintf("palabra%d ", i)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{report, revised, true},
		{report, strings.ToUpper(report), true},
		{report, report + " " + annex, true},
		{report, annex, false},
		{report, long, false}, // a line is no version of a book
		{long, long + annex, true},
		{"one", "one, revised", true},
		{"", "", false},
		{"Informe uno sobre los migrantes colombianos en Chile. Los migrantes colombianos en Chile trabajan en construcción, dice el informe uno.",
			"Informe uno-v2 sobre los migrantes colombianos en Chile. Los migrantes colombianos en Chile trabajan en minería, dice el informe uno-v2.", true},
		{"Informe sobre los migrantes hondureños en España. Los migrantes hondureños en España trabajan en la construcción.",
			"Informe sobre los migrantes haitianos en Chile. Los migrantes haitianos en Chile trabajan en la construcción.", false},
		{"Texto del anexo 0 sobre los migrantes peruanos en Chile, palabra0.", "Texto del anexo 1 sobre los migrantes peruanos en Italia, palabra1.", false},
	} {
		a, b := corpus.SketchOf(page(c.a)), corpus.SketchOf(page(c.b))
		if a.Alike(b) != c.want || b.Alike(a) != c.want || corpus.DecodeSketch(a.Encode()).Alike(b) != c.want {
			t.Errorf("Alike(%.40q, %.40q) is not %v", c.a, c.b, c.want)
		}
	}
}
