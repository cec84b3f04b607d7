package enginetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Texts is the corpus that an engine under test shows.
type Texts interface {
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	PagesOf(ctx context.Context, wanted map[schema.ID][]int) (map[schema.ID][]schema.Page, error)
	Members(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
}

// Engine is what Run tests: an engine that is also written to. Where it is an
// indexer.Rebuilder too, that is tested.
type Engine interface {
	search.Finder
	indexer.Index
}

// Run tests that engines made by open keep the contract. Each engine that open
// returns is empty and is closed by it when the test ends.
func Run(t *testing.T, open func(t *testing.T, texts Texts) Engine) {
	lib := NewLibrary(Documents()...)
	e := open(t, lib)
	apply(t, e, lib, 0)
	t.Run("words", func(t *testing.T) { testWords(t, e) })
	t.Run("facets", func(t *testing.T) { testFacets(t, e) })
	t.Run("publishers", func(t *testing.T) { testPublishers(t, e) })
	t.Run("counts", func(t *testing.T) { CheckCounts(t, e, search.Query{}, search.Query{Text: "remesas OR migrantes"}) })
	t.Run("order", func(t *testing.T) { testOrder(t, e) })
	t.Run("evidence", func(t *testing.T) { testEvidence(t, e) })
	t.Run("finder", func(t *testing.T) { testFinder(t, e) })
	t.Run("suggest", func(t *testing.T) { testSuggest(t, e) })
	t.Run("relaxed", func(t *testing.T) { testRelaxed(t, e) })
	t.Run("scores", func(t *testing.T) { testScores(t, e) })
	t.Run("cancel", func(t *testing.T) { testCancel(t, e) })
	t.Run("families", func(t *testing.T) { testFamilies(t, e, lib) })
	t.Run("changes", func(t *testing.T) { testChanges(t, e, lib) })
	t.Run("again", func(t *testing.T) { testAgain(t, e, lib) })
	t.Run("stale", func(t *testing.T) { testStale(t, e, lib) })
	t.Run("refused", func(t *testing.T) { testRefused(t, e, lib) })
	if r, ok := e.(indexer.Rebuilder); ok {
		t.Run("rebuild", func(t *testing.T) { testRebuild(t, e, r, lib) })
	}
}

func apply(t *testing.T, e Engine, lib *Library, after schema.Revision) {
	t.Helper()
	if err := e.Apply(t.Context(), lib.epoch, lib.since(after)); err != nil {
		t.Fatalf("Apply: %v", err)
	}
}

// Find searches and returns the identifiers found, in their order.
func Find(t *testing.T, e search.Engine, q search.Query) []string {
	t.Helper()
	r, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("Search(%+v): %v", q, err)
	}
	var out []string
	for _, h := range r.Hits {
		out = append(out, string(h.ID))
	}
	return out
}

func testWords(t *testing.T, e Engine) {
	for _, c := range []struct{ text, want string }{
		{"remesa familiar", "gt-remesas"},
		{"niño", "mx-retorno"},
		{"nino", "mx-retorno"},
		{"nin\u0303os", "mx-retorno"},
		{"oeuvre", "ma-fr"},
		{"œuvre", "ma-fr"},
		{"etats-unis", "ma-fr"},
		{"États-Unis", "ma-fr"},
		{"coeur", "ht-cl"},
		{`"programa de retorno"`, "mx-retorno"},
		{`"retorno programa"`, ""},
		{`"retorno programa"~3`, "mx-retorno"},
		{"guatemala educación", "gt-remesas"}, // on different pages
		{"women labour -remittances", ""},
		{"organization labor", "world-remit"},
		{"woman", "ph-nurses"},
		{"title:retorno", "mx-retorno"},
		{"title:migrantes", ""},
		{"author:perez title:nurses", "ph-nurses"},
		{"corridor:PH-SA", "ph-nurses"},
		{"corridor:*-FR", "ma-fr"},
		{"corridor:002-*", "ma-fr"},
		{"country:haiti", "ht-cl"},
		{"region:005", "ht-cl"},
		{"year:2012", "mx-retorno"},
		{"year:2006..2010", "ma-fr"},
		{"year:2007", "ma-fr"},
		{"lang:fr haïtiens", "ht-cl"},
		{"type:evaluation", "mx-retorno"},
		{"id:ht-cl", "ht-cl"},
		{"SIMDE/MA-FR", "ma-fr"},
		{"haïti*", "ht-cl"},
		{"nursse~", "ph-nurses"},
		{"1.234", "world-remit"},
	} {
		got := strings.Join(Find(t, e, search.Query{Text: c.text, OnlyLang: true}), " ")
		if got != c.want {
			t.Errorf("search %q finds %q, want %q", c.text, got, c.want)
		}
	}
}

func testFacets(t *testing.T, e Engine) {
	r, err := e.Search(t.Context(), search.Query{Filters: map[search.Facet]search.Selection{
		search.FacetTopic: {Any: []string{"migration-development"}}, search.FacetLang: {Any: []string{"es"}}}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Total != 1 || len(r.Hits) != 1 || r.Hits[0].ID != "gt-remesas" {
		t.Errorf("a broad topic and a language find %d documents: %+v", r.Total, r.Hits)
	}
	lang := FacetOf(r, search.FacetLang)
	want := []search.FacetValue{{Value: "es", Count: 1, Selected: true}, {Value: "en", Count: 1}, {Value: "fr", Count: 1}}
	if d := cmp.Diff(want, lang.Values); d != "" {
		t.Errorf("languages beside one chosen (-want +got):\n%s", d)
	}
	for _, c := range []struct {
		q    search.Query
		want string
	}{
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetCorridor: {Any: []string{"MX-*"}}}}, "mx-retorno world-remit"},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetCorridor: {Any: []string{"013-021"}}}}, "gt-remesas mx-retorno world-remit"},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetCorridor: {Any: []string{"MX-US"}, Not: []string{"GT-MX"}}}}, "world-remit"},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetOrigin: {Any: []string{"002"}}}}, "ma-fr"},
		{search.Query{YearFrom: 2015, YearTo: 2019}, "ph-nurses pt-brief"},
		{search.Query{Since: "2024-11-30"}, "gt-remesas ht-cl ma-fr mx-retorno ph-nurses pt-brief world-remit"},
		{search.Query{Since: "2024-12-01"}, "ht-cl ma-fr mx-retorno ph-nurses pt-brief world-remit"},
		{search.Query{Since: "2025-02-19", Text: "Pérez"}, "ht-cl pt-brief"},
		{search.Query{Since: "2025-03-31"}, ""},
		{search.Query{Since: "2150-01-01"}, ""},
		{search.Query{Since: "1066-10-14", Filters: map[search.Facet]search.Selection{search.FacetLang: {Any: []string{"fr"}}}}, "ht-cl ma-fr"},
		{search.Query{YearTo: 2007}, "ma-fr"},
		{search.Query{YearTo: 2007, Filters: map[search.Facet]search.Selection{search.FacetYear: {Any: []string{search.Undated}}}}, "ht-cl ma-fr"},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetYear: {Any: []string{search.Undated}}}}, "ht-cl"},
		{search.Query{YearTo: 2015, Filters: map[search.Facet]search.Selection{search.FacetYear: {Not: []string{search.Undated}}}}, "ma-fr mx-retorno pt-brief"},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetTopic: {Any: []string{"nonsense"}}}}, ""},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetCountry: {Any: []string{"ZZ"}}}}, ""},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetCorridor: {Any: []string{"MX"}}}}, ""},
		{search.Query{Filters: map[search.Facet]search.Selection{search.FacetPublisher: {Not: []string{"iom"}}}, YearFrom: 2024}, "gt-remesas world-remit"},
	} {
		got := Find(t, e, c.q)
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("search %v finds %q, want %q", c.q.Values(), got, c.want)
		}
	}
}

func testOrder(t *testing.T, e Engine) {
	for _, c := range []struct {
		q    search.Query
		want string
	}{
		{search.Query{}, "gt-remesas world-remit ph-nurses pt-brief mx-retorno ma-fr ht-cl"},
		{search.Query{Sort: search.ByOldest}, "ma-fr mx-retorno pt-brief ph-nurses world-remit gt-remesas ht-cl"},
		{search.Query{Sort: search.ByTitle, Size: 2}, "ma-fr gt-remesas"},
		{search.Query{Sort: search.ByTitle, Size: 2, Page: 2}, "ht-cl pt-brief"},
		{search.Query{Sort: search.ByEntry, Size: 3}, "pt-brief ht-cl ma-fr"},
		{search.Query{Size: 5, Page: 9}, ""},
		{search.Query{Text: "Migration and Development Brief", OnlyLang: true, Size: 1}, "world-remit"},
	} {
		if got := strings.Join(Find(t, e, c.q), " "); got != c.want {
			t.Errorf("search %v finds %q, want %q", c.q.Values(), got, c.want)
		}
	}
}

func testEvidence(t *testing.T, e Engine) {
	r, err := e.Search(t.Context(), search.Query{Text: "remesas educacion", OnlyLang: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Hits) != 1 || len(r.Hits[0].Pages) != 1 {
		t.Fatalf("hits = %+v", r.Hits)
	}
	h := r.Hits[0]
	if got := marked(h.Title); got != "Las [remesas] familiares en Guatemala" {
		t.Errorf("title = %q", got)
	}
	if h.Pages[0].Number != 2 || h.PageHits != 1 {
		t.Errorf("page %d of %d found, want page 2: it alone has both words", h.Pages[0].Number, h.PageHits)
	}
	if got := marked(h.Pages[0].Snippet); got != "Los hogares receptores de [remesas] gastan más en [educación]." {
		t.Errorf("snippet = %q", got)
	}
}

// marked writes spans with their marks in brackets.
func marked(spans []search.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Mark {
			b.WriteString("[" + s.Text + "]")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func testCancel(t *testing.T, e Engine) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Search(ctx, search.Query{Text: "remesas"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a search with a cancelled context: %v", err)
	}
}

func state(t *testing.T, e Engine) string {
	t.Helper()
	s, err := e.State(t.Context())
	if err != nil || s == "" {
		t.Fatalf("State = %q, %v", s, err)
	}
	return s
}

func testChanges(t *testing.T, e Engine, lib *Library) {
	at, before := lib.last, state(t, e)
	if again := state(t, e); again != before {
		t.Errorf("without a change the state is %q, then %q", before, again)
	}
	changed := *lib.docs["gt-remesas"]
	changed.Pages = []schema.Page{{Number: 1, Language: schema.Spanish, Text: "Las transferencias crecen."}}
	lib.Put(&changed)
	lib.Withdraw("ph-nurses")
	apply(t, e, lib, at)
	if after := state(t, e); after == before {
		t.Errorf("the state is %q before and after the change", after)
	}
	for text, want := range map[string]string{"transferencias": "gt-remesas", "hogares": "", "nurses": "", "title:remesas": "gt-remesas"} {
		if got := strings.Join(Find(t, e, search.Query{Text: text, OnlyLang: true}), " "); got != want {
			t.Errorf("after the change, search %q finds %q, want %q", text, got, want)
		}
	}
	r, err := e.Search(t.Context(), search.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Total != len(lib.docs) {
		t.Errorf("after the change %d documents, want %d", r.Total, len(lib.docs))
	}
	if got := Find(t, e, search.Query{Sort: search.ByEntry, Size: 1}); strings.Join(got, " ") != "gt-remesas" {
		t.Errorf("after the change, the last to enter is %q, want gt-remesas", got)
	}
	CheckCounts(t, e, search.Query{})
}
