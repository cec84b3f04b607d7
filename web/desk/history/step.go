package history

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// shown is how many parts of a step its page shows.
const shown = 200

// few is how many parts of a step a list shows.
const few = 3

// stepPage is one step, and what changed since of what it did.
type stepPage struct {
	desk.Frame
	Step   wording.Step
	Shown  wording.Step // the same in the list, without the button where the page has one
	When   string
	Undoes string // address of the step that it takes back; or ""
	Undone string // address of the step that takes it back; or ""
	Late   []late // what taking it back leaves alone unless it is forced
	Done   int    // of what was asked for just now, how many values were put back
	Wrong  string
}

// late is a value that changed since a step.
type late struct {
	Field   wording.Part
	Now     []string
	By      string
	Would   []string // what it would become
	Key     string   // of the box that forces it
	Because string   // of a batch, why it is left alone
}

// numbered returns the step of the address.
func (h *History) numbered(r *desk.Request) (schema.Step, error) {
	n, err := strconv.Atoi(r.Param("step"))
	if err != nil {
		return schema.Step{}, schema.ErrNotFound
	}
	return h.Log.Step(r.Ctx(), n)
}

func (h *History) step(r *desk.Request) error {
	s, err := h.numbered(r)
	if err != nil {
		return err
	}
	v, err := h.page(r, s)
	if err != nil {
		return err
	}
	if v.Step.Back != "" && s.Batch == 0 {
		effects, err := h.Work.PlanUndo(r.Ctx(), schema.Undoing{Step: s.Number})
		if err != nil {
			return err
		}
		if v.Late, err = h.late(r, effects); err != nil {
			return err
		}
		if len(v.Late) > 0 { // whose form takes it back
			v.Shown.Back = ""
		}
	}
	return h.Render(r.Request, http.StatusOK, "desk_step.html", v)
}

func (h *History) page(r *desk.Request, s schema.Step) (v stepPage, err error) {
	loc := h.Site.Locale(r.Lang)
	large := len(s.Parts) > few
	s.Parts = s.Parts[:min(len(s.Parts), shown)]
	titles, err := h.titles(r.Ctx(), wording.Documents(s))
	if err != nil {
		return v, err
	}
	v = stepPage{Frame: h.Page(r, frame.RouteDeskLog, loc.Say("log.step", s.Number)), Step: wording.StepOf(loc, s, titles), When: loc.Format.Moment(s.At)}
	v.Step.Large = v.Step.Large || large
	if v.Shown = v.Step; v.Step.Large {
		v.Shown.Back = ""
	}
	at := func(n int) string {
		if n == 0 {
			return ""
		}
		return frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(n))
	}
	v.Undoes, v.Undone = at(s.Undoes), at(s.Undone)
	return v, nil
}

// late writes what taking a step back leaves alone.
func (h *History) late(r *desk.Request, effects []schema.Effect) ([]late, error) {
	var ids []schema.ID
	for _, e := range effects {
		if e.Verdict == schema.VerdictOvertaken {
			ids = append(ids, e.Document)
		}
	}
	titles, err := h.titles(r.Ctx(), ids)
	if err != nil {
		return nil, err
	}
	loc := h.Site.Locale(r.Lang)
	var out []late
	for _, e := range effects {
		if e.Verdict != schema.VerdictOvertaken {
			continue
		}
		x := late{By: e.By, Because: e.Why, Key: string(e.Document) + " " + string(e.Field)}
		x.Field = wording.Part{Title: string(e.Document), URL: desk.Below(r.Lang, frame.RouteDeskDocs, string(e.Document), "history")}
		if t, held := titles[e.Document]; held {
			x.Field.Title = t
		}
		if e.Document == "" && e.Field == "" { // a file
			x.Field, x.Because = wording.Part{Title: e.Value}, loc.Say("log.file-since")
		}
		if e.Field != "" {
			x.Field.Field = wording.Field(loc, e.Field)
		}
		for _, v := range e.From {
			x.Now = append(x.Now, wording.Value(loc, e.Field, v))
		}
		for _, v := range e.To {
			x.Would = append(x.Would, wording.Value(loc, e.Field, v))
		}
		out = append(out, x)
	}
	return out, nil
}

// undo takes a step back. What changed since is shown with both values, to be
// forced one by one.
func (h *History) undo(r *desk.Request) error {
	s, err := h.numbered(r)
	if err != nil {
		return err
	}
	form, err := r.Form()
	if err != nil {
		return err
	}
	u := schema.Undoing{By: r.Person.Name, Note: strings.TrimSpace(form.Get("note")), Step: s.Number}
	for _, key := range form["force"] {
		id, field, _ := strings.Cut(key, " ")
		u.Force = append(u.Force, schema.FieldOf{Document: schema.ID(id), Field: schema.Field(field)})
	}
	out, err := h.Work.Undo(r.Whole(), u)
	loc := h.Site.Locale(r.Lang)
	switch {
	case errors.Is(err, schema.ErrInvalid):
		return h.refuse(r, s, http.StatusUnprocessableEntity, loc.Say("log.cannot"))
	case errors.Is(err, schema.ErrConflict):
		return h.refuse(r, s, http.StatusConflict, loc.Say("log.runs"))
	case err != nil:
		return err
	}
	left, err := h.late(r, out.Effects)
	if err != nil {
		return err
	}
	done := count(out.Effects, schema.VerdictChanges)
	if len(left) > 0 {
		if s, err = h.numbered(r); err != nil { // it may be undone by now
			return err
		}
		v, err := h.page(r, s)
		if err != nil {
			return err
		}
		v.Late, v.Done, v.Shown.Back = left, done, ""
		return h.Render(r.Request, http.StatusConflict, "desk_step.html", v)
	}
	did := door.Did{Text: loc.Say("log.nothing")}
	if out.Step != 0 {
		did = door.Did{Text: loc.Say("log.undone", done), Undo: frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(out.Step))}
	}
	if err := h.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(back(r, form, frame.Address(r.Lang, frame.RouteDeskLog)))
}

func count(effects []schema.Effect, v schema.Verdict) (n int) {
	for _, e := range effects {
		if e.Verdict == v {
			n++
		}
	}
	return n
}

// refuse shows a step that could not be taken back, and why.
func (h *History) refuse(r *desk.Request, s schema.Step, status int, why string) error {
	v, err := h.page(r, s)
	if err != nil {
		return err
	}
	v.Wrong = why
	return h.Render(r.Request, status, "desk_step.html", v)
}
