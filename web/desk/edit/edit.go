// Package edit is where an archivist changes what is said of a document, takes
// documents out and brings them back. Everything that it does is a step of the
// log.
package edit

import (
	"context"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Documents are what is edited.
type Documents interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// Kindred keeps which documents belong together.
type Kindred interface {
	Members(ctx context.Context, ids []schema.ID) ([]schema.Kin, error)
}

// Work changes documents, each time as a step of the log.
type Work interface {
	Plan(ctx context.Context, dec schema.Decision) ([]schema.Effect, error)
	Decide(ctx context.Context, dec schema.Decision) (schema.Outcome, error)
	Withdraw(ctx context.Context, by, why string, ids ...schema.ID) (int, error)
	Readmit(ctx context.Context, by, why string, ids ...schema.ID) (int, error)
	Erase(ctx context.Context, by, why string, ids ...schema.ID) (int, error)
}

// Editor is the pages of one document.
type Editor struct {
	*desk.Desk
	Documents Documents
	Work      Work
	Works     Works
	Kindred   Kindred
	Pictures  bool // pages of PDFs can be shown as they look
	// Neighbours returns where a document stands on a list; nil where there is none.
	Neighbours func(ctx context.Context, l schema.Lang, list string, id schema.ID) (desk.Neighbours, error)
}

// Pages are what stands below the documents of the desk.
func (e *Editor) Pages() []desk.Page {
	at := frame.RouteDeskDocs
	return []desk.Page{
		{At: at, Rest: "/:id", Least: schema.Archivist, Do: e.show},
		{At: at, Rest: "/:id", Act: true, Least: schema.Archivist, Do: e.change},
		{At: at, Rest: "/:id/withdraw", Least: schema.Archivist, Do: e.askWithdraw},
		{At: at, Rest: "/:id/withdraw", Act: true, Least: schema.Archivist, Do: e.withdraw},
		{At: at, Rest: "/:id/erase", Least: schema.Admin, Do: e.askErase},
		{At: at, Rest: "/:id/erase", Act: true, Least: schema.Admin, Do: e.erase},
		{At: frame.RouteDeskBulk, Rest: "/work", Least: schema.Archivist, Do: works{e}.askWork},
		{At: frame.RouteDeskBulk, Rest: "/work", Act: true, Least: schema.Archivist, Do: works{e}.sayWork},
	}
}

// address returns where a document is edited.
func address(l schema.Lang, id schema.ID) string {
	return frame.Address(l, frame.RouteDeskDocs, string(id))
}

// tell keeps what was done for the next page, with the way back where it is a
// step.
func (e *Editor) tell(r *desk.Request, text string, step int) error {
	did := door.Did{Text: text}
	if step != 0 {
		did.Undo = frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(step))
	}
	return e.Door.Tell(r.Ctx(), did)
}
