package main

import (
	"fmt"
	"path/filepath"
)

// trainCorridors learns the four tables of corridors and writes them into the
// folder tree, which is laid out as corpus/describe is.
func trainCorridors(dir, tree string) error {
	l, err := learnCorridors(dir, tree)
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	for _, t := range l.tables() {
		if err := writeTable(filepath.Join(tree, t.path), t.about, t.write); err != nil {
			return err
		}
	}
	if !l.given {
		if err := l.write(tree); err != nil {
			return err
		}
	}
	return writeSum(tree)
}
