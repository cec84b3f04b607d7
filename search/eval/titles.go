package eval

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/simde/simde/schema"
)

// stems compares stemmers by the sets, by the questions that the sets leave out
// and by titles of real texts. Of these last, which lie beside the sets, those that
// are absent are left out.
func stems(dir string, sets []*set, other func(word string, l schema.Lang) string) ([]Stemmed, error) {
	var all []*set
	for _, s := range sets {
		all = append(all, &set{name: s.name, docs: s.docs, queries: append(s.queries[:len(s.queries):len(s.queries)], s.others...)})
	}
	if !isFolder(filepath.Join(dir, "eval")) {
		dir = filepath.Dir(dir)
	}
	for _, read := range []func(string) (*set, error){pressTitles, reportTitles} {
		s, err := read(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return compareStems(all, other), nil
}

// pressTitles asks with the titles of newspaper articles for their texts.
func pressTitles(dir string) (*set, error) {
	s := newSet("press-title")
	err := readPress(dir, func(a article) { s.titled(a.id(), schema.Spanish, a.Title, a.Text) })
	return s, err
}

// reportTitles asks with the first lines of reports for the rest.
func reportTitles(dir string) (*set, error) {
	s := newSet("report-title")
	files, err := filepath.Glob(filepath.Join(dir, "corpus", "reliefweb", "*", "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		title, rest, _ := strings.Cut(string(text), "\n")
		s.titled(filepath.Base(f), schema.Lang(filepath.Base(filepath.Dir(f))), title, rest)
	}
	return s, nil
}

// titled adds a text, and its title as a query.
func (s *set) titled(id string, l schema.Lang, title, text string) {
	s.doc(id, l, text)
	s.queries = append(s.queries, query{map[schema.Lang]string{l: title}, []schema.ID{schema.ID(id)}})
}

// article is of a newspaper.
type article struct {
	ID          json.RawMessage // a string or a number
	Title, Text string
}

func (a article) id() string { return strings.Trim(string(a.ID), `"`) }

// readPress reads the articles of a newspaper that lie under dir.
func readPress(dir string, each func(article)) (err error) {
	f, err := os.Open(filepath.Join(dir, "corpus", "press-es.jsonl.gz"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for d := json.NewDecoder(z); ; {
		var a article
		switch err := d.Decode(&a); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		each(a)
	}
}
