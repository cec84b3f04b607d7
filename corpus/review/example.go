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
	Document   schema.ID           `json:"document"`
	Language   schema.Lang         `json:"language"`
	Field      schema.Field        `json:"field"`
	Value      string              `json:"value"`
	Right      bool                `json:"right"`                // a person says so, or that it is wrong
	Read       bool                `json:"read"`                 // today's rules read it too, as a fact or a suggestion
	Confidence float64             `json:"confidence,omitempty"` // with which they do
	Passages   []schema.Evidence   `json:"-"`
	Evidence   []ExamplePassage    `json:"evidence,omitempty"`
	Op         schema.CorrectionOp `json:"-"`
}

// ExamplePassage is where rules read a value.
type ExamplePassage struct {
	Page int    `json:"page"`
	Text string `json:"text"`
	Rule string `json:"rule"`
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
