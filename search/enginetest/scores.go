package enginetest

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// testScores tests that a branch of an OR which does not match adds nothing to
// the score. That each word of one thing does is held by search/relevance.
func testScores(t *testing.T, e Engine) {
	alone := score(t, e, "retorno", "mx-retorno")
	for _, text := range []string{"retorno OR (empleo zepelín)", "(empleo zepelín) OR retorno", "retorno OR (empleo -retorno)"} {
		if got := score(t, e, text, "mx-retorno"); math.Abs(got-alone) > 1e-5 {
			t.Errorf("search %q gives a score of %v, that of the branch that matches is %v", text, got, alone)
		}
	}
	if once, often := score(t, e, `"retorno programa"~3`, "mx-retorno"), score(t, e, `"programa retorno"~9`, "mx-retorno"); math.Abs(once-often) > 1e-5 {
		t.Errorf("words near one another give %v, and in a wider window %v: they count once", once, often)
	}
	if got := score(t, e, "retorno OR (empleo niño)", "mx-retorno"); got <= alone {
		t.Errorf("a branch that matches too gives a score of %v, not more than %v", got, alone)
	}
}

func score(t *testing.T, e Engine, text string, id schema.ID) float64 {
	t.Helper()
	r, err := e.Search(t.Context(), search.Query{Text: text, OnlyLang: true, Sort: search.ByNewest})
	if err != nil {
		t.Fatalf("search %q: %v", text, err)
	}
	i := slices.IndexFunc(r.Hits, func(h search.Hit) bool { return h.ID == id })
	if i < 0 {
		var ids []string
		for _, h := range r.Hits {
			ids = append(ids, string(h.ID))
		}
		t.Fatalf("search %q finds %s, not %s", text, strings.Join(ids, " "), id)
	}
	return r.Hits[i].Score
}
