package main

import (
	"bytes"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/describe/claim"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/schema/schematest"
)

// TestWeightsAreAsLearned holds that the weights are those that the annotations
// give with today's rules.
func TestWeightsAreAsLearned(t *testing.T) {
	files := map[string]fs.FS{"trust": corridor.Files, "treated": topic.Files, "main": topic.Files, "claims": claim.Files}
	for table, train := range map[string]func(io.Writer, string) error{"trust": trainTrust, "treated": trainTreated, "main": trainMain, "claims": trainClaims} {
		var got bytes.Buffer
		if err := train(&got, schematest.SharedData(t)); err != nil {
			t.Fatal(err)
		}
		text, err := fs.ReadFile(files[table], table+".tsv")
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		for l := range strings.Lines(string(text)) {
			if !strings.HasPrefix(l, "#") {
				want.WriteString(l)
			}
		}
		if got.String() != want.String() {
			t.Errorf("%[1]s.tsv is not what the annotations give; make it anew as CONTRIBUTING.md says", table)
		}
	}
}
