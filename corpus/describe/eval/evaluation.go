package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// Result is the score of one set in one language ("" for all).
type Result struct {
	Set      string  `json:"set"`
	Language string  `json:"language"`
	Items    int     `json:"items"`
	P        float64 `json:"precision"`
	R        float64 `json:"recall"`
	F        float64 `json:"f1"`
	Score    Score   `json:"-"`
}

// evaluation gathers the scores of all sets.
type evaluation struct {
	*describe.Describer
	dir    string
	only   string
	errors io.Writer // nil where errors are not asked for
	file   func(name string) (*schema.Document, error)
	order  []string
	scores map[string]*Score
	items  map[string]int
	texts  *Texts // of the material, once one is asked for
}

// results returns the scores in the order in which the sets were read.
func (e *evaluation) results() []Result {
	var out []Result
	for _, key := range e.order {
		set, lang, _ := strings.Cut(key, "\t")
		s := *e.scores[key]
		out = append(out, Result{set, lang, e.items[key], model.Round(s.Precision()), model.Round(s.Recall()), model.Round(s.F1()), s})
	}
	return out
}

func (e *evaluation) write(w io.Writer, asJSON bool) error {
	results := e.results()
	if asJSON {
		return json.NewEncoder(w).Encode(struct {
			Results []Result `json:"results"`
		}{results})
	}
	if _, err := fmt.Fprintf(w, "%-28s %-4s %6s  %9s %6s %6s   right wrong missed\n", "set", "lang", "items", "precision", "recall", "F1"); err != nil {
		return err
	}
	for _, r := range results {
		if _, err := fmt.Fprintf(w, "%-28s %-4s %6d  %9.3f %6.3f %6.3f   %5d %5d %6d\n", r.Set, r.Language, r.Items, r.P, r.R, r.F, r.Score.Right, r.Score.Wrong, r.Score.Missed); err != nil {
			return err
		}
	}
	return nil
}

// add counts the score of one item for its language and for all.
func (e *evaluation) add(set string, lang schema.Lang, s Score) {
	for _, key := range []string{set + "\t" + string(lang), set + "\t"} {
		if e.scores[key] == nil {
			e.scores[key] = &Score{}
			e.order = append(e.order, key)
		}
		e.scores[key].add(s)
		e.items[key]++
	}
}

// score compares values and counts them; errors are written where asked for.
func (e *evaluation) score(set string, lang schema.Lang, where string, got, must, may []string) error {
	s, wrong, missed := compare(got, must, may)
	e.add(set, lang, s)
	if e.errors == nil || len(wrong)+len(missed) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(e.errors, "%s %s wrong %v missed %v\n    %s\n", set, lang, wrong, missed, strings.Join(strings.Fields(where), " "))
	return err
}

func (e *evaluation) readFile(elem ...string) ([]byte, error) {
	return os.ReadFile(filepath.Join(append([]string{e.dir}, elem...)...))
}

// skips reports whether a set is not asked for.
func (e *evaluation) skips(set string) bool { return !strings.HasPrefix(set, e.only) }

// pageOf returns the text of a page of a file of the material.
func (e *evaluation) pageOf(file string, number int) (string, error) {
	doc, err := e.file(filepath.Join(e.dir, file))
	if err != nil {
		return "", err
	}
	for _, p := range doc.Pages {
		if p.Number == number {
			return p.Text, nil
		}
	}
	return "", fmt.Errorf("%s: no page %d", file, number)
}
