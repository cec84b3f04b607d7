package main

import (
	"bufio"
	"errors"
	"io"
	"maps"
	"os"
	"slices"
)

const learned = " Learned by SIMDE\n# from its own annotations; made by corpus/describe/train and not to be edited.\n"

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// writeTable writes a learned table into a file.
func writeTable(path, about string, rows func(w io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if _, err := w.WriteString(about + learned); err != nil {
		return errors.Join(err, f.Close())
	}
	return errors.Join(rows(w), w.Flush(), f.Close())
}
