package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func keepsCollections(t *testing.T, s corpus.Store) {
	a, b := Full("a"), Full("b")
	a.Collections, b.Collections = []string{"Minutes"}, []string{"Minutes", "Reports"}
	must(t, s.Put(t.Context(), a))
	must(t, s.Put(t.Context(), b))
	_, err := s.KeepBrief(t.Context(), schema.Brief{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Lang: "es", Day: "2026-01-02", Fingerprint: "x", Body: []byte("x"), Documents: []schema.ID{"a"}})
	must(t, err)
	before, err := s.Revision(t.Context())
	must(t, err)
	said := schema.Collection{Name: "Minutes", Labels: schema.Labels{"es": "Actas"}, Description: schema.Labels{"fr": "Des procès-verbaux"}}
	must(t, s.PutCollection(t.Context(), said))
	if now, err := s.Revision(t.Context()); err != nil || now != before {
		t.Errorf("a name alone made the revision %d of %d, %v", now, before, err)
	}
	must(t, s.CloseCollection(t.Context(), "Minutes", true))
	must(t, s.PutCollection(t.Context(), said)) // as somebody read it before
	said.Closed = true
	if got := changes(t, s, before); len(got) != 2 {
		t.Errorf("closing it changed %d documents, want both", len(got))
	}
	if _, err := s.Brief(t.Context(), schema.Corridor{Origin: "MX", Destination: "US"}, "es", "2026-01-02"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a briefing that quotes a document of it: %v", err)
	}
	if got, err := s.Closed(t.Context()); err != nil || !cmp.Equal(got, []string{"Minutes"}) {
		t.Errorf("closed: %v, %v", got, err)
	}
	must(t, s.LimitCollection(t.Context(), "Minutes", []int{3, 5}))
	must(t, s.PutCover(t.Context(), "Minutes", &schema.Cover{Hash: "ab", Width: 3, Height: 2, Alt: schema.Labels{"es": "Un puente"}}, []byte("first")))
	must(t, s.PutCover(t.Context(), "Minutes", &schema.Cover{Hash: "cd", Width: 3, Height: 2, Alt: schema.Labels{"es": "Un puente"}}, []byte("second")))
	must(t, s.PutCollection(t.Context(), schema.Collection{Name: "Minutes", Labels: said.Labels, Description: said.Description})) // as somebody read it before
	said.Only, said.Cover = []int{3, 5}, &schema.Cover{Hash: "cd", Width: 3, Height: 2, Alt: schema.Labels{"es": "Un puente"}}
	if got, err := s.Limited(t.Context()); err != nil || !cmp.Equal(got, []schema.Collection{said}) {
		t.Errorf("limited: %v, %v", got, err)
	}
	if got, err := s.CoverOf(t.Context(), "Minutes"); err != nil || string(got) != "second" {
		t.Errorf("the cover: %q, %v", got, err)
	}
	must(t, s.PutCover(t.Context(), "Minutes", nil, nil))
	said.Cover = nil
	if _, err := s.CoverOf(t.Context(), "Minutes"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a cover that was taken away: %v", err)
	}
	if got, err := s.Described(t.Context()); err != nil || !cmp.Equal(got, []schema.Collection{said}) {
		t.Errorf("described: %v, %v", got, err)
	}
	said.Documents = 2
	want := []schema.Collection{said, {Name: "Reports", Documents: 1}}
	if got, err := s.Collections(t.Context()); err != nil || !cmp.Equal(got, want) {
		t.Errorf("collections (-want +got), %v:\n%s", err, cmp.Diff(want, got))
	}
	if got, err := s.PartsOf(t.Context(), "Reports"); err != nil || len(got) != 1 || got[0].ID != "b" {
		t.Errorf("documents: %v, %v", got, err)
	}
	_, err = s.KeepBrief(t.Context(), schema.Brief{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Lang: "es", Day: "2026-01-03", Fingerprint: "x", Body: []byte("x"), Documents: []schema.ID{"c"}})
	must(t, err)
	c := Full("c")
	c.Collections = []string{"Reports"}
	must(t, s.Put(t.Context(), c))
	if _, err := s.Brief(t.Context(), schema.Corridor{Origin: "MX", Destination: "US"}, "es", "2026-01-03"); err != nil {
		t.Errorf("a briefing that quotes a document of open collections: %v", err)
	}
	c.Collections = []string{"Minutes"}
	must(t, s.Put(t.Context(), c))
	if _, err := s.Brief(t.Context(), schema.Corridor{Origin: "MX", Destination: "US"}, "es", "2026-01-03"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a briefing that quotes a document which came into a closed collection: %v", err)
	}
	before, err = s.Revision(t.Context())
	must(t, err)
	must(t, s.CloseCollection(t.Context(), "Minutes", false))
	must(t, s.CloseCollection(t.Context(), "Minutes", false))
	if got := changes(t, s, before); len(got) != 3 {
		t.Errorf("opening it changed %d documents, want all three", len(got))
	}
}
