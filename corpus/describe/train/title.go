package main

import (
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/title"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// headed is a text that begins with its title, and where that ends.
type headed struct {
	id, text, title string
	weight          float64
	read            bool // a reader said where the title ends
}

// fold is the part to which the text belongs.
func (h headed) fold() int {
	f := fnv.New32a()
	f.Write([]byte(h.id))
	return int(f.Sum32() % folds)
}

// headedTexts are those that the end of a title is learned from: the first
// lines that readers cut, and articles of a newspaper whose title is joined to
// their text.
func headedTexts(dir string) ([]headed, error) {
	var out []headed
	for f := range table.Rows(eval.Annotations, "annotations/endings.tsv", 2) {
		content, err := os.ReadFile(filepath.Join(dir, f[0]))
		if err != nil {
			return nil, err
		}
		end, err := strconv.Atoi(f[1])
		if err != nil || end > len(content) {
			return nil, fmt.Errorf("endings.tsv: no byte %s in %s", f[1], f[0])
		}
		out = append(out, headed{f[0], string(content), string(content[:end]), 1, true})
	}
	articles, err := eval.Articles(dir)
	if err != nil {
		return nil, err
	}
	const every, counts = 2, 0.2 // of the articles; what one counts
	for i, a := range articles {
		if i%every == 0 && a.Text != "" && len(a.Title) > leastTitle {
			out = append(out, headed{a.ID, a.Title + " " + strings.TrimSpace(a.Text), a.Title, counts, false})
		}
	}
	return out, nil
}

// leastTitle is the length of the shortest title that is learned from.
const leastTitle = 20

// endingExamples are the places where the titles of texts may end, each right
// or wrong.
func endingExamples(texts []headed, names map[model.Key]string) model.Stored {
	d := describe.Untrained()
	s := model.Stored{Names: names}
	for _, h := range texts {
		list := endingsOf(d, h, names)
		last := rightEnding(list, h.title)
		if last < 0 {
			continue
		}
		s.Sizes = append(s.Sizes, len(list))
		for i, e := range list {
			s.Examples = append(s.Examples, model.Example{List: e.Traits, Right: i == last, Weight: h.weight})
			s.Folds = append(s.Folds, h.fold())
		}
	}
	return s
}

// endingsOf returns where the title of a text may end.
func endingsOf(d *describe.Describer, h headed, names map[model.Key]string) []title.Ending {
	doc := text.NewDocument(&schema.Document{Pages: []schema.Page{{Number: 1, Text: h.text}}, Basis: map[schema.Field]schema.Basis{}})
	d.Fields.Language(doc)
	return d.Titles.Endings(doc.Pages[0], names)
}

// rightEnding returns the last of the endings that leave a title, or -1: what
// stands after it and is taken off in any case belongs to no text.
func rightEnding(list []title.Ending, of string) int {
	last := -1
	want := letters(title.Clean(of))
	for i, e := range list {
		if letters(e.Title()) == want {
			last = i
		}
	}
	return last
}

// letters returns the folded letters and figures of s.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, schema.Fold(s))
}

const aboutEndings = "# Where a title ends that has text after it on its line: the weight of each trait in the logarithm of the odds\n# (conditional logit)."

// fitEndings learns from the lines that are not of a fold, of which each asks
// where its title ends.
func fitEndings(s model.Stored, fold int) model.Keyed {
	const penalty, least = 2, 4
	var list []model.Example
	var sizes []int
	at := 0
	for _, n := range s.Sizes {
		if s.Folds[at] != fold {
			list, sizes = append(list, s.Examples[at:at+n]...), append(sizes, n)
		}
		at += n
	}
	return model.LearnChoice(list, sizes, penalty, least, rounds)
}

// endings returns the examples that the material under dir gives, or those kept
// under tree where dir is "-". The former are kept.
func endings(dir, tree string) (model.Stored, error) {
	path := numbersPath(tree, "ending")
	if dir == "-" {
		return readNumbers(path)
	}
	texts, err := headedTexts(dir)
	if err != nil {
		return model.Stored{}, err
	}
	s := endingExamples(texts, map[model.Key]string{})
	return s, writeNumbers(path, s, func(model.Key) bool { return true })
}

// tryEndings counts how many titles are cut right by what was learned from other
// texts: those that readers cut, or those of articles. It calls wrong with each
// of the others and what it makes of it.
func tryEndings(dir string, read bool, wrong func(h headed, got string)) (right, all int, err error) {
	texts, err := headedTexts(dir)
	if err != nil {
		return 0, 0, err
	}
	s := endingExamples(texts, map[model.Key]string{})
	var models [folds]model.Keyed
	for fold := range models {
		models[fold] = fitEndings(s, fold)
	}
	d := describe.Untrained()
	for _, h := range texts {
		if h.read != read {
			continue
		}
		d.Titles.Ending = models[h.fold()]
		doc := text.NewDocument(&schema.Document{Pages: []schema.Page{{Number: 1, Text: h.text}}, Basis: map[schema.Field]schema.Basis{}})
		d.Fields.Language(doc)
		d.Titles.Read(doc)
		if all++; letters(doc.Doc.Title) == letters(title.Clean(h.title)) {
			right++
		} else {
			wrong(h, doc.Doc.Title)
		}
	}
	return right, all, nil
}

// printEndings prints what tryEndings finds.
func printEndings(w io.Writer, dir string) error {
	var lines strings.Builder
	for _, set := range []struct {
		name string
		read bool
	}{{"first lines cut by readers", true}, {"articles joined to their title", false}} {
		right, all, err := tryEndings(dir, set.read, func(h headed, got string) {
			if set.read {
				fmt.Fprintf(&lines, "%s\n    got  %s\n    want %s\n", h.id, got, strings.Join(strings.Fields(h.title), " "))
			}
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "%s: %d of %d right\n", set.name, right, all)
	}
	_, err := io.WriteString(w, lines.String())
	return err
}

// trainEndings learns how the end of a title is told from the material under
// dir, or from the numbers under tree where that is "-", and writes its table
// into tree.
func trainEndings(dir, tree string) error {
	s, err := endings(dir, tree)
	if err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return writeTable(filepath.Join(tree, "title", "ending.tsv"), aboutEndings, func(w io.Writer) error { return writeEndings(w, s) })
}

// writeEndings writes the weights that all examples give.
func writeEndings(w io.Writer, s model.Stored) error {
	const least = 0.02
	return model.WriteKeyed(w, fitEndings(s, folds), s.Names, least)
}
