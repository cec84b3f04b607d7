package main

import (
	"strings"
	"testing"
)

// TestAuthorities follows an organisation from its first name over a merge to
// what another process finds, exports and takes back.
func TestAuthorities(t *testing.T) {
	data, ids := smallLibrary(t, boletin, "Otro texto de remesas\n\nLas remesas de Choluteca bajan en invierno y suben en diciembre, dice el banco.")
	mustRun(t, data, "correct", ids[0], "publisher=Cáritas de Choluteca")
	mustRun(t, data, "correct", ids[1], "publisher=Pastoral Social")
	finds := func(query string, want int) {
		t.Helper()
		if got := foundIDs(t, data, query); len(got) != want {
			t.Errorf("%s finds %v, want %d", query, got, want)
		}
	}
	finds(`publisher:"Pastoral Social"`, 1)
	has(t, "dry run", mustRun(t, data, "authorities", "add", "Cáritas de Choluteca", "--dry-run"), "1 documents bear", "nothing has changed yet")
	out := mustRun(t, data, "authorities", "add", "Cáritas de Choluteca", "--en", "Caritas of Choluteca", "--acronym-es", "CCH", "--by", "Ana")
	has(t, "add", out, "own-caritas-de-choluteca: 1 documents bear", "undo --step")
	has(t, "also", mustRun(t, data, "authorities", "also", "CCH", "--name", "Pastoral Social", "--by", "Ana"), "2 documents bear")
	finds("publisher:CCH", 2)
	finds(`publisher:"caritas of choluteca"`, 2)
	has(t, "show", mustRun(t, data, "authorities", "show", "pastoral social"), "en  Caritas of Choluteca", "also  Pastoral Social", ids[1])
	has(t, "list", mustRun(t, data, "authorities"), "own-caritas-de-choluteca")
	has(t, "list of words", mustRun(t, data, "authorities", "list", "ACNUR"), "unhcr")
	has(t, "merge", mustRun(t, data, "authorities", "merge", "CCH", "--into", "OIM", "--by", "Eva"), "2 documents bear")
	finds("publisher:iom", 2)
	has(t, "log", mustRun(t, data, "log", "-n", "1"), "Eva  body", "organisation: own-caritas-de-choluteca", "is iom")
	n := strings.Fields(mustRun(t, data, "log", "-n", "1"))[0]
	has(t, "undo", mustRun(t, data, "undo", "--step", n), "1 changes")
	finds("publisher:iom", 0)
	finds("publisher:CCH", 2)
	has(t, "undone", mustRun(t, data, "undo", "--step", n), "so already")

	mustRun(t, data, "authorities", "add", "Red del Sur", "--by", "Ana")
	n = strings.Fields(mustRun(t, data, "log", "-n", "1"))[0]
	mustRun(t, data, "authorities", "merge", "CCH", "--into", "Red del Sur", "--by", "Eva")
	if out, err := simde(t, data, "undo", "--step", n); err == nil && strings.Contains(out, "1 changes") {
		t.Errorf("an organisation is taken back that another is one with:\n%s", out)
	}
	has(t, "still there", mustRun(t, data, "authorities", "show", "Red del Sur"), "Red del Sur", ids[0], ids[1])
	for _, args := range [][]string{{"add", "OIM"}, {"name", "nobody at all"}, {"merge", "CCH", "--into", "CCH"}, {"merge", "CCH"}, {"also", "CCH", "--name", "ACNUR"}, {"also", "CCH", "--not", "x"}, {"paint", "CCH"}} {
		if _, err := simde(t, data, append([]string{"authorities"}, args...)...); err == nil {
			t.Errorf("%q is no error", args)
		}
	}
}
