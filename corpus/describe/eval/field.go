package eval

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

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
