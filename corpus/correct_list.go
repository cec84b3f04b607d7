package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// values is how a person corrects the values of a many-valued field. add and
// remove are given what check has passed; both also take the value from the
// suggestions, whose evidence what is added keeps.
type values struct {
	check       func(value string) error
	add, remove func(doc *schema.Document, value string)
}

// listed returns how the values of f are corrected, where f has many.
func listed(f schema.Field) (values, bool) {
	switch f {
	case schema.FieldCorridor:
		return values{checkWith(SplitCorridor), correctCorridor, removeCorridor}, true
	case schema.FieldPlace:
		return values{checkPlace, correctPlace, removePlace}, true
	case schema.FieldTopic:
		return values{checkTopic, correctTopic, removeTopic}, true
	case schema.FieldIdentifier:
		return plain(schema.Fold, func(d *schema.Document) *[]string { return &d.Identifiers }), true
	case schema.FieldCollection:
		return plain(schema.Fold, func(d *schema.Document) *[]string { return &d.Collections }), true
	case schema.FieldOrganisation:
		return plain(organisationKey, func(d *schema.Document) *[]string { return &d.Organisations }), true
	case schema.FieldContact:
		return values{checkWith(parseContact), correctContact, removeContact}, true
	case schema.FieldRoute:
		return values{checkWith(parseRoute), correctRoute, removeRoute}, true
	case schema.FieldClaim:
		return values{checkWith(parseClaim), correctClaim, removeClaim}, true
	case schema.FieldEvent:
		return values{checkEvent, correctEvent, removeEvent}, true
	case schema.FieldCopy:
		return values{checkTie, keepSaid, keepSaid}, true
	case schema.FieldSettled:
		return values{checkCode, keepSaid, keepSaid}, true
	}
	return values{}, false
}

// checkWith makes a check of a parser.
func checkWith[T any](parse func(string) (T, error)) func(string) error {
	return func(value string) error {
		_, err := parse(value)
		return err
	}
}

// plain corrects a list of names: two of the same key are the same.
func plain(key func(string) string, list func(*schema.Document) *[]string) values {
	remove := func(doc *schema.Document, value string) {
		to := list(doc)
		*to = slices.DeleteFunc(slices.Clone(*to), func(x string) bool { return key(x) == key(value) })
	}
	add := func(doc *schema.Document, value string) {
		remove(doc, value)
		*list(doc) = append(*list(doc), strings.TrimSpace(value))
	}
	return values{func(value string) error {
		if strings.TrimSpace(value) == "" {
			return fmt.Errorf("a name without letters: %w", schema.ErrInvalid)
		}
		return nil
	}, add, remove}
}

// organisationKey is the same for all names of an organisation.
func organisationKey(name string) string {
	return schema.Fold(schema.PublisherID(strings.TrimSpace(name), ""))
}

// checkTie passes the identifier of a document with what it is to another.
func checkTie(value string) error {
	id, tie := schema.SplitTie(value)
	if !tie.Known() {
		return fmt.Errorf("%q: want the id of a document, or that with one of %v after a colon: %w", value, schema.Ties, schema.ErrInvalid)
	}
	return checkCode(string(id))
}

// checkCode passes the identifier of a document and the key of a case.
func checkCode(value string) error {
	if value == "" || strings.TrimSpace(value) != value {
		return fmt.Errorf("code %q: %w", value, schema.ErrInvalid)
	}
	return nil
}

// keepSaid changes nothing that a document says of itself: that the correction
// is kept is all.
func keepSaid(*schema.Document, string) {}

func correctCorridor(doc *schema.Document, value string) {
	c, _ := SplitCorridor(value)
	basis := byPerson()
	for _, s := range doc.Suggestions.Corridors {
		if s.Corridor == c.Corridor {
			c.Kind, basis.Evidence = cmp.Or(c.Kind, s.Kind), s.Evidence
		}
	}
	doc.Suggestions.Corridors = slices.DeleteFunc(doc.Suggestions.Corridors, sameCorridor(c.Corridor))
	addCorridor(doc, c, basis)
}

func removeCorridor(doc *schema.Document, value string) {
	c, _ := SplitCorridor(value)
	doc.Suggestions.Corridors = slices.DeleteFunc(doc.Suggestions.Corridors, sameCorridor(c.Corridor))
	doc.Corridors = slices.DeleteFunc(doc.Corridors, sameCorridor(c.Corridor))
}

func sameCorridor(c schema.Corridor) func(schema.DocCorridor) bool {
	return func(x schema.DocCorridor) bool { return x.Corridor == c }
}

func checkPlace(value string) error {
	_, _, err := SplitPlace(value)
	return err
}

func correctPlace(doc *schema.Document, value string) {
	p, role, _ := SplitPlace(value)
	basis := byPerson()
	for _, s := range doc.Suggestions.Places {
		if s.Place == p {
			basis.Evidence = s.Evidence
		}
	}
	doc.Suggestions.Places = slices.DeleteFunc(doc.Suggestions.Places, func(x schema.DocPlace) bool { return x.Place == p })
	addPlace(doc, p, role, basis)
	if role == schema.RolePublisher {
		doc.PublishedIn = p
	}
}

func removePlace(doc *schema.Document, value string) {
	p, role, _ := SplitPlace(value)
	doc.Suggestions.Places = slices.DeleteFunc(doc.Suggestions.Places, func(x schema.DocPlace) bool { return x.Place == p })
	for i := range doc.Places {
		if doc.Places[i].Place == p {
			doc.Places[i].Roles = slices.DeleteFunc(slices.Clone(doc.Places[i].Roles), func(r schema.Role) bool {
				return r == role || role == schema.RoleMention
			})
		}
	}
	doc.Places = slices.DeleteFunc(doc.Places, func(x schema.DocPlace) bool { return x.Place == p && len(x.Roles) == 0 })
	if role == schema.RolePublisher && doc.PublishedIn == p {
		doc.PublishedIn = ""
	}
}

func checkTopic(value string) error {
	if _, ok := schema.ReadTopic(value); !ok {
		return fmt.Errorf("topic %q: %w", value, schema.ErrInvalid)
	}
	return nil
}

func correctTopic(doc *schema.Document, value string) {
	t, _ := schema.ReadTopic(value)
	basis := byPerson()
	for _, s := range doc.Suggestions.Topics {
		if s.Topic == t {
			basis.Evidence = s.Evidence
		}
	}
	doc.Suggestions.Topics = slices.DeleteFunc(doc.Suggestions.Topics, sameTopic(t))
	addTopic(doc, t, basis)
}

func removeTopic(doc *schema.Document, value string) {
	t, _ := schema.ReadTopic(value)
	doc.Suggestions.Topics = slices.DeleteFunc(doc.Suggestions.Topics, sameTopic(t))
	doc.Topics = slices.DeleteFunc(doc.Topics, sameTopic(t))
}

func sameTopic(t schema.Term) func(schema.DocTopic) bool {
	return func(x schema.DocTopic) bool { return x.Topic == t }
}
