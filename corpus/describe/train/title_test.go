package main

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/title"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/schema/table"
)

// TestEndingsAreAsLearned holds that the weights are those that the numbers in
// the repository give, which who lacks the material has too.
func TestEndingsAreAsLearned(t *testing.T) {
	s, err := endings("-", "..")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := writeEndings(&got, s); err != nil {
		t.Fatal(err)
	}
	if got.String() != rowsOf(t, title.Files, "ending.tsv") {
		t.Error("ending.tsv is not what the numbers give; make it anew as CONTRIBUTING.md says")
	}
}

// TestEndingNumbers holds that the numbers are those of the material with
// today's rules.
func TestEndingNumbers(t *testing.T) {
	tree := t.TempDir()
	if _, err := endings(schematest.SharedData(t), tree); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(numbersPath(tree, "ending"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(numbersPath("..", "ending"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("numbers/ending.gz is not what the material gives; make it anew as CONTRIBUTING.md says")
	}
}

// TestEndingsHoldNothingBack holds that nothing is learned from a text whose
// title is scored and never looked at.
func TestEndingsHoldNothingBack(t *testing.T) {
	held, err := eval.HeldBack(schematest.SharedData(t))
	if err != nil || len(held) == 0 {
		t.Fatal(len(held), err)
	}
	for f := range table.Rows(eval.Annotations, "annotations/endings.tsv", 2) {
		if slices.Contains(held, f[0]) {
			t.Errorf("endings.tsv has %s, which is held back", f[0])
		}
	}
}

// TestHeadlinesHoldNothingBack holds that nothing is learned from a title of the
// part that is only scored.
func TestHeadlinesHoldNothingBack(t *testing.T) {
	list, err := eval.Headlines()
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]bool{}
	for _, h := range list {
		held[h.File] = h.Part == "report"
	}
	for f := range table.Rows(eval.Annotations, "annotations/endings.tsv", 2) {
		if held[f[0]] {
			t.Errorf("endings.tsv has %s, which is held back", f[0])
		}
	}
	for _, a := range eval.AnnotatedDocuments() {
		if held[a.File] && a.Part == "tune 2" {
			t.Errorf("documents.tsv has %s to learn from, which is held back", a.File)
		}
	}
}

// TestEndingsOfOthers holds how many titles are cut right by what was learned
// from other texts.
func TestEndingsOfOthers(t *testing.T) {
	const least = 0.93
	right, all, err := tryEndings(schematest.SharedData(t), true, func(headed, string) {})
	if err != nil {
		t.Fatal(err)
	}
	if share := float64(right) / float64(all); share < least {
		t.Errorf("%d of %d titles are right, %.3f; want %.2f", right, all, share, least)
	}
}
