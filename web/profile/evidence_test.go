package profile

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// found is a document that speaks n times of a corridor.
func found(id, publisher string, kind schema.Kind, date schema.Date, n int) Found {
	doc := &schema.Document{ID: schema.ID(id), Publisher: publisher, Kind: kind, Published: date}
	d := schema.DocCorridor{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Basis: schema.Basis{Confidence: 0.8, Evidence: make([]schema.Evidence, n)}}
	doc.Corridors = []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "GT", Destination: "US"}, Basis: schema.Basis{Confidence: 1, Evidence: make([]schema.Evidence, 9)}}, d}
	return weigh(doc, doc.Card(), d.Corridor)
}

func ids(docs []Found) string {
	var out []string
	for _, x := range docs {
		out = append(out, string(x.Card.ID))
	}
	return strings.Join(out, " ")
}

// TestMostRelevantFirst holds the order of the documents of a corridor.
func TestMostRelevantFirst(t *testing.T) {
	docs := []Found{found("news", "x", "news", "2026", 2), found("old", "x", "report", "2001", 2), found("new", "x", "report", "2020", 2), found("much", "x", "news", "1990", 5), found("none", "", "report", "2026", 0)}
	slices.SortStableFunc(docs, byWeight)
	if got := ids(docs); got != "much new old news none" {
		t.Errorf("the order is %s", got)
	}
	if docs[0].Passages != 5 || docs[0].surest.Corridor.Origin != "MX" {
		t.Errorf("%d passages on the corridor, the surest of %v", docs[0].Passages, docs[0].surest.Corridor)
	}
	e := Evidence{Documents: docs}
	if got := ids(e.Newest()); got != "news none new old much" {
		t.Errorf("the newest first: %s", got)
	}
	if got := ids(e.ByKind()); got != "new old none much news" {
		t.Errorf("by kind: %s", got)
	}
}

// TestPublishersAreSpread holds that one publisher has two of the first five
// where there are others.
func TestPublishersAreSpread(t *testing.T) {
	docs := []Found{}
	for i, p := range []string{"a", "a", "a", "b", "b", "b", "c"} {
		docs = append(docs, found(string(rune('1'+i)), p, "report", "2020", 1))
	}
	spread(docs)
	if got := ids(docs); got != "1 2 4 5 7 3 6" {
		t.Errorf("the order is %s", got)
	}
	alone := docs[:0:0]
	for _, id := range []string{"1", "2", "3"} {
		alone = append(alone, found(id, "a", "report", "2020", 1))
	}
	spread(alone)
	if got := ids(alone); got != "1 2 3" {
		t.Errorf("of one publisher alone the order is %s", got)
	}
}

// TestWider holds that the pairs beside a corridor without documents contain it,
// the narrowest first.
func TestWider(t *testing.T) {
	c := schema.Corridor{Origin: "BO", Destination: "SE"}
	before := slices.Clone(c.Origin.Within())
	pairs := wider(c)
	if !slices.Equal(before, c.Origin.Within()) {
		t.Fatalf("the regions of Bolivia were %v and are %v", before, c.Origin.Within())
	}
	if len(pairs) == 0 || breadth(pairs[0]) > breadth(pairs[len(pairs)-1]) {
		t.Fatalf("wider pairs of BO-SE: %v", pairs)
	}
	for _, w := range pairs {
		if !w.Covers(c) || w == c || w.Origin == "001" {
			t.Errorf("%v is no wider pair of %v", w, c)
		}
	}
	for _, w := range wider(schema.Corridor{Origin: "MX", Destination: "US"}) {
		if w.Origin == w.Destination || w.Origin.Contains("US") {
			t.Errorf("%v has both ends at one", w)
		}
	}
}

// TestTellingPassage holds that the passage is quoted that names the ends.
func TestTellingPassage(t *testing.T) {
	d := schema.DocCorridor{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}}
	for _, text := range []string{"They send it home.", "The United States opened an office.", "Los mexicanos en Estados Unidos trabajan.", "Mexico and the United States."} {
		d.Evidence = append(d.Evidence, schema.Evidence{Passage: text})
	}
	if got := telling(d).Passage; got != "Los mexicanos en Estados Unidos trabajan." {
		t.Errorf("the passage is %q", got)
	}
}
