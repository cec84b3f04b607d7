// Package advice is where people who may not change documents propose what should
// be changed in one, and see what became of it.
package advice

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// Keeper keeps what is proposed.
type Keeper interface {
	Advise(ctx context.Context, a schema.Advice) (int, error)
	DropAdvice(ctx context.Context, person, number int) error
	Reopen(ctx context.Context, number int) error
}

// Library tells what was proposed, and of which documents.
type Library interface {
	Advices(ctx context.Context, only schema.AdviceFilter) ([]schema.Advice, error)
	Step(ctx context.Context, number int) (schema.Step, error)
}

// Documents are what is proposed to change.
type Documents interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// Advices are the pages of proposals.
type Advices struct {
	*desk.Desk
	Library   Library
	Keeper    Keeper
	Documents Documents
	// Bring begins an upload whose file is to be a new version of a document; nil
	// where nobody can.
	Bring func(ctx context.Context, p schema.Person, id schema.ID) (schema.Upload, error)
}

// Pages are the list and what is proposed of one document.
func (a *Advices) Pages() []desk.Page {
	at := frame.RouteDeskAdvice
	return []desk.Page{
		{At: at, Least: schema.Contributor, Do: a.list},
		{At: at, Act: true, Least: schema.Contributor, Do: a.act},
		{At: at, Rest: "/:id", Least: schema.Contributor, Do: a.show},
		{At: at, Rest: "/:id", Act: true, Least: schema.Contributor, Do: a.propose},
	}
}

type listPage struct {
	desk.Frame
	All  bool // of everybody
	Rows []row
}

// row is what somebody proposed.
type row struct {
	schema.Advice
	Title, URL string // of the document
	What       string
	Decided    string // who decided, and when; or ""
	Taken      string // the other value that was taken; or ""
	StepURL    string
	Undone     bool // the step that it became was taken back
	Drop       bool // who asks may drop it
	Reopen     bool
	Decide     string // address of its case, for who may decide; or ""
}

// mostListed is how many proposals are listed.
const mostListed = 200

// list shows a contributor their own proposals, and an archivist everybody's.
func (a *Advices) list(r *desk.Request) error {
	loc := a.Site.Locale(r.Lang)
	v := listPage{Frame: a.Page(r, frame.RouteDeskAdvice, loc.Say("advice")), All: r.Person.Office.May(schema.Archivist)}
	only := schema.AdviceFilter{Person: r.Person.Number, Most: mostListed}
	if v.All {
		only.Person = 0
	}
	all, err := a.Library.Advices(r.Ctx(), only)
	if err != nil {
		return err
	}
	var ids []schema.ID
	for _, x := range all {
		if !slices.Contains(ids, x.Document) {
			ids = append(ids, x.Document)
		}
	}
	cards, err := a.Documents.Cards(r.Ctx(), ids)
	if err != nil {
		return err
	}
	titles := map[schema.ID]string{}
	for _, c := range cards {
		titles[c.ID] = c.Title
	}
	for _, x := range all {
		row := row{Advice: x, Title: string(x.Document), What: what(loc, x), Drop: x.State == schema.AdviceWaiting && x.Person == r.Person.Number,
			Reopen: v.All && x.State == schema.AdviceRefused && x.Upload == 0}
		if v.All && x.State == schema.AdviceWaiting {
			row.Decide = frame.Address(r.Lang, frame.RouteDeskReview, x.CaseKey())
		}
		if t, held := titles[x.Document]; held {
			row.Title, row.URL = t, frame.DocumentAddress(r.Lang, x.Document, t)
		}
		if x.DecidedBy != "" {
			row.Decided = x.DecidedBy + ", " + loc.Format.Date(schema.Date(x.Decided.Format(time.DateOnly)))
		}
		if x.Taken != "" {
			row.Taken = wording.Value(loc, x.Field, x.Taken)
		}
		if x.Step != 0 {
			step, err := a.Library.Step(r.Ctx(), x.Step)
			if err != nil && !errors.Is(err, schema.ErrNotFound) {
				return err
			}
			if row.Undone = step.Undone != 0; v.All {
				row.StepURL = frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(x.Step))
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return a.Render(r.Request, http.StatusOK, "desk_advices.html", v)
}

// what says what is proposed.
func what(loc *frame.Locale, x schema.Advice) string {
	if x.Upload != 0 {
		return loc.Say("advice.file")
	}
	value := wording.Value(loc, x.Field, x.Value)
	if x.Way == schema.WayRemove {
		value = loc.Say("edit.without", value)
	}
	return wording.Field(loc, x.Field) + ": " + value
}

// act drops a proposal, or has a refused one wait again.
func (a *Advices) act(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	do, arg, _ := strings.Cut(form.Get("do"), " ")
	n, err := strconv.Atoi(arg)
	if err != nil {
		return schema.ErrInvalid
	}
	switch {
	case do == "drop":
		err = a.Keeper.DropAdvice(r.Ctx(), r.Person.Number, n)
	case do == "reopen" && r.Person.Office.May(schema.Archivist):
		err = a.Keeper.Reopen(r.Ctx(), n)
	case do == "reopen":
		return schema.ErrForbidden
	default:
		return schema.ErrInvalid
	}
	if err != nil && !errors.Is(err, schema.ErrConflict) { // else it was decided meanwhile, as the list shows
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskAdvice))
}

// formPage is where something is proposed of a document.
type formPage struct {
	desk.Frame
	Card    schema.Card
	Public  string
	Now     []now
	Fields  []frame.Option
	Ways    []frame.Option
	Value   string
	Why     string
	Wrong   string
	Bring   bool
	Waiting []string // what the person proposed of it that waits
}

// now is what a document says in a field.
type now struct{ Name, Values string }

// offered are the fields of which something can be proposed.
var offered = []schema.Field{schema.FieldTitle, schema.FieldCreators, schema.FieldPublisher, schema.FieldPublished, schema.FieldLanguage, schema.FieldKind,
	schema.FieldTopic, schema.FieldCorridor, schema.FieldPlace, schema.FieldAbstract, schema.FieldRights, schema.FieldSource, schema.FieldIdentifier}

func (a *Advices) show(r *desk.Request) error {
	v, err := a.page(r, nil)
	if err != nil {
		return err
	}
	return a.Render(r.Request, http.StatusOK, "desk_advise.html", v)
}

func (a *Advices) page(r *desk.Request, typed url.Values) (v formPage, err error) {
	loc := a.Site.Locale(r.Lang)
	doc, err := a.Documents.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return v, err
	}
	v = formPage{Frame: a.Page(r, frame.RouteDeskAdvice, loc.Say("advice.title", doc.Title)), Card: doc.Card(), Public: frame.DocumentAddress(r.Lang, doc.ID, doc.Title),
		Value: typed.Get("value"), Why: typed.Get("why"), Bring: a.Bring != nil && doc.HasFile() && len(doc.Parts) == 0}
	for _, f := range offered {
		v.Fields = append(v.Fields, frame.Option{Value: string(f), Label: wording.Field(loc, f), Selected: typed.Get("field") == string(f)})
		var said []string
		for _, x := range doc.Values(f) {
			said = append(said, wording.Value(loc, f, x.Code))
		}
		if len(said) > 0 {
			v.Now = append(v.Now, now{wording.Field(loc, f), strings.Join(said, "; ")})
		}
	}
	for _, w := range []schema.Way{schema.WaySet, schema.WayRemove} {
		v.Ways = append(v.Ways, frame.Option{Value: string(w), Label: loc.Say("way." + string(w)), Selected: typed.Get("way") == string(w)})
	}
	waits, err := a.Library.Advices(r.Ctx(), schema.AdviceFilter{Person: r.Person.Number, Document: doc.ID, State: schema.AdviceWaiting})
	for _, x := range waits {
		v.Waiting = append(v.Waiting, what(loc, x))
	}
	return v, err
}

// propose keeps a proposal, or begins an upload of a new version.
func (a *Advices) propose(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	doc, err := a.Documents.Head(r.Ctx(), schema.ID(r.Param("id"))) // which who asks may see
	if err != nil {
		return err
	}
	if form.Get("do") == "bring" && a.Bring != nil {
		u, err := a.Bring(r.Ctx(), r.Person, doc.ID)
		if err != nil {
			return err
		}
		return r.See(frame.Address(r.Lang, frame.RouteDeskUpload, strconv.Itoa(u.Number)))
	}
	x := schema.Advice{Document: doc.ID, By: r.Person.Name, Person: r.Person.Number, Field: schema.Field(form.Get("field")), Way: schema.Way(form.Get("way")), Why: form.Get("why")}
	if !slices.Contains(offered, x.Field) || x.Way != schema.WaySet && x.Way != schema.WayRemove {
		return schema.ErrInvalid
	}
	if x.Way == schema.WaySet && slices.Contains(schema.ListFields, x.Field) {
		x.Way = schema.WayAdd
	}
	loc := a.Site.Locale(r.Lang)
	var bad wording.Unknown
	x.Value, err = wording.Code(x.Field, form)
	if errors.As(err, &bad) {
		return a.wrong(r, form, loc.Say("edit.unknown", bad.Name))
	}
	if err == nil {
		_, err = a.Keeper.Advise(r.Ctx(), x)
	}
	if errors.Is(err, schema.ErrInvalid) {
		return a.wrong(r, form, loc.Say("advice.invalid"))
	}
	if err == nil {
		err = a.Door.Tell(r.Ctx(), door.Did{Text: loc.Say("advice.done", what(loc, x))})
	}
	if err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskAdvice))
}

func (a *Advices) wrong(r *desk.Request, form url.Values, why string) error {
	v, err := a.page(r, form)
	if err != nil {
		return err
	}
	v.Wrong = why
	return a.Render(r.Request, http.StatusUnprocessableEntity, "desk_advise.html", v)
}
