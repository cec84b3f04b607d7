package plan

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Family returns the other documents of the work of one, and its copies. See
// search.Finder.
func (f *Finder) Family(ctx context.Context, id schema.ID) (search.Family, error) {
	cards, err := f.Texts.Cards(ctx, []schema.ID{id})
	if err != nil {
		return search.Family{}, fmt.Errorf("card of %s: %w", id, err)
	}
	if len(cards) == 0 {
		return search.Family{}, fmt.Errorf("document %s: %w", id, schema.ErrNotFound)
	}
	all, err := f.families(ctx, []schema.ID{id})
	return all[id], err
}

// families returns what else documents are; those that are alone are left out.
// Of versions that are near-copies of one another the first stands for all.
func (f *Finder) families(ctx context.Context, ids []schema.ID) (map[schema.ID]search.Family, error) {
	rows, err := f.Texts.Members(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("translations and copies: %w", err)
	}
	slices.SortFunc(rows, func(a, b schema.Kin) int { return cmp.Compare(a.ID, b.ID) })
	copies, works := map[schema.ID][]schema.ID{}, map[schema.ID][]schema.Kin{}
	of := map[schema.ID]schema.Kin{}
	for _, k := range rows {
		of[k.ID] = k
		if k.Copies != "" {
			copies[k.Copies] = append(copies[k.Copies], k.ID)
		}
		if k.Work != "" {
			works[k.Work] = append(works[k.Work], k)
		}
	}
	out := map[schema.ID]search.Family{}
	for _, id := range ids {
		var fam search.Family
		for _, c := range copies[of[id].Copies] {
			if c != id {
				fam.Copies = append(fam.Copies, c)
			}
		}
		listed := map[schema.ID]bool{}
		if c := of[id].Copies; c != "" {
			listed[c] = true
		}
		for _, k := range works[of[id].Work] {
			if k.ID == id || listed[k.Copies] {
				continue // a near-copy of one that is listed, or of the document itself
			}
			listed[k.Copies] = k.Copies != ""
			fam.Versions = append(fam.Versions, search.Version{ID: k.ID, Lang: k.Lang})
		}
		if len(fam.Copies)+len(fam.Versions) > 0 {
			out[id] = fam
		}
	}
	return out, nil
}
