package eval

import (
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

func one(ok bool) Score {
	if ok {
		return Score{Right: 1}
	}
	return Score{Wrong: 1, Missed: 1}
}

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

func topicCodes(doc *schema.Document) []string {
	var out []string
	for _, t := range doc.Topics {
		out = append(out, string(t.Topic))
	}
	return out
}

func (e *evaluation) languages() error {
	text, err := e.readFile("eval", "languages.jsonl")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(text)) {
		var want struct {
			File string
			Lang schema.Lang
		}
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			return err
		}
		text, err := e.readFile(want.File)
		if err != nil {
			return err
		}
		doc := DescribePassage(e.Describer, string(text))
		if err := e.score("languages", want.Lang, want.File, []string{string(doc.Language)}, []string{string(want.Lang)}, nil); err != nil {
			return err
		}
	}
	return nil
}

// dates scores the dates of publication that were annotated: right or unknown
// is what counts, so a date that is not stated costs recall only.
func (e *evaluation) dates() error {
	for f := range table.Rows(Annotations, "annotations/dates.tsv", 3) {
		content, err := e.readFile(f[1])
		if err != nil {
			return err
		}
		doc := DescribePassage(e.Describer, string(content))
		var got, must []string
		right := Codes(f[2])
		if doc.Published != "" {
			got = append(got, string(doc.Published))
		}
		switch {
		case len(got) > 0 && slices.Contains(right, got[0]):
			must = got
		case len(right) > 0:
			must = right[:1]
		}
		if err := e.score("dates", schema.Lang(f[0]), f[1]+" "+text.CutAt(string(content), 200), got, must, nil); err != nil {
			return err
		}
		e.add("dates right or unknown", schema.Lang(f[0]), one(len(got) == 0 || slices.Equal(got, must)))
	}
	return nil
}

// mentions scores place names against texts in which every place is marked,
// counting only the marks that are names or demonyms of our gazetteer.
func (e *evaluation) mentions() error {
	content, err := e.readFile("eval", "humset_places_en.json")
	if err != nil {
		return err
	}
	var docs []struct {
		Text        string
		Annotations []struct{ Text string }
	}
	if err := json.Unmarshal(content, &docs); err != nil {
		return err
	}
	for _, d := range docs {
		doc := DescribePassage(e.Describer, d.Text)
		var got, must []string
		for _, p := range doc.Places {
			got = append(got, string(p.Place))
		}
		for _, a := range d.Annotations {
			for _, p := range DescribePassage(e.Describer, "From "+a.Text+".").Places {
				if !slices.Contains(must, string(p.Place)) {
					must = append(must, string(p.Place))
				}
			}
		}
		if err := e.score("places", schema.English, text.CutAt(d.Text, 300), got, must, nil); err != nil {
			return err
		}
	}
	return nil
}

// themes scores the recall of topics on reports with themes: whether one that
// fits a theme is the first, and whether one is among the first three.
func (e *evaluation) themes() error {
	text, err := e.readFile("eval", "reliefweb_themes.jsonl")
	if err != nil {
		return err
	}
	fits := map[string][]string{}
	for f := range table.Rows(Annotations, "annotations/themes.tsv", 2) {
		fits[f[0]] = strings.Fields(f[1])
	}
	for line := range strings.Lines(string(text)) {
		var want struct {
			Post   string
			Themes []string
		}
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			return err
		}
		var must []string
		for _, t := range want.Themes {
			must = append(must, fits[t]...)
		}
		if len(must) == 0 {
			continue
		}
		got := topicCodes(DescribePassage(e.Describer, want.Post))
		e.add("themes first", schema.English, one(overlaps(got[:min(1, len(got))], must)))
		e.add("themes first three", schema.English, one(overlaps(got[:min(3, len(got))], must)))
	}
	return nil
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// catalogue scores countries and topics on the titles of evaluations: what the
// catalogue says of a report need not stand in its title, so recall is a lower
// bound.
func (e *evaluation) catalogue() error {
	text, err := e.readFile(filepath.Join("corpus", "iom-evaluations", "catalogue.csv"))
	if err != nil {
		return err
	}
	sheet, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		return err
	}
	column := func(name string) int { return slices.Index(sheet[0], name) }
	title, countries, areas := column("Title"), column("Countries Covered"), column("Migration Thematic Areas")
	fits := map[string][]string{}
	for f := range table.Rows(Annotations, "annotations/areas.tsv", 2) {
		fits[f[0]] = strings.Fields(f[1])
	}
	for _, row := range sheet[1:] {
		doc := DescribePassage(e.Describer, row[title])
		var got, must, may, topics []string
		for _, p := range doc.Places {
			if p.Place.Kind() == schema.Country {
				got = append(got, string(p.Place))
			}
		}
		for _, p := range DescribePassage(e.Describer, row[countries]).Places {
			if slices.Contains(got, string(p.Place)) {
				must = append(must, string(p.Place))
			}
		}
		if row[countries] == "" || row[countries] == "Worldwide" {
			may = got
		}
		if err := e.score("catalogue countries", doc.Language, row[title]+" / "+row[countries], got, must, may); err != nil {
			return err
		}
		for label, terms := range fits {
			if strings.Contains(row[areas], label) {
				topics = append(topics, terms...)
			}
		}
		first := topicCodes(doc)
		if len(topics) == 0 || len(first) == 0 {
			continue
		}
		if err := e.mainTopic("catalogue main topic", doc.Language, row[title], first, topics); err != nil {
			return err
		}
	}
	return nil
}
