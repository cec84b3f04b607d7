// Package describe reads from a document's text what SIMDE states about it:
// its language, title, date, kind and publisher, its places with the parts they
// play, its migration corridors and its topics, each with the page and the
// passage that say so.
//
// The rules and the words they look for are data: the tables of the packages
// below. Reading is deterministic, does no I/O and takes time linear in the
// length of the text.
package describe

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/claim"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/field"
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/schema"
)

// Thresholds say how sure a reading must be to stand as a fact. What is less
// sure of a corridor or a topic stands under the document's suggestions, and
// below half of the threshold it is dropped; of the other fields it is dropped.
type Thresholds struct {
	Corridors corridor.Thresholds
	Topics    topic.Thresholds
	Fields    field.Thresholds
	Claims    claim.Thresholds
}

// DefaultThresholds are the thresholds of every Describer. Those of corridors
// and topics are chances, as the models give them that were learned.
var DefaultThresholds = Thresholds{corridor.DefaultThresholds, topic.DefaultThresholds, field.DefaultThresholds, claim.DefaultThresholds}

// Describer reads documents. It is safe for concurrent use.
type Describer struct {
	Fields     *field.Reader
	Topics     *topic.Reader
	Candidates *candidate.Reader
	Corridors  *corridor.Reader
	Claims     *claim.Reader

	version string
}

// tables are the lexicon and the tables of those who read by it.
type tables struct {
	lexicon *lexicon.Lexicon
	fields  *field.Tables
	topics  *topic.Tables
	grammar *phrase.Grammar
	claims  claim.Words
	version string
}

// compiled are the tables with the names of places that are in force.
var compiled = schema.ByPlaceNames(func() tables {
	t := tables{version: Version()}
	t.lexicon = lexicon.New(func(b *lexicon.Builder) {
		t.fields, t.topics = field.ReadTables(b), topic.ReadTables(b)
	})
	t.grammar = phrase.NewGrammar(t.lexicon)
	t.claims = claim.ReadWords(t.lexicon)
	return t
})

var (
	learnedDecide  = sync.OnceValue(func() model.Keyed { return model.ReadKeyed(corridor.Files, "decide.tsv") })
	learnedTreated = sync.OnceValue(func() model.Weights { return model.ReadWeights(topic.Files, "treated.tsv") })
	learnedClaims  = sync.OnceValue(func() claim.Model {
		return claim.Model{Weights: model.ReadWeights(claim.Files, "claims.tsv"), Trees: model.ReadTrees(claim.Files, "claimtrees.tsv")}
	})
	learnedEnding = sync.OnceValue(func() model.Keyed { return model.ReadKeyed(field.Files, "ending.tsv") })
	learnedMain   = sync.OnceValue(func() model.Weights { return model.ReadWeights(topic.Files, "main.tsv") })
)

// New returns a Describer with the embedded rules and the names of places that are
// in force. It costs next to nothing but when these have changed.
func New() *Describer {
	d := Untrained()
	d.Fields.Ending = learnedEnding()
	d.Topics.Treated, d.Topics.Main = learnedTreated(), learnedMain()
	d.Candidates.Gate, d.Candidates.Weights, d.Candidates.Trees = candidate.LearnedGate(), candidate.LearnedWeights(), candidate.LearnedTrees()
	d.Corridors.Weights = learnedDecide()
	d.Claims.Model = learnedClaims()
	return d
}

// Untrained returns a Describer whose weights are yet to be learned.
func Untrained() *Describer {
	t := compiled()
	return &Describer{
		Fields:     &field.Reader{Lexicon: t.lexicon, Tables: t.fields, Limits: DefaultThresholds.Fields, Latest: time.Now().Year() + 1},
		Topics:     &topic.Reader{Lexicon: t.lexicon, Tables: t.topics, Limits: DefaultThresholds.Topics},
		Candidates: &candidate.Reader{Grammar: t.grammar, Trees: &model.Trees{}},
		Corridors:  &corridor.Reader{Grammar: t.grammar, Limits: DefaultThresholds.Corridors},
		Claims:     &claim.Reader{Words: t.claims, Limits: DefaultThresholds.Claims},
		version:    t.version,
	}
}

// Version identifies the rules, the lexicons, the vocabularies and the further
// names of places that are in force: it changes with them.
func Version() string {
	if own := schema.KnownGazetteer().Version(); own != "" {
		return version() + "-" + own
	}
	return version()
}

// Places returns the places that a name means to the rules, as a whole: as that
// of a country, of its people, of a town.
func Places(name string) []schema.Place { return compiled().lexicon.Called(name) }

// Word reports whether a phrase is one that the rules read as something else than
// a place: a cue, a topic, a kind, an organisation, a month.
func Word(phrase string) bool { return compiled().lexicon.Means(phrase) }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	h.Write([]byte(schema.VocabularyVersion()))
	for _, files := range []fs.FS{lang.Files, lexicon.Files, field.Files, topic.Files, phrase.Files, corridor.Files, claim.Files, candidate.Files} {
		if err := hashFiles(h, files); err != nil {
			panic("describe: " + err.Error())
		}
	}
	return "1-" + hex.EncodeToString(h.Sum(nil)[:6])
})

// hashFiles writes the tables of a package to h.
func hashFiles(h io.Writer, files fs.FS) error {
	return fs.WalkDir(files, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		_, err = h.Write(text)
		return err
	})
}

// work is a document under way: what each stage leaves to those after it.
type work struct {
	*text.Document
	sentences []*corridor.Links
	scene     *corridor.Scene
}

// stage is a step of the description of a document.
type stage struct {
	name string
	run  func(d *Describer, w *work)
}

// stages are the steps of a description, in their order.
var stages = []stage{
	{"language", func(d *Describer, w *work) { d.Fields.Language(w.Document) }},
	{"phrases", func(d *Describer, w *work) { d.Fields.ReadPages(w.Pages) }},
	{"title", func(d *Describer, w *work) { d.Fields.Title(w.Document) }},
	{"date", func(d *Describer, w *work) { d.Fields.Date(w.Document) }},
	{"kind", func(d *Describer, w *work) { d.Fields.Kind(w.Document) }},
	{"publisher", func(d *Describer, w *work) { d.Fields.Publisher(w.Document) }},
	{"creators", func(d *Describer, w *work) { d.Fields.Creators(w.Document) }},
	{"abstract", func(d *Describer, w *work) { d.Fields.Abstract(w.Document) }},
	{"contacts", func(d *Describer, w *work) { d.Fields.Contacts(w.Document) }},
	{"events", func(d *Describer, w *work) { d.Fields.Events(w.Document) }},
	{"sentences", func(d *Describer, w *work) { w.sentences = d.Corridors.Sentences(w.Document) }},
	{"scene", func(d *Describer, w *work) { w.scene = d.Corridors.Complete(w.Document, w.sentences) }},
	{"candidates", func(d *Describer, w *work) { d.Candidates.Score(w.Document, w.sentences, w.scene) }},
	{"corridors and places", func(d *Describer, w *work) { d.Corridors.State(w.Document, w.sentences) }},
	{"claims", func(d *Describer, w *work) { d.Claims.Read(w.Document, w.sentences) }},
	{"routes", func(_ *Describer, w *work) { corridor.Routes(w.Document, w.sentences) }},
	{"topics", func(d *Describer, w *work) { d.Topics.Topics(w.Document) }},
}

// Describe fills in what is read from the text of doc. What a person or the
// manifest states is never changed; what the file states of itself is kept
// unless it is evident junk.
func (d *Describer) Describe(doc *schema.Document) {
	if doc.Basis == nil {
		doc.Basis = map[schema.Field]schema.Basis{}
	}
	w := &work{Document: text.NewDocument(doc)}
	for _, s := range stages {
		s.run(d, w)
	}
	doc.Describer = d.version
}
