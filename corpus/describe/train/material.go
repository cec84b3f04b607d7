package main

import (
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// origin says where a text of the material is from, by what it can teach.
type origin uint8

const (
	own      origin = iota // sentences of our own and passages of documents, chosen for what they say
	sampled                // passages as a library holds them
	traps                  // passages written for what a text only seems to say
	composed               // sentences of our own that go on to another subject
	press                  // articles of a general newspaper that are not about migration
	prose                  // general prose of other kinds
)

// counts is what a text of each origin counts.
var counts = map[origin]float64{own: 1, sampled: 3, traps: 3, composed: 0.15, press: 0.04, prose: 0.15}

// material is a text of which the corridors are known.
type material struct {
	id        string
	lang      string
	origin    origin
	text      string
	about     bool // it is about people who move
	document  bool // it is a whole document
	ships     bool // it stands in the repository
	must, may []string
}

// folds is into how many parts the material is dealt: what is learned from the
// others is tried on each.
const folds = 3

// fold is the part to which the text belongs.
func (m material) fold() int {
	h := fnv.New32a()
	h.Write([]byte(m.id))
	return int(h.Sum32() % folds)
}

// gather returns all material that corridors are learned from.
func gather(dir string) ([]material, error) {
	out := ownTexts()
	for _, list := range []func(string) ([]material, error){passages, documents, readings, articles, generalProse} {
		more, err := list(dir)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// ownTexts are the sentences and passages that the repository has.
func ownTexts() []material {
	out := ownSentences()
	out = append(out, changesOfSubject(out)...)
	for i := range out {
		out[i].ships = true
	}
	return out
}

// trapParts are the parts of our own sentences that were written for what a text
// only seems to say.
var trapParts = []string{"tuned 21", "tuned 22", "tuned 23"}

// ownSentences are those of our own that are for training.
func ownSentences() []material {
	var out []material
	n := map[string]int{}
	for f := range table.Rows(eval.Annotations, "annotations/sentences.tsv", 4) {
		if n[f[0]]++; n[f[0]]%2 == 1 {
			out = append(out, material{id: f[3], lang: f[0], text: f[3], must: eval.Codes(f[1]), may: eval.Codes(f[2])})
		}
	}
	for f := range table.Rows(eval.Annotations, "annotations/fresh.tsv", 5) {
		if strings.HasPrefix(f[0], "tuned") {
			from := own
			if slices.Contains(trapParts, f[0]) {
				from = traps
			}
			out = append(out, material{id: f[4], lang: f[1], origin: from, text: f[4], must: eval.Codes(f[2]), may: eval.Codes(f[3])})
		}
	}
	for f := range table.Rows(corridor.Files, "examples.tsv", 4) {
		if f[2] != "-" {
			must := slices.DeleteFunc(eval.Codes(f[2]), func(c string) bool { return strings.HasPrefix(c, "~") })
			out = append(out, material{id: f[3], text: f[3], must: must, may: []string{"*"}})
		}
	}
	for i := range out {
		out[i].about = len(out[i].must) > 0
	}
	return out
}

// changesOfSubject are pairs of our own sentences that have nothing to do with
// each other: what each states stands, and nothing crosses from one to the
// other. Both are of one fold, so that neither is seen where it is tried.
func changesOfSubject(list []material) []material {
	type part struct {
		lang string
		fold int
	}
	last := map[part]material{}
	var out []material
	for _, m := range list {
		p := part{m.lang, m.fold()}
		before, ok := last[p]
		last[p] = m
		if !ok || m.lang == "" || slices.Contains(m.may, "*") || slices.Contains(before.may, "*") {
			continue
		}
		out = append(out, material{id: m.id, lang: m.lang, origin: composed, text: before.text + " " + m.text, about: true, must: slices.Concat(before.must, m.must), may: slices.Concat(before.may, m.may)})
	}
	return out
}

// passages are those of documents that are for training.
func passages(dir string) ([]material, error) {
	list, err := eval.AnnotatedPassages()
	if err != nil {
		return nil, err
	}
	var out []material
	for _, it := range list {
		text, err := os.ReadFile(filepath.Join(dir, it.File))
		if err != nil {
			return nil, err
		}
		if it.Part == "tune" && it.End <= len(text) {
			passage := string(text[it.Start:it.End])
			out = append(out, material{id: passage, text: passage, about: len(it.Must) > 0, must: it.Must, may: it.May})
		}
	}
	return out, nil
}

// documents are the whole documents that are for training.
func documents(dir string) ([]material, error) {
	var out []material
	for _, a := range eval.AnnotatedDocuments() {
		if a.Part != "tune" || !a.Plain() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, a.File))
		if err != nil {
			return nil, err
		}
		out = append(out, material{id: a.File, text: string(text), about: len(a.Corridors) > 0, document: true, must: a.Corridors, may: a.May})
	}
	return out, nil
}

// readings are the passages that readers labelled and that are for training.
func readings(dir string) ([]material, error) {
	list, err := labelled(dir)
	if err != nil {
		return nil, err
	}
	var out []material
	for _, r := range list {
		if !r.HeldOut {
			out = append(out, material{id: r.ID, origin: sampled, text: r.Text, about: r.About, must: r.Must, may: r.May})
		}
	}
	return out, nil
}

func labelled(dir string) ([]eval.Read, error) {
	list, err := eval.Passages2026(dir)
	if err != nil {
		return nil, err
	}
	more, err := eval.Readings(dir, nil)
	return append(list, more...), err
}

// articles are those of a newspaper that are not about migration. Those of
// which a reader found that a passage is are left out.
func articles(dir string) ([]material, error) {
	list, err := labelled(dir)
	if err != nil {
		return nil, err
	}
	about := map[string]bool{}
	for _, r := range list {
		if r.About || len(r.Must) > 0 {
			about[strings.TrimPrefix(strings.TrimSuffix(r.Source, filepath.Ext(r.Source)), "press/")] = true
			about[strings.TrimPrefix(r.Source, "corpus/press-es.jsonl.gz ")] = true
		}
	}
	all, err := eval.Articles(dir)
	if err != nil {
		return nil, err
	}
	var out []material
	for _, a := range all {
		if a.Migration == 0 && !about[a.ID] && !about[strings.TrimSuffix(a.ID, filepath.Ext(a.ID))] {
			out = append(out, material{id: a.ID, origin: press, text: a.Title + "\n\n" + a.Text, document: true})
		}
	}
	return out, nil
}

// generalProse are passages of an encyclopaedia and of the news.
func generalProse(dir string) ([]material, error) {
	var out []material
	for _, set := range []struct {
		file  string
		langs []schema.Lang
	}{{"piaf_fr.json", []schema.Lang{schema.French}}, {"xquad_en_es.json", []schema.Lang{schema.English, schema.Spanish}}, {"ntrex_documents.jsonl", schema.Langs}} {
		for _, l := range set.langs {
			texts, err := eval.Items(filepath.Join(dir, "eval", set.file), string(l))
			if err != nil {
				return nil, err
			}
			for _, id := range sortedKeys(texts) {
				for i, part := range chunks(texts[id]) {
					out = append(out, material{id: set.file + id + string(l) + string(rune('a'+i%26)), origin: prose, text: part})
				}
			}
		}
	}
	return out, nil
}

// chunks cuts a text into parts of a few lines.
func chunks(text string) []string {
	const lines = 4
	var out []string
	all := strings.Split(text, "\n")
	for len(all) > 0 {
		n := min(lines, len(all))
		out = append(out, strings.Join(all[:n], " "))
		all = all[n:]
	}
	return out
}
