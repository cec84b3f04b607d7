package eval

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"golang.org/x/net/html"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Grouper finds which documents are kindred.
type Grouper func(ctx context.Context, docs []*schema.Document) (map[schema.ID]schema.Kin, error)

// Pairing is how well the translations of one set were paired among all
// documents, counted in pairs of documents in two languages that stand in one
// work.
type Pairing struct {
	Set       string  `json:"set"`
	Documents int     `json:"documents"`
	True      int     `json:"true"`  // pairs that are translations
	Found     int     `json:"found"` // of those
	Wrong     int     `json:"wrong"` // pairs found that are none, with an end in the set
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
}

// member is a document of the whole that is grouped, with the work to which
// it belongs; of a work with one document nothing is to be found.
type member struct {
	set, work string
	doc       *schema.Document
}

// PairTranslations groups all documents under dir together, the translations
// and those that have none, and writes how well each set came out, as a table
// or as JSON, and the wrong pairs where errors are asked for.
func PairTranslations(ctx context.Context, w io.Writer, dir string, group Grouper, asJSON, faults bool) ([]Pairing, error) {
	all, err := kinSets(dir)
	if err != nil {
		return nil, err
	}
	var docs []*schema.Document
	for i, m := range all {
		m.doc.ID, m.doc.Revision = schema.ID(fmt.Sprintf("%s-%05d", m.set, i)), schema.Revision(i+1)
		docs = append(docs, m.doc)
	}
	kin, err := group(ctx, docs)
	if err != nil {
		return nil, err
	}
	out, wrong := pairings(all, kin)
	if asJSON {
		return out, json.NewEncoder(w).Encode(map[string]any{"results": out})
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "set\tdocuments\ttrue pairs\tfound\twrong\tP\tR\t")
	for _, p := range out {
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%d\t%.3f\t%.3f\t\n", p.Set, p.Documents, p.True, p.Found, p.Wrong, p.Precision, p.Recall)
	}
	if faults {
		for _, x := range wrong {
			fmt.Fprintln(t, x)
		}
	}
	return out, t.Flush()
}

func pairings(all []member, kin map[schema.ID]schema.Kin) (out []Pairing, wrong []string) {
	sets := map[string]*Pairing{}
	of := func(set string) *Pairing {
		if sets[set] == nil {
			sets[set] = &Pairing{Set: set}
		}
		return sets[set]
	}
	for i, a := range all {
		of(a.set).Documents++
		for _, b := range all[i+1:] {
			if a.doc.Language == b.doc.Language {
				continue
			}
			same := a.work == b.work
			x, y := kin[a.doc.ID].Work, kin[b.doc.ID].Work
			found := x != "" && x == y
			switch {
			case same && found:
				of(a.set).True++
				of(a.set).Found++
			case same:
				of(a.set).True++
				wrong = append(wrong, "not found: "+a.work+" "+string(a.doc.Language)+"-"+string(b.doc.Language))
			case found:
				of(a.set).Wrong++
				wrong = append(wrong, "wrong: "+a.work+" and "+b.work)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		p := sets[name]
		p.Precision, p.Recall = share(p.Found, p.Found+p.Wrong), share(p.Found, p.True)
		out = append(out, *p)
	}
	return out, wrong
}

// share returns n of all, and 1 of none.
func share(n, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(n) / float64(all)
}

// knownWorks names, a work a line, the files of the corpus that are
// translations of one another, as a person read them.
//
//go:embed works.tsv
var knownWorks string

// kinSets reads the documents that are translations, and those among which they
// are to be found.
func kinSets(dir string) ([]member, error) {
	var out []member
	for _, read := range []func(string) ([]member, error){newsWorks, declaration, goalWorks, passageWorks, corpusWorks, pressWorks} {
		some, err := read(dir)
		if err != nil {
			return nil, err
		}
		out = append(out, some...)
	}
	return out, nil
}

func newMember(set, work string, l schema.Lang, text string) member {
	return member{set, set + "/" + work, &schema.Document{Language: l, Pages: []schema.Page{{Number: 1, Language: l, Text: text}}}}
}

func newsWorks(dir string) (out []member, err error) {
	err = readLines(filepath.Join(dir, "eval", "ntrex_documents.jsonl"), func(line string) error {
		var d struct{ ID, En, Es, Fr string }
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return err
		}
		out = append(out, newMember("ntrex", d.ID, schema.English, d.En), newMember("ntrex", d.ID, schema.Spanish, d.Es), newMember("ntrex", d.ID, schema.French, d.Fr))
		return nil
	})
	return out, err
}

func declaration(dir string) ([]member, error) {
	var out []member
	for name, l := range map[string]schema.Lang{"eng": schema.English, "spa": schema.Spanish, "fra": schema.French} {
		f, err := os.ReadFile(filepath.Join(dir, "eval", "udhr_en_es_fr", name+".html"))
		if err != nil {
			return nil, err
		}
		out = append(out, newMember("udhr", "declaration", l, textOfHTML(string(f))))
	}
	slices.SortFunc(out, func(a, b member) int { return cmp.Compare(a.doc.Language, b.doc.Language) })
	return out, nil
}

// textOfHTML returns the texts of a page that is known to be simple.
func textOfHTML(page string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
			b.WriteByte('\n')
		}
	}
}

func goalWorks(dir string) ([]member, error) {
	var out []member
	for _, part := range []string{"global_goals", "global_indicators", "global_targets"} {
		for _, l := range schema.Langs {
			f, err := os.ReadFile(filepath.Join(dir, "eval", "sdg_en_es_fr", string(l), part+".yml"))
			if err != nil {
				return nil, err
			}
			out = append(out, newMember("sdg", part, l, string(f)))
		}
	}
	return out, nil
}

// passageWorks are short: passages of an encyclopaedia, and what there is of
// documents of the United Nations.
func passageWorks(dir string) ([]member, error) {
	var passages []struct{ ID, En, Es string }
	if err := readJSON(filepath.Join(dir, "eval", "xquad_en_es.json"), &passages); err != nil {
		return nil, err
	}
	var out []member
	for _, p := range passages {
		out = append(out, newMember("xquad", p.ID, schema.English, p.En), newMember("xquad", p.ID, schema.Spanish, p.Es))
	}
	texts := map[string][3]string{}
	lines := map[string]int{}
	err := readLines(filepath.Join(dir, "eval", "un_parallel.tsv"), func(line string) error {
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[1] == "en" {
			return nil
		}
		t := texts[f[0]]
		for i := range t {
			t[i] += f[i+1] + "\n"
		}
		texts[f[0]] = t
		lines[f[0]]++
		return nil
	})
	const leastLines = 4 // of a document, to be told from others
	for _, symbol := range slices.Sorted(maps.Keys(texts)) {
		if lines[symbol] < leastLines {
			continue
		}
		for i, l := range []schema.Lang{schema.English, schema.Spanish, schema.French} {
			out = append(out, newMember("un", symbol, l, texts[symbol][i]))
		}
	}
	return out, err
}

// corpusWorks are whole documents, most of which have no translation.
func corpusWorks(dir string) ([]member, error) {
	works := map[string]string{}
	for row := range table.In("works.tsv", knownWorks, 2) {
		for _, f := range strings.Fields(row[1]) {
			works[f] = row[0]
		}
	}
	var out []member
	for set, pattern := range map[string]string{"reliefweb": "*.txt", "us-declarations": "*.md"} {
		files, err := filepath.Glob(filepath.Join(dir, "corpus", set, "*", pattern))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			name := strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))
			l := schema.Lang(filepath.Base(filepath.Dir(f)))
			if !l.Spoken() {
				l = schema.Undetermined
			}
			out = append(out, newMember(set, cmp.Or(works[name], name), l, withoutHead(string(text))))
		}
	}
	slices.SortFunc(out, func(a, b member) int {
		return cmp.Or(cmp.Compare(a.work, b.work), cmp.Compare(a.doc.Language, b.doc.Language))
	})
	return out, nil
}

// withoutHead leaves out the front matter of a Markdown file.
func withoutHead(text string) string {
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		if _, body, ok := strings.Cut(rest, "\n---\n"); ok {
			return body
		}
	}
	return text
}

// pressWorks are articles of a newspaper, in one language.
func pressWorks(dir string) (out []member, err error) {
	const one = 8 // in so many is enough
	n := 0
	err = readPress(dir, func(a article) {
		if n%one == 0 {
			out = append(out, newMember("press", a.id(), schema.Spanish, a.Title+"\n"+a.Text))
		}
		n++
	})
	return out, err
}
