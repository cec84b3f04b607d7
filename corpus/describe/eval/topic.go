package eval

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

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

// titles scores the main topic of our own titles with their first lines.
func (e *evaluation) titles() error {
	for f := range table.Rows(Annotations, "annotations/titles.tsv", 5) {
		part, lang, must := f[0], schema.Lang(f[1]), strings.Split(f[2], "|")
		got := topicCodes(DescribePassage(e.Describer, f[3]+"\n\n"+f[4]))
		e.add("titles first three "+part, lang, one(overlaps(got[:min(3, len(got))], must)))
		if err := e.mainTopic("titles main topic "+part, lang, f[3]+" | "+f[4], got, must); err != nil {
			return err
		}
	}
	return nil
}

// mainTopic counts whether the first of the topics got is one of those that
// must be it; an error is written where errors are asked for.
func (e *evaluation) mainTopic(set string, lang schema.Lang, where string, got, must []string) error {
	s := one(overlaps(got[:min(1, len(got))], must))
	e.add(set, lang, s)
	if e.errors == nil || s.Right > 0 {
		return nil
	}
	_, err := fmt.Fprintf(e.errors, "%s %s want one of %v first, got %v\n    %s\n", set, lang, must, got[:min(4, len(got))], where)
	return err
}
