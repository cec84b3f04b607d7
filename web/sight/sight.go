// Package sight gives each what they may see of the catalogue: the documents of
// closed collections to who has an account or is named, and to nobody else.
package sight

import (
	"context"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Library is a catalogue of which all is seen.
type Library interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	Titles(ctx context.Context, ids []schema.ID) ([]schema.Titled, error)
	Attached(ctx context.Context, id schema.ID) ([]schema.Card, error)
	Recent(ctx context.Context, n int) ([]schema.Card, error)
	Stamps(ctx context.Context, r schema.StampRange) ([]schema.Stamp, error)
}

// Catalogue is the library as who asks may see it. Work that is done for
// everybody, whoever asked for it first, sees what everybody may.
type Catalogue struct {
	Library Library
	// Closed returns the closed collections.
	Closed func(ctx context.Context) ([]schema.Collection, error)
}

// Hidden returns the names of the collections that who asks may not see.
func (c Catalogue) Hidden(ctx context.Context) ([]string, error) {
	closed, err := c.Closed(ctx)
	if err != nil {
		return nil, err
	}
	var who schema.Person
	if x, known := door.Visitor(ctx); known && !frame.ForAll(ctx) {
		who = x
	}
	var out []string
	for _, x := range closed {
		if !x.OpenTo(who) {
			out = append(out, x.Name)
		}
	}
	return out, nil
}

func isHidden(of, closed []string) bool {
	return slices.ContainsFunc(of, func(name string) bool { return slices.Contains(closed, name) })
}

// Head returns a document without its pages; schema.ErrNotFound where who asks
// may not see it.
func (c Catalogue) Head(ctx context.Context, id schema.ID) (*schema.Document, error) {
	doc, err := c.Library.Head(ctx, id)
	if err != nil {
		return nil, err
	}
	closed, err := c.Hidden(ctx)
	if err == nil && isHidden(doc.Collections, closed) {
		err = schema.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return doc, nil
}

// Pages returns pages of a document, none where who asks may not see it.
func (c Catalogue) Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error) {
	cards, err := c.Cards(ctx, []schema.ID{id})
	if err != nil || len(cards) == 0 {
		return nil, err
	}
	return c.Library.Pages(ctx, id, numbers)
}

// Cards returns the cards of those documents that who asks may see.
func (c Catalogue) Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error) {
	cards, err := c.Library.Cards(ctx, ids)
	if err != nil {
		return nil, err
	}
	closed, err := c.Hidden(ctx)
	return without(cards, closed), err
}

// Titles returns the titles of those documents that who asks may see.
func (c Catalogue) Titles(ctx context.Context, ids []schema.ID) ([]schema.Titled, error) {
	titles, err := c.Library.Titles(ctx, ids)
	if err != nil {
		return nil, err
	}
	closed, err := c.Hidden(ctx)
	return slices.DeleteFunc(titles, func(x schema.Titled) bool { return isHidden(x.Collections, closed) }), err
}

// Attached returns the cards of those documents attached to one that who asks may
// see.
func (c Catalogue) Attached(ctx context.Context, id schema.ID) ([]schema.Card, error) {
	cards, err := c.Library.Attached(ctx, id)
	if err != nil {
		return nil, err
	}
	closed, err := c.Hidden(ctx)
	return without(cards, closed), err
}

func without(cards []schema.Card, closed []string) []schema.Card {
	if len(closed) == 0 {
		return cards
	}
	return slices.DeleteFunc(cards, func(x schema.Card) bool { return isHidden(x.Collections, closed) })
}

// Recent returns the cards of the n documents that came last.
func (c Catalogue) Recent(ctx context.Context, n int) ([]schema.Card, error) {
	closed, err := c.Hidden(ctx)
	if err != nil {
		return nil, err
	}
	for most := n; ; most *= 4 {
		cards, err := c.Library.Recent(ctx, most)
		if err != nil {
			return nil, err
		}
		all := len(cards) < most
		if cards = without(cards, closed); all || len(cards) >= n {
			return cards[:min(n, len(cards))], nil
		}
	}
}

// Stamps returns when documents changed. One that who asks may not see is as one
// that was withdrawn, of which nothing is known.
func (c Catalogue) Stamps(ctx context.Context, r schema.StampRange) ([]schema.Stamp, error) {
	stamps, err := c.Library.Stamps(ctx, r)
	if err != nil {
		return nil, err
	}
	closed, err := c.Hidden(ctx)
	if err != nil || len(closed) == 0 {
		return stamps, err
	}
	var ids []schema.ID
	for _, s := range stamps {
		if !s.Gone {
			ids = append(ids, s.ID)
		}
	}
	cards, err := c.Library.Cards(ctx, ids)
	if err != nil {
		return nil, err
	}
	of := map[schema.ID][]string{}
	for _, x := range cards {
		of[x.ID] = x.Collections
	}
	for i, s := range stamps {
		switch {
		case s.Gone && s.Was != nil && isHidden(s.Was.Collections, closed):
			stamps[i].Was = nil
		case isHidden(of[s.ID], closed):
			stamps[i].Gone = true
		}
	}
	return stamps, nil
}
