package describe

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

type jsonEvidence struct {
	Page    int    `json:"page"`
	Passage string `json:"passage"`
	Rule    string `json:"rule"`
}

type jsonPlace struct {
	Place    schema.Place   `json:"place"`
	Roles    []schema.Role  `json:"roles"`
	Evidence []jsonEvidence `json:"evidence"`
}

type jsonCorridor struct {
	Corridor   string          `json:"corridor"`
	Kind       schema.Relation `json:"kind"`
	Confidence float64         `json:"confidence"`
	Evidence   []jsonEvidence  `json:"evidence"`
}

type jsonTopic struct {
	Topic    schema.Term    `json:"topic"`
	Weight   float64        `json:"weight"`
	Evidence []jsonEvidence `json:"evidence"`
}

type jsonClaim struct {
	Corridor   string              `json:"corridor"`
	Value      float64             `json:"value"`
	Unit       string              `json:"unit"`
	Measure    schema.ClaimMeasure `json:"measure"`
	Year       int                 `json:"year,omitempty"`
	Confidence float64             `json:"confidence"`
	Evidence   []jsonEvidence      `json:"evidence"`
}

type jsonDate struct {
	Date      schema.Date      `json:"date"`
	Precision schema.Precision `json:"precision"`
}

type jsonReadings struct {
	Places    []jsonPlace    `json:"places"`
	Corridors []jsonCorridor `json:"corridors"`
	Topics    []jsonTopic    `json:"topics"`
}

type jsonDocument struct {
	File      string      `json:"file"`
	Language  schema.Lang `json:"language"`
	Title     string      `json:"title"`
	Kind      schema.Kind `json:"kind"`
	Publisher string      `json:"publisher"`
	Creators  []string    `json:"creators"`
	Published jsonDate    `json:"published"`
	jsonReadings
	Claims      []jsonClaim  `json:"claims"`
	Suggestions jsonReadings `json:"suggestions"`
}

// WriteJSON writes what is known of doc, read from file, as one line of JSON.
func WriteJSON(w io.Writer, file string, doc *schema.Document) error {
	j := jsonDocument{File: file, Language: doc.Language, Title: doc.Title, Kind: doc.Kind, Publisher: doc.Publisher,
		Creators: append([]string{}, doc.Creators...), Published: jsonDate{doc.Published, doc.Published.Precision()},
		jsonReadings: readingsOf(doc.Places, doc.Corridors, doc.Topics), Claims: claimsOf(doc.Claims),
		Suggestions: readingsOf(doc.Suggestions.Places, doc.Suggestions.Corridors, doc.Suggestions.Topics)}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(j); err != nil {
		return fmt.Errorf("write description of %s: %w", file, err)
	}
	return nil
}

func readingsOf(places []schema.DocPlace, corridors []schema.DocCorridor, topics []schema.DocTopic) jsonReadings {
	r := jsonReadings{[]jsonPlace{}, []jsonCorridor{}, []jsonTopic{}}
	for _, p := range places {
		r.Places = append(r.Places, jsonPlace{p.Place, p.Roles, evidenceOf(p.Basis)})
	}
	for _, c := range corridors {
		r.Corridors = append(r.Corridors, jsonCorridor{c.Corridor.String(), c.Kind, c.Confidence, evidenceOf(c.Basis)})
	}
	for _, t := range topics {
		r.Topics = append(r.Topics, jsonTopic{t.Topic, model.Round(t.Weight), evidenceOf(t.Basis)})
	}
	return r
}

func claimsOf(claims []schema.Claim) []jsonClaim {
	out := []jsonClaim{}
	for _, c := range claims {
		out = append(out, jsonClaim{c.Corridor.String(), c.Value, c.Unit, c.Measure, c.Year, c.Confidence, evidenceOf(c.Basis)})
	}
	return out
}

func evidenceOf(b schema.Basis) []jsonEvidence {
	out := []jsonEvidence{}
	for _, e := range b.Evidence {
		out = append(out, jsonEvidence{e.Page, e.Passage, e.Rule})
	}
	return out
}

// Explain writes every value of doc with its page, passage, rule and
// confidence, for a person to read; in colours where colour is true.
func Explain(w io.Writer, file string, doc *schema.Document, colour bool) error {
	p := printer{w: w, colour: colour}
	p.line(bold, file)
	p.value("language", string(doc.Language), doc.Basis[schema.FieldLanguage])
	p.value("title", doc.Title, doc.Basis[schema.FieldTitle])
	p.value("kind", string(doc.Kind), doc.Basis[schema.FieldKind])
	p.value("publisher", doc.Publisher, doc.Basis[schema.FieldPublisher])
	p.value("creators", strings.Join(doc.Creators, "; "), doc.Basis[schema.FieldCreators])
	p.value("published", string(doc.Published), doc.Basis[schema.FieldPublished])
	p.value("abstract", doc.Abstract, doc.Basis[schema.FieldAbstract])
	p.list(doc.Places, doc.Corridors, doc.Routes, doc.Topics)
	for _, c := range doc.Claims {
		p.value("claim", fmt.Sprintf("%s %.0f %s %s %d", c.Corridor, c.Value, c.Unit, c.Measure, c.Year), c.Basis)
	}
	for _, e := range doc.Events {
		p.value("event", string(e.Date), e.Basis)
	}
	s := doc.Suggestions
	if len(s.Places)+len(s.Corridors)+len(s.Topics)+len(s.Creators) > 0 {
		p.line(bold, "suggestions")
		if len(s.Creators) > 0 {
			p.value("creators", strings.Join(s.Creators, "; "), schema.Basis{By: schema.ByFile})
		}
		p.list(s.Places, s.Corridors, nil, s.Topics)
	}
	return p.err
}

type style string

const (
	plain style = ""
	bold  style = "1"
	dim   style = "2"
	teal  style = "36"
)

// printer writes lines and keeps the first error.
type printer struct {
	w      io.Writer
	colour bool
	err    error
}

func (p *printer) line(s style, text string) {
	if p.err != nil {
		return
	}
	if p.colour && s != plain {
		text = "\x1b[" + string(s) + "m" + text + "\x1b[0m"
	}
	_, p.err = fmt.Fprintln(p.w, text)
}

func (p *printer) value(name, value string, b schema.Basis) {
	if value == "" {
		value = "unknown"
	}
	p.line(teal, fmt.Sprintf("%-11s %s  (%s %.2f)", name, value, b.By, b.Confidence))
	p.evidence(b)
}

func (p *printer) evidence(b schema.Basis) {
	for _, e := range b.Evidence {
		p.line(dim, fmt.Sprintf("            p. %d  %s  [%s]", e.Page, strings.Join(strings.Fields(e.Passage), " "), e.Rule))
	}
}

func (p *printer) list(places []schema.DocPlace, corridors []schema.DocCorridor, routes []schema.Route, topics []schema.DocTopic) {
	for _, c := range corridors {
		p.value("corridor", c.Corridor.String()+" "+string(c.Kind), c.Basis)
	}
	for _, r := range routes {
		p.value("route", fmt.Sprint(r.Places), r.Basis)
	}
	for _, x := range places {
		p.value("place", fmt.Sprintf("%s ×%d %v", x.Place, x.Mentions, x.Roles), x.Basis)
	}
	for _, t := range topics {
		p.value("topic", fmt.Sprintf("%s %.2f", t.Topic, t.Weight), t.Basis)
	}
}
