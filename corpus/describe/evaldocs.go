package describe

import (
	"github.com/simde/simde/corpus/describe/table"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// annotated is a document of the real material with what its readers found in
// it.
type annotated struct {
	part           string
	lang           schema.Lang
	file           string
	corridors, may []string
	main, also     []string // concepts
}

// plain reports whether the file is text as it stands.
func (a annotated) plain() bool { return filepath.Ext(a.file) != ".pdf" }

func annotatedDocuments() []annotated {
	var out []annotated
	for f := range table.Rows(data, "annotations/documents.tsv", 7) {
		out = append(out, annotated{f[0], schema.Lang(f[1]), f[2], codes(f[3]), codes(f[4]), concepts(f[5]), concepts(f[6])})
	}
	return out
}

func concepts(s string) []string {
	if s == "-" {
		return nil
	}
	return strings.Split(s, "|")
}

// documents scores whole documents: their corridors, their main topic, and all
// topics that they treat.
func (e *evaluation) documents() error {
	for _, a := range annotatedDocuments() {
		if !a.plain() && e.file == nil {
			continue
		}
		doc, err := e.described(a.file)
		if err != nil {
			return err
		}
		if err := e.document(a, doc); err != nil {
			return err
		}
	}
	return nil
}

// described reads a file of the material.
func (e *evaluation) described(file string) (*schema.Document, error) {
	if e.file != nil {
		return e.file(filepath.Join(e.dir, file))
	}
	text, err := e.read(file)
	if err != nil {
		return nil, err
	}
	return e.describePassage(string(text)), nil
}

func (e *evaluation) document(a annotated, doc *schema.Document) error {
	if err := e.score("documents "+a.part, a.lang, a.file, corridorCodes(doc), a.corridors, a.may); err != nil {
		return err
	}
	got := topicCodes(doc)
	if len(a.main) > 0 {
		if err := e.mainTopic("documents main topic "+a.part, a.lang, a.file+": "+doc.Title, got, a.main); err != nil {
			return err
		}
	}
	e.add("documents topics "+a.part, a.lang, treated(got, slices.Concat(a.main, a.also)))
	return nil
}

// treated compares the topics that rules state with those that a document
// treats.
func treated(got, want []string) Score {
	s, _, _ := compare(got, want, nil)
	return s
}
