package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// parameter is a parameter of an operation. What its schema says is checked
// before the operation runs.
type parameter struct {
	Name        string      `json:"name"`
	In          string      `json:"in"`
	Required    bool        `json:"required,omitempty"`
	Description string      `json:"description"`
	Schema      valueSchema `json:"schema"`
}

// valueSchema says what a value of a parameter may be, as JSON Schema has it.
type valueSchema struct {
	Type     string       `json:"type"`
	Items    *valueSchema `json:"items,omitempty"`
	Most     int          `json:"maxItems,omitempty"`
	Enum     []string     `json:"enum,omitempty"`
	Format   string       `json:"format,omitempty"` // "date"
	Pattern  pattern      `json:"pattern,omitzero"`
	Longest  int          `json:"maxLength,omitempty"` // characters
	Least    int          `json:"minimum,omitempty"`
	Greatest int          `json:"maximum,omitempty"`
}

// pattern is a regular expression that stands in a description as its text.
type pattern struct{ *regexp.Regexp }

// MarshalJSON writes the text of the expression.
func (p pattern) MarshalJSON() ([]byte, error) { return json.Marshal(p.String()) }

var (
	typeText  = valueSchema{Type: "string"}
	typeWords = valueSchema{Type: "string", Longest: search.MostText}
	typeLang  = valueSchema{Type: "string", Enum: []string{string(schema.Spanish), string(schema.English), string(schema.French)}}
	typeSort  = valueSchema{Type: "string", Enum: []string{string(search.ByRelevance), string(search.ByNewest), string(search.ByOldest), string(search.ByTitle), string(search.ByEntry)}}
	typeFacet = valueSchema{Type: "string", Enum: facetNames()}
	typeOnly  = valueSchema{Type: "string", Enum: []string{"1"}}
	typeYear  = numbers(search.FirstYear, search.LastYear)
	typeDay   = valueSchema{Type: "string", Format: formatDate}

	typeCorridor     = valueSchema{Type: "string", Pattern: pattern{regexp.MustCompile(`^[0-9A-Za-z]+-[0-9A-Za-z]+$`)}}
	typeHalfCorridor = valueSchema{Type: "string", Pattern: pattern{regexp.MustCompile(`^([0-9A-Za-z]+|\*)-([0-9A-Za-z]+|\*)$`)}}
)

func facetNames() []string {
	var out []string
	for _, f := range search.Facets {
		out = append(out, string(f))
	}
	return out
}

func numbers(least, greatest int) valueSchema {
	return valueSchema{Type: "integer", Least: least, Greatest: greatest}
}

func listOf(of valueSchema) valueSchema {
	return valueSchema{Type: "array", Items: &of, Most: search.MostValues}
}

func inQuery(name, description string, of valueSchema) parameter {
	return parameter{Name: name, In: "query", Description: description, Schema: of}
}

func inPath(name, description string, of valueSchema) parameter {
	return parameter{name, "path", true, description, of}
}

func labelLanguage() parameter { return inQuery("hl", "language of the labels", typeLang) }

// searchParameters are those of the page of results. A value of a facet that no
// document can have is no error: it finds nothing.
func searchParameters() []parameter {
	out := []parameter{inQuery("q", "words, phrases and field:value, as on the page of results; at most 4096 bytes", typeWords), labelLanguage()}
	for _, f := range search.Facets {
		out = append(out, inQuery(string(f), "a value of the facet "+string(f)+"; repeated for OR", listOf(typeText)),
			inQuery(excluded+string(f), "a value to exclude", listOf(typeText)))
	}
	return append(out, inQuery("y1", "first year; with year=undated also what has no date", typeYear), inQuery("y2", "last year", typeYear), inQuery("since", "a day, as 2026-11-14: what entered the library on it or later", typeDay),
		inQuery("only", "1 for the language of the words alone", typeOnly), inQuery("drop", "key of an expansion to leave out", listOf(typeText)),
		inQuery("shelf", "key of a shelf of closed collections, for who may see all of them; nothing is on it for anybody else", typeText))
}

// excluded begins the name of a parameter that excludes a value of a facet.
const excluded = "not."

// fault says what is wrong with the values of a parameter, or "".
func (p parameter) fault(values []string) string {
	switch {
	case len(values) == 0 && p.Required:
		return "it is missing"
	case len(values) == 0:
		return ""
	case p.Schema.Type != "array" && len(values) > 1:
		return "it stands more than once"
	case p.Schema.Type != "array":
		return p.Schema.fault(values[0])
	case len(values) > p.Schema.Most:
		return fmt.Sprintf("more than %d values", p.Schema.Most)
	}
	for _, v := range values {
		if fault := p.Schema.Items.fault(v); fault != "" {
			return fault
		}
	}
	return ""
}

// fault says what is wrong with a value, or "".
func (s valueSchema) fault(v string) string {
	if s.Type == "integer" {
		n, err := strconv.Atoi(v)
		if err != nil || n < s.Least || s.Greatest > 0 && n > s.Greatest {
			return fmt.Sprintf("%q is no number from %d to %d", v, s.Least, s.Greatest)
		}
		return ""
	}
	switch {
	case len(s.Enum) > 0 && !slices.Contains(s.Enum, v):
		return fmt.Sprintf("%q is none of %q", v, s.Enum)
	case s.Format == formatDate && !isDay(v):
		return fmt.Sprintf("%q is no day, as 2026-11-14", v)
	case s.Pattern.Regexp != nil && !s.Pattern.MatchString(v):
		return fmt.Sprintf("%q is not of the form %s", v, s.Pattern)
	case s.Longest > 0 && utf8.RuneCountInString(v) > s.Longest:
		return fmt.Sprintf("it is longer than %d characters", s.Longest)
	}
	return ""
}

// formatDate is the format of a day in JSON Schema.
const formatDate = "date"

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// queryOf reads the search of an address whose parameters were checked. What
// search.Parse may still report are values that a facet cannot have, which it
// keeps: they find nothing.
func queryOf(r *frame.Request) (search.Query, error) {
	v := r.Request.URL.Query()
	if len(v.Get("q")) > search.MostText {
		return search.Query{}, fmt.Errorf("q: it is longer than %d bytes: %w", search.MostText, schema.ErrInvalid)
	}
	q, err := search.Parse(v)
	if err != nil && !errors.Is(err, schema.ErrInvalid) {
		return q, err
	}
	q.Lang = frame.LangParam(r)
	return q, nil
}
