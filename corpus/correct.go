package corpus

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// CheckCorrection returns an ErrInvalid that says what is wrong with c, or nil
// where it can be applied to a document. A list takes the operations add and
// remove. Any other field takes set, and remove, which refuses a value: whoever
// states it or reads it, what comes next counts in its place. The values are
// written so:
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
	if !list && !slices.Contains(schema.SingleFields, c.Field) {
		return noField(c.Field)
	}
	if list && c.Op == schema.CorrectSet || !list && c.Op == schema.CorrectAdd {
		return fmt.Errorf("correction of %s by %q: a list takes add and remove, any other field takes set and remove: %w", c.Field, c.Op, schema.ErrInvalid)
	}
	if list {
		return v.check(c.Value)
	}
	if c.Op == schema.CorrectRemove && slices.Contains(schema.SingleFields, c.Field) {
		if strings.TrimSpace(c.Value) == "" {
			return fmt.Errorf("%s: no value to refuse: %w", c.Field, schema.ErrInvalid)
		}
		return nil
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
	}
	return nil
}

func noField(f schema.Field) error {
	return fmt.Errorf("field %q is none that can be corrected; \"simde help correct\" lists them: %w", f, schema.ErrInvalid)
}

var reLanguage = regexp.MustCompile(`^[a-z]{2,3}$`)

// Supersedes reports whether c leaves nothing of an earlier correction. A value
// that was refused stays so until a person sets it.
func Supersedes(c, old schema.Correction) bool {
	switch _, list := listed(c.Field); {
	case c.Field != old.Field:
		return false
	case c.Field == schema.FieldCopy: // whatever the two were said to be to each other
		return textOf(c.Field, c.Value) == textOf(old.Field, old.Value)
	case list:
		return c.Value == old.Value
	}
	return c.Op == schema.CorrectSet && old.Op == schema.CorrectSet || sameSingle(c.Field, c.Value, old.Value)
}

// correct applies one correction, which CheckCorrection has passed. A value
// that today's vocabulary no longer has is left out.
func correct(doc *schema.Document, c schema.Correction) {
	v, list := listed(c.Field)
	switch {
	case !list && c.Op == schema.CorrectSet: // what is refused was left out before
		correctField(doc, c)
	case !list:
	case v.check(c.Value) != nil:
	case c.Op == schema.CorrectAdd:
		v.add(doc, c.Value)
	default:
		v.remove(doc, c.Value)
	}
}

// correctField puts a person's value in place. Where it is what stands, the
// evidence of that stays.
func correctField(doc *schema.Document, c schema.Correction) {
	basis := byPerson()
	before := factsOf(doc, c.Field)
	setField(doc, c.Field, c.Value)
	if slices.Equal(before, factsOf(doc, c.Field)) {
		basis.Evidence = doc.Basis[c.Field].Evidence
	}
	doc.Basis[c.Field] = basis
}

// setField gives a single-valued field a value as it is written in a
// correction.
func setField(doc *schema.Document, f schema.Field, value string) {
	switch f {
	case schema.FieldTitle:
		doc.Title = value
	case schema.FieldAbstract:
		doc.Abstract = value
	case schema.FieldLanguage:
		doc.Language = schema.Lang(value)
	case schema.FieldKind:
		doc.Kind, _ = schema.ReadKind(value)
	case schema.FieldCreators:
		doc.Creators = strings.FieldsFunc(value, func(r rune) bool { return r == '|' })
	case schema.FieldPublisher:
		doc.Publisher = value
	case schema.FieldPublished:
		doc.Published = schema.Date(value)
	case schema.FieldSource:
		doc.SourceURL = value
	case schema.FieldRights:
		doc.Rights = value
	}
}

func byPerson() schema.Basis { return schema.Basis{By: schema.ByPerson, Confidence: 1} }
