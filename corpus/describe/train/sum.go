package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash"
	"os"
	"path/filepath"
	"slices"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// sumName is the file in the tree that says with what the tables of corridors
// were learned.
const sumName = "train/corridors.sum"

// writeSum keeps with what the tables in the tree were learned.
func writeSum(tree string) error {
	sum, err := corridorSum(tree)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(tree, sumName), []byte(sum+"\n"), 0o644)
}

// corridorSum is the SHA-256, in hexadecimal digits, of all that the learned
// tables of corridors depend on and of the tables: the texts that ship with
// their labels, what today's rules, words and lists see in them, and the
// numbers of the other texts. Learning takes two minutes, this some seconds.
func corridorSum(tree string) (string, error) {
	s := summer{sum: sha256.New()}
	l := corridorLearner{Describer: describe.Untrained()}
	for _, t := range l.tables() {
		s.file(filepath.Join(tree, t.path))
	}
	for _, stage := range stages {
		s.file(numbersPath(tree, stage))
	}
	l.Candidates.ObserveText = func(all []*corridor.Links) {
		var b model.Bag
		candidate.Words(&b, all)
		s.features("words", b.List)
	}
	l.Candidates.Observe = func(c candidate.Candidate, traits []model.Feature) {
		s.features(l.code(c.Home, c.Host), traits)
	}
	l.Corridors.Observe = func(c schema.Corridor, grounds []model.Feature) { s.features(c.String(), grounds) }
	for _, m := range shipping() {
		s.value([]any{m.id, m.lang, m.origin, m.text, m.about, m.document, m.must, m.may})
		l.describe(m)
	}
	return hex.EncodeToString(s.sum.Sum(nil)), s.err
}

// summer adds up, and keeps the first error.
type summer struct {
	sum hash.Hash
	err error
}

func (s *summer) file(path string) {
	content, err := os.ReadFile(path)
	if err != nil && s.err == nil {
		s.err = err
	}
	s.value([]any{filepath.Base(path), sha256.Sum256(content)})
}

func (s *summer) value(v any) {
	if err := json.NewEncoder(s.sum).Encode(v); err != nil && s.err == nil {
		s.err = err
	}
}

// features adds what is seen of one thing, in the order of the keys.
func (s *summer) features(of string, list []model.Feature) {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b model.Feature) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Much, b.Much))
	})
	s.value(of)
	if err := binary.Write(s.sum, binary.LittleEndian, list); err != nil && s.err == nil {
		s.err = err
	}
}
