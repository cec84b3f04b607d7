package export

import (
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/cite"
)

// csvHeader are the columns of the table of documents. Those that a manifest
// has go by its names.
var csvHeader = []string{"id", "title", "creator", "publisher", "date", "language", "type", "pages", "corridor", "description", "source", "url",
	"identifier", "subject", "spatial", "isPartOf", "rights", "sha256"}

// Sheet begins a CSV file for spreadsheets: with the mark by which Excel
// knows UTF-8, without which it shows accents as other letters.
func Sheet(w io.Writer) (*csv.Writer, error) {
	_, err := io.WriteString(w, "\ufeff")
	return csv.NewWriter(w), err
}

func writeCSV(w io.Writer, works iter.Seq2[cite.Work, error], whole head) error {
	out, err := Sheet(w)
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
	return Cells(string(doc.ID), doc.Title, list(w.Creators), w.Publisher, string(doc.Published), string(doc.Language),
		string(doc.Kind), strconv.Itoa(w.Card.Pages), list(corridors), doc.Abstract, doc.SourceURL, w.URL,
		list(doc.Identifiers), list(topics), list(places), list(doc.Collections), doc.Rights, list(hashes))
}

// Cells keeps spreadsheets from running what a document's text begins with.
func Cells(cells ...string) []string {
	for i, c := range cells {
		cells[i] = schema.Cell(c)
	}
	return cells
}
