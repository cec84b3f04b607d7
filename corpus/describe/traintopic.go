package describe

import (
	"fmt"
	"github.com/simde/simde/corpus/describe/table"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// readText is a text with its topics as the rules see them, and as its readers
// did.
type readText struct {
	subjects   []subject
	main, also []string
	whole      bool // readers named all the topics that it treats
	weight     float64
}

// TrainTreated learns the weights by which a document is said to treat a topic
// and writes them as rules/treated.tsv has them. dir is laid out as the folder
// of real material is.
func TrainTreated(out io.Writer, dir string) error {
	texts, err := readTexts(dir)
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	var examples []example
	for _, t := range texts {
		for _, s := range t.subjects {
			examples = append(examples, t.example(s))
		}
	}
	return fit(examples).write(out)
}

// example is what the text says of whether it treats a topic.
func (t readText) example(s subject) example {
	const asked, unsaid = 0.4, 0.12 // what counts who was asked for the main topic only: what was named, and what was not
	topic := string(s.topic)
	switch {
	case t.whole:
		return example{s.traits, truth(slices.Contains(t.main, topic) || slices.Contains(t.also, topic)), t.weight}
	case slices.Contains(t.main, topic):
		return example{s.traits, 1, t.weight * asked}
	}
	return example{s.traits, 0, t.weight * unsaid}
}

// TrainMain learns the weights by which a topic is said to be the main one and
// writes them as rules/main.tsv has them.
func TrainMain(out io.Writer, dir string) error {
	texts, err := readTexts(dir)
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return fitMain(texts).write(out)
}

// readTexts describes the annotated texts that are for training, and of each
// its title alone: of many a record nothing else is known.
//
// A mere title counts less than a text.
func readTexts(dir string) ([]readText, error) {
	const ownText, titleOnly = 1, 0.3
	var r textReader
	for f := range table.Rows(data, "annotations/titles.tsv", 5) {
		if strings.HasPrefix(f[0], "tuned") {
			r.read(f[3]+"\n\n"+f[4], f[0] == blind, readText{main: concepts(f[2]), weight: ownText})
			r.read(f[3], f[0] == blind, readText{main: concepts(f[2]), weight: titleOnly})
		}
	}
	for _, a := range annotatedDocuments() {
		if a.part != "tune" || !a.plain() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, a.file))
		if err != nil {
			return nil, err
		}
		title := r.read(string(text), true, readText{main: a.main, also: a.also, whole: true, weight: 1})
		r.read(title, true, readText{main: a.main, weight: titleOnly})
	}
	return r.texts, nil
}

// textReader gathers texts as they are described.
type textReader struct{ texts []readText }

// read takes a text of which t is known, and returns its title. Where it is
// not blind, the hints were written with the text in view: they would seem
// surer than they are, and are left out.
func (r *textReader) read(text string, blind bool, t readText) string {
	d := untrained()
	d.topics.observe = func(list []subject) {
		for _, s := range list {
			if !blind {
				s.traits = slices.DeleteFunc(s.traits, func(x trait) bool { return strings.Contains(x.name, "hint") })
			}
			t.subjects = append(t.subjects, s)
		}
	}
	title := d.describePassage(text).Title
	r.texts = append(r.texts, t)
	return title
}

// blind is the part of our titles that was written without the hints in view,
// and which the hints were written without.
const blind = "tuned 4"

// fitMain finds the weights that make a concept which readers accept as the
// main one likely among those of its document: the regression of a choice
// (conditional logit: McFadden 1974).
func fitMain(texts []readText) weights {
	const rounds, penalty, own = 300, 1, 5
	w := weights{}
	w.descend(rounds, func(name string) float64 {
		if strings.HasPrefix(name, "is ") {
			return own // of one topic there are few examples
		}
		return penalty
	}, func(w weights, add func(x trait, much float64)) {
		for _, t := range texts {
			t.slope(w, add)
		}
	})
	return w
}

// slope adds what one text says of the weights.
func (t readText) slope(w weights, add func(x trait, much float64)) {
	sum, right := 0.0, 0.0
	odds := make([]float64, len(t.subjects))
	for i, s := range t.subjects {
		odds[i] = math.Exp(w.sum(s.traits))
		sum += odds[i]
		if slices.Contains(t.main, string(s.topic)) {
			right += odds[i]
		}
	}
	if right == 0 {
		return
	}
	for i, s := range t.subjects {
		miss := odds[i] / sum
		if slices.Contains(t.main, string(s.topic)) {
			miss -= odds[i] / right
		}
		for _, x := range s.traits {
			add(x, t.weight*miss)
		}
	}
}
