package eval

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// unsigned takes the signs of the query language out of a text that is asked
// as plain words.
func unsigned(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
	}), " ")
}

// readSets reads every set that dir has, or its folder "eval"; one that is
// absent is left out.
func readSets(dir string) ([]*set, error) {
	var out []*set
	if sub := filepath.Join(dir, "eval"); isFolder(sub) {
		dir = sub
	}
	for _, read := range []func(string) ([]*set, error){migration, sentences, news, goals, passages, french, heldOut} {
		sets, err := read(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, sets...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no set to measure in %s: %w", dir, schema.ErrNotFound)
	}
	return out, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func newSet(name string) *set {
	return &set{name: name, docs: map[schema.Lang][]*schema.Document{}}
}

func (s *set) doc(id string, l schema.Lang, text string) {
	if text != "" {
		s.docs[l] = append(s.docs[l], &schema.Document{ID: schema.ID(id), Language: l, Pages: []schema.Page{{Number: 1, Language: l, Text: text}}})
	}
}

func (s *set) parallel(id string, texts map[schema.Lang]string) {
	for l, t := range texts {
		s.doc(id, l, t)
	}
}

// migration asks for migrants of one country in another, among passages whose
// corridors people marked.
func migration(dir string) ([]*set, error) {
	var file struct {
		Items []struct {
			ID, Lang, Text string
			Must           []string
		}
	}
	if err := readJSON(filepath.Join(dir, "corridors.json"), &file); err != nil {
		return nil, err
	}
	s := newSet("migration")
	relevant := map[string][]schema.ID{}
	for _, it := range file.Items {
		s.doc(it.ID, schema.Lang(it.Lang), it.Text)
		for _, m := range it.Must {
			relevant[m] = append(relevant[m], schema.ID(it.ID))
		}
	}
	for pair, ids := range relevant {
		o, d, _ := strings.Cut(pair, ">")
		from, to := schema.Place(o), schema.Place(d)
		if !from.Known() || !to.Known() {
			continue
		}
		s.queries = append(s.queries, query{map[schema.Lang]string{
			schema.Spanish: "migrantes de " + from.Name(schema.Spanish) + " en " + to.Name(schema.Spanish),
			schema.English: "migrants from " + from.Name(schema.English) + " in " + to.Name(schema.English),
			schema.French:  "migrants " + from.Name(schema.French) + " " + to.Name(schema.French),
		}, ids})
	}
	slices.SortFunc(s.queries, func(a, b query) int { return cmp.Compare(a.text[schema.English], b.text[schema.English]) })
	return []*set{s}, nil
}

// every takes one in so many queries of a large set.
const every = 4

// sentences asks with sentences of United Nations documents for their
// translations.
func sentences(dir string) ([]*set, error) {
	s := newSet("un-sentence")
	n := 0
	err := readLines(filepath.Join(dir, "un_parallel.tsv"), func(line string) error {
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[1] == "en" {
			return nil
		}
		id := fmt.Sprint("s", n)
		texts := map[schema.Lang]string{schema.English: f[1], schema.Spanish: f[2], schema.French: f[3]}
		s.parallel(id, texts)
		if n%every == 0 {
			s.queries = append(s.queries, query{texts, []schema.ID{schema.ID(id)}})
		}
		n++
		return nil
	})
	return []*set{s}, err
}

// news asks with a sentence, and with four rare words, of a news text for its
// translation.
func news(dir string) ([]*set, error) {
	var all []map[schema.Lang][]string
	err := readLines(filepath.Join(dir, "ntrex_documents.jsonl"), func(line string) error {
		var d struct{ En, Es, Fr string }
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return err
		}
		all = append(all, map[schema.Lang][]string{schema.English: strings.Split(d.En, "\n"),
			schema.Spanish: strings.Split(d.Es, "\n"), schema.French: strings.Split(d.Fr, "\n")})
		return nil
	})
	return translations("news", all), err
}

// heldOut asks likewise for the lines that the table of words was not learned
// from. They lie beside dir.
func heldOut(dir string) (sets []*set, err error) {
	f, err := os.Open(filepath.Join(dir, "..", "parallel", "en_es_fr.tsv.gz"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var all []map[schema.Lang][]string
	s := bufio.NewScanner(z)
	s.Buffer(nil, 4<<20)
	for n, block := 0, -1; s.Scan(); n++ {
		cells := strings.Split(s.Text(), "\t")
		if !lexicon.HeldOut(n) || len(cells) != 3 || slices.Contains(cells, "") {
			continue
		}
		if n/lexicon.HeldOutLines != block {
			block = n / lexicon.HeldOutLines
			all = append(all, map[schema.Lang][]string{})
		}
		text := all[len(all)-1]
		for i, l := range []schema.Lang{schema.English, schema.Spanish, schema.French} {
			text[l] = append(text[l], cells[i])
		}
	}
	return translations("held-out", all), s.Err()
}

// translations asks with each line, and with four rare words, of a text for its
// translation.
func translations(name string, all []map[schema.Lang][]string) []*set {
	sentence, keywords := newSet(name+"-sentence"), newSet(name+"-keywords")
	var whole []map[schema.Lang]string
	for i, lines := range all {
		texts := map[schema.Lang]string{}
		for l, ls := range lines {
			texts[l] = strings.Join(ls, "\n")
		}
		whole = append(whole, texts)
		id := fmt.Sprint("n", i)
		sentence.parallel(id, texts)
		keywords.parallel(id, texts)
		for n := range lines[schema.English] {
			q := query{map[schema.Lang]string{}, []schema.ID{schema.ID(id)}}
			for l, ls := range lines {
				if n < len(ls) {
					q.text[l] = ls[n]
				}
			}
			sentence.queries = append(sentence.queries, q)
		}
	}
	for i, texts := range whole {
		q := query{map[schema.Lang]string{}, []schema.ID{schema.ID(fmt.Sprint("n", i))}}
		for l, t := range texts {
			q.text[l] = rareWords(t, l, whole)
		}
		keywords.queries = append(keywords.queries, q)
	}
	return []*set{sentence, keywords}
}

// rareWords returns the four words of a text that fewest of the texts have, of
// those that two or more have, lower case so that names do not decide.
func rareWords(text string, l schema.Lang, all []map[schema.Lang]string) string {
	docs := map[string]int{}
	for _, t := range all {
		seen := map[string]bool{}
		for _, s := range word.Stems(t[l], l) {
			if !seen[s] {
				seen[s] = true
				docs[s]++
			}
		}
	}
	type rare struct {
		form string
		n    int
	}
	var words []rare
	seen := map[string]bool{}
	for _, t := range word.Tokens(text, l) {
		raw := text[t.Start:t.End]
		if t.Stem == "" || seen[t.Stem] || len(t.Form) < 5 || !unicode.IsLower([]rune(raw)[0]) {
			continue
		}
		seen[t.Stem] = true
		words = append(words, rare{raw, docs[t.Stem]})
	}
	slices.SortStableFunc(words, func(a, b rare) int { return cmp.Compare(a.n, b.n) })
	var out []string
	for _, w := range words[:min(4, len(words))] {
		out = append(out, w.form)
	}
	return strings.Join(out, " ")
}

// goals asks with targets of the Sustainable Development Goals.
func goals(dir string) ([]*set, error) {
	s := newSet("sdg-target")
	texts := map[string]map[schema.Lang]string{}
	for _, l := range schema.Langs {
		key := ""
		err := readLines(filepath.Join(dir, "sdg_en_es_fr", string(l), "global_targets.yml"), func(line string) error {
			if line != "" && line[0] != ' ' {
				var text string
				key, text, _ = strings.Cut(line, ":")
				if texts[key] == nil {
					texts[key] = map[schema.Lang]string{}
				}
				line = text
			}
			texts[key][l] = strings.TrimSpace(texts[key][l] + " " + strings.Trim(strings.TrimSpace(line), `"'`))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for key, t := range texts {
		if strings.HasSuffix(key, "-title") {
			id := "g" + strings.ReplaceAll(key, ".", "-")
			s.parallel(id, t)
			s.queries = append(s.queries, query{t, []schema.ID{schema.ID(id)}})
		}
	}
	slices.SortFunc(s.queries, func(a, b query) int { return cmp.Compare(a.relevant[0], b.relevant[0]) })
	return []*set{s}, nil
}

type passage struct {
	ID, En, Es, Fr string
	Questions      []struct{ En, Es, Fr string }
}

// passages asks questions in English and Spanish.
func passages(dir string) ([]*set, error) { return questions(dir, "xquad_en_es.json", "questions") }

// french asks questions in French.
func french(dir string) ([]*set, error) { return questions(dir, "piaf_fr.json", "questions-fr") }

func questions(dir, file, name string) ([]*set, error) {
	var ps []passage
	if err := readJSON(filepath.Join(dir, file), &ps); err != nil {
		return nil, err
	}
	s := newSet(name)
	n := 0
	for i, p := range ps {
		id := fmt.Sprint("p", i)
		s.parallel(id, map[schema.Lang]string{schema.English: p.En, schema.Spanish: p.Es, schema.French: p.Fr})
		for _, q := range p.Questions {
			asked := query{map[schema.Lang]string{schema.English: q.En, schema.Spanish: q.Es, schema.French: q.Fr}, []schema.ID{schema.ID(id)}}
			if n++; n%2 == 0 {
				s.queries = append(s.queries, asked)
			} else {
				s.others = append(s.others, asked)
			}
		}
	}
	return []*set{s}, nil
}

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func readLines(path string, each func(string) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 4<<20)
	for s.Scan() {
		if err := each(s.Text()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return s.Err()
}
