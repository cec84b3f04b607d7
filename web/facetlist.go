package web

import (
	"strconv"

	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// writeFacetCSV gives out the values of a facet with their counts.
func writeFacetCSV(r *frame.Request, name string, values []listing.Counted) error {
	h := r.Writer.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", "simde-"+name+".csv"))
	w, err := export.Sheet(r.Writer)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"value", "label", "documents"}); err != nil {
		return err
	}
	for _, v := range values {
		if err := w.Write(export.Cells(v.Value, v.Label, strconv.Itoa(v.Count))); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
