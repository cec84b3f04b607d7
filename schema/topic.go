package schema

import (
	_ "embed"
	"encoding/json"
	"sync"
)

// Term is the code of a concept of the thesaurus: "remittances".
type Term string

// Topic is a concept of SIMDE's thesaurus of migration and development, with
// the relations that SKOS names broader, narrower and related.
type Topic struct {
	ID        Term              `json:"id"`
	Broader   Term              `json:"broader"` // "" for a top concept
	Narrower  []Term            `json:"narrower,omitempty"`
	Related   []Term            `json:"related,omitempty"`
	PrefLabel Labels            `json:"prefLabel"`
	AltLabel  map[Lang][]string `json:"altLabel,omitempty"`
	Includes  []Thing           `json:"includes,omitempty"`
	ScopeNote Labels            `json:"scopeNote,omitempty"`
}

// Thing is something narrower than a concept that is no concept of its own,
// by its names in each language: of epidemics, cholera. A text that names it is
// about the concept; its names are names of no other thing.
type Thing map[Lang][]string

// Words returns every label that shows that a text in l is about the concept:
// its own, the preferred one first, then those of the things it includes.
func (t *Topic) Words(l Lang) []string {
	words := append([]string{t.PrefLabel[l]}, t.AltLabel[l]...)
	for _, thing := range t.Includes {
		words = append(words, thing[l]...)
	}
	return words
}

//go:embed vocab/topics.json
var topicsJSON []byte

type thesaurus struct {
	topics []Topic
	byID   map[Term]*Topic
}

var topics = sync.OnceValue(func() *thesaurus {
	var file struct {
		Concepts []Topic `json:"concepts"`
	}
	if err := json.Unmarshal(topicsJSON, &file); err != nil {
		panic("schema: topics.json: " + err.Error())
	}
	t := &thesaurus{topics: file.Concepts, byID: map[Term]*Topic{}}
	for i := range t.topics {
		t.byID[t.topics[i].ID] = &t.topics[i]
	}
	return t
})

// Topics returns every concept of the thesaurus in its own order, broader
// before narrower. The caller does not change them.
func Topics() []Topic { return topics().topics }

// TopicByID returns the concept with code id.
func TopicByID(id Term) (*Topic, bool) {
	t, ok := topics().byID[id]
	return t, ok
}

// Known reports whether the thesaurus has t.
func (t Term) Known() bool { return topics().byID[t] != nil }

// Name returns the preferred label of t in l, or the code itself.
func (t Term) Name(l Lang) string {
	if c := topics().byID[t]; c != nil {
		return c.PrefLabel.In(l)
	}
	return string(t)
}

// Above returns the concepts broader than t, the nearest first.
func (t Term) Above() []Term {
	var out []Term
	for c := topics().byID[t]; c != nil && c.Broader != ""; c = topics().byID[c.Broader] {
		out = append(out, c.Broader)
	}
	return out
}
