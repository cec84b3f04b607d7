package briefing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/frame"
)

// Keeper keeps papers as they were given out.
type Keeper interface {
	KeepBrief(ctx context.Context, b schema.Brief) (schema.Brief, error)
	Brief(ctx context.Context, c schema.Corridor, l schema.Lang, day schema.Date) (schema.Brief, error)
}

// Archive gives out papers: one that was kept as it was, today's as the data
// bank and the library are now.
type Archive struct {
	Composer *Composer
	Keeper   Keeper
	Now      func() time.Time
}

// ErrNeverKept says that no paper of a past day was given out on that day.
var ErrNeverKept = fmt.Errorf("no briefing of that day was kept: %w", schema.ErrNotFound)

// Today is the day of papers that are made now, in UTC.
func (a *Archive) Today() schema.Date { return schema.Date(a.Now().UTC().Format(time.DateOnly)) }

// Of returns the paper of a corridor and a day in the language of the request.
// Today's is made, and kept where keep says that it is given out; from then on
// it stays. A past day of which none was kept is ErrNeverKept, one to come or no
// day ErrNotFound.
func (a *Archive) Of(r *frame.Request, c schema.Corridor, day schema.Date, keep bool) (brief.Brief, error) {
	today := a.Today()
	if _, err := time.Parse(time.DateOnly, string(day)); err != nil || day > today {
		return brief.Brief{}, fmt.Errorf("day %q: %w", day, schema.ErrNotFound)
	}
	kept, err := a.Keeper.Brief(r.Ctx(), c, r.Lang, day)
	if err == nil {
		return read(kept)
	}
	if !errors.Is(err, schema.ErrNotFound) {
		return brief.Brief{}, err
	}
	if day < today {
		return brief.Brief{}, ErrNeverKept
	}
	b, err := a.Composer.Compose(r, c, day)
	if err != nil || !keep {
		return b, err
	}
	body, err := json.Marshal(b)
	if err != nil {
		return b, fmt.Errorf("keep a briefing: %w", err)
	}
	kept, err = a.Keeper.KeepBrief(r.Ctx(), schema.Brief{Corridor: c, Lang: r.Lang, Day: day, Fingerprint: b.Fingerprint(), Body: body, Documents: b.Documents})
	if err != nil {
		return b, err
	}
	return read(kept)
}

// read returns a paper that was kept.
func read(kept schema.Brief) (b brief.Brief, err error) {
	if err := json.Unmarshal(kept.Body, &b); err != nil {
		return b, fmt.Errorf("read the briefing of %s in %s of %s: %w", kept.Corridor, kept.Lang, kept.Day, err)
	}
	return b, nil
}
