package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/topic"
)

// tryMain prints how often the main topic of annotated texts is read right by
// what was learned from others, by part, and what is read wrong of documents.
func tryMain(w io.Writer, dir string) error {
	texts, err := readTexts(dir)
	if err != nil {
		return fmt.Errorf("try main: %w", err)
	}
	scores := map[string]*eval.Score{}
	var wrong strings.Builder
	for fold := range folds {
		others := slices.DeleteFunc(slices.Clone(texts), func(t readText) bool { return t.fold() == fold })
		main, treated := fitMain(others), fitTreated(others)
		for _, t := range texts {
			if t.fold() != fold || t.part == "" || len(t.main) == 0 {
				continue
			}
			if scores[t.part] == nil {
				scores[t.part] = &eval.Score{}
			}
			got := mainOf(t.subjects, main, treated)
			if slices.Contains(t.main, got) {
				scores[t.part].Right++
				continue
			}
			scores[t.part].Wrong++
			if strings.HasPrefix(t.part, "documents") {
				fmt.Fprintf(&wrong, "%s: %s got %s want %s\n", t.part, t.id, got, strings.Join(t.main, "|"))
			}
		}
	}
	if _, err := io.WriteString(w, wrong.String()); err != nil {
		return err
	}
	for _, part := range slices.Sorted(maps.Keys(scores)) {
		s := scores[part]
		if _, err := fmt.Fprintf(w, "%s: %d of %d right, %.3f\n", part, s.Right, s.Right+s.Wrong, s.Precision()); err != nil {
			return err
		}
	}
	return nil
}

// mainOf returns the topic that is likeliest to be the main one of those that
// may be treated.
func mainOf(list []topic.Subject, main, treated model.Weights) string {
	best, most := "", 0.0
	for _, s := range list {
		if treated.Chance(s.Traits) < topic.DefaultThresholds.Topic/2 {
			continue
		}
		if sum := main.Sum(s.Traits); best == "" || sum > most {
			best, most = string(s.Topic), sum
		}
	}
	return best
}
