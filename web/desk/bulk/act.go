package bulk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// act changes the plan, or carries it out.
func (b *Bulk) act(r *desk.Request) error {
	p, err := b.numbered(r)
	if err != nil {
		return err
	}
	form, err := r.Form()
	if err != nil {
		return err
	}
	what, arg, _ := strings.Cut(form.Get("do"), " ")
	switch {
	case what == "resume" && !p.Begun.IsZero() && p.Ended.IsZero():
		return b.carry(r, p)
	case p.Step != 0 || !p.Begun.IsZero(): // it is done
		return b.again(r, p, form, planPage{})
	case what == "go":
		return b.start(r, p, form)
	case what == "add":
		return b.add(r, p, form)
	case what == "drop":
		if n, err := strconv.Atoi(arg); err == nil && n >= 0 && n < len(p.Edits) {
			p.Edits = slices.Delete(p.Edits, n, n+1)
		}
	case what == "leave" && arg != "":
		if id := schema.ID(arg); !slices.Contains(p.Without, id) {
			p.Without = append(p.Without, id)
		}
	case what == "all":
		p.Without = nil
	default:
		return schema.ErrInvalid
	}
	return b.save(r, p)
}

func (b *Bulk) save(r *desk.Request, p schema.Plan) error {
	if _, err := b.Plans.PutPlan(r.Ctx(), p); err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskBulk, strconv.Itoa(p.Number)))
}

// mostChanges is how many changes a plan makes of a document.
const mostChanges = 12

// add takes another change into a plan.
func (b *Bulk) add(r *desk.Request, p schema.Plan, form url.Values) error {
	e := schema.Edit{Field: schema.Field(form.Get("field")), Way: schema.Way(form.Get("way"))}
	loc := b.Site.Locale(r.Lang)
	if e.Way == schema.WaySet && slices.Contains(schema.ListFields, e.Field) {
		e.Way = schema.WayAdd
	}
	if !slices.Contains(schema.Ways, e.Way) || !slices.Contains(slices.Concat(schema.SingleFields, schema.ListFields), e.Field) || len(p.Edits) >= mostChanges {
		return schema.ErrInvalid
	}
	var err error
	var bad wording.Unknown
	if e.Value, err = wording.Code(e.Field, form); errors.As(err, &bad) {
		return b.again(r, p, form, planPage{Wrong: loc.Say("edit.unknown", bad.Name)})
	} else if err != nil {
		return err
	}
	effects, err := b.Work.Plan(r.Ctx(), schema.Decision{Edits: []schema.Edit{e}}) // of no document: only what the value is
	if err != nil {
		return err
	}
	if e.Value == "" || effects[0].Verdict == schema.VerdictInvalid {
		return b.again(r, p, form, planPage{Wrong: loc.Say("edit.invalid", e.Value)})
	}
	p.Edits = append(p.Edits, e)
	return b.save(r, p)
}

// again shows the plan once more, with what was wrong or has changed.
func (b *Bulk) again(r *desk.Request, p schema.Plan, form url.Values, say planPage) error {
	w, err := b.work(r, p)
	if err != nil {
		return err
	}
	v, err := b.planPage(r, p, w)
	if err != nil {
		return err
	}
	v.Wrong, v.Moved, v.Value, v.Why, v.Over = say.Wrong, say.Moved, form.Get("value"), form.Get("why"), form.Has("over")
	for i := range v.Fields {
		v.Fields[i].Selected = v.Fields[i].Value == form.Get("field")
	}
	status := http.StatusUnprocessableEntity
	if v.Moved || p.Step != 0 || !p.Begun.IsZero() {
		status = http.StatusConflict
	}
	return b.Render(r.Request, status, "desk_changes.html", v)
}

// start does what the plan says, as it was shown. Where the library changed
// since it is shown again.
func (b *Bulk) start(r *desk.Request, p schema.Plan, form url.Values) error {
	w, err := b.work(r, p)
	if err != nil {
		return err
	}
	print, err := w.print()
	if err != nil {
		return err
	}
	if len(w.effects) == 0 {
		return schema.ErrInvalid
	}
	if print != form.Get("print") {
		return b.again(r, p, form, planPage{Moved: true})
	}
	p.Note, p.Over = strings.TrimSpace(form.Get("why")), form.Has("over")
	return b.begin(r, p, w.ids)
}
