package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/schema"
)

// Options say how Run reports.
type Options struct {
	JSON   bool   // one JSON object in place of a table
	Errors bool   // each wrong and each missing value, with its text
	Only   string // the sets whose name begins so; "" is all

	// Read extracts and describes a file; without it, whole documents are those
	// that are text as they stand.
	Read func(name string) (*schema.Document, error)
}

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
}

// Run describes the material under dir, laid out as the folder of real
// material is, and writes how well it was read: precision, recall and F1 by
// set and language. A set whose material is absent is left out with a line
// that says so.
func Run(w io.Writer, dir string, o Options) error {
	e := &evaluation{Describer: describe.New(), dir: dir, only: o.Only, file: o.Read, scores: map[string]*Score{}, items: map[string]int{}}
	if o.Errors {
		e.errors = w
	}
	for _, set := range []struct {
		name string
		run  func() error
	}{{"corridors", e.corridors}, {"sentences", e.sentences}, {"fresh", e.fresh}, {"passages", e.passages}, {"documents", e.documents}, {"seeds", e.seeds}, {"languages", e.languages},
		{"dates", e.dates}, {"places", e.mentions}, {"titles", e.titles}, {"themes", e.themes}, {"catalogue", e.catalogue}} {
		if !strings.HasPrefix(set.name, o.Only) {
			continue
		}
		if err := set.run(); err != nil {
			if !os.IsNotExist(err) {
				return fmt.Errorf("eval %s: %w", set.name, err)
			}
			if _, err := fmt.Fprintf(os.Stderr, "%s: left out: %v\n", set.name, err); err != nil {
				return err
			}
		}
	}
	return e.write(w, o.JSON)
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

func (e *evaluation) corridors() error {
	text, err := e.readFile("eval", "corridors.json")
	if err != nil {
		return err
	}
	var file struct{ Items []labelled }
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	for _, it := range file.Items {
		if err := e.passage("corridors", it); err != nil {
			return err
		}
	}
	return nil
}

func (e *evaluation) passage(set string, it labelled) error {
	doc := DescribePassage(e.Describer, it.Text)
	for _, list := range [][]string{it.Must, it.May} {
		for i := range list {
			list[i] = strings.ReplaceAll(list[i], ">", "-")
		}
	}
	got := corridorCodes(doc)
	if slices.Contains(it.May, "*") {
		it.May = got
	}
	if err := e.score(set, it.Lang, it.Text, got, it.Must, it.May); err != nil || e.errors == nil {
		return err
	}
	for _, c := range append(slices.Clone(doc.Corridors), doc.Suggestions.Corridors...) {
		if _, err := fmt.Fprintf(e.errors, "        %s %.2f %s\n", c.Corridor, c.Confidence, c.Evidence[0].Rule); err != nil {
			return err
		}
	}
	return nil
}

// sentences scores our own sentences: the odd ones of a language were looked
// at while rules were written, the even ones were not.
func (e *evaluation) sentences() error {
	n := map[string]int{}
	for f := range table.Rows(Annotations, "annotations/sentences.tsv", 4) {
		n[f[0]]++
		set := "sentences tuned"
		if n[f[0]]%2 == 0 {
			set = "sentences held out"
		}
		if err := e.passage(set, labelled{Lang: schema.Lang(f[0]), Text: f[3], Must: Codes(f[1]), May: Codes(f[2])}); err != nil {
			return err
		}
	}
	return nil
}

// fresh scores the sentences that were written after the rules.
func (e *evaluation) fresh() error {
	for f := range table.Rows(Annotations, "annotations/fresh.tsv", 5) {
		if err := e.passage("fresh "+f[0], labelled{Lang: schema.Lang(f[1]), Text: f[4], Must: Codes(f[2]), May: Codes(f[3])}); err != nil {
			return err
		}
	}
	return nil
}

func Codes(s string) []string {
	if s == "-" {
		return nil
	}
	return strings.Fields(s)
}

// passages scores the passages of the corpus that were annotated.
func (e *evaluation) passages() error {
	list, err := AnnotatedPassages()
	if err != nil {
		return err
	}
	for _, it := range list {
		text, err := e.readFile(it.File)
		if err != nil {
			return err
		}
		if it.End > len(text) {
			return fmt.Errorf("%s: no byte %d", it.File, it.End)
		}
		it.Text = string(text[it.Start:it.End])
		if err := e.passage("passages "+it.Part, it); err != nil {
			return err
		}
	}
	return nil
}
