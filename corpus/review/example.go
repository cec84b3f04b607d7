package review

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Example is what a person said of a reading: rules are learned from it.
type Example struct {
	Document   schema.ID
	Language   schema.Lang // of the document
	Field      schema.Field
	Value      string
	Right      bool              // a person says so; else they say that it is wrong
	Read       bool              // today's rules read it too, as a fact or as a suggestion
	Confidence float64           // with which they do
	Evidence   []schema.Evidence // where they do
}

// Library is what Examples reads.
type Library interface {
	IDs(ctx context.Context, describer string) iter.Seq2[schema.ID, error]
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Document(ctx context.Context, id schema.ID) (*schema.Document, error)
}

// exampled are the fields whose values are read with evidence.
var exampled = []schema.Field{schema.FieldCorridor, schema.FieldTopic, schema.FieldTitle, schema.FieldPublished, schema.FieldPublisher,
	schema.FieldLanguage, schema.FieldKind, schema.FieldCreators, schema.FieldPlace}

// Examples yields what persons said of values that rules read or might have
// read, document by document. The passages are found by describing the document
// as if nobody had corrected it, so that they are those of today's rules, and
// what was taken back is no example.
func Examples(ctx context.Context, l Library, d corpus.Describer) iter.Seq2[Example, error] {
	return func(yield func(Example, error) bool) {
		for id, err := range l.IDs(ctx, "") {
			if err != nil {
				yield(Example{}, err)
				return
			}
			found, err := examplesOf(ctx, l, d, id)
			if err != nil {
				yield(Example{}, fmt.Errorf("examples of %s: %w", id, err))
				return
			}
			for _, e := range found {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

func examplesOf(ctx context.Context, l Library, d corpus.Describer, id schema.ID) ([]Example, error) {
	head, err := l.Head(ctx, id)
	if err == nil && !slices.ContainsFunc(head.Corrections, isExample) {
		return nil, nil
	}
	var doc *schema.Document
	if err == nil {
		doc, err = l.Document(ctx, id)
	}
	if errors.Is(err, schema.ErrGone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	said := doc.Corrections
	doc.Corrections = nil
	if err := corpus.Compose(doc, d); err != nil {
		return nil, err
	}
	var out []Example
	for _, c := range said {
		if !isExample(c) {
			continue
		}
		out = append(out, exampleOf(doc, c))
	}
	return out, nil
}

func isExample(c schema.Correction) bool { return slices.Contains(exampled, c.Field) && c.Value != "" }

// exampleOf says of a correction what the rules make of its value.
func exampleOf(doc *schema.Document, c schema.Correction) Example {
	e := Example{Document: doc.ID, Language: doc.Language, Field: c.Field, Value: c.Value, Right: c.Op != schema.CorrectRemove}
	for _, v := range doc.Values(c.Field) {
		if v.By == schema.Inferred && plainly(c.Field, v.Code) == plainly(c.Field, c.Value) {
			e.Read, e.Confidence, e.Evidence = true, v.Confidence, v.Evidence
		}
	}
	return e
}

// plainly writes a value in one way. Of a corridor its kind does not count.
func plainly(f schema.Field, value string) string {
	switch f {
	case schema.FieldCorridor:
		if c, err := corpus.SplitCorridor(value); err == nil {
			return c.Corridor.String()
		}
	case schema.FieldTopic:
		if t, ok := schema.ReadTopic(value); ok {
			return string(t)
		}
	case schema.FieldPublisher:
		return schema.Fold(schema.PublisherID(value, ""))
	}
	return schema.Fold(value)
}
