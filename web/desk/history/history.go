// Package history is the log on pages: who did what when, of the whole library
// and of one document, each step with its way back, and the versions of a
// document beside one another.
package history

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// Log is what persons did.
type Log interface {
	Step(ctx context.Context, number int) (schema.Step, error)
	// Steps returns steps, the newest first, each with its first parts, or with
	// those of the document that is asked for.
	Steps(ctx context.Context, only schema.StepFilter) ([]schema.Step, error)
}

// Documents are what steps are about.
type Documents interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// Work takes steps back and gives documents earlier versions again.
type Work interface {
	PlanUndo(ctx context.Context, u schema.Undoing) ([]schema.Effect, error)
	Undo(ctx context.Context, u schema.Undoing) (schema.Outcome, error)
	Editions(ctx context.Context, id schema.ID) ([]schema.Edition, error)
	Edition(ctx context.Context, id schema.ID, number int) (*schema.Document, error)
	EarlierCorrections(ctx context.Context, id schema.ID) ([]schema.Correction, error)
	ConfirmCorrections(ctx context.Context, id schema.ID, by string) (int, error)
	Restore(ctx context.Context, by string, id schema.ID, version int) (int, error)
}

// History is the log on pages.
type History struct {
	*desk.Desk
	Log       Log
	Documents Documents
	Work      Work
}

// Pages are those of the log and of the versions.
func (h *History) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskLog, Least: schema.Archivist, Do: h.whole},
		{At: frame.RouteAccount, Rest: "/steps", Least: schema.Contributor, Do: h.own},
		{At: frame.RouteDeskLog, Rest: "/:step", Least: schema.Archivist, Do: h.step},
		{At: frame.RouteDeskLog, Rest: "/:step", Act: true, Least: schema.Archivist, Do: h.undo},
		{At: frame.RouteDeskDocs, Rest: "/:id/history", Least: schema.Archivist, Do: h.document},
		{At: frame.RouteDeskDocs, Rest: "/:id/history", Act: true, Least: schema.Archivist, Do: h.confirm},
		{At: frame.RouteDeskDocs, Rest: "/:id/versions/:pair", Least: schema.Archivist, Do: h.compare},
		{At: frame.RouteDeskDocs, Rest: "/:id/versions/:pair", Act: true, Least: schema.Archivist, Do: h.restore},
	}
}

// titles returns the titles of documents; those that are not held have none.
func (h *History) titles(ctx context.Context, ids []schema.ID) (map[schema.ID]string, error) {
	cards, err := h.Documents.Cards(ctx, ids)
	out := map[schema.ID]string{}
	for _, c := range cards {
		out[c.ID] = c.Title
	}
	return out, err
}

// day is what was done on one day.
type day struct {
	Name  string
	Steps []wording.Step
}

// days writes steps by the days on which they were done.
func (h *History) days(r *desk.Request, steps []schema.Step) ([]day, error) {
	titles, err := h.titles(r.Ctx(), wording.Documents(steps...))
	if err != nil {
		return nil, err
	}
	loc := h.Site.Locale(r.Lang)
	var out []day
	for _, s := range steps {
		name := loc.Format.Date(schema.Date(s.At.Local().Format(time.DateOnly)))
		if len(out) == 0 || out[len(out)-1].Name != name {
			out = append(out, day{Name: name})
		}
		last := &out[len(out)-1]
		last.Steps = append(last.Steps, wording.StepOf(loc, s, titles))
	}
	return out, nil
}

// back returns where to go on after something was done: where the form says, or
// the page that it stood on.
func back(r *desk.Request, form url.Values, otherwise string) string {
	if u, err := url.Parse(r.Request.Request.Referer()); err == nil && u.Host == r.Request.Request.Host && strings.HasPrefix(u.Path, "/") {
		otherwise = u.RequestURI()
	}
	return desk.Next(form, otherwise)
}

// unknown makes of a document that was withdrawn one whose history is still
// told: its title is then not known.
func unknown(err error) error {
	if errors.Is(err, schema.ErrGone) {
		return nil
	}
	return err
}
