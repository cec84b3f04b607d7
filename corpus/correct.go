package corpus

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// CheckCorrection returns an ErrInvalid that says what is wrong with c, or nil
// where it can be applied to a document. A list takes the operations add and
// remove, any other field takes set. The values are written so:
//
//	creator       names parted by "|"
//	date, event   2021-03-14, 2021-03, 2021 or 2020/2021
//	corridor      MX-US, or MX-US:return to say of which kind
//	spatial       MX, or MX:transit to say in which role
//	route         HN-GT-MX-US
//	claim         MX-US|11300000|persons|2020; *-* for the corridor and an empty year say nothing
//	contact       name|organisation|e-mail|telephone
//
// The other fields take plain text, a code or a label of the vocabulary.
func CheckCorrection(c schema.Correction) error {
	v, list := listed(c.Field)
	if list == (c.Op == schema.CorrectSet) {
		return fmt.Errorf("correction of %s by %q: a list takes add and remove, any other field takes set: %w", c.Field, c.Op, schema.ErrInvalid)
	}
	if list {
		return v.check(c.Value)
	}
	switch c.Field {
	case schema.FieldKind:
		if _, ok := schema.ReadKind(c.Value); !ok && c.Value != "" {
			return fmt.Errorf("kind %q: %w", c.Value, schema.ErrInvalid)
		}
	case schema.FieldLanguage:
		if !reLanguage.MatchString(c.Value) {
			return fmt.Errorf("language %q: want a code such as es, en or fr: %w", c.Value, schema.ErrInvalid)
		}
	case schema.FieldPublished:
		_, err := schema.ParseDate(c.Value)
		return err
	case schema.FieldTitle, schema.FieldAbstract, schema.FieldCreators, schema.FieldPublisher, schema.FieldSource, schema.FieldRights:
	default:
		return fmt.Errorf("field %q cannot be corrected: %w", c.Field, schema.ErrInvalid)
	}
	return nil
}

var reLanguage = regexp.MustCompile(`^[a-z]{2,3}$`)

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
	if err := Compose(doc, d); err != nil {
		return fmt.Errorf("correct %s: %w", id, err)
	}
	return s.Put(ctx, doc)
}

// supersedes reports whether c leaves nothing of an earlier correction.
func supersedes(c, old schema.Correction) bool {
	if c.Field != old.Field {
		return false
	}
	return c.Op == schema.CorrectSet || c.Value == old.Value
}

// correct applies one correction, which CheckCorrection has passed. A value
// that today's vocabulary no longer has is left out.
func correct(doc *schema.Document, c schema.Correction) {
	v, list := listed(c.Field)
	switch {
	case !list:
		correctField(doc, c)
	case v.check(c.Value) != nil:
	case c.Op == schema.CorrectAdd:
		v.add(doc, c.Value)
	default:
		v.remove(doc, c.Value)
	}
}

func correctField(doc *schema.Document, c schema.Correction) {
	doc.Basis[c.Field] = byPerson()
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

func byPerson() schema.Basis { return schema.Basis{By: schema.ByPerson, Confidence: 1} }
