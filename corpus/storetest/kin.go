package storetest

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

func portrait(id schema.ID, keys ...int64) schema.Portrait {
	return schema.Portrait{ID: id, Lang: "es", Revision: 7, Rules: "r", Keys: keys, Data: []byte(id + "\x00\xff")}
}

func keepsPortraits(t *testing.T, k corpus.Store) {
	must(t, k.Portray(t.Context(), []schema.Portrait{portrait("a", 1, 2, -3), portrait("b", 2, 3), portrait("c", 9)}))
	must(t, k.Portray(t.Context(), []schema.Portrait{portrait("c", 2)})) // in place of the first
	got, err := k.Portraits(t.Context(), []schema.ID{"a", "c", "unknown"})
	must(t, err)
	slices.SortFunc(got, func(x, y schema.Portrait) int { return cmp.Compare(x.ID, y.ID) })
	if d := gocmp.Diff([]schema.Portrait{portrait("a", 1, 2, -3), portrait("c", 2)}, got); d != "" {
		t.Errorf("portraits (-put +got):\n%s", d)
	}
	shared, crowded, err := k.Sharing(t.Context(), []int64{-3, 2, 3, 9, 100}, 3)
	must(t, err)
	if d := gocmp.Diff(map[schema.ID][]int64{"a": {-3, 2}, "b": {2, 3}, "c": {2}}, shared); d != "" || len(crowded) > 0 {
		t.Errorf("sharing keys (-want +got):\n%s\ncrowded: %v", d, crowded)
	}
	shared, crowded, err = k.Sharing(t.Context(), []int64{2, 3}, 2)
	if err != nil || len(shared) != 1 || len(shared["b"]) != 1 || !slices.Equal(crowded, []int64{2}) {
		t.Errorf("with a key that three have and two may: %v, crowded %v, %v", shared, crowded, err)
	}
	many := []int64{2}
	for i := range int64(100) {
		many = append(many, 1000+i)
	}
	if shared, crowded, err = k.Sharing(t.Context(), append(many, 3), 3); err != nil || len(crowded) > 0 || len(shared) != 3 || len(shared["b"]) != 2 {
		t.Errorf("of a hundred keys: %v, crowded %v, %v", shared, crowded, err)
	}
	if shared, crowded, err = k.Sharing(t.Context(), nil, 3); err != nil || len(shared)+len(crowded) > 0 {
		t.Errorf("of no keys: %v, crowded %v, %v", shared, crowded, err)
	}
	bound, err := k.Bound(t.Context(), []schema.ID{"a", "b"})
	if err != nil || len(bound) != 0 {
		t.Errorf("before Bind %v are bound, %v", bound, err)
	}
	must(t, k.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"a"}}))
	bound, err = k.Bound(t.Context(), []schema.ID{"a", "b"})
	if err != nil || len(bound) != 1 || bound["a"].Revision != 7 || bound["a"].Rules != "r" {
		t.Errorf("after Bind %v are bound, %v", bound, err)
	}
	must(t, k.Portray(t.Context(), []schema.Portrait{portrait("a", 1)}))
	if bound, err = k.Bound(t.Context(), []schema.ID{"a"}); err != nil || len(bound) != 0 {
		t.Errorf("a portrait that is new is bound: %v, %v", bound, err)
	}
}

func keepsBonds(t *testing.T, k corpus.Store) {
	must(t, k.Portray(t.Context(), []schema.Portrait{portrait("a"), portrait("b"), portrait("c")}))
	ab := schema.Bond{A: "a", B: "b", Kind: schema.BondTranslation, Strength: 0.25}
	bc := schema.Bond{A: "b", B: "c", Kind: schema.BondCopy, Strength: 1}
	row := func(id, copies, work schema.ID, since schema.Revision) schema.Kin {
		return schema.Kin{ID: id, Lang: "es", Copies: copies, Work: work, Since: since}
	}
	must(t, k.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"a", "b", "c"}, Bonds: []schema.Bond{ab, bc},
		Kin: []schema.Kin{row("a", "", "a", 3), row("b", "b", "a", 3), row("c", "b", "", 4)}}))
	sorted := cmpopts.SortSlices(func(x, y schema.Bond) bool { return x.A < y.A })
	bonds := func(want []schema.Bond, ids ...schema.ID) {
		t.Helper()
		got, err := k.Bonds(t.Context(), ids)
		must(t, err)
		if d := gocmp.Diff(want, got, sorted, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("bonds of %v (-want +got):\n%s", ids, d)
		}
	}
	bonds([]schema.Bond{ab, bc}, "b")
	bonds([]schema.Bond{ab, bc}, "a", "b", "c")
	bonds([]schema.Bond{bc}, "c")
	bonds(nil, "unknown")
	apart := []schema.Bond{{A: "a", B: "c", Kind: schema.BondApart, Strength: schema.BondSaid}, {A: "a", B: "c", Kind: schema.BondStated, Strength: schema.BondSaid}}
	must(t, k.Bind(t.Context(), schema.Binding{Bonds: apart}))
	if got, err := k.Bonds(t.Context(), []schema.ID{"a"}); err != nil || len(got) != 3 || !slices.Contains(got, apart[0]) || !slices.Contains(got, apart[1]) {
		t.Errorf("bonds of a with what a person said: %v, %v", got, err)
	}
	kin := func(what string, got []schema.Kin, err error, want ...schema.Kin) {
		t.Helper()
		must(t, err)
		slices.SortFunc(got, func(x, y schema.Kin) int { return cmp.Compare(x.ID, y.ID) })
		if d := gocmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s (-want +got):\n%s", what, d)
		}
	}
	got, err := k.Kin(t.Context(), []schema.ID{"b", "unknown"})
	kin("the row of b", got, err, row("b", "b", "a", 3))
	got, err = k.Members(t.Context(), []schema.ID{"b"})
	kin("all of the groups of b", got, err, row("a", "", "a", 3), row("b", "b", "a", 3), row("c", "b", "", 4))
	got, err = k.Members(t.Context(), []schema.ID{"c"})
	kin("all of the groups of c", got, err, row("b", "b", "a", 3), row("c", "b", "", 4))
	got, err = k.Regrouped(t.Context(), 3)
	kin("written after revision 3", got, err, row("c", "b", "", 4))

	must(t, k.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"b"}, Gone: []schema.ID{"c"}, Kin: []schema.Kin{row("a", "", "", 5), row("b", "", "", 5)}}))
	bonds(nil, "a", "b", "c")
	got, err = k.Members(t.Context(), []schema.ID{"a", "b", "c"})
	kin("groups of documents that are alone", got, err)
	got, err = k.Regrouped(t.Context(), 4)
	kin("written after revision 4", got, err, row("a", "", "", 5), row("b", "", "", 5))
	if ps, err := k.Portraits(t.Context(), []schema.ID{"c"}); err != nil || len(ps) != 0 {
		t.Errorf("of a document that is gone %d portraits remain, %v", len(ps), err)
	}
}
