// Package describe reads from a document's text what SIMDE states about it:
// its language, title, date, kind and publisher, its places with the parts they
// play, its migration corridors and its topics, each with the page and the
// passage that say so.
//
// The rules and the words they look for are data: the tables under lexicon and
// rules. Reading is deterministic, does no I/O and takes time linear in the
// length of the text.
package describe

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"sync"

	"github.com/simde/simde/schema"
)

// Thresholds say how sure a reading must be to stand as a fact. What is less
// sure of a corridor or a topic stands under the document's suggestions, and
// below half of the threshold it is dropped; of the other fields it is dropped.
type Thresholds struct {
	Corridor  float64
	Words     float64 // of a document for which Corridor holds; a longer one must be surer in proportion
	Scene     float64 // of a corridor that takes an end from elsewhere in the document
	Region    float64 // of a corridor with a region at an end
	Vague     float64 // of a corridor with a region that only its people name: "Africans"
	Role      float64 // of a place, and of the places of a route
	Topic     float64 // chance that the document treats it; of the main one three quarters of it will do
	Hint      float64 // what the hints at a topic weigh that nothing names
	Kind      float64 // what the phrases weigh that speak for a kind of document
	Publisher float64 // what addresses and mentions weigh that speak for a publisher
	Lead      float64 // how many times the next publisher's weight that is
}

// DefaultThresholds are the thresholds of every Describer. Those of corridors
// and topics are chances, as the models give them that were learned.
var DefaultThresholds = Thresholds{Corridor: 0.6, Words: 5000, Scene: 0.7, Region: 0.65, Vague: 0.85, Role: 0.55, Topic: 0.4, Hint: 0.9, Kind: 3, Publisher: 4, Lead: 1.3}

// Describer reads documents. It is safe for concurrent use.
type Describer struct {
	*knowledge
	limits  Thresholds
	trust   weights // of findings of corridors
	treated weights // of topics: whether the document treats them
	main    weights // of topics: which is the main one

	observe       func(c schema.Corridor, traits []trait) // told of every finding, while the model is trained
	observeTopics func(list []subject)                    // told of the topics of every document, likewise
}

var compiled = sync.OnceValue(compile)

var (
	learnedTrust   = sync.OnceValue(func() weights { return readWeights("trust.tsv") })
	learnedTreated = sync.OnceValue(func() weights { return readWeights("treated.tsv") })
	learnedMain    = sync.OnceValue(func() weights { return readWeights("main.tsv") })
)

// New returns a Describer with the embedded rules.
func New() *Describer {
	return &Describer{knowledge: compiled(), limits: DefaultThresholds, trust: learnedTrust(), treated: learnedTreated(), main: learnedMain()}
}

// Version identifies the rules, the lexicons and the vocabularies: it changes
// with them.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	h.Write([]byte(schema.VocabularyVersion()))
	err := fs.WalkDir(data, ".", func(path string, e fs.DirEntry, err error) error {
		if path == "annotations" {
			return fs.SkipDir // what is scored reads nothing
		}
		if err != nil || e.IsDir() {
			return err
		}
		text, err := data.ReadFile(path)
		h.Write(text)
		return err
	})
	if err != nil {
		panic("describe: " + err.Error())
	}
	return "1-" + hex.EncodeToString(h.Sum(nil)[:6])
})

// Describe fills in what is read from the text of doc. What a person or the
// manifest states is never changed; what the file states of itself is kept
// unless it is evident junk.
func (d *Describer) Describe(doc *schema.Document) {
	if doc.Basis == nil {
		doc.Basis = map[schema.Field]schema.Basis{}
	}
	w := d.newWork(doc)
	w.languages()
	w.read()
	w.title()
	w.date()
	w.kind()
	w.publisher()
	w.abstract()
	w.contacts()
	w.placesAndCorridors()
	w.topics()
	doc.Describer = Version()
}

// may reports whether a field may be set by inference, and whether the value
// that stands is the file's own.
func may(doc *schema.Document, f schema.Field) bool {
	return doc.Basis[f].By.Rank() <= schema.Inferred.Rank()
}
