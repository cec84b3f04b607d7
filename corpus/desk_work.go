package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// mostTied is how many documents are said to be of one work at a time: of each
// pair both documents say so.
const mostTied = 40

// Together returns the edits by which some documents are said to be of one work,
// each with each. Without a tie those of one language are versions of one
// another, and those of two are translations. Fewer than two documents, more
// than 40, and what a person has said otherwise of others that would come with
// them are ErrInvalid.
func (d *Desk) Together(ctx context.Context, as schema.Tie, ids ...schema.ID) ([]schema.Edit, error) {
	ids = distinct(ids)
	if len(ids) < 2 || len(ids) > mostTied {
		return nil, fmt.Errorf("%d documents: from two to %d are said to be of one work: %w", len(ids), mostTied, schema.ErrInvalid)
	}
	if as != "" && !as.Known() {
		return nil, fmt.Errorf("%q: want one of %v: %w", as, schema.Ties, schema.ErrInvalid)
	}
	docs, err := d.tied(ctx, ids)
	if err != nil {
		return nil, err
	}
	if a, b, parted := contradiction(docs, ids); parted {
		return nil, &Parted{a, b}
	}
	var out []schema.Edit
	for _, a := range ids {
		for _, b := range ids {
			if a == b {
				continue
			}
			tie := as
			if tie == "" {
				if tie = schema.TieTranslation; docs[a].Language == docs[b].Language {
					tie = schema.TieVersion
				}
			}
			out = append(out, schema.Edit{Document: a, Field: schema.FieldCopy, Way: schema.WayAdd, Value: tie.Code(b)})
		}
	}
	return out, nil
}

// Parted is why documents cannot be said to be of one work: what persons said of
// them would join two that persons keep apart.
type Parted struct{ A, B schema.ID }

// Error names the two documents.
func (p *Parted) Error() string {
	return fmt.Sprintf("%s and %s would come together, which a person keeps apart", p.A, p.B)
}

// Is reports whether target is ErrInvalid.
func (p *Parted) Is(target error) bool { return target == schema.ErrInvalid }

// Apart returns the edits by which a document is said not to be of one work with
// others; without others, with all that it is grouped with. One that is grouped
// with nothing is ErrInvalid.
func (d *Desk) Apart(ctx context.Context, id schema.ID, from ...schema.ID) ([]schema.Edit, error) {
	if _, err := d.Store.Head(ctx, id); err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	if len(from) == 0 {
		rows, err := d.Store.Members(ctx, []schema.ID{id})
		if err != nil {
			return nil, err
		}
		for _, k := range rows {
			from = append(from, k.ID)
		}
	}
	var out []schema.Edit
	for _, other := range distinct(from) {
		if other != id {
			if _, err := d.Store.Head(ctx, other); err != nil {
				return nil, fmt.Errorf("document %s: %w", other, err)
			}
			out = append(out, of(id, schema.WayRemove, other)...)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("document %s is of one work with no other: %w", id, schema.ErrInvalid)
	}
	return out, nil
}

// EachApart returns the edits by which none of some documents is of one work with
// another of them. Fewer than two, and more than 40, are ErrInvalid.
func (*Desk) EachApart(ids ...schema.ID) ([]schema.Edit, error) {
	ids = distinct(ids)
	if len(ids) < 2 || len(ids) > mostTied {
		return nil, fmt.Errorf("%d documents: from two to %d are kept apart: %w", len(ids), mostTied, schema.ErrInvalid)
	}
	var out []schema.Edit
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			out = append(out, of(a, schema.WayRemove, b)...)
		}
	}
	return out, nil
}

// Unsaid returns the edits by which nothing is said any more of what two
// documents are to each other.
func (*Desk) Unsaid(a, b schema.ID) []schema.Edit { return of(a, schema.WayUnsay, b) }

// of changes what both of two documents say of each other.
func of(a schema.ID, way schema.Way, b schema.ID) []schema.Edit {
	return []schema.Edit{
		{Document: a, Field: schema.FieldCopy, Way: way, Value: string(b)},
		{Document: b, Field: schema.FieldCopy, Way: way, Value: string(a)},
	}
}

// mostReached bounds how many documents are looked at that persons have tied to
// some.
const mostReached = 1000

// tied reads documents and those that persons tied to them, one to another. One
// of the first that is not held is an error.
func (d *Desk) tied(ctx context.Context, ids []schema.ID) (map[schema.ID]*schema.Document, error) {
	docs := map[schema.ID]*schema.Document{}
	for next := ids; len(next) > 0 && len(docs) < mostReached; {
		var further []schema.ID
		for _, id := range next {
			if docs[id] != nil {
				continue
			}
			doc, err := d.Store.Head(ctx, id)
			if (errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound)) && !slices.Contains(ids, id) {
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("document %s: %w", id, err)
			}
			docs[id] = doc
			for other, tie := range doc.Ties() {
				if tie != "" {
					further = append(further, other)
				}
			}
		}
		next = further
	}
	return docs, nil
}

// contradiction returns two documents that a person keeps apart and that are not
// both among those which are said to be of one work now.
func contradiction(docs map[schema.ID]*schema.Document, ids []schema.ID) (a, b schema.ID, found bool) {
	var all []schema.ID
	for id := range docs {
		all = append(all, id)
	}
	slices.Sort(all)
	for _, id := range all {
		for other, tie := range docs[id].Ties() {
			if tie == "" && docs[other] != nil && !(slices.Contains(ids, id) && slices.Contains(ids, other)) {
				return id, other, true
			}
		}
	}
	return "", "", false
}
