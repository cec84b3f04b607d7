package main

import (
	"cmp"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/simde/simde/corpus/describe/model"
)

// stages are those of which examples are kept as numbers, so that who lacks the
// material can learn again.
var stages = []string{"gate", "candidate", "decide"}

// numbersPath is where the numbers of a stage stand in the tree.
func numbersPath(tree, stage string) string {
	return filepath.Join(tree, "train", "numbers", stage+".gz")
}

// write writes what the texts that may not be passed on teach.
func (l *corridorLearner) write(tree string) error {
	for _, stage := range stages {
		s := model.Stored{Names: l.names}
		for _, e := range l.stored[stage] {
			s.Examples, s.Folds = append(s.Examples, e.Example), append(s.Folds, e.fold)
		}
		if err := writeNumbers(numbersPath(tree, stage), s, l.common(stage)); err != nil {
			return fmt.Errorf("numbers of %s: %w", stage, err)
		}
	}
	return nil
}

// common reports of which traits there are examples enough to learn from.
func (l *corridorLearner) common(stage string) func(model.Key) bool {
	count := map[model.Key]int{}
	for _, e := range slices.Concat(l.ship[stage], l.stored[stage]) {
		for _, f := range e.List {
			count[f.Key]++
		}
	}
	least := 1
	if stage != "decide" {
		least = leastExamples
	}
	return func(k model.Key) bool { return count[k] >= least }
}

func writeNumbers(path string, s model.Stored, keep func(model.Key) bool) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	return errors.Join(s.Write(z, keep), z.Close(), f.Close())
}

// read reads the numbers of every stage.
func (l *corridorLearner) read(tree string) error {
	for _, stage := range stages {
		s, err := readNumbers(numbersPath(tree, stage))
		if err != nil {
			return fmt.Errorf("numbers of %s: %w", stage, err)
		}
		for i, e := range s.Examples {
			l.stored[stage] = append(l.stored[stage], sample{e, s.Folds[i]})
		}
		for k, name := range s.Names {
			l.names[k] = name
		}
	}
	return nil
}

func readNumbers(path string) (s model.Stored, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer func() { err = cmp.Or(err, f.Close()) }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return s, err
	}
	return model.ReadStored(z)
}

// shipping are the texts that the repository has.
func shipping() []material {
	return slices.DeleteFunc(ownTexts(), func(m material) bool { return !m.ships })
}
