package api

import (
	"net/http"
	"strings"

	"github.com/simde/simde/web/frame"
)

// guidePage documents the interface for programs.
type guidePage struct {
	frame.Frame
	Base    string
	Harvest string // where harvesters ask
	Rows    []guideRow
}

type guideRow struct{ Path, Text string }

// Guide explains the interface to people.
func (s *Interface) Guide(r *frame.Request) error {
	loc := s.Site.Locale(r.Lang)
	page := guidePage{Frame: s.Site.Frame(r, frame.RouteAPI, loc.Say("nav.api")), Base: s.Site.Base(r.Request) + frame.APIPath, Harvest: s.Site.Base(r.Request) + frame.OAIPath}
	for _, o := range s.Operations() {
		if strings.HasPrefix(o.Name, "reference-") {
			continue // as the whole search, of one document
		}
		page.Rows = append(page.Rows, guideRow{frame.APIPath + o.path + o.example, loc.Say("api." + o.Name)})
	}
	return s.Site.Render(r, http.StatusOK, "api.html", page)
}
