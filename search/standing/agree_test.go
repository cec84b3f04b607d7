package standing_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/standing"
)

// questions are searches of every kind of syntax and filter, and words, pairs
// and phrases of the notes themselves.
func questions(docs []*schema.Document) []search.Query {
	var out []search.Query
	for _, text := range []string{"remesas", "remesa familiar", "niño", "œuvre", "États-Unis", `"programa de retorno"`, `"retorno programa"~3`, `"return of migrants"`,
		"women labour -remittances", "remittances OR asilo", "(asylum OR refuge) women", "title:remesas", "title:migration", "author:perez", "corridor:MX-US", "corridor:*-FR",
		"country:mexico", "region:005", "topic:remittances", "year:2012", "year:2006..2010", "lang:fr migrants", "type:report", "haïti*", "migra*", "nursse~", "remitances~",
		"mexicanos en Estados Unidos", "marocains en France", "OIM", "IOM", "who", "UNHCR", "la frontera", "can migrants work", "derechos humanos", "-migration", "GT-US", "inmigrante irregular",
		"niñas no acompañadas", "the border", "droit d'asile", "Human Rights Watch", "transfers of money", "retour volontaire", "zzz"} {
		for _, l := range schema.Langs {
			out = append(out, search.Query{Text: text, Lang: l}, search.Query{Text: text, Lang: l, OnlyLang: true})
		}
	}
	chosen := func(f search.Facet, s search.Selection) search.Query {
		return search.Query{Lang: schema.Spanish, Filters: map[search.Facet]search.Selection{f: s}}
	}
	out = append(out, search.Query{Lang: schema.Spanish}, search.Query{YearFrom: 2015, YearTo: 2020}, search.Query{Since: "2025-01-03", Text: "migration", Lang: schema.French}, search.Query{YearTo: 2012, Text: "migration", Lang: schema.English},
		chosen(search.FacetCorridor, search.Selection{Any: []string{"MX-US"}}), chosen(search.FacetCorridor, search.Selection{Any: []string{"013-US", "MX-*"}, Not: []string{"GT-US"}}),
		chosen(search.FacetOrigin, search.Selection{Any: []string{"002"}}), chosen(search.FacetTopic, search.Selection{Any: []string{"migration-development"}}),
		chosen(search.FacetYear, search.Selection{Any: []string{search.Undated}}), chosen(search.FacetPublisher, search.Selection{Not: []string{"iom"}}),
		chosen(search.FacetLang, search.Selection{Any: []string{"fr", "es"}}))
	for i, d := range docs {
		words := strings.Fields(d.Pages[0].Text)
		n := len(words)
		for _, text := range []string{d.Title, words[i%n], words[(3*i)%n] + " " + words[(7*i+2)%n], `"` + strings.Join(words[i%(n/2):min(n, i%(n/2)+3)], " ") + `"`} {
			out = append(out, search.Query{Text: text, Lang: schema.Langs[i%len(schema.Langs)]})
		}
		for _, c := range d.Corridors {
			q := chosen(search.FacetCorridor, search.Selection{Any: []string{c.Corridor.String()}})
			q.Text = words[(5*i)%n]
			out = append(out, q)
		}
	}
	return out
}

// TestAgrees holds that a query that waits is told of the documents that a
// search finds with it, and of no other, but for those that a search adds where
// few or none have all the words.
func TestAgrees(t *testing.T) {
	docs := enginetest.Notes(t)
	lib := enginetest.NewLibrary(docs...)
	x, err := bleve.Open(t.TempDir(), lib, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	}()
	fill(t, x, lib)
	set := standing.New()
	asked := questions(docs)
	for i, q := range asked {
		set.Put(fmt.Sprint(i), q, time.Now())
	}
	told := map[string][]string{}
	for _, d := range docs {
		for _, name := range set.Match(d) {
			told[name] = append(told[name], string(d.ID))
		}
	}
	compared, differing := 0, 0
	for i, q := range asked {
		q.Size = len(docs)
		r, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for id, err := range x.IDs(t.Context(), q) {
			if err != nil {
				t.Fatal(err)
			}
			found[string(id)] = true
		}
		added := slices.ContainsFunc(r.Notes, func(n search.Note) bool { return n.Code == search.NoteRelaxed || n.Code == search.NoteFew })
		var missed, extra []string
		for _, id := range told[fmt.Sprint(i)] {
			if !found[id] {
				extra = append(extra, id)
			}
			delete(found, id)
		}
		if !added {
			for id := range found {
				missed = append(missed, id)
			}
		}
		if compared++; len(missed)+len(extra) > 0 {
			differing++
			t.Errorf("%q %v in %s: a search finds %v that the waiting query does not, and not %v", q.Text, q.Values(), q.Lang, missed, extra)
		}
	}
	t.Logf("%d queries over %d documents, %d differ", compared, len(docs), differing)
}

// fill puts a library into an engine.
func fill(t *testing.T, x *bleve.Index, lib *enginetest.Library) {
	t.Helper()
	var all []schema.Change
	for c, err := range lib.Changes(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	epoch, err := lib.Epoch(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Apply(t.Context(), epoch, all); err != nil {
		t.Fatal(err)
	}
}

func TestDropped(t *testing.T) {
	set := standing.New()
	d := enginetest.Documents()[0]
	set.Put("word", search.Query{Text: d.Title, Lang: d.Language}, time.Now())
	set.Put("all", search.Query{}, time.Now())
	if got := set.Match(d); !slices.Equal(got, []string{"all", "word"}) {
		t.Fatalf("matches %v, want both", got)
	}
	set.Put("word", search.Query{Text: "xyzzy"}, time.Now())
	set.Drop("all")
	if got := set.Match(d); len(got) != 0 {
		t.Errorf("after one was replaced and one dropped %v match", got)
	}
	if got := set.Names(); !slices.Equal(got, []string{"word"}) {
		t.Errorf("the set has %v, want the one that is left", got)
	}
}

// mostPerDocument is what ten thousand waiting queries may cost a document.
const mostPerDocument = 20 * time.Millisecond

// many returns a set of ten thousand queries, no two the same.
func many(docs []*schema.Document) *standing.Set {
	set := standing.New()
	asked := questions(docs)
	for i := range 10_000 {
		q := asked[i%len(asked)]
		title := docs[(i/len(asked))%len(docs)].Title
		q.Text = strings.TrimSpace(q.Text + " " + title[:min(len(title), i/len(asked))])
		set.Put(fmt.Sprint(i), q, time.Now())
	}
	return set
}

// TestCost holds what a document costs. The best of several rounds counts, so
// that a busy machine is not taken for a slow set.
func TestCost(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	docs := enginetest.Notes(t)
	set := many(docs)
	best := time.Hour
	for range 3 {
		began := time.Now()
		for _, d := range docs {
			set.Match(d)
		}
		best = min(best, time.Since(began)/time.Duration(len(docs)))
	}
	t.Logf("10,000 queries: %v a document", best)
	if best > mostPerDocument {
		t.Errorf("10,000 queries cost a document %v, want at most %v", best, mostPerDocument)
	}
}

func BenchmarkMatch(b *testing.B) {
	docs := enginetest.Notes(b)
	set := many(docs)
	for i := 0; b.Loop(); i++ {
		set.Match(docs[i%len(docs)])
	}
}

// TestHold holds that a set follows the alerts that there are.
func TestHold(t *testing.T) {
	set := standing.New()
	alerts := func(as ...schema.Alert) iter.Seq2[schema.Alert, error] {
		return func(yield func(schema.Alert, error) bool) {
			for _, a := range as {
				if !yield(a, nil) {
					return
				}
			}
		}
	}
	day := func(n int) time.Time { return time.Date(2026, time.March, n, 0, 0, 0, 0, time.UTC) }
	ana := schema.Alert{Lang: schema.Spanish, Query: "corridor=GT-US", Confirmed: day(9)}
	bo := schema.Alert{Lang: schema.Spanish, Query: "corridor=GT-US", Confirmed: day(3)}
	waits := schema.Alert{Lang: schema.French, Query: "q=remesas"} // not confirmed
	hold := func(as ...schema.Alert) {
		t.Helper()
		if err := set.Hold(alerts(as...)); err != nil {
			t.Fatal(err)
		}
	}
	hold(ana, bo, waits)
	if got := set.Names(); !slices.Equal(got, []string{ana.Standing()}) || !set.Since(ana.Standing()).Equal(day(3)) {
		t.Errorf("holds %v since %v, want one search since the first was confirmed", got, set.Since(ana.Standing()))
	}
	if got := set.Match(enginetest.Documents()[0]); !slices.Equal(got, []string{"es?corridor=GT-US"}) {
		t.Errorf("a document of the corridor matches %v", got)
	}
	waits.Confirmed = day(10)
	hold(waits)
	if got := set.Names(); !slices.Equal(got, []string{waits.Standing()}) {
		t.Errorf("holds %v, want what is left", got)
	}
	hold()
	if !set.None() {
		t.Error("without alerts something waits")
	}
	if err := set.Hold(alerts(schema.Alert{Query: "%zz", Confirmed: day(1)})); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a search that cannot be read: %v, want ErrInvalid", err)
	}
}
