package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// smallLibrary imports files of these texts and returns the library's folder and
// the ids of the documents.
func smallLibrary(t *testing.T, texts ...string) (data string, ids []string) {
	t.Helper()
	dir, data := t.TempDir(), t.TempDir()
	for i, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))+".txt"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mustRun(t, data, "import", "--by", "Ana", "--collection", "Bulletins", dir)
	mustRun(t, data, "index")
	for i := range texts {
		ids = append(ids, idAt(t, data, string(rune('a'+i))+".txt"))
	}
	return data, ids
}

func has(t *testing.T, what, out string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(out, want) {
			t.Errorf("%s: %q lacks %q", what, out, want)
		}
	}
}

// TestLog holds that every command that changes a document is a step, that steps
// are found and written in three forms, and that each can be taken back.
func TestLog(t *testing.T) {
	data, ids := smallLibrary(t, "Remesas y desarrollo\n\nLas remesas llegan cada mes.", "Migrantes\n\nLos migrantes llegan cada mes.")
	mustRun(t, data, "correct", ids[0], "title==Suma", "isPartOf-=Bulletins", "--by", "Eva")
	mustRun(t, data, "withdraw", ids[1], "--by", "Eva", "--reason", "doubled")
	has(t, "log", mustRun(t, data, "log"), "Ana  import (import 1)", "Eva  correct", "title: Remesas y desarrollo → =Suma", "isPartOf: Bulletins → (none)", "Eva  withdraw: doubled")
	if out := mustRun(t, data, "log", "--by", "Ana"); strings.Contains(out, "Eva") || !strings.Contains(out, "Ana") {
		t.Errorf("log --by Ana: %s", out)
	}
	if out := mustRun(t, data, "log", "--document", ids[1], "--verb", "withdraw", "--since", "2020-01-01", "-n", "1"); strings.Count(out, "\n") != 2 {
		t.Errorf("log of a document and a verb: %s", out)
	}
	has(t, "log --csv", mustRun(t, data, "log", "--csv"), "step,at,by,verb", ",'=Suma\n")
	has(t, "log --json", mustRun(t, data, "log", "--json"), `"verb":"correct"`, `"to":["=Suma"]`)
	has(t, "log 2", mustRun(t, data, "log", "2"), "title: Remesas y desarrollo → =Suma")

	has(t, "dry run of an undoing", mustRun(t, data, "undo", "--step", "2", "--dry-run"), "title: =Suma → Remesas y desarrollo", "2 changes in 1 documents")
	has(t, "undo", mustRun(t, data, "undo", "--step", "2", "--by", "Luis"), "isPartOf: (none) → Bulletins", "step 4")
	has(t, "log of what was undone", mustRun(t, data, "log", "2"), "undone by step 4")
	mustRun(t, data, "undo", "--step", "3")
	has(t, "log of what came back", mustRun(t, data, "log", "--document", ids[1]), "undo of step 3", "back")

	mustRun(t, data, "correct", ids[0], "title=Otra")
	out, err := simde(t, data, "undo", "--step", "4")
	if !errors.Is(err, errPartly) {
		t.Errorf("undoing what changed since: %v, want errPartly", err)
	}
	has(t, "undoing what changed since", out, "title: changed since, left alone", "isPartOf: Bulletins → (none)")
	has(t, "forced", mustRun(t, data, "undo", "--step", "4", "--force"), "title: Otra → =Suma")

	mustRun(t, data, "erase", ids[0], "--yes", "--by", "Eva")
	if out := mustRun(t, data, "log"); strings.Contains(out, "Suma") || strings.Contains(out, "Otra") || !strings.Contains(out, "title: (erased)") {
		t.Errorf("log after erasing: %s", out)
	}
	if _, err := simde(t, data, "undo", "--step", "99"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("undoing a step that never was: %v", err)
	}
}

// TestChange holds that many documents are changed as one step, that the plan
// says before what becomes of each, and that it goes in again as a table.
func TestChange(t *testing.T) {
	data, ids := smallLibrary(t, "Remesas\n\nLas remesas llegan cada mes.", "Migrantes\n\nLos migrantes llegan cada mes.", "Envois\n\nLes envois de fonds arrivent chaque mois.")
	mustRun(t, data, "correct", ids[1], "rights=Reserved", "--by", "Eva")
	args := []string{"change", "--query", "collection:Bulletins", "--set", "rights=CC0", "--add", "subject=diaspora", "--by", "Ana"}
	plan := mustRun(t, data, append(args, "--dry-run")...)
	has(t, "plan", plan, ids[0]+"  rights: (none) → CC0", ids[1]+"  rights=CC0: a person's word, left alone (Eva)", "5 changes in 3 documents", "nothing has changed yet")
	table := mustRun(t, data, append(args, "--dry-run", "--csv")...)
	has(t, "log", mustRun(t, data, "log", "-n", "1"), "Eva  correct")

	file := filepath.Join(t.TempDir(), "plan.csv")
	if err := os.WriteFile(file, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	out := mustRun(t, data, "change", "--plan", file, "--by", "Ana")
	has(t, "change", out, "5 changes in 3 documents", "simde undo --step 3")
	has(t, "log", mustRun(t, data, "log", "-n", "1"), "Ana  correct", "and 2 more")
	has(t, "again", mustRun(t, data, args...), "0 changes in 0 documents; 5: so already; 1: a person's word")
	has(t, "overruled", mustRun(t, data, append(args, "--overrule")...), "rights: Reserved → CC0", "1 changes")
	has(t, "undo", mustRun(t, data, "undo", "--step", "3", "--by", "Ana"), "5 changes in 3 documents")
	for _, bad := range [][]string{{"change"}, {"change", ids[0]}, {"change", ids[0], "--add", "title=A"}, {"change", ids[0], "--set", "horse=A"}, {"change", ids[0], "--plan", file}} {
		if _, err := simde(t, data, bad...); err == nil {
			t.Errorf("%v: no error", bad)
		}
	}
	if _, err := simde(t, data, "change", "none", "--set", "title=A"); !errors.Is(err, errPartly) {
		t.Errorf("a document that is not there: %v, want errPartly", err)
	}
}
