package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// countShares counts in what share of the plain texts under dir a concept is
// named, and in what share of those of a language each hint stands in the first
// lines, and writes them as topic/shares.tsv has them. What is rarer than one
// text in two hundred is left out. dir is laid out as the folder of real
// material is.
func countShares(out io.Writer, dir string) error {
	c := shareCounter{Describer: describe.Untrained(), topics: map[string]float64{}, hints: map[string]float64{}, texts: map[schema.Lang]float64{}}
	err := filepath.WalkDir(filepath.Join(dir, "corpus"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !slices.Contains([]string{".txt", ".md"}, filepath.Ext(path)) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		c.count(string(text))
		return nil
	})
	if err != nil {
		return fmt.Errorf("count shares: %w", err)
	}
	return c.write(out)
}

// shareCounter counts the texts that have a topic or a hint.
type shareCounter struct {
	*describe.Describer
	topics, hints map[string]float64 // by row
	texts         map[schema.Lang]float64
}

func (c *shareCounter) count(content string) {
	d := text.NewDocument(&schema.Document{Basis: map[schema.Field]schema.Basis{}, Pages: []schema.Page{{Number: 1, Text: content}}})
	c.Describer.Fields.Language(d)
	c.Describer.Fields.ReadPages(d.Pages)
	r := d.Pages[0]
	c.texts[r.Lang]++
	seen := map[string]bool{}
	once := func(m map[string]float64, key string) {
		if !seen[key] {
			seen[key] = true
			m[key]++
		}
	}
	for _, h := range r.Topics {
		once(c.topics, string(schema.Topics()[h.Index].ID))
	}
	for _, h := range r.Hints {
		once(c.hints, c.Describer.Topics.HintNames[h.Index])
	}
}

func (c *shareCounter) write(out io.Writer) error {
	const least = 0.005
	all := 0.0
	for _, n := range c.texts {
		all += n
	}
	for _, key := range slices.Sorted(maps.Keys(c.topics)) {
		if share := c.topics[key] / all; share >= least {
			if _, err := fmt.Fprintf(out, "topic\t%s\t%.3f\n", key, share); err != nil {
				return err
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.hints)) {
		lang, _, _ := strings.Cut(key, " ")
		if share := c.hints[key] / c.texts[schema.Lang(lang)]; share >= least {
			if _, err := fmt.Fprintf(out, "hint\t%s\t%.3f\n", key, share); err != nil {
				return err
			}
		}
	}
	return nil
}
