package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// kindsOf writes the kinds of the cases that a query chooses, in its order.
func kindsOf(t testing.TB, s corpus.Store, q schema.CaseQuery) string {
	t.Helper()
	list, err := s.Queue(t.Context(), q)
	must(t, err)
	var out []string
	for _, c := range list.Cases {
		out = append(out, fmt.Sprintf("%s %s", c.Kind, c.Document))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// doubted returns a document with one doubtful corridor.
func doubted(id schema.ID, confidence float64, corridor string, evidence ...schema.Evidence) *schema.Document {
	c, err := schema.ParseCorridor(corridor)
	if err != nil {
		panic(err) // of this file's own words
	}
	return &schema.Document{ID: id, Title: "The title of " + string(id), Language: "en", Published: "2020",
		Imported: time.UnixMilli(1), Describer: "rules 1", Original: schema.Original{Hash: schema.Hash("0" + id), Name: "/in/" + string(id)},
		Pages:       []schema.Page{{Number: 1, Language: "en", Text: "some text"}},
		Suggestions: schema.Suggestions{Corridors: []schema.DocCorridor{{Corridor: c, Basis: schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: evidence}}}}}
}

// findsCases holds that cases come and go with what is stored.
func findsCases(t *testing.T, s corpus.Store) {
	every := schema.CaseQuery{Order: schema.CasesUnsure}
	a := doubted("a", 0.6, "MX-US", schema.Evidence{Page: 1, Passage: "de México", Rule: "from-to"})
	a.Identifiers, a.Collections = []string{"ISBN 1\xe9"}, []string{"Boletines"}
	must(t, s.Put(t.Context(), a))
	if got := kindsOf(t, s, every); got != "corridor a" {
		t.Fatalf("cases: %s", got)
	}
	list, err := s.Queue(t.Context(), every)
	must(t, err)
	c, err := s.Case(t.Context(), list.Cases[0].Key)
	must(t, err)
	if d := gocmp.Diff(list.Cases[0], c); d != "" || c.Value != "MX-US" || c.Confidence != 0.6 || c.Settles != 1 || c.Subject.Revision != a.Revision ||
		c.Subject.Title != a.Title || c.Found.IsZero() || c.Proposals[0].Evidence[0].Passage != "de México" {
		t.Errorf("the case: %+v (-listed +read):\n%s", c, d)
	}
	if some, err := s.CasesOf(t.Context(), []string{"none", c.Key}); err != nil || len(some) != 1 || some[0].Key != c.Key {
		t.Errorf("some cases: %+v, %v", some, err)
	}
	b := doubted("b", 0.1, "MX-US")
	b.Identifiers, b.Published = []string{"ISBN 1\xe9"}, ""
	must(t, s.Put(t.Context(), b))
	if got := kindsOf(t, s, every); got != "corridor a, date b, identifier a" {
		t.Errorf("cases with a second document: %s", got)
	}
	must(t, s.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"b"}, Bonds: []schema.Bond{{A: "a", B: "b", Kind: schema.BondCopy}}}))
	if got := kindsOf(t, s, every); got != "copies a, corridor a, date b, identifier a" {
		t.Errorf("cases with a bond: %s", got)
	}
	a.Suggestions = schema.Suggestions{}
	a.Title = "Another"
	must(t, s.Put(t.Context(), a))
	if got := kindsOf(t, s, schema.CaseQuery{Document: "b"}); got != "copies a, date b, identifier a" {
		t.Errorf("cases of b once a is decided: %s", got)
	}
	pair, err := s.Queue(t.Context(), schema.CaseQuery{Kinds: []schema.CaseKind{schema.CaseCopies}})
	if err != nil || pair.Cases[0].Subject.Title != "Another" || pair.Cases[0].OtherSubject.Title != b.Title || pair.Cases[0].Other != "b" || pair.Cases[0].Subject.Pages != 1 || pair.Cases[0].OtherSubject.Pages != 1 {
		t.Errorf("the pair: %+v, %v", pair, err)
	}
	b.Corrections = []schema.Correction{{Field: schema.FieldCopy, Op: schema.CorrectAdd, Value: schema.TieEdition.Code("a")}}
	must(t, s.Put(t.Context(), b))
	if got := kindsOf(t, s, every); got != "date b" {
		t.Errorf("cases once one is an edition of the other: %s", got)
	}
	b.Corrections = []schema.Correction{{Field: schema.FieldCopy, Op: schema.CorrectRemove, Value: "a"}}
	must(t, s.Put(t.Context(), b))
	if got := kindsOf(t, s, every); got != "date b" {
		t.Errorf("cases once the two are distinct: %s", got)
	}
	if _, err := s.Case(t.Context(), c.Key); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a case that is decided: %v, want ErrNotFound", err)
	}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "b"}))
	if got := kindsOf(t, s, every); got != "" {
		t.Errorf("cases of a withdrawn document: %s", got)
	}
}

// findsHeldFiles holds that a file that is held back is a case until its row says
// otherwise.
func findsHeldFiles(t *testing.T, s corpus.Store) {
	row := corpus.Row{Name: "/in/back\xe9", State: corpus.Held, Document: "w", Reason: "has the name of w"}
	must(t, s.Record(t.Context(), row))
	list, err := s.Queue(t.Context(), schema.CaseQuery{})
	must(t, err)
	if len(list.Cases) != 1 || list.Cases[0].File != row.Name || list.Cases[0].Other != "w" || list.Documents != 0 || list.Cases[0].Doubts[0].Args[0] != row.Reason {
		t.Errorf("the case of a held file: %+v", list)
	}
	row.State = corpus.Withdrawn
	must(t, s.Record(t.Context(), row))
	if got := kindsOf(t, s, schema.CaseQuery{}); got != "" {
		t.Errorf("cases once it stays out: %s", got)
	}
}

// ordersCases holds the orders, the filters and the facets of a queue.
func ordersCases(t *testing.T, s corpus.Store) {
	for i, c := range []struct {
		id         schema.ID
		confidence float64
		corridor   string
	}{{"a", 0.6, "MX-US"}, {"b", 0.45, "HN-ES"}, {"c", 0.75, "HN-ES"}, {"d", 0.55, "SN-IT"}} {
		doc := doubted(c.id, c.confidence, c.corridor)
		doc.Publisher, doc.Basis = "OIM", map[schema.Field]schema.Basis{schema.FieldPublisher: {By: schema.ByManifest, Confidence: 1}}
		if i > 1 {
			doc.Language, doc.Collections = "fr", []string{"Boletines", "Otra"}
		}
		must(t, s.Enter(t.Context(), corpus.Entry{Documents: []*schema.Document{doc}, Batch: i/2 + 1}))
	}
	ids := func(q schema.CaseQuery) (out string, l schema.CaseList) {
		t.Helper()
		l, err := s.Queue(t.Context(), q)
		must(t, err)
		for _, c := range l.Cases {
			out += string(c.Document)
		}
		return out, l
	}
	for _, c := range []struct {
		name string
		q    schema.CaseQuery
		want string
	}{
		{"the least certain first", schema.CaseQuery{Order: schema.CasesUnsure}, "bdac"},
		{"the rest of them", schema.CaseQuery{Order: schema.CasesUnsure, Offset: 2}, "ac"},
		{"a part of them", schema.CaseQuery{Order: schema.CasesUnsure, Offset: 1, Most: 1}, "d"},
		{"beyond them", schema.CaseQuery{Order: schema.CasesUnsure, Offset: 9}, ""},
		{"in a language", schema.CaseQuery{Order: schema.CasesUnsure, Languages: []schema.Lang{"fr"}}, "dc"},
		{"in a collection", schema.CaseQuery{Order: schema.CasesUnsure, Collections: []string{"Otra", "None"}}, "dc"},
		{"in a part of a collection's name", schema.CaseQuery{Collections: []string{"Otr"}}, ""},
		{"of a batch", schema.CaseQuery{Order: schema.CasesUnsure, Batches: []int{1}}, "ba"},
		{"of a certainty", schema.CaseQuery{Order: schema.CasesUnsure, Certainties: []schema.Certainty{schema.CertaintyLow, schema.CertaintyHigh}}, "bc"},
		{"of a document", schema.CaseQuery{Document: "d"}, "d"},
		{"of another kind", schema.CaseQuery{Kinds: []schema.CaseKind{schema.CaseTitle}}, ""},
	} {
		if got, _ := ids(c.q); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	got, all := ids(schema.CaseQuery{})
	if len(got) != 3 || all.Total != 4 || all.Rows != 3 || all.Documents != 4 || all.Cases[0].Settles != 2 {
		t.Errorf("the queue: %q, %+v", got, all)
	}
	if got, _ := ids(schema.CaseQuery{Alike: all.Cases[0].Alike, Order: schema.CasesUnsure}); got != "bc" {
		t.Errorf("those alike: %q, want bc", got)
	}
	facets, err := s.CaseFacets(t.Context(), schema.CaseQuery{Languages: []schema.Lang{"fr"}, Batches: []int{2}})
	must(t, err)
	want := schema.CaseFacets{Kinds: []schema.CaseCount{{Value: "corridor", Cases: 2}}, Languages: []schema.CaseCount{{Value: "fr", Cases: 2}},
		Batches: []schema.CaseCount{{Value: "2", Cases: 2}}, Collections: []schema.CaseCount{{Value: "Boletines", Cases: 2}, {Value: "Otra", Cases: 2}},
		Certainties: []schema.CaseCount{{Value: "middle", Cases: 1}, {Value: "high", Cases: 1}}}
	if d := gocmp.Diff(want, facets); d != "" {
		t.Errorf("facets (-want +got):\n%s", d)
	}
	if facets, err = s.CaseFacets(t.Context(), schema.CaseQuery{Languages: []schema.Lang{"fr"}}); err != nil || len(facets.Languages) != 2 || len(facets.Batches) != 1 {
		t.Errorf("facets with one choice: %+v, %v", facets, err)
	}
}

// lendsCases holds that no two people have one case before them, and that who
// was not sure of one is not asked again.
func lendsCases(t *testing.T, s corpus.Store) {
	for i, id := range []schema.ID{"a", "b", "c"} {
		must(t, s.Put(t.Context(), doubted(id, 0.5+float64(i)/10, "MX-US", schema.Evidence{Rule: string(id)})))
	}
	q := schema.CaseQuery{Order: schema.CasesUnsure, By: "Ana"}
	list, err := s.Queue(t.Context(), q)
	must(t, err)
	a, b, c := list.Cases[0].Key, list.Cases[1].Key, list.Cases[2].Key
	now := time.UnixMilli(1_700_000_000_000)
	place := func(by, key string, want schema.CasePlace) {
		t.Helper()
		got, err := s.CasePlace(t.Context(), schema.CaseQuery{Order: schema.CasesUnsure, By: by}, key, now)
		if err != nil || got != want {
			t.Errorf("place for %s: %+v, %v, want %+v", by, got, err, want)
		}
	}
	place("Ana", a, schema.CasePlace{Number: 1, Of: 3, Next: b})
	must(t, s.Lend(t.Context(), b, "Luis", now, now.Add(time.Minute)))
	place("Ana", a, schema.CasePlace{Number: 1, Of: 3, Next: c})
	place("Luis", a, schema.CasePlace{Number: 1, Of: 3, Next: b})
	if err := s.Lend(t.Context(), b, "Ana", now, now.Add(time.Minute)); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("what is lent to another: %v, want ErrConflict", err)
	}
	must(t, s.Lend(t.Context(), b, "Ana", now.Add(time.Minute), now.Add(2*time.Minute)))
	must(t, s.Lend(t.Context(), c, "Ana", now, now.Add(time.Minute))) // and gives b back
	must(t, s.Lend(t.Context(), b, "Luis", now, now.Add(time.Minute)))
	must(t, s.NoteUnsure(t.Context(), "Luis", now, true, c))
	must(t, s.NoteUnsure(t.Context(), "Luis", now, true, c))
	place("Luis", a, schema.CasePlace{Number: 1, Of: 2, Next: b})
	place("Ana", c, schema.CasePlace{Number: 1, Of: 3, Next: a})
	place("Ana", "none", schema.CasePlace{Of: 3, Next: c})
	if read, err := s.Case(t.Context(), c); err != nil || !slices.Equal(read.Unsure, []string{"Luis"}) {
		t.Errorf("who is not sure: %v, %v", read.Unsure, err)
	}
	facets, err := s.CaseFacets(t.Context(), schema.CaseQuery{By: "Luis"})
	must(t, err)
	if d := gocmp.Diff([]schema.CaseCount{{Value: "me", Cases: 1}}, facets.Unsure); d != "" || facets.Kinds[0].Cases != 2 {
		t.Errorf("facets of who is not sure: %+v\n%s", facets, d)
	}
	for _, x := range []struct {
		by     string
		unsure schema.CaseUnsurity
		want   int
	}{{"Luis", schema.UnsureMe, 1}, {"Luis", schema.UnsureOthers, 0}, {"Ana", schema.UnsureOthers, 1}, {"Ana", schema.UnsureMe, 0}} {
		if l, err := s.Queue(t.Context(), schema.CaseQuery{By: x.by, Unsure: x.unsure}); err != nil || l.Total != x.want {
			t.Errorf("%s asks for %s: %d, %v, want %d", x.by, x.unsure, l.Total, err, x.want)
		}
	}
	must(t, s.Put(t.Context(), doubted("c", 0.71, "MX-US"))) // the same case, read with another certainty
	place("Luis", a, schema.CasePlace{Number: 1, Of: 2, Next: b})
	must(t, s.NoteUnsure(t.Context(), "Luis", now, false, c))
	place("Luis", b, schema.CasePlace{Number: 2, Of: 3, Previous: a}) // Ana has the third
}

// findsCasesAnew holds that cases grow back in a catalogue of other rules.
func findsCasesAnew(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), doubted("a", 0.6, "MX-US")))
	must(t, s.Record(t.Context(), corpus.Row{Name: "/in/back", State: corpus.Held}))
	if n, err := s.FindCases(t.Context()); n != 1 || err != nil {
		t.Errorf("found anew in %d documents, %v, want 1", n, err)
	}
	if got := kindsOf(t, s, schema.CaseQuery{}); got != "corridor a, held " {
		t.Errorf("cases: %s", got)
	}
	if n, err := s.FindCases(t.Context()); n != 0 || err != nil {
		t.Errorf("again by the same rules: %d, %v, want 0", n, err)
	}
}

// BenchmarkQueue reads what a page of the queue and a page of a case show of
// 10,000 cases.
func BenchmarkQueue(b *testing.B, a Adapter) {
	const documents, each = 2500, 4
	s := a.open(b, a.New(b))
	places := []string{"MX", "HN", "GT", "SN", "MA", "HT", "VE", "EC"}
	for i := range documents {
		d := doubted(schema.ID(fmt.Sprintf("d%05d", i)), 0.6, "MX-US")
		d.Collections, d.Language = []string{fmt.Sprintf("Collection %d", i%9)}, []schema.Lang{"es", "en", "fr"}[i%3]
		d.Suggestions.Corridors = nil
		for j := range each {
			d.Suggestions.Corridors = append(d.Suggestions.Corridors, schema.DocCorridor{
				Corridor: schema.Corridor{Origin: schema.Place(places[(i+j)%len(places)]), Destination: "US"},
				Basis: schema.Basis{By: schema.Inferred, Confidence: 0.4 + float64((i*7+j*13)%60)/100, Evidence: []schema.Evidence{
					{Page: 2, Passage: strings.Repeat("a passage ", 12), Rule: fmt.Sprintf("rule %d", i%750)}}}})
		}
		must(b, s.Enter(b.Context(), corpus.Entry{Documents: []*schema.Document{d}, Batch: i/100 + 1}))
	}
	all, err := s.Queue(b.Context(), schema.CaseQuery{By: "Ana", Order: schema.CasesUnsure, Most: 100})
	must(b, err)
	if all.Total != documents*each {
		b.Fatalf("%d cases", all.Total)
	}
	for i, c := range all.Cases {
		must(b, s.NoteUnsure(b.Context(), []string{"Ana", "Luis"}[i%2], time.UnixMilli(1), true, c.Key))
	}
	q := schema.CaseQuery{By: "Ana"}
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			_, err := s.Queue(b.Context(), q)
			must(b, err)
			_, err = s.CaseFacets(b.Context(), q)
			must(b, err)
		}
	})
	b.Run("case", func(b *testing.B) {
		for b.Loop() {
			c, err := s.Case(b.Context(), all.Cases[50].Key)
			must(b, err)
			_, err = s.CasePlace(b.Context(), q, c.Key, time.UnixMilli(1))
			must(b, err)
		}
	})
}

// placesCases holds that a case stands where the queue has it, in each order, and
// one that is alike where that one stands which stands for both.
func placesCases(t *testing.T, s corpus.Store) {
	for i, corridor := range []string{"MX-US", "MX-US", "GT-US", "MX-US", "HN-ES", "GT-US"} {
		must(t, s.Put(t.Context(), doubted(schema.ID(string(rune('a'+i))), 0.5+float64(i%4)/10, corridor, schema.Evidence{Rule: "r"})))
	}
	now := time.UnixMilli(1_700_000_000_000)
	all, err := s.Queue(t.Context(), schema.CaseQuery{})
	must(t, err)
	must(t, s.NoteUnsure(t.Context(), "Luis", now, true, all.Cases[len(all.Cases)-1].Key))
	for _, order := range schema.CaseOrders {
		for _, by := range []string{"", "Ana", "Luis"} {
			q := schema.CaseQuery{Order: order, By: by}
			list, err := s.Queue(t.Context(), q)
			must(t, err)
			key := func(i int) string {
				if i < 0 || i >= len(list.Cases) {
					return ""
				}
				return list.Cases[i].Key
			}
			for i, c := range list.Cases {
				got, err := s.CasePlace(t.Context(), q, c.Key, now)
				if want := (schema.CasePlace{Number: i + 1, Of: len(list.Cases), Previous: key(i - 1), Next: key(i + 1)}); err != nil || got != want {
					t.Errorf("%s, for %q: %+v, %v, want %+v", order, by, got, err, want)
				}
				alike, err := s.Queue(t.Context(), schema.CaseQuery{Alike: c.Alike, Order: schema.CasesNewest})
				must(t, err)
				for _, x := range alike.Cases {
					if got, err := s.CasePlace(t.Context(), q, x.Key, now); order == schema.CasesSettling && (err != nil || got.Number != i+1) {
						t.Errorf("%s, alike to the one at %d: %+v, %v", x.Key, i+1, got, err)
					}
				}
			}
		}
	}
}
