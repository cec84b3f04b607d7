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
	"strings"
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
	"github.com/simde/simde/corpus/describe/statement"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/title"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// Thresholds say how sure a reading must be to stand as a fact. What is less
// sure of a corridor or a topic stands under the document's suggestions, and
// below half of the threshold it is dropped; of the other fields it is dropped.
type Thresholds struct {
	Corridors statement.Thresholds
	Topics    topic.Thresholds
	Fields    field.Thresholds
	Claims    claim.Thresholds
}

// DefaultThresholds are the thresholds of every Describer. Those of corridors
// and topics are chances, as the models give them that were learned.
var DefaultThresholds = Thresholds{statement.DefaultThresholds, topic.DefaultThresholds, field.DefaultThresholds, claim.DefaultThresholds}

// Describer reads documents. It is safe for concurrent use.
type Describer struct {
	Titles     *title.Reader
	Fields     *field.Reader
	Topics     *topic.Reader
	Candidates *candidate.Reader
	Sentences  *corridor.Reader
	Corridors  *statement.Reader
	Claims     *claim.Reader

	version string
	follow  func(s stage, w *work) // told of each stage that ran, for a person who asks
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
		t.fields, t.topics, t.claims = field.ReadTables(b), topic.ReadTables(b), claim.ReadWords(b)
	})
	t.grammar = phrase.NewGrammar(t.lexicon)
	return t
})

var (
	learnedDecide  = sync.OnceValue(func() model.Keyed { return model.ReadKeyed(corridor.Files, "decide.tsv") })
	learnedTreated = sync.OnceValue(func() model.Weights { return model.ReadWeights(topic.Files, "treated.tsv") })
	learnedClaims  = sync.OnceValue(func() claim.Model {
		return claim.Model{Weights: model.ReadWeights(claim.Files, "claims.tsv"), Trees: model.ReadTrees(claim.Files, "claimtrees.tsv")}
	})
	learnedEnding = sync.OnceValue(func() model.Keyed { return model.ReadKeyed(title.Files, "ending.tsv") })
	learnedMain   = sync.OnceValue(func() model.Weights { return model.ReadWeights(topic.Files, "main.tsv") })
)

// New returns a Describer with the embedded rules and the names of places that are
// in force. It costs next to nothing but when these have changed.
func New() *Describer {
	d := Untrained()
	d.Titles.Ending = learnedEnding()
	d.Topics.Treated, d.Topics.Main = learnedTreated(), learnedMain()
	d.Candidates.Gate, d.Candidates.Blend = candidate.LearnedGate(), candidate.Learned()
	d.Corridors.Weights = learnedDecide()
	d.Claims.Model = learnedClaims()
	return d
}

// Untrained returns a Describer whose weights are yet to be learned.
func Untrained() *Describer {
	t := compiled()
	return &Describer{
		Titles:     &title.Reader{},
		Fields:     &field.Reader{Lexicon: t.lexicon, Tables: t.fields, Limits: DefaultThresholds.Fields, Latest: time.Now().Year() + 1},
		Topics:     &topic.Reader{Lexicon: t.lexicon, Tables: t.topics, Limits: DefaultThresholds.Topics},
		Candidates: &candidate.Reader{Grammar: t.grammar, Blend: model.NewBlend(model.Keyed{}, &model.Trees{})},
		Sentences:  &corridor.Reader{Grammar: t.grammar},
		Corridors:  &statement.Reader{Grammar: t.grammar, Limits: DefaultThresholds.Corridors},
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
	for _, files := range []fs.FS{lang.Files, lexicon.Files, wording.Files, title.Files, field.Files, topic.Files, phrase.Files, corridor.Files, claim.Files, candidate.Files} {
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

// stage is a step of the description of a document.
type stage struct {
	name string
	run  func(d *Describer, w *work)
	left func(w *work) []string // what it added, a line each, for a person who asks
}

// stages are the steps of a description, in their order.
var stages = []stage{
	{"language", func(d *Describer, w *work) { d.Fields.Language(w.Document) }, leftField(func(doc *schema.Document) string { return string(doc.Language) })},
	{"phrases", func(d *Describer, w *work) { d.Fields.ReadPages(w.Pages) }, leftNames},
	{"title", func(d *Describer, w *work) { d.Titles.Read(w.Document) }, leftField(func(doc *schema.Document) string { return doc.Title })},
	{"date", func(d *Describer, w *work) { d.Fields.Date(w.Document) }, leftField(func(doc *schema.Document) string { return string(doc.Published) })},
	{"kind", func(d *Describer, w *work) { d.Fields.Kind(w.Document) }, leftField(func(doc *schema.Document) string { return string(doc.Kind) })},
	{"publisher", func(d *Describer, w *work) { d.Fields.Publisher(w.Document) }, leftField(func(doc *schema.Document) string { return doc.Publisher })},
	{"creators", func(d *Describer, w *work) { d.Fields.Creators(w.Document) }, leftField(func(doc *schema.Document) string { return strings.Join(doc.Creators, "; ") })},
	{"abstract", func(d *Describer, w *work) { d.Fields.Abstract(w.Document) }, leftField(func(doc *schema.Document) string { return doc.Abstract })},
	{"contacts", func(d *Describer, w *work) { d.Fields.Contacts(w.Document) }, leftContacts},
	{"events", func(d *Describer, w *work) { d.Fields.Events(w.Document) }, leftEvents},
	{"sentences", func(d *Describer, w *work) {
		w.sentences = d.Sentences.Read(w.Document)
		w.about = d.Candidates.About(w.sentences)
	}, leftSentences},
	{"setting", func(d *Describer, w *work) { w.whole = d.Sentences.Complete(w.Document, w.sentences) }, leftSetting},
	{"candidates", func(d *Describer, w *work) { d.Candidates.Score(w.Document, w.sentences, w.whole, w.about) }, leftCandidates},
	{"corridors", func(d *Describer, w *work) { d.Corridors.State(w.Document, w.sentences, w.about) }, leftCorridors},
	{"claims", func(d *Describer, w *work) { d.Claims.Read(w.Document, w.sentences, w.about) }, leftClaims},
	{"routes", func(_ *Describer, w *work) { statement.Routes(w.Document, w.sentences) }, leftRoutes},
	{"topics", func(d *Describer, w *work) { d.Topics.Topics(w.Document) }, leftTopics},
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
		if d.follow != nil {
			d.follow(s, w)
		}
	}
	doc.Describer = d.version
}
