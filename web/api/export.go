package api

import (
	"bufio"
	"iter"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/export"
	"github.com/simde/simde/web/frame"
)

// export streams every document of a search, however many there are.
func (s *Documents) export(f export.Format) frame.Handler {
	return func(r *frame.Request) error {
		q, err := queryOf(r)
		if err != nil {
			return err
		}
		return s.send(r, f, "simde-"+frame.Slug(q.Text), export.Works(r.Ctx(), s.Catalogue, s.Site.Base(r.Request), s.Finder.IDs(r.Ctx(), q)))
	}
}

// exportOne gives out the reference of one document.
func (s *Documents) exportOne(f export.Format) frame.Handler {
	return func(r *frame.Request) error {
		id := schema.ID(r.Param("id"))
		if _, err := s.Catalogue.Head(r.Ctx(), id); err != nil {
			return err
		}
		one := func(yield func(schema.ID, error) bool) { yield(id, nil) }
		r.Header("Link", frame.LinkHeader(frame.TypedLink{To: s.Site.Base(r.Request) + "/d/" + string(id), Rel: "describes", MediaType: "text/html"}))
		return s.send(r, f, "simde-"+string(id), export.Works(r.Ctx(), s.Catalogue, s.Site.Base(r.Request), one))
	}
}

func (s *Documents) send(r *frame.Request, f export.Format, name string, works iter.Seq2[cite.Work, error]) error {
	h := r.Writer.Header()
	h.Set("Content-Type", f.MediaType)
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", strings.TrimSuffix(name, "-")+"."+f.Name))
	if r.Request.Method == http.MethodHead {
		r.Status(http.StatusOK)
		return nil
	}
	w := bufio.NewWriter(r.Writer)
	whole := func(id schema.ID) (*schema.Document, error) { return s.Catalogue.Head(r.Ctx(), id) }
	if err := f.Write(w, works, whole); err != nil {
		s.Site.Log.Error("export broken off", "path", r.Request.URL.Path, "err", err)
		panic(http.ErrAbortHandler) // the client must not take a part for the whole
	}
	return w.Flush()
}
