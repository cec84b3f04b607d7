package wording

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/simde/simde/schema"
)

// Unknown is the error of a name that names nothing.
type Unknown struct{ Name string }

func (u Unknown) Error() string { return fmt.Sprintf("%q names nothing that is known", u.Name) }

// Code reads the value that a form has sent as a correction writes it: names of
// places and topics become codes. A corridor is two fields, "from" and "to", or
// one, with an arrow between the names or as a code.
func Code(f schema.Field, sent url.Values) (string, error) {
	text := strings.TrimSpace(sent.Get("value"))
	switch f {
	case schema.FieldCorridor:
		if sent.Has("from") {
			return between(sent.Get("from"), sent.Get("to"), schema.Relation(sent.Get("kind")))
		}
		if from, to, named := strings.Cut(text, "→"); named {
			return between(from, to, "")
		}
	case schema.FieldPlace:
		name, role, _ := strings.Cut(text, ":")
		if sent.Has("role") {
			role = sent.Get("role")
		}
		p, err := place(name)
		if err != nil {
			return "", err
		}
		if role == "" || role == string(schema.RoleMention) {
			return string(p), nil
		}
		return string(p) + ":" + role, nil
	case schema.FieldTopic:
		t, ok := schema.ReadTopic(text)
		if !ok {
			return "", Unknown{text}
		}
		return string(t), nil
	}
	return text, nil
}

// between writes a corridor between two places that are named.
func between(from, to string, kind schema.Relation) (string, error) {
	o, err := place(from)
	if err != nil {
		return "", err
	}
	d, err := place(to)
	if err != nil {
		return "", err
	}
	return schema.DocCorridor{Corridor: schema.Corridor{Origin: o, Destination: d}, Kind: kind}.Code(), nil
}

func place(name string) (schema.Place, error) {
	p, ok := schema.ReadPlace(name)
	if !ok {
		return "", Unknown{strings.TrimSpace(name)}
	}
	return p, nil
}
