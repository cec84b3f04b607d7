package history

import (
	"net/http"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// ownPage is what a person did.
type ownPage struct {
	desk.Frame
	Days   []day
	Older  string
	Newest string
}

// own lists a person's own steps. Who may not open the log sees them without a
// way back, and their documents as everybody sees them.
func (h *History) own(r *desk.Request) error {
	only := schema.StepFilter{By: r.Person.Name, Most: atOnce + 1}
	if n, err := strconv.Atoi(r.Query("below")); err == nil && n > 0 {
		only.Below = n
	}
	steps, err := h.Log.Steps(r.Ctx(), only)
	if err != nil {
		return err
	}
	here := desk.Below(r.Lang, frame.RouteAccount, "steps")
	v := ownPage{Frame: h.Page(r, frame.RouteAccount, h.Site.Locale(r.Lang).Say("log.own"))}
	if len(steps) > atOnce {
		steps = steps[:atOnce]
		v.Older = here + "?below=" + strconv.Itoa(steps[atOnce-1].Number)
	}
	if only.Below > 0 {
		v.Newest = here
	}
	if v.Days, err = h.days(r, steps); err != nil {
		return err
	}
	if !r.Person.Office.May(schema.Archivist) {
		for _, d := range v.Days {
			for i := range d.Steps {
				s := &d.Steps[i]
				s.URL, s.Back, s.Batch = "", "", 0
				for j := range s.Parts {
					p := &s.Parts[j]
					if p.URL = ""; p.Document != "" {
						p.URL = frame.Address(r.Lang, frame.RouteDocuments, string(p.Document))
					}
				}
			}
		}
	}
	return h.Render(r.Request, http.StatusOK, "desk_own.html", v)
}
