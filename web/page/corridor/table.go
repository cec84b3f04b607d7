package corridor

import (
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
)

// csv gives out every figure of a corridor.
func (s *Page) csv(r *frame.Request, c schema.Corridor) error {
	if s.Bank.Figures == nil {
		return schema.ErrNotFound
	}
	series := map[string]schema.Series{}
	for _, x := range s.Bank.Figures.Series() {
		series[x.ID] = x
	}
	h := r.Writer.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", "simde-"+c.Slug()+".csv"))
	w, err := export.Sheet(r.Writer)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"series", "name", "measure", "definition", "unit", "origin", "destination", "year", "value", "status", "source", "vintage", "licence", "url", "period", "sex", "area", "route"}); err != nil {
		return err
	}
	for _, t := range s.Bank.Figures.TotalsByShare(c) {
		x := series[t.Series]
		err := w.Write(export.Cells(t.Series, x.Name.In(r.Lang), string(x.Measure), string(bank.DefinitionOf(t, x)), string(x.Unit), string(c.Origin), string(c.Destination),
			strconv.Itoa(t.Year), strconv.FormatFloat(t.Value, 'f', -1, 64), string(t.Status), x.Source, x.Vintage, x.Licence, x.URL, t.Period.String(), string(t.Sex), string(t.Area), t.Route))
		if err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
