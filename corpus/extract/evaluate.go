package extract

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Evaluation scores the extractor against pages and texts that people marked.
type Evaluation struct {
	Languages map[schema.Lang]*Segments // of web pages
	All       Segments
	Seeds     int // scraped texts that begin with a site's menu
	SeedsCut  int // of them, those that now begin with their own first line and keep every other
	Faults    []string
}

// Segments count passages of web pages that must and must not survive.
type Segments struct {
	Pages, Keep, Kept, Drop, Dropped int
}

// Evaluate reads the folders eval/webpages and seeds below dir.
func Evaluate(ctx context.Context, dir string) (*Evaluation, error) {
	e := &Evaluation{Languages: map[schema.Lang]*Segments{}}
	if err := e.webpages(ctx, filepath.Join(dir, "eval", "webpages")); err != nil {
		return nil, err
	}
	return e, e.seeds(filepath.Join(dir, "seeds"))
}

func (e *Evaluation) webpages(ctx context.Context, dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		return fmt.Errorf("evaluate: %w", err)
	}
	var pages map[string]struct {
		File, Lang    string
		With, Without []string
	}
	if err := json.Unmarshal(b, &pages); err != nil {
		return fmt.Errorf("evaluate: expected.json: %w", err)
	}
	for _, p := range pages {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		data, err := os.ReadFile(filepath.Join(dir, "html", p.File))
		if err != nil {
			return fmt.Errorf("evaluate: %w", err)
		}
		got := ""
		r, err := Read(data, p.File)
		if err != nil {
			e.Faults = append(e.Faults, fmt.Sprintf("%s: %v", p.File, err))
		}
		if r != nil {
			got = fold(wholeText(r))
		}
		e.segments(p.File, schema.Lang(p.Lang), got, p.With, p.Without)
	}
	slices.Sort(e.Faults)
	return nil
}

// segments scores one page.
func (e *Evaluation) segments(file string, l schema.Lang, got string, with, without []string) {
	if e.Languages[l] == nil {
		e.Languages[l] = &Segments{}
	}
	for _, s := range []*Segments{e.Languages[l], &e.All} {
		s.Pages++
		s.Keep += len(with)
		s.Drop += len(without)
	}
	for _, w := range with {
		if strings.Contains(got, fold(w)) {
			e.Languages[l].Kept++
			e.All.Kept++
			continue
		}
		e.Faults = append(e.Faults, fmt.Sprintf("%s lost %q", file, w))
	}
	for _, w := range without {
		if !strings.Contains(got, fold(w)) {
			e.Languages[l].Dropped++
			e.All.Dropped++
			continue
		}
		e.Faults = append(e.Faults, fmt.Sprintf("%s kept %q", file, w))
	}
}

// seeds checks texts of one site: the lines that begin all of them are its
// menu, and the next line is the text's own first.
func (e *Evaluation) seeds(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return fmt.Errorf("evaluate: %w", err)
	}
	var texts [][]string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return fmt.Errorf("evaluate: %w", err)
		}
		s, _ := decode(b)
		texts = append(texts, strings.Split(plainText(s), "\n"))
	}
	menu := sharedLines(texts)
	for i, f := range files {
		e.Seeds++
		if fault := seedFault(texts[i], menu); fault != "" {
			e.Faults = append(e.Faults, filepath.Base(f)+" "+fault)
			continue
		}
		e.SeedsCut++
	}
	return nil
}

// sharedLines returns how many lines all texts begin with.
func sharedLines(texts [][]string) int {
	for n := 0; ; n++ {
		for _, t := range texts {
			if n >= len(t) || t[n] != texts[0][n] {
				return n
			}
		}
		if len(texts) < 2 {
			return 0
		}
	}
}

// seedFault says what is wrong with the text that is read from lines of which
// the first belong to the menu, or "".
func seedFault(lines []string, menu int) string {
	r, err := Read([]byte(strings.Join(lines, "\n")), "seed.txt")
	if err != nil {
		return err.Error()
	}
	if menu >= len(lines) {
		return "is nothing but the menu"
	}
	got := fold(wholeText(r))
	if first := fold(lines[menu]); !strings.HasPrefix(got, first) {
		return fmt.Sprintf("does not begin with its first line %q", first)
	}
	for _, l := range lines[menu:] {
		if l = fold(restoreOE(mendMail(l))); !strings.Contains(got, l) {
			return fmt.Sprintf("lost %q", l)
		}
	}
	return ""
}

// String returns a report of a few lines.
func (e *Evaluation) String() string {
	var b strings.Builder
	row := func(name string, s *Segments) {
		fmt.Fprintf(&b, "web pages %-3s  %3d pages  kept %3d of %3d  left out %3d of %3d\n", name, s.Pages, s.Kept, s.Keep, s.Dropped, s.Drop)
	}
	var langs []schema.Lang
	for l := range e.Languages {
		langs = append(langs, l)
	}
	slices.Sort(langs)
	for _, l := range langs {
		row(string(l), e.Languages[l])
	}
	row("all", &e.All)
	fmt.Fprintf(&b, "menus of a site cut and every line of the text kept: %d of %d\n", e.SeedsCut, e.Seeds)
	return b.String()
}
