package describe

import (
	"encoding/json"
	"fmt"
	"github.com/simde/simde/corpus/describe/table"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// example is a finding with what a reader says of it.
type example struct {
	traits []trait
	right  float64 // 1 or 0
	weight float64
}

// TrainTrust learns the weights of the model of trust from the annotated
// sentences and passages that are for training, and writes them as
// rules/trust.tsv has them. dir is laid out as the folder of real material is.
func TrainTrust(w io.Writer, dir string) error {
	t := &trainer{Describer: untrained()}
	for _, gather := range []func() error{t.sentences, func() error { return t.passages(dir) }, func() error { return t.documents(dir) }} {
		if err := gather(); err != nil {
			return fmt.Errorf("train: %w", err)
		}
	}
	return fit(t.examples).write(w)
}

// What a passage of our own counts, and one of the real material, of which there
// are fewer and which rules are for.
const own, real = 1, 2

// trainer gathers examples.
type trainer struct {
	*Describer
	examples []example
}

// text takes the findings of a text of which the right corridors and those
// that do not count are known.
func (t *trainer) text(text string, right, doubtful []string, weight float64) {
	found := map[string][][]trait{}
	t.corridors.observe = func(c schema.Corridor, traits []trait) { found[c.String()] = append(found[c.String()], traits) }
	t.describePassage(text)
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
	for f := range table.Rows(data, "annotations/sentences.tsv", 4) {
		if n[f[0]]++; n[f[0]]%2 == 1 {
			t.text(f[3], codes(f[1]), codes(f[2]), own)
		}
	}
	for f := range table.Rows(data, "annotations/fresh.tsv", 5) {
		if strings.HasPrefix(f[0], "tuned") {
			t.text(f[4], codes(f[2]), codes(f[3]), own)
		}
	}
	for f := range table.Rows(data, "rules/examples.tsv", 4) {
		if f[2] != "-" {
			must := slices.DeleteFunc(codes(f[2]), func(c string) bool { return strings.HasPrefix(c, "~") })
			t.text(f[3], must, []string{"*"}, own)
		}
	}
	return nil
}

func (t *trainer) passages(dir string) error {
	list, err := annotatedPassages()
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
	for _, a := range annotatedDocuments() {
		if a.part != "tune" || !a.plain() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, a.file))
		if err != nil {
			return err
		}
		t.text(string(text), a.corridors, a.may, real)
	}
	return nil
}

// annotatedPassages are the passages of the real material.
func annotatedPassages() ([]labelled, error) {
	text, err := data.ReadFile("annotations/passages.json")
	if err != nil {
		return nil, err
	}
	var file struct{ Items []labelled }
	return file.Items, json.Unmarshal(text, &file)
}

// fit finds the weights of a logistic regression.
func fit(examples []example) weights {
	const rounds, penalty = 400, 3.0
	w := weights{}
	w.descend(rounds, func(name string) float64 {
		if name == "bias" {
			return 0
		}
		return penalty
	}, func(w weights, add func(x trait, much float64)) {
		for _, e := range examples {
			miss := (w.in(e.traits) - e.right) * e.weight
			for _, x := range e.traits {
				add(x, miss)
			}
		}
	})
	return w
}
