package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/schema"
)

// example is a finding with what a reader says of it.
type example struct {
	traits []model.Trait
	right  float64 // 1 or 0
	weight float64
}

// trainTrust learns the weights of the model of trust from the annotated
// sentences and passages that are for training, and writes them as
// corridor/trust.tsv has them. dir is laid out as the folder of real material is.
func trainTrust(w io.Writer, dir string) error {
	t := &trainer{Describer: describe.Untrained()}
	for _, gather := range []func() error{t.sentences, func() error { return t.passages(dir) }, func() error { return t.documents(dir) }} {
		if err := gather(); err != nil {
			return fmt.Errorf("train: %w", err)
		}
	}
	return fit(t.examples).Write(w)
}

// What a passage of our own counts, and one of the real material, of which there
// are fewer and which rules are for.
const own, real = 1, 2

// trainer gathers examples.
type trainer struct {
	*describe.Describer
	examples []example
}

// text takes the findings of a text of which the right corridors and those
// that do not count are known.
func (t *trainer) text(text string, right, doubtful []string, weight float64) {
	found := map[string][][]model.Trait{}
	t.Corridors.Observe = func(c schema.Corridor, traits []model.Trait) { found[c.String()] = append(found[c.String()], traits) }
	eval.DescribePassage(t.Describer, text)
	for _, code := range slices.Sorted(maps.Keys(found)) {
		e := example{weight: weight / float64(len(found[code]))}
		switch {
		case slices.Contains(right, code):
			e.right = 1
		case slices.Contains(doubtful, code) || slices.Contains(doubtful, "*"):
			continue
		}
		for _, e.traits = range found[code] {
			t.examples = append(t.examples, e)
		}
	}
}

func (t *trainer) sentences() error {
	n := map[string]int{}
	for f := range table.Rows(eval.Annotations, "annotations/sentences.tsv", 4) {
		if n[f[0]]++; n[f[0]]%2 == 1 {
			t.text(f[3], eval.Codes(f[1]), eval.Codes(f[2]), own)
		}
	}
	for f := range table.Rows(eval.Annotations, "annotations/fresh.tsv", 5) {
		if strings.HasPrefix(f[0], "tuned") {
			t.text(f[4], eval.Codes(f[2]), eval.Codes(f[3]), own)
		}
	}
	for f := range table.Rows(corridor.Files, "examples.tsv", 4) {
		if f[2] != "-" {
			must := slices.DeleteFunc(eval.Codes(f[2]), func(c string) bool { return strings.HasPrefix(c, "~") })
			t.text(f[3], must, []string{"*"}, own)
		}
	}
	return nil
}

func (t *trainer) passages(dir string) error {
	list, err := eval.AnnotatedPassages()
	if err != nil {
		return err
	}
	for _, it := range list {
		text, err := os.ReadFile(filepath.Join(dir, it.File))
		if err != nil {
			return err
		}
		if it.Part == "tune" && it.End <= len(text) {
			t.text(string(text[it.Start:it.End]), it.Must, it.May, real)
		}
	}
	return nil
}

func (t *trainer) documents(dir string) error {
	for _, a := range eval.AnnotatedDocuments() {
		if a.Part != "tune" || !a.Plain() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, a.File))
		if err != nil {
			return err
		}
		t.text(string(text), a.Corridors, a.May, real)
	}
	return nil
}

// fit finds the weights of a logistic regression.
func fit(examples []example) model.Weights {
	const rounds, penalty = 400, 3.0
	w := model.Weights{}
	w.Descend(rounds, func(name string) float64 {
		if name == "bias" {
			return 0
		}
		return penalty
	}, func(w model.Weights, add func(x model.Trait, much float64)) {
		for _, e := range examples {
			miss := (w.Chance(e.traits) - e.right) * e.weight
			for _, x := range e.traits {
				add(x, miss)
			}
		}
	})
	return w
}
