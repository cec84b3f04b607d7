package review

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// pair answers what two documents are to each other. What withdraws one of them
// is left alone where another person decided on the pair since it was shown.
func (p *plan) pair(ctx context.Context, c schema.Case, value string) error {
	switch value {
	case schema.AsCopies, schema.AsDistinct:
		way := schema.WayAdd
		if value == schema.AsDistinct {
			way = schema.WayRemove
		}
		p.edit(c, c.Document, schema.FieldCopy, way, string(c.Other))
		p.edit(c, c.Other, schema.FieldCopy, way, string(c.Document))
	case schema.AsBoth:
		p.settle(c, c.Document, c.Other)
	case schema.AsNotFirst:
		p.edit(c, c.Document, schema.FieldIdentifier, schema.WayRemove, c.Value)
	case schema.AsNotSecond:
		p.edit(c, c.Other, schema.FieldIdentifier, schema.WayRemove, c.Value)
	case schema.AsVersion, schema.AsSurplus:
		return p.one(ctx, c, value)
	}
	return nil
}

// one answers that only one document of a pair is to stay.
func (p *plan) one(ctx context.Context, c schema.Case, value string) error {
	first, err := p.desk.Store.Head(ctx, c.Document)
	if err != nil { // where it went, the second is the one that stays
		return fmt.Errorf("case %s: %w", c.Key, err)
	}
	second, err := p.desk.Store.Head(ctx, c.Other)
	switch {
	case value == schema.AsSurplus && (errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound)):
		return nil // it is withdrawn already
	case err != nil:
		return fmt.Errorf("case %s: %w", c.Key, err)
	}
	for _, d := range []*schema.Document{first, second} {
		if f, late := decided(p.answer, c, d); late {
			p.late = append(p.late, f)
			return nil
		}
	}
	if value == schema.AsVersion {
		p.versions = append(p.versions, c)
	} else if !slices.Contains(p.withdraw, c.Other) {
		p.withdraw = append(p.withdraw, c.Other)
	}
	return nil
}

// tied reports whether a value says what a document is to another.
func tied(value string, other schema.ID) bool {
	id, _ := schema.SplitTie(value)
	return id == other
}

// decided returns what another person said of a pair after it was shown, as one
// of its documents keeps it.
func decided(a schema.Answer, c schema.Case, d *schema.Document) (schema.Faster, bool) {
	if a.Seen.IsZero() {
		return schema.Faster{}, false
	}
	other, not := c.Other, schema.AsNotFirst
	if d.ID == c.Other {
		other, not = c.Document, schema.AsNotSecond
	}
	for _, x := range slices.Backward(d.Corrections) {
		if x.By == a.By || !x.At.After(a.Seen) {
			continue
		}
		is := ""
		switch {
		case x.Field == schema.FieldCopy && tied(x.Value, other):
			if is = schema.AsCopies; x.Op == schema.CorrectRemove || x.Value != string(other) {
				is = schema.AsDistinct // of one work perhaps, and two texts
			}
		case x.Field == schema.FieldSettled && x.Value == c.Key:
			is = schema.AsBoth
		case x.Field == schema.FieldIdentifier && x.Op == schema.CorrectRemove && x.Value == c.Value:
			is = not
		default:
			continue
		}
		return schema.Faster{Case: c, By: x.By, Is: []string{is}}, true
	}
	return schema.Faster{}, false
}
