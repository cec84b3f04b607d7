package web

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/frame"
)

// exportFormat is a form in which documents can be taken away.
type exportFormat struct {
	name      string // in the address and as the label's key
	label     string
	mediaType string
	write     func(w io.Writer, works iter.Seq2[cite.Work, error], whole head) error
}

// head returns a document without its pages: what its card does not tell.
type head func(schema.ID) (*schema.Document, error)

// exportFormats are the forms, in the order in which they are offered.
var exportFormats = []exportFormat{
	{"csv", "CSV", "text/csv; charset=utf-8", writeCSV},
	{"ris", "RIS", "application/x-research-info-systems; charset=utf-8", eachWork(cite.RIS)},
	{"bib", "BibTeX", "application/x-bibtex; charset=utf-8", eachWork(cite.BibTeX)},
	{"csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", writeCSL},
}

// export streams every document of a search, however many there are.
func (s *Server) export(f exportFormat) frame.Handler {
	return func(r *frame.Request) error {
		q, err := apiQuery(r)
		if err != nil {
			return err
		}
		return s.send(r, f, "simde-"+frame.Slug(q.Text), s.works(r, s.Finder.IDs(r.Ctx(), q)))
	}
}

// exportOne gives out the reference of one document.
func (s *Server) exportOne(f exportFormat) frame.Handler {
	return func(r *frame.Request) error {
		id := schema.ID(r.Param("id"))
		if _, err := s.Catalogue.Head(r.Ctx(), id); err != nil {
			return err
		}
		one := func(yield func(schema.ID, error) bool) { yield(id, nil) }
		r.Header("Link", frame.LinkHeader(frame.TypedLink{To: s.Site.Base(r.Request) + "/d/" + string(id), Rel: "describes", MediaType: "text/html"}))
		return s.send(r, f, "simde-"+string(id), s.works(r, one))
	}
}

func (s *Server) send(r *frame.Request, f exportFormat, name string, works iter.Seq2[cite.Work, error]) error {
	h := r.Writer.Header()
	h.Set("Content-Type", f.mediaType)
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", strings.TrimSuffix(name, "-")+"."+f.name))
	if r.Request.Method == http.MethodHead {
		r.Status(http.StatusOK)
		return nil
	}
	w := bufio.NewWriter(r.Writer)
	whole := func(id schema.ID) (*schema.Document, error) { return s.Catalogue.Head(r.Ctx(), id) }
	if err := f.write(w, works, whole); err != nil {
		s.Log.Error("export broken off", "path", r.Request.URL.Path, "err", err)
		panic(http.ErrAbortHandler) // the client must not take a part for the whole
	}
	return w.Flush()
}

// worksAtOnce is how many cards an export reads in one step.
const worksAtOnce = 200

// works turns identifiers into what is cited, a step at a time.
func (s *Server) works(r *frame.Request, ids iter.Seq2[schema.ID, error]) iter.Seq2[cite.Work, error] {
	base := s.Site.Base(r.Request)
	return func(yield func(cite.Work, error) bool) {
		batch := make([]schema.ID, 0, worksAtOnce)
		flush := func() bool {
			cards, err := s.Catalogue.Cards(r.Ctx(), batch)
			if err != nil {
				return yield(cite.Work{}, err)
			}
			batch = batch[:0]
			for _, c := range cards {
				if !yield(cite.Work{Card: c, URL: base + "/d/" + string(c.ID)}, nil) {
					return false
				}
			}
			return true
		}
		for id, err := range ids {
			if err != nil {
				yield(cite.Work{}, err)
				return
			}
			if batch = append(batch, id); len(batch) == worksAtOnce && !flush() {
				return
			}
		}
		if len(batch) > 0 {
			flush()
		}
	}
}

func eachWork(write func(io.Writer, cite.Work) error) func(io.Writer, iter.Seq2[cite.Work, error], head) error {
	return func(w io.Writer, works iter.Seq2[cite.Work, error], _ head) error {
		for x, err := range works {
			if err != nil {
				return err
			}
			if err := write(w, x); err != nil {
				return err
			}
		}
		return nil
	}
}

func writeCSL(w io.Writer, works iter.Seq2[cite.Work, error], _ head) error {
	sep := "[\n"
	for x, err := range works {
		if err != nil {
			return err
		}
		b, err := json.Marshal(cite.CSLItem(x))
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, sep+string(b)); err != nil {
			return err
		}
		sep = ",\n"
	}
	end := "\n]\n"
	if sep == "[\n" {
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

// csvHeader are the columns of the table of documents. Those that a manifest
// has go by its names.
var csvHeader = []string{"id", "title", "creator", "publisher", "date", "language", "type", "pages", "corridor", "description", "source", "url",
	"identifier", "subject", "spatial", "isPartOf", "rights", "sha256"}

// newSheet begins a CSV file for spreadsheets: with the mark by which Excel
// knows UTF-8, without which it shows accents as other letters.
func newSheet(w io.Writer) (*csv.Writer, error) {
	_, err := io.WriteString(w, "\ufeff")
	return csv.NewWriter(w), err
}

func writeCSV(w io.Writer, works iter.Seq2[cite.Work, error], whole head) error {
	out, err := newSheet(w)
	if err != nil {
		return err
	}
	if err := out.Write(csvHeader); err != nil {
		return err
	}
	for x, err := range works {
		if err != nil {
			return err
		}
		doc, err := whole(x.ID)
		if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) { // withdrawn since it was found
			continue
		}
		if err != nil {
			return err
		}
		if err := out.Write(csvRow(doc, x)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// csvRow returns the cells of a document, with codes where a vocabulary has
// them.
func csvRow(doc *schema.Document, w cite.Work) []string {
	var corridors, topics, places []string
	for _, c := range doc.Corridors {
		corridors = append(corridors, c.Corridor.String())
	}
	for _, t := range doc.Topics {
		topics = append(topics, string(t.Topic))
	}
	for _, p := range doc.Places {
		if p.Covered() {
			places = append(places, string(p.Place))
		}
	}
	var hashes []string
	for _, o := range doc.Files() {
		hashes = append(hashes, string(o.Hash))
	}
	list := func(s []string) string { return strings.Join(s, "|") }
	return safeCells(string(doc.ID), doc.Title, list(doc.Creators), doc.Publisher, string(doc.Published), string(doc.Language),
		string(doc.Kind), strconv.Itoa(w.Card.Pages), list(corridors), doc.Abstract, doc.SourceURL, w.URL,
		list(doc.Identifiers), list(topics), list(places), list(doc.Collections), doc.Rights, list(hashes))
}

// safeCells keeps spreadsheets from running what a document's text begins with.
func safeCells(cells ...string) []string {
	for i, c := range cells {
		cells[i] = schema.Cell(c)
	}
	return cells
}

// writeFacetCSV gives out the values of a facet with their counts.
func writeFacetCSV(r *frame.Request, name string, values []countedValue) error {
	h := r.Writer.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", frame.ContentDisposition("attachment", "simde-"+name+".csv"))
	w, err := newSheet(r.Writer)
	if err != nil {
		return err
	}
	if err := w.Write([]string{"value", "label", "documents"}); err != nil {
		return err
	}
	for _, v := range values {
		if err := w.Write(safeCells(v.Value, v.Label, strconv.Itoa(v.Count))); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
