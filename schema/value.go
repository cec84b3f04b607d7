package schema

import (
	"strconv"
	"strings"
)

// Value is one value of a field of a document.
type Value struct {
	Code      string // as corpus.CheckCorrection reads it
	Basis            // of lists whose values have none it is empty
	Suggested bool   // not a fact: a person may confirm it
}

// SingleFields are the fields that have one value, in the order of an edit page.
// The creators are one value, parted by "|".
var SingleFields = []Field{FieldTitle, FieldCreators, FieldPublished, FieldLanguage, FieldKind, FieldPublisher, FieldAbstract, FieldSource, FieldRights}

// ListFields are the fields that have many values, in the order of an edit page.
var ListFields = []Field{FieldCorridor, FieldTopic, FieldPlace, FieldOrganisation, FieldCollection, FieldIdentifier, FieldEvent, FieldRoute, FieldClaim, FieldContact}

// Values returns the values of a field as corrections write them, facts before
// suggestions. A single-valued field that is empty has none.
func (d *Document) Values(f Field) []Value {
	switch f {
	case FieldCorridor:
		return append(corridorValues(d.Corridors, false), corridorValues(d.Suggestions.Corridors, true)...)
	case FieldPlace:
		return append(placeValues(d.Places, false), placeValues(d.Suggestions.Places, true)...)
	case FieldTopic:
		return append(topicValues(d.Topics, false), topicValues(d.Suggestions.Topics, true)...)
	case FieldIdentifier:
		return plainValues(d.Identifiers)
	case FieldCollection:
		return plainValues(d.Collections)
	case FieldOrganisation:
		return plainValues(d.Organisations)
	case FieldContact:
		return valuesOf(d.Contacts, func(c Contact) Value { return Value{Code: c.Code()} })
	case FieldRoute:
		return valuesOf(d.Routes, func(r Route) Value { return Value{Code: r.Code(), Basis: r.Basis} })
	case FieldClaim:
		return valuesOf(d.Claims, func(c Claim) Value { return Value{Code: c.Code(), Basis: c.Basis} })
	case FieldEvent:
		return valuesOf(d.Events, func(e Event) Value { return Value{Code: string(e.Date), Basis: e.Basis} })
	}
	if v := d.single(f); v != "" {
		return []Value{{Code: v, Basis: d.Basis[f]}}
	}
	return nil
}

// single returns the value of a single-valued field.
func (d *Document) single(f Field) string {
	switch f {
	case FieldTitle:
		return d.Title
	case FieldAbstract:
		return d.Abstract
	case FieldLanguage:
		if d.Language == Undetermined {
			return ""
		}
		return string(d.Language)
	case FieldKind:
		return string(d.Kind)
	case FieldPublisher:
		return d.Publisher
	case FieldCreators:
		return strings.Join(d.Creators, "|")
	case FieldPublished:
		return string(d.Published)
	case FieldSource:
		return d.SourceURL
	case FieldRights:
		return d.Rights
	}
	return ""
}

func valuesOf[T any](list []T, value func(T) Value) []Value {
	var out []Value
	for _, x := range list {
		out = append(out, value(x))
	}
	return out
}

func plainValues(list []string) []Value {
	return valuesOf(list, func(s string) Value { return Value{Code: s} })
}

func corridorValues(list []DocCorridor, suggested bool) []Value {
	return valuesOf(list, func(c DocCorridor) Value { return Value{c.Code(), c.Basis, suggested} })
}

func topicValues(list []DocTopic, suggested bool) []Value {
	return valuesOf(list, func(t DocTopic) Value { return Value{string(t.Topic), t.Basis, suggested} })
}

// placeValues returns a value for each role that a place plays.
func placeValues(list []DocPlace, suggested bool) []Value {
	var out []Value
	for _, p := range list {
		for _, r := range p.Roles {
			code := string(p.Place)
			if r != RoleMention {
				code += ":" + string(r)
			}
			out = append(out, Value{code, p.Basis, suggested})
		}
		if len(p.Roles) == 0 {
			out = append(out, Value{string(p.Place), p.Basis, suggested})
		}
	}
	return out
}

// Code writes a corridor with its kind: "MX-US", or "MX-US:return". Migration,
// which is meant where no kind is named, is not written.
func (c DocCorridor) Code() string {
	if c.Kind == "" || c.Kind == RelMigration {
		return c.Corridor.String()
	}
	return c.Corridor.String() + ":" + string(c.Kind)
}

// Code writes the places of a route: "HN-GT-MX-US".
func (r Route) Code() string {
	var places []string
	for _, p := range r.Places {
		places = append(places, string(p))
	}
	return strings.Join(places, "-")
}

// Code writes a claim: "MX-US|11300000|persons|2020", with "*" for an end that it
// does not name.
func (c Claim) Code() string {
	year := ""
	if c.Year != 0 {
		year = strconv.Itoa(c.Year)
	}
	return strings.Join([]string{c.Corridor.String(), strconv.FormatFloat(c.Value, 'f', -1, 64), c.Unit, year}, "|")
}

// Code writes a contact: "name|organisation|e-mail|telephone".
func (c Contact) Code() string {
	return strings.Join([]string{c.Name, c.Organisation, c.Email, c.Phone}, "|")
}
