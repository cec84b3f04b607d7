package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
)

// readUses counts how the texts of the material write names, which are given by
// their keys.
func readUses(dir string, names map[string]string) (map[string]*uses, error) {
	b := lexicon.NewBuilder()
	keys := slices.Sorted(maps.Keys(names))
	for i, key := range keys {
		b.Add(names[key], lexicon.Entry{Index: int32(i)})
	}
	r := &useCounter{Trie: b.Done(), keys: keys, uses: map[string]*uses{}}
	for _, folder := range []string{"corpus/reliefweb", "corpus/us-declarations"} {
		err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := os.ReadFile(path)
			r.read(string(text))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return r.uses, r.readParallel(filepath.Join(dir, "parallel", "en_es_fr.tsv.gz"))
}

// uses are the ways in which a name is written in texts.
type uses struct{ lower, alone, beside int }

// useCounter counts how texts write names.
type useCounter struct {
	*lexicon.Trie
	keys []string
	uses map[string]*uses
}

func (r *useCounter) readParallel(path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, f.Close()) }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		for part := range strings.SplitSeq(lines.Text(), "\t") {
			r.read(part)
		}
	}
	return lines.Err()
}

func (r *useCounter) read(content string) {
	z := r.Cutter()
	tokens := z.Cut(content)
	for i, t := range tokens {
		if !r.Begins(t.Word) {
			continue
		}
		r.At(tokens, i, func(end int, e lexicon.Entry) {
			key := r.keys[e.Index]
			if r.uses[key] == nil {
				r.uses[key] = &uses{}
			}
			u := r.uses[key]
			switch {
			case !t.Is(text.Capital) || !tokens[end-1].Is(text.Capital):
				u.lower++
			case besideCapital(tokens, i, end):
				u.beside++
			default:
				u.alone++
			}
		})
	}
}

// besideCapital reports whether a word with a capital stands right before or
// after tokens [i, end): the name may be a part of another.
func besideCapital(tokens []text.Token, i, end int) bool {
	return i > 0 && !tokens[i].Is(text.Breaks) && tokens[i-1].Is(text.Capital) || end < len(tokens) && !tokens[end].Is(text.Breaks) && tokens[end].Is(text.Capital)
}
