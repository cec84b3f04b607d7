package eval

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Read is a passage with what a reader who knew no rule found in it.
type Read struct {
	ID        string
	Lang      schema.Lang
	Text      string
	HeldOut   bool // it is only scored
	About     bool // it is about people who move
	Must, May []string
	Source    string // where it is from
}

// Passages2026 are the passages of the set of that name under dir. Two in three,
// by the hash of their identifier, are to learn from.
func Passages2026(dir string) ([]Read, error) {
	text, err := os.ReadFile(filepath.Join(dir, "eval", "passages_2026.json"))
	if err != nil {
		return nil, err
	}
	var file struct {
		Items []struct {
			Read
			About int
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, err
	}
	var out []Read
	for _, it := range file.Items {
		r := it.Read
		r.About, r.HeldOut = it.About == 1, thirds(r.ID) == 2
		r.Must, r.May = dashed(r.Must), dashed(r.May)
		out = append(out, r)
	}
	return out, nil
}

// thirds deals identifiers to three parts.
func thirds(id string) int {
	sum := sha1.Sum([]byte(id))
	return int(new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), big.NewInt(3)).Int64())
}

func dashed(list []string) []string {
	out := slices.Clone(list)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], ">", "-")
	}
	return out
}

// Readings are the passages of annotations/read.tsv, with their texts from the
// material under dir. Those of files that are no text as they stand are left
// out, unless page returns the text of a page of theirs.
func Readings(dir string, page func(file string, number int) (string, error)) ([]Read, error) {
	s := &sources{dir: dir, page: page, lists: map[string]map[string]string{}}
	var out []Read
	for f := range table.Rows(Annotations, "annotations/read.tsv", 10) {
		text, err := s.text(f[2], f[3], f[1])
		if err != nil {
			return nil, fmt.Errorf("%s %s: %w", f[2], f[3], err)
		}
		if text == "" {
			continue
		}
		first, err1 := strconv.Atoi(f[4])
		end, err2 := strconv.Atoi(f[5])
		text = strings.Join(strings.Fields(text), " ")
		if err1 != nil || err2 != nil || first > end || end > len(text) {
			return nil, fmt.Errorf("%s %s: no bytes %s to %s", f[2], f[3], f[4], f[5])
		}
		out = append(out, Read{ID: strings.Join(f[2:6], " "), Lang: schema.Lang(f[1]), Text: text[first:end], HeldOut: f[0] == "held out", About: f[6] == "1", Must: Codes(f[7]), May: Codes(f[8]), Source: f[2] + " " + f[3]})
	}
	return out, nil
}

// sources finds texts of the material by file and item.
type sources struct {
	dir   string
	page  func(file string, number int) (string, error)
	lists map[string]map[string]string // by file and language: the texts by item
}

func (s *sources) text(file, item, lang string) (string, error) {
	if file == pressFile {
		return s.article(item)
	}
	switch filepath.Ext(file) {
	case ".json", ".jsonl", ".tsv":
		key := file + " " + lang
		if s.lists[key] == nil {
			list, err := Items(filepath.Join(s.dir, file), lang)
			if err != nil {
				return "", err
			}
			s.lists[key] = list
		}
		return s.lists[key][item], nil
	case ".txt", ".md":
		text, err := os.ReadFile(filepath.Join(s.dir, file))
		return string(text), err
	}
	if s.page == nil {
		return "", nil
	}
	n, err := strconv.Atoi(item)
	if err != nil {
		return "", err
	}
	return s.page(file, n)
}

// article returns the text of an article of the newspaper.
func (s *sources) article(id string) (string, error) {
	if s.lists[pressFile] == nil {
		list, err := Articles(s.dir)
		if err != nil {
			return "", err
		}
		s.lists[pressFile] = map[string]string{}
		for _, a := range list {
			s.lists[pressFile][a.ID] = a.Text
		}
	}
	return s.lists[pressFile][id], nil
}

// Items reads the texts of a file of many, in one language, by their
// identifiers; those of a table by the number of their line.
func Items(path, lang string) (map[string]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if raw[0] == '[' {
		var list []json.RawMessage
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, err
		}
		return objects(list, lang)
	}
	var list []json.RawMessage
	out := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	lines.Buffer(nil, 1<<22)
	var head []string
	for n := 0; lines.Scan(); n++ {
		if lines.Bytes()[0] == '{' {
			list = append(list, slices.Clone(lines.Bytes()))
			continue
		}
		f := strings.Split(lines.Text(), "\t")
		if n == 0 {
			head = f
		}
		if at := slices.Index(head, lang); at >= 0 && at < len(f) {
			out[strconv.Itoa(n)] = f[at]
		}
	}
	if len(list) > 0 {
		return objects(list, lang)
	}
	return out, lines.Err()
}

// objects are texts by the identifier of their object: the field of their
// language, or that named text.
func objects(list []json.RawMessage, lang string) (map[string]string, error) {
	out := map[string]string{}
	for _, raw := range list {
		var o map[string]any
		if err := json.Unmarshal(raw, &o); err != nil {
			return nil, err
		}
		id, _ := o["id"].(string)
		text, ok := o[lang].(string)
		if !ok {
			text, _ = o["text"].(string)
		}
		out[id] = text
	}
	return out, nil
}
