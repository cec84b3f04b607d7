package eval

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

func (e *evaluation) corridors() error {
	text, err := e.readFile("eval", "corridors.json")
	if err != nil {
		return err
	}
	var file struct{ Items []Labelled }
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	for _, it := range file.Items {
		if err := e.passage("corridors", it); err != nil {
			return err
		}
	}
	return nil
}

func (e *evaluation) passage(set string, it Labelled) error {
	doc := DescribePassage(e.Describer, it.Text)
	for _, list := range [][]string{it.Must, it.May} {
		for i := range list {
			list[i] = strings.ReplaceAll(list[i], ">", "-")
		}
	}
	got := corridorCodes(doc)
	if slices.Contains(it.May, "*") {
		it.May = got
	}
	if strings.HasPrefix(set, "read") && strings.HasSuffix(set, heldOut) {
		e.confidence(doc, it.Lang, it.Must, it.May)
	}
	if err := e.score(set, it.Lang, it.Text, got, it.Must, it.May); err != nil || e.errors == nil {
		return err
	}
	for _, c := range append(slices.Clone(doc.Corridors), doc.Suggestions.Corridors...) {
		if _, err := fmt.Fprintf(e.errors, "        %s %.2f %s\n", c.Corridor, c.Confidence, c.Evidence[0].Rule); err != nil {
			return err
		}
	}
	return nil
}

// heldOut ends the name of a set of passages as a library holds them that is only
// scored.
const heldOut = " held out"

// confidence counts, by bands of .05 from .6 on, how many corridors that a text of
// a set which nothing was learned from is said to speak of are right: the share
// should be what the band says.
func (e *evaluation) confidence(doc *schema.Document, l schema.Lang, must, may []string) {
	const least, band = 0.6, 0.05
	for _, c := range slices.Concat(doc.Corridors, doc.Suggestions.Corridors) {
		code := c.Corridor.String()
		right := slices.Contains(must, code)
		if c.Confidence < least || !right && slices.Contains(may, code) {
			continue
		}
		s := Score{Wrong: 1}
		if right {
			s = Score{Right: 1}
		}
		from := math.Floor(min(c.Confidence, 0.999)/band+1e-9) * band
		e.add(fmt.Sprintf("confidence %.2f to %.2f", from, from+band), l, s)
	}
}

// sentences scores our own sentences: the odd ones of a language were looked
// at while rules were written, the even ones were not.
func (e *evaluation) sentences() error {
	n := map[string]int{}
	for f := range table.Rows(Annotations, "annotations/sentences.tsv", 4) {
		n[f[0]]++
		set := "sentences tuned"
		if n[f[0]]%2 == 0 {
			set = "sentences held out"
		}
		if err := e.passage(set, Labelled{Lang: schema.Lang(f[0]), Text: f[3], Must: Codes(f[1]), May: Codes(f[2])}); err != nil {
			return err
		}
	}
	return nil
}

// fresh scores the sentences that were written after the rules.
func (e *evaluation) fresh() error {
	for f := range table.Rows(Annotations, "annotations/fresh.tsv", 5) {
		if err := e.passage("fresh "+f[0], Labelled{Lang: schema.Lang(f[1]), Text: f[4], Must: Codes(f[2]), May: Codes(f[3])}); err != nil {
			return err
		}
	}
	return nil
}

// passages scores the passages of the corpus that were annotated.
func (e *evaluation) passages() error {
	list, err := AnnotatedPassages()
	if err != nil {
		return err
	}
	for _, it := range list {
		text, err := e.readFile(it.File)
		if err != nil {
			return err
		}
		if it.End > len(text) {
			return fmt.Errorf("%s: no byte %d", it.File, it.End)
		}
		it.Text = string(text[it.Start:it.End])
		if err := e.passage("passages "+it.Part, it); err != nil {
			return err
		}
	}
	return nil
}

// readings scores both sets of passages that readers labelled: those to learn
// from, and those that are only scored.
func (e *evaluation) readings() error {
	var page func(string, int) (string, error)
	if e.file != nil {
		page = e.pageOf
	}
	list, err := Passages2026(e.dir)
	if err != nil {
		return err
	}
	more, err := Readings(e.dir, page)
	if err != nil {
		return err
	}
	for n, set := range []string{"read 2026", "read"} {
		for _, r := range [][]Read{list, more}[n] {
			part := " learned"
			if r.HeldOut {
				part = heldOut
			}
			if e.skips(set + part) {
				continue
			}
			if err := e.passage(set+part, Labelled{ID: r.ID, Lang: r.Lang, Text: r.Text, Must: r.Must, May: r.May}); err != nil {
				return err
			}
		}
	}
	return nil
}
