package main

import (
	"bytes"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/describe/claim"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/schema/schematest"
)

// TestWeightsAreAsLearned holds that the weights are those that the annotations
// give with today's rules.
func TestWeightsAreAsLearned(t *testing.T) {
	files := map[string]fs.FS{"treated": topic.Files, "main": topic.Files, "claims": claim.Files, "claimtrees": claim.Files}
	for table, train := range map[string]func(io.Writer, string) error{"treated": trainTreated, "main": trainMain, "claims": trainClaims, "claimtrees": trainClaimTrees} {
		var got bytes.Buffer
		if err := train(&got, schematest.SharedData(t)); err != nil {
			t.Fatal(err)
		}
		if got.String() != rowsOf(t, files[table], table+".tsv") {
			t.Errorf("%[1]s.tsv is not what the annotations give; make it anew as CONTRIBUTING.md says", table)
		}
	}
}

// rowsOf returns a table without its head.
func rowsOf(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	text, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	for l := range strings.Lines(string(text)) {
		if !strings.HasPrefix(l, "#") {
			rows.WriteString(l)
		}
	}
	return rows.String()
}
