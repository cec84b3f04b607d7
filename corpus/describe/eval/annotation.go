package eval

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Annotated is a document of the real material with what its readers found in
// it. Those of the parts "tune" and "tune 2" are to learn from.
type Annotated struct {
	Part           string
	lang           schema.Lang
	File           string
	Corridors, May []string
	Main, Also     []string // concepts
	TopicsOnly     bool     // its corridors were not read
}

// Plain reports whether the file is text as it stands.
func (a Annotated) Plain() bool { return filepath.Ext(a.File) != ".pdf" }

// AnnotatedDocuments lists the documents whose corridors and topics were read by
// people.
func AnnotatedDocuments() []Annotated {
	var out []Annotated
	for f := range table.Rows(Annotations, "annotations/documents.tsv", 7) {
		a := Annotated{Part: f[0], lang: schema.Lang(f[1]), File: f[2], Main: Concepts(f[5]), Also: Concepts(f[6]), TopicsOnly: f[3] == "?"}
		if !a.TopicsOnly {
			a.Corridors, a.May = Codes(f[3]), Codes(f[4])
		}
		out = append(out, a)
	}
	return out
}

// Concepts reads a cell of concepts, separated by "|"; "-" is none.
func Concepts(s string) []string {
	if s == "-" {
		return nil
	}
	return strings.Split(s, "|")
}

// Codes reads a cell of codes, separated by spaces; "-" is none.
func Codes(s string) []string {
	if s == "-" {
		return nil
	}
	return strings.Fields(s)
}

// Labelled is a passage with its corridors.
type Labelled struct {
	ID         string
	Lang       schema.Lang
	Text       string
	File       string
	Start, End int
	Part       string
	Must, May  []string
}

// AnnotatedPassages are the passages of the real material.
func AnnotatedPassages() ([]Labelled, error) {
	text, err := Annotations.ReadFile("annotations/passages.json")
	if err != nil {
		return nil, err
	}
	var file struct{ Items []Labelled }
	return file.Items, json.Unmarshal(text, &file)
}
