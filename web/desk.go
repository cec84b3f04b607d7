package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/account"
	"github.com/simde/simde/web/desk/advice"
	"github.com/simde/simde/web/desk/batch"
	"github.com/simde/simde/web/desk/bulk"
	"github.com/simde/simde/web/desk/collection"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/desk/edit"
	"github.com/simde/simde/web/desk/health"
	"github.com/simde/simde/web/desk/history"
	"github.com/simde/simde/web/desk/home"
	"github.com/simde/simde/web/desk/organisation"
	"github.com/simde/simde/web/desk/review"
	"github.com/simde/simde/web/desk/source"
	"github.com/simde/simde/web/desk/toponym"
	"github.com/simde/simde/web/desk/upload"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/sight"
)

// People is who may do what, and how they come in.
type People interface {
	door.People
	account.People
}

// Cases are what waits for archivists, and what they did.
type Cases interface {
	review.Cases
	review.Steps
	review.Documents
}

// Answers carries out what archivists decide, and takes it back.
type Answers interface {
	review.Answers
	review.Undoer
}

// Work is what archivists do with documents, each time as a step of the log.
type Work interface {
	history.Work
	edit.Work
	edit.Works
}

// Record is what was done, and what is prepared.
type Record interface {
	history.Log
	bulk.Plans
	edit.Kindred
	// Cares returns what the catalogue knows of documents. See corpus.Lists.
	Cares(ctx context.Context, rules string) (map[schema.ID]schema.Care, error)
}

// newDesk makes the side of the site where people who have an account work.
func (s *Server) newDesk() *desk.Desk {
	network := func(r *http.Request) string { return s.limiter.client(r).String() }
	d := desk.New(s.site, door.New(s.site, s.People, network), s.Rules)
	h := &home.Home{Desk: d}
	own := &account.Account{Desk: d, People: s.People}
	roster := &account.Roster{Desk: d, People: s.People}
	if s.Config.Cases != nil {
		queue := &review.Review{Desk: d, Cases: s.Config.Cases, Answers: s.Answers, Steps: s.Config.Cases, Undoer: s.Answers, Documents: s.Config.Cases, Renderer: s.Renderer}
		d.Waiting, h.Waits = queue.Waiting, queue.Waits
		d.Menu(frame.RouteDeskReview, "review", schema.Archivist)
		d.Add(queue.Pages()...)
	}
	bring := &upload.Uploads{Desk: d, Intake: s.Intake, Picture: s.picture}
	if s.Intake != nil {
		d.Menu(frame.RouteDeskUpload, "upload", schema.Contributor)
		d.Menu(frame.RouteDeskOffers, "offers", schema.Archivist)
		d.Add(bring.Pages()...)
		h.Offers, h.Own = bring.Offered, bring.Own
	}
	if s.Advice != nil && s.Advisor != nil {
		d.Menu(frame.RouteDeskAdvice, "advice", schema.Contributor)
		d.Add((&advice.Advices{Desk: d, Library: s.Advice, Keeper: s.Advisor, Documents: s.Catalogue, Bring: s.Bring}).Pages()...)
	}
	if s.Work != nil {
		d.Menu(frame.RouteDeskDocs, "documents", schema.Archivist)
	}
	if s.Batches != nil {
		imports := &batch.Batches{Desk: d, Library: s.Batches, Keeper: s.Keeper}
		d.Menu(frame.RouteDeskBatch, "batches", schema.Archivist)
		d.Add(imports.Pages()...)
		h.Batches = imports.Newest
	}
	if s.Sources != nil {
		d.Menu(frame.RouteDeskSource, "sources", schema.Archivist)
		d.Add((&source.Sources{Desk: d, Library: s.Sources, Keeper: s.Harvester}).Pages()...)
	}
	if s.Sets != nil {
		sets := &collection.Collections{Desk: d, Library: s.Sets, Read: s.Cover}
		d.Menu(frame.RouteDeskSets, "collections", schema.Reader)
		d.Add(sets.Pages()...)
	}
	if s.Bodies != nil {
		d.Menu(frame.RouteDeskOrgs, "orgs", schema.Archivist)
		d.Add((&organisation.Organisations{Desk: d, Library: s.Bodies, Naming: s.Naming}).Pages()...)
	}
	if s.Toponyms != nil {
		d.Menu(frame.RouteDeskPlaces, "toponyms", schema.Archivist)
		d.Add((&toponym.Places{Desk: d, Library: s.Toponyms, Calling: s.Calling, Again: s.Again, Finder: s.Finder}).Pages()...)
	}
	if s.Work != nil {
		d.Menu(frame.RouteDeskLog, "log", schema.Archivist)
		many := &bulk.Bulk{Desk: d, Documents: s.Catalogue, Finder: s.Finder, Plans: s.Record, Work: s.Work, Cares: s.Record.Cares, Log: s.Record, Later: s.Later}
		if f, ok := s.Finder.(sight.Finder); ok {
			many.Shelves = f.Reserve.Seen
		}
		d.Add(many.Pages()...)
		d.Add((&edit.Editor{Desk: d, Neighbours: many.Neighbours, Documents: s.Catalogue, Work: s.Work, Works: s.Work, Kindred: s.Record, Pictures: s.Renderer != nil}).Pages()...)
		d.Add((&history.History{Desk: d, Log: s.Record, Documents: s.Catalogue, Work: s.Work}).Pages()...)
	}
	if s.Warden != nil {
		d.OwnMenu(frame.RouteDeskHealth, "health", schema.Archivist)
		state := &health.Page{Desk: d, Warden: s.Warden}
		d.Add(state.Pages()...)
		h.Health = state.Summary
	}
	d.OwnMenu(frame.RouteDeskPeople, "people", schema.Admin)
	d.Add(h.Pages()...)
	d.Add(d.SentPage())
	d.Add(own.Pages()...)
	d.Add(roster.Pages()...)
	return d
}

// entrance reports whether an address of a closed library is for everybody: where
// people come in, what the pages are made of, and what a proxy asks.
func entrance(path string) bool {
	if free(path) || path == "/robots.txt" {
		return true
	}
	for _, l := range schema.Langs {
		for _, at := range []frame.Route{frame.RouteSignIn, frame.RouteInvitation} {
			if a := frame.Address(l, at); path == a || strings.HasPrefix(path, a+"/") {
				return true
			}
		}
	}
	return false
}

// picture draws a page of an original as JPEG.
func (s *Server) picture(ctx context.Context, h schema.Hash, page int) ([]byte, error) {
	if s.Renderer == nil {
		return nil, schema.ErrNotFound
	}
	img, err := s.Renderer.Page(ctx, h, page)
	if err != nil {
		return nil, err
	}
	return img.JPEG, nil
}

// keep returns where who asks can change a document, or propose a change of it.
func (s *Server) keep(r *frame.Request, id schema.ID) []frame.Link {
	who, known := door.Visitor(r.Ctx())
	loc := s.site.Locale(r.Lang)
	if known && s.Advisor != nil && who.Office.May(schema.Contributor) && !who.Office.May(schema.Archivist) {
		return []frame.Link{{Label: loc.Say("advice.propose"), URL: frame.Address(r.Lang, frame.RouteDeskAdvice, string(id))}}
	}
	if s.Work == nil || !known || !who.Office.May(schema.Archivist) {
		return nil
	}
	return []frame.Link{{Label: loc.Say("history.edit"), URL: frame.Address(r.Lang, frame.RouteDeskDocs, string(id))},
		{Label: loc.Say("history"), URL: desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "history")}}
}

// DeskPages returns every page of the desk, and who may open it.
func (s *Server) DeskPages() []desk.Page { return s.desk.Pages() }

// deskRoutes registers the desk and its entrance.
func (s *Server) deskRoutes(e *gin.Engine) {
	if s.desk == nil {
		return
	}
	(&account.Entrance{Desk: s.desk, People: s.People}).Routes(e)
	s.desk.Routes(e)
}
