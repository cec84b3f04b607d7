package main

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"testing"

	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/corridor"
)

// TestCorridorModelsAreOfToday holds that nothing changed since the tables of the
// models of corridors were learned: not they, not what they are learned from,
// not what the rules see in it.
func TestCorridorModelsAreOfToday(t *testing.T) {
	got, err := corridorSum("..")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("corridors.sum")
	if err != nil {
		t.Fatal(err)
	}
	if got+"\n" != string(want) {
		t.Errorf("the models of corridors were learned with other rules, words or texts (%s); learn them anew as CONTRIBUTING.md says", got)
	}
}

// TestCorridorModelsAreAsLearned holds that the tables of the models of corridors
// are what the repository gives with today's rules: its own texts, and what the
// others teach as numbers.
func TestCorridorModelsAreAsLearned(t *testing.T) {
	if os.Getenv("SIMDE_LEARN") == "" {
		t.Skip("skipped: learning takes two minutes; \"make learned\" does it")
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
