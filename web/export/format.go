// Package export writes documents in the forms in which they can be taken away.
package export

import (
	"encoding/json"
	"io"
	"iter"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/cite"
)

// Format is a form in which documents can be taken away.
type Format struct {
	Name      string // in the address and as the label's key
	Label     string
	MediaType string
	Write     func(w io.Writer, works iter.Seq2[cite.Work, error], whole head) error
}

// head returns a document without its pages: what its card does not tell.
type head func(schema.ID) (*schema.Document, error)

// Formats are the forms, in the order in which they are offered.
var Formats = []Format{
	{"csv", "CSV", "text/csv; charset=utf-8", writeCSV},
	{"ris", "RIS", "application/x-research-info-systems; charset=utf-8", eachWork(cite.RIS)},
	{"bib", "BibTeX", "application/x-bibtex; charset=utf-8", eachWork(cite.BibTeX)},
	{"csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", writeCSL},
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
