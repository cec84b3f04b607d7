package corpus

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// CheckCorrection returns an ErrInvalid that says what is wrong with c, or nil
// where it can be applied to a document.
func CheckCorrection(c schema.Correction) error {
	list := c.Field == schema.FieldCorridor || c.Field == schema.FieldPlace || c.Field == schema.FieldTopic
	if list == (c.Op == schema.CorrectSet) {
		return fmt.Errorf("correction of %s by %q: a list takes add and remove, any other field takes set: %w", c.Field, c.Op, schema.ErrInvalid)
	}
	switch c.Field {
	case schema.FieldCorridor:
		_, err := schema.ParseCorridor(c.Value)
		return err
	case schema.FieldPlace:
		_, _, err := SplitPlace(c.Value)
		return err
	case schema.FieldTopic:
		if _, ok := schema.ReadTopic(c.Value); !ok {
			return fmt.Errorf("topic %q: %w", c.Value, schema.ErrInvalid)
		}
	case schema.FieldKind:
		if _, ok := schema.ReadKind(c.Value); !ok && c.Value != "" {
			return fmt.Errorf("kind %q: %w", c.Value, schema.ErrInvalid)
		}
	case schema.FieldPublished:
		_, err := schema.ParseDate(c.Value)
		return err
	case schema.FieldTitle, schema.FieldAbstract, schema.FieldCreators, schema.FieldLanguage, schema.FieldPublisher, schema.FieldSource, schema.FieldRights:
	default:
		return fmt.Errorf("field %q cannot be corrected: %w", c.Field, schema.ErrInvalid)
	}
	return nil
}

// Correct adds a person's correction to a document and composes it anew.
func Correct(ctx context.Context, s Store, d Describer, id schema.ID, c schema.Correction) error {
	if err := CheckCorrection(c); err != nil {
		return err
	}
	for {
		err := correctOnce(ctx, s, d, id, c)
		if !errors.Is(err, schema.ErrConflict) {
			return err
		}
	}
}

func correctOnce(ctx context.Context, s Store, d Describer, id schema.ID, c schema.Correction) error {
	doc, err := s.Document(ctx, id)
	if err != nil {
		return err
	}
	doc.Corrections = append(slices.DeleteFunc(doc.Corrections, func(old schema.Correction) bool {
		return supersedes(c, old)
	}), c)
	Compose(doc, d)
	return s.Put(ctx, doc)
}

// supersedes reports whether c leaves nothing of an earlier correction.
func supersedes(c, old schema.Correction) bool {
	if c.Field != old.Field {
		return false
	}
	return c.Op == schema.CorrectSet || c.Value == old.Value
}

// correct applies one correction, which CheckCorrection has passed.
func correct(doc *schema.Document, c schema.Correction) {
	basis := schema.Basis{By: schema.ByPerson, Confidence: 1}
	switch {
	case c.Op == schema.CorrectSet:
		correctField(doc, c, basis)
	case c.Field == schema.FieldCorridor:
		correctCorridor(doc, c, basis)
	case c.Field == schema.FieldPlace:
		correctPlace(doc, c, basis)
	case c.Field == schema.FieldTopic:
		t, _ := schema.ReadTopic(c.Value)
		if c.Op == schema.CorrectAdd {
			addTopic(doc, t, basis)
			return
		}
		doc.Topics = slices.DeleteFunc(doc.Topics, func(x schema.DocTopic) bool { return x.Topic == t })
	}
}

func correctField(doc *schema.Document, c schema.Correction, basis schema.Basis) {
	doc.Basis[c.Field] = basis
	switch c.Field {
	case schema.FieldTitle:
		doc.Title = c.Value
	case schema.FieldAbstract:
		doc.Abstract = c.Value
	case schema.FieldLanguage:
		doc.Language = schema.Lang(c.Value)
	case schema.FieldKind:
		doc.Kind, _ = schema.ReadKind(c.Value)
	case schema.FieldCreators:
		doc.Creators = strings.FieldsFunc(c.Value, func(r rune) bool { return r == '|' })
	case schema.FieldPublisher:
		doc.Publisher = c.Value
	case schema.FieldPublished:
		doc.Published = schema.Date(c.Value)
	case schema.FieldSource:
		doc.SourceURL = c.Value
	case schema.FieldRights:
		doc.Rights = c.Value
	}
}

func correctCorridor(doc *schema.Document, c schema.Correction, basis schema.Basis) {
	pair, err := schema.ParseCorridor(c.Value)
	if err != nil {
		return // a code that an older vocabulary had
	}
	same := func(x schema.DocCorridor) bool { return x.Corridor == pair }
	doc.Suggestions.Corridors = slices.DeleteFunc(doc.Suggestions.Corridors, same)
	if c.Op == schema.CorrectAdd {
		addCorridor(doc, pair, basis)
		return
	}
	doc.Corridors = slices.DeleteFunc(doc.Corridors, same)
}

func correctPlace(doc *schema.Document, c schema.Correction, basis schema.Basis) {
	p, role, err := SplitPlace(c.Value)
	if err != nil {
		return // a code that an older vocabulary had
	}
	if c.Op == schema.CorrectAdd {
		addPlace(doc, p, role, basis)
		return
	}
	for i := range doc.Places {
		if doc.Places[i].Place == p {
			doc.Places[i].Roles = slices.DeleteFunc(slices.Clone(doc.Places[i].Roles), func(r schema.Role) bool {
				return r == role || role == schema.RoleMention
			})
		}
	}
	doc.Places = slices.DeleteFunc(doc.Places, func(x schema.DocPlace) bool { return x.Place == p && len(x.Roles) == 0 })
}
