package main

import (
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// readText is a text with its topics as the rules see them, and as its readers
// did.
type readText struct {
	subjects   []topic.Subject
	main, also []string
	whole      bool // readers named all the topics that it treats, not those of its beginning alone
	weight     float64
	id, part   string // of what is tried: "" for a title alone
}

// fold is the part to which the text belongs, a title with its text.
func (t readText) fold() int { return material{id: t.id}.fold() }

// trainTreated learns the weights by which a document is said to treat a topic
// and writes them as topic/treated.tsv has them. dir is laid out as the folder
// of real material is.
func trainTreated(out io.Writer, dir string) error {
	texts, err := readTexts(dir)
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return fitTreated(texts).Write(out)
}

func fitTreated(texts []readText) model.Weights {
	var examples []example
	for _, t := range texts {
		for _, s := range t.subjects {
			examples = append(examples, t.example(s))
		}
	}
	return fit(examples)
}

// example is what the text says of whether it treats a topic.
func (t readText) example(s topic.Subject) example {
	const asked, unsaid = 0.4, 0.12 // what counts who was asked for the main topic only: what was named, and what was not
	topic := string(s.Topic)
	switch {
	case t.whole:
		return example{s.Traits, model.Truth(slices.Contains(t.main, topic) || slices.Contains(t.also, topic)), t.weight}
	case slices.Contains(t.main, topic) || slices.Contains(t.also, topic):
		return example{s.Traits, 1, t.weight * asked}
	}
	return example{s.Traits, 0, t.weight * unsaid}
}

// trainMain learns the weights by which a topic is said to be the main one and
// writes them as topic/main.tsv has them.
func trainMain(out io.Writer, dir string) error {
	texts, err := readTexts(dir)
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return fitMain(texts).Write(out)
}

// readTexts describes the annotated texts that are for training, and of each
// its title alone: of many a record nothing else is known.
//
// A mere title counts less than a text.
func readTexts(dir string) ([]readText, error) {
	const ownText, titleOnly = 1, 0.3
	var r textReader
	for f := range table.Rows(eval.Annotations, "annotations/titles.tsv", 5) {
		if strings.HasPrefix(f[0], "tuned") {
			r.read(f[3]+"\n\n"+f[4], f[0] == blind, readText{main: eval.Concepts(f[2]), weight: ownText, id: f[3], part: f[0]})
			r.read(f[3], f[0] == blind, readText{main: eval.Concepts(f[2]), weight: titleOnly, id: f[3]})
		}
	}
	texts := eval.NewTexts(dir)
	for _, a := range eval.AnnotatedDocuments() {
		if !strings.HasPrefix(a.Part, "tune") || !a.Plain() {
			continue
		}
		text, err := texts.Of(a.File)
		if err != nil {
			return nil, err
		}
		doc, err := asRead(a.File, text)
		if err != nil {
			return nil, err
		}
		title := r.describe(doc, true, readText{main: a.Main, also: a.Also, whole: !a.TopicsOnly, weight: 1, id: a.File, part: "documents " + a.Part})
		r.read(title, true, readText{main: a.Main, weight: titleOnly, id: a.File})
	}
	return r.texts, nil
}

// textReader gathers texts as they are described.
type textReader struct{ texts []readText }

// read takes a text of which t is known, and returns its title. Where it is
// not blind, the hints were written with the text in view: they would seem
// surer than they are, and are left out.
func (r *textReader) read(text string, blind bool, t readText) string {
	doc := &schema.Document{Pages: []schema.Page{{Number: 1, Text: text}}}
	return r.describe(doc, blind, t)
}

// describe takes a document as read takes a text.
func (r *textReader) describe(doc *schema.Document, blind bool, t readText) string {
	d := describe.Untrained()
	d.Titles.Ending = describe.New().Titles.Ending // a text's title is as it will be read
	d.Topics.Observe = func(list []topic.Subject) {
		for _, s := range list {
			if !blind {
				s.Traits = slices.DeleteFunc(s.Traits, func(x model.Trait) bool { return strings.Contains(x.Name, "hint") })
			}
			t.subjects = append(t.subjects, s)
		}
	}
	d.Describe(doc)
	r.texts = append(r.texts, t)
	return doc.Title
}

// asRead is a file as an import reads it: Markdown without its front matter,
// whose title stands.
func asRead(file, content string) (*schema.Document, error) {
	doc := &schema.Document{Pages: []schema.Page{{Number: 1, Text: content}}}
	front, body, ok := strings.Cut(strings.TrimPrefix(content, "---\n"), "\n---\n")
	if filepath.Ext(file) != ".md" || !ok {
		return doc, nil
	}
	var known struct{ Title string }
	if err := yaml.Unmarshal([]byte(front), &known); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	doc.Pages[0].Text = body
	doc.Title = known.Title
	doc.Basis = map[schema.Field]schema.Basis{schema.FieldTitle: {By: schema.ByFile}}
	return doc, nil
}

// blind is the part of our titles that was written without the hints in view,
// and which the hints were written without.
const blind = "tuned 4"

// fitMain finds the weights that make a concept which readers accept as the
// main one likely among those of its document: the regression of a choice
// (conditional logit: McFadden 1974).
func fitMain(texts []readText) model.Weights {
	const rounds, penalty, own = 300, 1, 2
	w := model.Weights{}
	w.Descend(rounds, func(name string) float64 {
		if strings.HasPrefix(name, "is ") {
			return own // of one topic there are few examples
		}
		return penalty
	}, func(w model.Weights, add func(x model.Trait, much float64)) {
		for _, t := range texts {
			t.slope(w, add)
		}
	})
	return w
}

// slope adds what one text says of the weights.
func (t readText) slope(w model.Weights, add func(x model.Trait, much float64)) {
	sum, right := 0.0, 0.0
	odds := make([]float64, len(t.subjects))
	for i, s := range t.subjects {
		odds[i] = math.Exp(w.Sum(s.Traits))
		sum += odds[i]
		if slices.Contains(t.main, string(s.Topic)) {
			right += odds[i]
		}
	}
	if right == 0 {
		return
	}
	for i, s := range t.subjects {
		miss := odds[i] / sum
		if slices.Contains(t.main, string(s.Topic)) {
			miss -= odds[i] / right
		}
		for _, x := range s.Traits {
			add(x, t.weight*miss)
		}
	}
}
