package scale

import (
	"cmp"
	"encoding/json"
	"math"
	"net/url"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// questions are asked of the demonstration library, each in three languages.
var questions = []string{
	"", "remesas", "remittances", "envois de fonds", "migración laboral", "droits des femmes", "return and reintegration", "children", "santé",
	`"programa de retorno"`, `"human rights"`, `"remesas mujeres"~8`, "migr*", "remitances~", "refugees OR asylum", "(remesas OR ahorro) Guatemala", "migración -laboral",
	"title:remesas", "author:perez", "publisher:iom", "corridor:MX-US", "corridor:*-ES", "corridor:013-US", "country:MX", "topic:remittances", "type:report",
	"year:2010..2020", "lang:fr", "Los Angeles Declaration", "ONU", "UNHCR", "cost of sending money to Mexico", "zepelín remesas", "nothingatall",
}

// asAsked is an answer to a program, as far as two engines must agree.
type asAsked struct {
	Total, Distinct int
	Facets          json.RawMessage
	Expansions      json.RawMessage
	Hits            []asFound
}

type asFound struct {
	ID, Title string
	Score     float64
	PageHits  int             `json:"page_hits"`
	Pages     json.RawMessage `json:"pages_hit"`
}

// sameAnswers asks two sites of one library, each with an engine of its own, the
// same. Scores may differ by a thousandth, and documents of one score stand in
// either order.
func sameAnswers(t *testing.T, a, b *site) {
	t.Helper()
	for _, q := range questions {
		for _, lang := range []string{"es", "en", "fr"} {
			path := searchPath + url.QueryEscape(q) + "&hl=" + lang + "&size=50"
			x, y := a.ask(path), b.ask(path)
			for i := range min(len(x.Hits), len(y.Hits)) {
				if math.Abs(x.Hits[i].Score-y.Hits[i].Score) > 1e-3*math.Max(1, x.Hits[i].Score) {
					t.Errorf("%s: hit %d has the scores %v and %v", path, i+1, x.Hits[i].Score, y.Hits[i].Score)
				}
			}
			x.level()
			y.level()
			if d := gocmp.Diff(x, y); d != "" {
				t.Errorf("%s (-folder +services):\n%s", path, d)
			}
		}
	}
}

func (s *site) ask(path string) asAsked {
	s.t.Helper()
	var out asAsked
	must(s.t, json.Unmarshal([]byte(s.page(path)), &out))
	return out
}

// level takes the scores out of an answer and puts hits in an order of their
// own.
func (x *asAsked) level() {
	for i := range x.Hits {
		x.Hits[i].Score = 0
	}
	slices.SortFunc(x.Hits, func(a, b asFound) int { return cmp.Compare(a.ID, b.ID) })
}
