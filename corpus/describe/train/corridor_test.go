package main

import (
	"bytes"
	"io/fs"
	"path"
	"testing"

	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/corridor"
)

// TestCorridorModelsAreAsLearned holds that the tables of the models of corridors
// are what the repository gives with today's rules: its own texts, and what the
// others teach as numbers.
func TestCorridorModelsAreAsLearned(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: learning takes two minutes")
	}
	l, err := learnCorridors("-", "..")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]fs.FS{"candidate": candidate.Files, "corridor": corridor.Files}
	for _, table := range l.tables() {
		var got bytes.Buffer
		if err := table.write(&got); err != nil {
			t.Fatal(err)
		}
		if got.String() != rowsOf(t, files[path.Dir(table.path)], path.Base(table.path)) {
			t.Errorf("%s is not what is learned; make it anew as CONTRIBUTING.md says", table.path)
		}
	}
}
