// Package briefing makes papers on corridors of what the data bank and the
// library hold, keeps those that were given out, and has their pages.
package briefing

import (
	"context"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/profile"
)

// Composer makes papers.
type Composer struct {
	Site      *frame.Site
	Bank      *bank.Reader
	Corridors *profile.Corridors
	Finder    interface {
		Count(ctx context.Context, q search.Query) (int, error)
	}
}

// draft is a paper that is being made: what it is made of, what of it has been
// shown so far, and the paper.
type draft struct {
	*Composer
	r        *frame.Request
	loc      *frame.Locale
	corridor schema.Corridor
	day      schema.Date
	themes   []bank.Theme
	held     profile.Documents
	said     profile.Evidence
	shown    []bank.Series // of which a figure stands in the paper, each once
	brief.Brief
}

// Compose makes the paper of a corridor for a day in the language of the
// request. Its addresses have no host. A corridor with neither figures nor
// documents has none: ErrNotFound.
func (s *Composer) Compose(r *frame.Request, c schema.Corridor, day schema.Date) (brief.Brief, error) {
	l, loc := r.Lang, s.Site.Locale(r.Lang)
	d := &draft{Composer: s, r: r, loc: loc, corridor: c, day: day, themes: s.Bank.Themes(l, c)}
	var err error
	if d.held, err = s.Corridors.Documents(r, c); err != nil {
		return brief.Brief{}, err
	}
	if len(s.Bank.Hold(l, c).Paces(schema.Measures()...)) == 0 && d.held.Total == 0 {
		return brief.Brief{}, schema.ErrNotFound
	}
	if d.said, err = s.Corridors.Evidence(r, c); err != nil {
		return brief.Brief{}, err
	}
	view := frame.CorridorOf(l, c)
	d.Brief = brief.Brief{Lang: l, Corridor: c.String(), Day: string(day), Label: loc.Say("brief.label", loc.Format.Date(day)),
		Title: loc.Say("brief.title", view.Origin, view.Destination), Address: Address(c, l, day, ""), Foot: loc.Say("brief.fingerprint")}
	d.figures()
	d.charts()
	d.quotes()
	d.claims()
	d.routes()
	if err := d.lately(); err != nil {
		return brief.Brief{}, err
	}
	d.gaps()
	d.sources()
	d.cite()
	return d.Brief, nil
}

// add adds a section that says something.
func (d *draft) add(s brief.Section) {
	if len(s.Charts)+len(s.Quotes)+len(s.List) > 0 || s.Table != nil {
		d.Sections = append(d.Sections, s)
	}
}

// show notes that figures of a series stand in the paper.
func (d *draft) show(x bank.Series) {
	if !slices.ContainsFunc(d.shown, func(y bank.Series) bool { return y.Series.ID == x.Series.ID }) {
		d.shown = append(d.shown, x)
	}
}

// found returns the document to whose page an address leads.
func (d *draft) found(address string) (schema.Card, bool) {
	for _, x := range d.said.Documents {
		if strings.HasPrefix(address, frame.DocumentAddress(d.Lang, x.Card.ID, x.Card.Title)+"?") {
			return x.Card, true
		}
	}
	return schema.Card{}, false
}

// name notes that a document is quoted or named.
func (d *draft) name(id schema.ID) {
	if !slices.Contains(d.Documents, id) {
		d.Documents = append(d.Documents, id)
	}
}
