package opensearch

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bench"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
)

// choose selects one value of a facet.
func choose(f search.Facet, any ...string) map[search.Facet]search.Selection {
	return map[search.Facet]search.Selection{f: {Any: any}}
}

// questions are what both engines are asked, each in three languages; in the
// short form each in one.
func questions() []search.Query {
	var out []search.Query
	for _, text := range []string{
		"", "remesas", "migrantes", "refugees", "réfugiés", "food security", "sécurité alimentaire", "derechos humanos", "droits de l'homme",
		`"human rights"`, `"derechos humanos"`, `"de los"`, `"of the"`, `"les droits de l'homme"`, `"human rights"~6`, `"mujeres migrantes"~8`,
		"refug*", "migr*", "educa* salud", "desplazad~", "remitances~", "migrnats~", "migrantes~", "health~", "personnes~", "trabajo~ salud~", "agua saneamiento", "cholera OR malaria", "food -sudan", "NOT salud",
		"(women OR children) school", "(mujeres trabajo) OR retorno", "retorno OR (mujeres zepelín)", "refugiados colombia ecuador", "earthquake haiti",
		"OIM", "IOM", "UNHCR", "who", "WHO", "title:migra*", "title:salud", `title:"de la"`, "author:pérez", "id:d000001", "year:2010..2015", "year:2014 health",
		"country:CO", "region:002 women", "corridor:MX-*", "corridor:*-021 trabajo", "lang:fr école", "type:report salud", "pub:none",
		"internally displaced persons camp", "personas desplazadas internas refugio agua", "cost of sending remittances", "remittances to Guatemala",
		"humanitarian assistance to people returning from Tanzania in difficult conditions", "États-Unis", "South Sudan", "RDC", "zepelín", "hogares zepelín remesas", "1.234", "a b c",
	} {
		out = append(out, search.Query{Text: text})
	}
	return append(out,
		search.Query{Filters: choose(search.FacetRegion, "002")},
		search.Query{Text: "women", Filters: choose(search.FacetCountry, "419", "FR")},
		search.Query{Text: "salud", Filters: map[search.Facet]search.Selection{search.FacetCorridor: {Any: []string{"*-US", "019-*"}}, search.FacetLang: {Not: []string{"fr"}}}},
		search.Query{Text: "trabajo", YearFrom: 2008, YearTo: 2016},
		search.Query{YearFrom: 2010, Filters: choose(search.FacetYear, search.Undated)},
		search.Query{Text: "migrantes", Filters: map[search.Facet]search.Selection{search.FacetTopic: {Any: []string{"remittances"}, Not: []string{"return-migration", "remittances"}}}},
		search.Query{Text: "derechos", Sort: search.ByNewest}, search.Query{Text: "derechos", Sort: search.ByOldest, Page: 2},
		search.Query{Sort: search.ByTitle}, search.Query{Sort: search.ByEntry, Size: 50}, search.Query{Text: "health", OnlyLang: true, Page: 2},
	)
}

// feed is documents with a group of near-copies each.
type feed interface {
	plan.Texts
	changes() []schema.Change
}

type noteFeed struct{ *enginetest.Library }

func (f noteFeed) changes() []schema.Change {
	var out []schema.Change
	for c, err := range f.Changes(context.Background(), 0) {
		if err == nil {
			out = append(out, c)
		}
	}
	return out
}

type benchFeed struct{ *bench.Corpus }

func (f benchFeed) changes() []schema.Change {
	var out []schema.Change
	for i := range f.Len() {
		d := f.Document(i)
		d.Revision = schema.Revision(i + 1)
		c := schema.Change{Revision: d.Revision, ID: d.ID, Document: d}
		if i%8 < 3 { // three of eight are said to be near-copies
			c.Group = f.Document(i - i%8).ID
		}
		out = append(out, c)
	}
	return out
}

// pair is the two engines on one library.
type pair struct {
	bleve *bleve.Index
	open  *Index
}

func newPair(t *testing.T, f feed) pair {
	t.Helper()
	b, err := bleve.Open(t.TempDir(), f, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	b.Patience = time.Minute
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	p := pair{b, open(t, f, 2)}
	for some := range slices.Chunk(f.changes(), 200) {
		if err := b.Apply(t.Context(), "compared", some); err != nil {
			t.Fatal(err)
		}
		if err := p.open.Apply(t.Context(), "compared", some); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// TestSameAnswers asks both engines the same of a library of notes, and of texts
// put together from real ones.
func TestSameAnswers(t *testing.T) {
	addresses(t)
	t.Run("notes", func(t *testing.T) { newPair(t, noteFeed{enginetest.NewLibrary(enginetest.Notes(t)...)}).compare(t) })
	t.Run("real texts", func(t *testing.T) {
		c, err := bench.NewCorpus(schematest.SharedData(t, "corpus"), pagesCompared(t))
		if err != nil {
			t.Fatal(err)
		}
		newPair(t, benchFeed{c}).compare(t)
	})
}

// pagesCompared is how many pages of real texts are compared on.
func pagesCompared(t *testing.T) int {
	t.Helper()
	s := os.Getenv("SIMDE_COMPARE_PAGES")
	if s == "" && testing.Short() {
		return 500
	}
	if s == "" {
		return 1500
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (p pair) compare(t *testing.T) {
	t.Run("search", p.searches)
	t.Run("others", p.others)
}

func (p pair) searches(t *testing.T) {
	var took [2][]time.Duration
	asked := 0
	for i, q := range questions() {
		langs := schema.Langs
		if testing.Short() {
			langs = langs[i%len(langs):][:1]
		}
		for _, l := range langs {
			q.Lang = l
			asked++
			want, err := p.bleve.Search(t.Context(), q)
			if err != nil {
				t.Fatalf("bleve, %v: %v", q.Values(), err)
			}
			got, err := p.open.Search(t.Context(), q)
			if err != nil {
				t.Errorf("%v: %v", q.Values(), err)
				continue
			}
			took[0], took[1] = append(took[0], want.Took), append(took[1], got.Took)
			for _, d := range differences(want, got) {
				t.Errorf("search %q, %v: %s", q.Text, q.Values(), d)
			}
		}
	}
	for i, name := range []string{"bleve", "OpenSearch"} {
		slices.Sort(took[i])
		t.Logf("%d questions, %s: p50 %v, p95 %v, longest %v", asked, name, took[i][asked/2].Round(time.Millisecond/10), took[i][asked*95/100].Round(time.Millisecond/10), took[i][len(took[i])-1].Round(time.Millisecond/10))
	}
}

// others compares what a Finder answers beside Search.
func (p pair) others(t *testing.T) {
	for i, q := range questions() {
		q.Lang = schema.Langs[i%len(schema.Langs)]
		want, got := p.beside(t, p.bleve, q), p.beside(t, p.open, q)
		if d := gocmp.Diff(want, got); d != "" {
			t.Errorf("%v (-bleve +OpenSearch):\n%s", q.Values(), d)
		}
	}
	for _, typed := range []string{"rem", "migra", "guat", "educ", "las m", "women", "sant", "new", "de la"} {
		for _, l := range schema.Langs {
			want, err := p.bleve.Suggest(t.Context(), typed, l, 12)
			if err != nil {
				t.Fatal(err)
			}
			got, err := p.open.Suggest(t.Context(), typed, l, 12)
			for _, some := range [][]search.Suggestion{want, got} {
				for i := range some {
					if some[i].Kind == search.SuggestWord {
						some[i].Text = "" // spelt as on some page that has it
					}
				}
			}
			if d := gocmp.Diff(want, got); err != nil || d != "" {
				t.Errorf("Suggest(%q, %s): %v (-bleve +OpenSearch):\n%s", typed, l, err, d)
			}
		}
	}
}

// beside is what one engine answers beside Search.
type beside struct {
	Count   int
	IDs     []schema.ID
	Pages   []search.PageHit
	Values  []search.FacetValue
	Similar []schema.ID
}

func (p pair) beside(t *testing.T, f search.Finder, q search.Query) (out beside) {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Errorf("%T, %v: %v", f, q.Values(), err)
		}
	}
	var err error
	out.Count, err = f.Count(t.Context(), q)
	check(err)
	for id, err := range f.IDs(t.Context(), q) {
		check(err)
		out.IDs = append(out.IDs, id)
	}
	if q.Sort == search.ByRelevance && q.Text != "" {
		slices.Sort(out.IDs) // those of nearly one score in any order
	}
	out.Values, _, err = f.FacetValues(t.Context(), q, search.FacetCountry, "m", 0, 20)
	check(err)
	r, err := p.bleve.Search(t.Context(), q)
	check(err)
	if len(r.Hits) == 0 {
		return out
	}
	out.Pages, err = f.PageHits(t.Context(), q, r.Hits[0].ID)
	check(err)
	out.Similar, err = f.Similar(t.Context(), r.Hits[0].ID, 5)
	check(err)
	return out
}

// nearly is how far two scores may be apart, as a part of them.
const nearly = 1e-3

func apart(a, b float64) bool { return math.Abs(a-b) > nearly*max(1, math.Abs(a), math.Abs(b)) }

// differences says how two answers differ. Documents of nearly the same score
// may change places.
func differences(want, got search.Result) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if got.Total != want.Total || got.Distinct != want.Distinct {
		say("finds %d (%d), want %d (%d)", got.Total, got.Distinct, want.Total, want.Distinct)
	}
	if d := gocmp.Diff(want.Facets, got.Facets); d != "" {
		say("facets (-bleve +OpenSearch):\n%s", d)
	}
	if d := gocmp.Diff(want.Notes, got.Notes); d != "" {
		say("notes (-bleve +OpenSearch):\n%s", d)
	}
	if d := gocmp.Diff(want.Expansions, got.Expansions); d != "" {
		say("expansions (-bleve +OpenSearch):\n%s", d)
	}
	if want.DidYouMean != got.DidYouMean {
		say("did you mean %q, want %q", got.DidYouMean, want.DidYouMean)
	}
	if len(want.Hits) != len(got.Hits) {
		say("shows %d, want %d", len(got.Hits), len(want.Hits))
		return out
	}
	return append(out, hitsDiffer(want.Hits, got.Hits)...)
}

func hitsDiffer(want, got []search.Hit) []string {
	var out []string
	by := map[schema.ID]search.Hit{}
	for _, h := range got {
		by[h.ID] = h
	}
	for i, w := range want {
		if apart(w.Score, got[i].Score) {
			out = append(out, fmt.Sprintf("place %d: %s has %.4f, want %s with %.4f", i+1, got[i].ID, got[i].Score, w.ID, w.Score))
		}
		h, ok := by[w.ID]
		if !ok {
			continue // one of several with the score of the last
		}
		if apart(w.Score, h.Score) {
			out = append(out, fmt.Sprintf("%s has a score of %.4f, want %.4f", w.ID, h.Score, w.Score))
		}
		byNumber := func(a, b search.PageHit) int { return cmp.Compare(a.Number, b.Number) }
		if len(w.Pages) == w.PageHits { // all are shown: those of one score in any order
			slices.SortFunc(w.Pages, byNumber)
			slices.SortFunc(h.Pages, byNumber)
		}
		w.Score, h.Score = 0, 0
		if d := gocmp.Diff(w, h); d != "" {
			out = append(out, fmt.Sprintf("%s (-bleve +OpenSearch):\n%s", w.ID, d))
		}
	}
	return out
}
