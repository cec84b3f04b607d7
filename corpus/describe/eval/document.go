package eval

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// documents scores whole documents: their corridors, their main topic, and all
// topics that they treat.
func (e *evaluation) documents() error {
	for _, a := range AnnotatedDocuments() {
		if !a.Plain() && e.file == nil {
			continue
		}
		doc, err := e.described(a.File)
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
	if e.file != nil && !strings.Contains(file, "#") {
		return e.file(filepath.Join(e.dir, file))
	}
	if e.texts == nil {
		e.texts = NewTexts(e.dir)
	}
	text, err := e.texts.Of(file)
	if err != nil {
		return nil, err
	}
	return DescribePassage(e.Describer, text), nil
}

func (e *evaluation) document(a Annotated, doc *schema.Document) error {
	if !a.TopicsOnly {
		if strings.HasPrefix(a.Part, "report") || a.Part == "final" {
			e.confidence(doc, a.lang, a.Corridors, a.May)
		}
		if err := e.score("documents "+a.Part, a.lang, a.File, corridorCodes(doc), a.Corridors, a.May); err != nil {
			return err
		}
	}
	got := topicCodes(doc)
	if len(a.Main) > 0 {
		if err := e.mainTopic("documents main topic "+a.Part, a.lang, a.File+": "+doc.Title, got, a.Main); err != nil {
			return err
		}
	}
	e.add("documents topics "+a.Part, a.lang, treated(got, slices.Concat(a.Main, a.Also)))
	return nil
}

// treated compares the topics that rules state with those that a document
// treats.
func treated(got, want []string) Score {
	s, _, _ := compare(got, want, nil)
	return s
}
