package history

import (
	"fmt"
	"net/http"
	"path"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// documentPage is the history of a document.
type documentPage struct {
	desk.Frame
	Name     string // the title; its id where it is withdrawn
	Public   string // its page on the site; "" where it is withdrawn
	Edit     string
	Count    int
	Days     []day
	Older    string
	Editions []edition
	Earlier  []wording.Part // corrections that were made for an earlier version
	CSV      string
}

// edition is a version in a list.
type edition struct {
	schema.Edition
	File    string
	When    string
	Compare string // with the present one; "" for that
	Back    string // where it is restored, by POST; "" for the present one
}

func (h *History) document(r *desk.Request) error {
	id := schema.ID(r.Param("id"))
	only := schema.StepFilter{Document: id}
	only.Below, _ = strconv.Atoi(r.Query("below")) // what is no number chooses all
	if r.Query("as") == "csv" {
		return h.writeCSV(r, only)
	}
	doc, err := h.Documents.Head(r.Ctx(), id)
	if err := unknown(err); err != nil {
		return err
	}
	v := documentPage{Name: string(id)}
	if err == nil {
		v.Name, v.Public, v.Edit = doc.Title, frame.DocumentAddress(r.Lang, id, doc.Title), frame.Address(r.Lang, frame.RouteDeskDocs, string(id))
		if v.Editions, err = h.editions(r, id); err != nil {
			return err
		}
		if v.Earlier, err = h.earlier(r, id); err != nil {
			return err
		}
	}
	loc := h.Site.Locale(r.Lang)
	v.Frame = h.Page(r, frame.RouteDeskDocs, loc.Say("history.of", v.Name))
	only.Most = atOnce + 1
	steps, err := h.Log.Steps(r.Ctx(), only)
	if err != nil {
		return err
	}
	here := desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "history")
	if len(steps) > atOnce {
		steps = steps[:atOnce]
		v.Older = here + "?below=" + strconv.Itoa(steps[atOnce-1].Number)
	}
	v.Count, v.CSV = len(steps), here+"?as=csv"
	if v.Days, err = h.days(r, steps); err != nil {
		return err
	}
	for _, d := range v.Days {
		for _, s := range d.Steps {
			for i := range s.Parts {
				s.Parts[i].Title = "" // it is this document
			}
		}
	}
	return h.Render(r.Request, http.StatusOK, "desk_history.html", v)
}

// earlier lists the corrections that were made for an earlier version.
func (h *History) earlier(r *desk.Request, id schema.ID) ([]wording.Part, error) {
	all, err := h.Work.EarlierCorrections(r.Ctx(), id)
	loc := h.Site.Locale(r.Lang)
	var out []wording.Part
	for _, c := range all {
		p := wording.Part{Field: wording.Field(loc, c.Field), What: wording.Value(loc, c.Field, c.Value)}
		if c.Op == schema.CorrectRemove {
			p.What, p.Out = "", []string{p.What}
		}
		out = append(out, p)
	}
	return out, err
}

// confirm has the corrections that were made for an earlier version count for
// the present one.
func (h *History) confirm(r *desk.Request) error {
	id := schema.ID(r.Param("id"))
	n, err := h.Work.ConfirmCorrections(r.Ctx(), id, r.Person.Name)
	if err != nil {
		return err
	}
	did := door.Did{Text: h.Site.Locale(r.Lang).Say("history.confirmed", n)}
	steps, err := h.Log.Steps(r.Ctx(), schema.StepFilter{Document: id, By: r.Person.Name, Verb: schema.VerbConfirm, Most: 1})
	if err != nil {
		return err
	}
	if n > 0 && len(steps) > 0 {
		did.Undo = frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(steps[0].Number))
	}
	if err := h.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "history"))
}

// editions lists the versions of a document, the newest first.
func (h *History) editions(r *desk.Request, id schema.ID) ([]edition, error) {
	all, err := h.Work.Editions(r.Ctx(), id)
	if err != nil {
		return nil, err
	}
	loc := h.Site.Locale(r.Lang)
	var out []edition
	for i := len(all) - 1; i >= 0; i-- {
		e := edition{Edition: all[i], When: loc.Format.Moment(all[i].Came)}
		if len(e.Files) > 0 {
			e.File = path.Base(e.Files[0].Name)
		}
		if !e.Now {
			e.Compare = desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "versions", fmt.Sprintf("%d..%d", e.Number, len(all)))
			e.Back = e.Compare
		}
		out = append(out, e)
	}
	return out, nil
}
