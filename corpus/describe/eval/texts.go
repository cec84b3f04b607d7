package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Texts are the texts of the material by the names that annotations give them: a
// file of plain text, or after "#" one of the texts of a file of many.
type Texts struct {
	dir   string
	lists map[string]map[string]string // by file: the texts by their names
}

// NewTexts returns the texts of the material under dir.
func NewTexts(dir string) *Texts { return &Texts{dir, map[string]map[string]string{}} }

// readers of the files of many texts.
var readers = map[string]func(dir string) (map[string]string, error){
	pressFile: pressArticles, reportsFile: reports, passagesFile: passages, readingsFile: readings, themesFile: themed,
}

// Of returns the text of a name.
func (t *Texts) Of(name string) (string, error) {
	file, item, ok := strings.Cut(name, "#")
	if !ok {
		text, err := os.ReadFile(filepath.Join(t.dir, name))
		return string(text), err
	}
	if t.lists[file] == nil {
		read := readers[file]
		if read == nil {
			return "", fmt.Errorf("%s: no file of many texts", file)
		}
		list, err := read(t.dir)
		if err != nil {
			return "", err
		}
		t.lists[file] = list
	}
	text, ok := t.lists[file][item]
	if !ok {
		return "", fmt.Errorf("%s: no text %s", file, item)
	}
	return text, nil
}

// reportsFile has humanitarian reports.
const reportsFile = "eval/humset_places_en.json"

// reports reads the humanitarian reports by their place in the file.
func reports(dir string) (map[string]string, error) {
	content, err := os.ReadFile(filepath.Join(dir, reportsFile))
	if err != nil {
		return nil, err
	}
	var list []struct{ Text string }
	if err := json.Unmarshal(content, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", reportsFile, err)
	}
	out := map[string]string{}
	for i, x := range list {
		out[strconv.Itoa(i)] = x.Text
	}
	return out, nil
}

// The two files of passages that were read for corridors first: that of the
// material, and ours, whose texts are of the material.
const (
	passagesFile = "eval/passages_2026.json"
	readingsFile = "annotations/read.tsv"
)

// passages are those of the material by their identifiers.
func passages(dir string) (map[string]string, error) {
	list, err := Passages2026(dir)
	return byID(list), err
}

// readings are those of our file that stand in plain texts.
func readings(dir string) (map[string]string, error) {
	list, err := Readings(dir, nil)
	return byID(list), err
}

// byID are the texts of passages by their identifiers.
func byID(list []Read) map[string]string {
	out := map[string]string{}
	for _, r := range list {
		out[r.ID] = r.Text
	}
	return out
}

// themesFile has humanitarian reports with their themes.
const themesFile = "eval/reliefweb_themes.jsonl"

// themed are those reports by their numbers.
func themed(dir string) (map[string]string, error) {
	content, err := os.ReadFile(filepath.Join(dir, themesFile))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for line := range bytes.Lines(content) {
		var x struct{ NID, Post string }
		if err := json.Unmarshal(line, &x); err != nil {
			return nil, fmt.Errorf("%s: %w", themesFile, err)
		}
		out[x.NID] = x.Post
	}
	return out, nil
}

// pressArticles are the articles of the newspaper by their numbers: title,
// empty line, text.
func pressArticles(dir string) (map[string]string, error) {
	list, err := Articles(dir)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, a := range list {
		out[a.ID] = a.Title + "\n\n" + a.Text
	}
	return out, nil
}
