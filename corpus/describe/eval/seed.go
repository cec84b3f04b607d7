package eval

import (
	"encoding/json"

	"github.com/simde/simde/schema"
)

// annotatedSeed is a document annotated in full.
type annotatedSeed struct {
	File, Language, Title string
	Countries             []struct {
		Code     string
		Roles    []string
		MayRoles []string `json:"may_roles"`
	}
	Corridors []struct{ Origin, Destination, Level string }
	Topics    []string
}

// seeds scores the two documents that are annotated in full.
func (e *evaluation) seeds() error {
	text, err := e.readFile("eval", "seeds.json")
	if err != nil {
		return err
	}
	var file struct{ Docs []annotatedSeed }
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	for _, want := range file.Docs {
		if err := e.seed(want); err != nil {
			return err
		}
	}
	return nil
}

// seed scores one of them.
func (e *evaluation) seed(want annotatedSeed) error {
	text, err := e.readFile("seeds", want.File)
	if err != nil {
		return err
	}
	doc := DescribePassage(e.Describer, string(text))
	lang := schema.Lang(want.Language)
	e.add("seeds title", lang, one(schema.Fold(doc.Title) == schema.Fold(want.Title)))
	var must, may []string
	for _, c := range want.Corridors {
		if c.Level == "must" {
			must = append(must, c.Origin+"-"+c.Destination)
		} else {
			may = append(may, c.Origin+"-"+c.Destination)
		}
	}
	if err := e.score("seeds corridors", lang, want.File, corridorCodes(doc), must, may); err != nil {
		return err
	}
	if err := e.score("seeds topics", lang, want.File, topicCodes(doc), want.Topics, nil); err != nil {
		return err
	}
	return e.seedPlaces(want, doc)
}

// seedPlaces scores the countries of a seed and the parts they play.
func (e *evaluation) seedPlaces(want annotatedSeed, doc *schema.Document) error {
	var roles, mayRoles, countries, places, gotRoles []string
	for _, c := range want.Countries {
		countries = append(countries, c.Code)
		for _, r := range c.Roles {
			roles = append(roles, c.Code+" "+r)
		}
		for _, r := range append(c.MayRoles, "mention") {
			mayRoles = append(mayRoles, c.Code+" "+r)
		}
	}
	for _, p := range doc.Places {
		if p.Place.Kind() != schema.Country {
			continue
		}
		places = append(places, string(p.Place))
		for _, r := range p.Roles {
			gotRoles = append(gotRoles, string(p.Place)+" "+string(r))
		}
	}
	lang := schema.Lang(want.Language)
	if err := e.score("seeds countries", lang, want.File, places, countries, nil); err != nil {
		return err
	}
	return e.score("seeds roles", lang, want.File, gotRoles, roles, mayRoles)
}
