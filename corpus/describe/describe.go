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
	Corridors corridorThresholds
	Topics    topicThresholds
	Fields    fieldThresholds
}

// DefaultThresholds are the thresholds of every Describer. Those of corridors
// and topics are chances, as the models give them that were learned.
var DefaultThresholds = Thresholds{defaultCorridorThresholds, defaultTopicThresholds, defaultFieldThresholds}

// Describer reads documents. It is safe for concurrent use.
type Describer struct {
	fields    *fields
	topics    *topicReader
	corridors *corridors
}

// tables are the lexicon and the tables of those who read by it.
type tables struct {
	lexicon *knowledge
	fields  *fieldTables
	topics  *topicTables
	grammar *grammar
}

var compiled = sync.OnceValue(func() tables {
	var t tables
	t.lexicon = compile(func(b *builder) {
		t.fields, t.topics = readFieldTables(b), readTopicTables(b)
	})
	t.grammar = newGrammar(t.lexicon)
	return t
})

var (
	learnedTrust   = sync.OnceValue(func() weights { return readWeights("trust.tsv") })
	learnedTreated = sync.OnceValue(func() weights { return readWeights("treated.tsv") })
	learnedMain    = sync.OnceValue(func() weights { return readWeights("main.tsv") })
)

// New returns a Describer with the embedded rules.
func New() *Describer {
	d := untrained()
	d.corridors.trust, d.topics.treated, d.topics.main = learnedTrust(), learnedTreated(), learnedMain()
	return d
}

// untrained returns a Describer whose weights are yet to be learned.
func untrained() *Describer {
	t := compiled()
	return &Describer{
		fields:    &fields{knowledge: t.lexicon, fieldTables: t.fields, limits: DefaultThresholds.Fields},
		topics:    &topicReader{knowledge: t.lexicon, topicTables: t.topics, limits: DefaultThresholds.Topics},
		corridors: &corridors{grammar: t.grammar, limits: DefaultThresholds.Corridors},
	}
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

// work is a document under way: what each stage leaves to those after it.
type work struct {
	*document
	sentences []*sentenceLinks
}

// stage is a step of the description of a document.
type stage struct {
	name string
	run  func(d *Describer, w *work)
}

// stages are the steps of a description, in their order.
var stages = []stage{
	{"language", func(d *Describer, w *work) { d.fields.languages(w.document) }},
	{"phrases", func(d *Describer, w *work) { d.fields.readPages(w.pages) }},
	{"title", func(d *Describer, w *work) { d.fields.title(w.document) }},
	{"date", func(d *Describer, w *work) { d.fields.date(w.document) }},
	{"kind", func(d *Describer, w *work) { d.fields.kind(w.document) }},
	{"publisher", func(d *Describer, w *work) { d.fields.publisher(w.document) }},
	{"abstract", func(d *Describer, w *work) { d.fields.abstract(w.document) }},
	{"contacts", func(d *Describer, w *work) { d.fields.contacts(w.document) }},
	{"events", func(d *Describer, w *work) { d.fields.events(w.document) }},
	{"sentences", func(d *Describer, w *work) { w.sentences = d.corridors.sentences(w.document) }},
	{"scene", func(d *Describer, w *work) { d.corridors.complete(w.document, w.sentences) }},
	{"corridors and places", func(d *Describer, w *work) { d.corridors.state(w.document, w.sentences) }},
	{"claims", func(_ *Describer, w *work) { claims(w.document, w.sentences) }},
	{"routes", func(_ *Describer, w *work) { routes(w.document, w.sentences) }},
	{"topics", func(d *Describer, w *work) { d.topics.topics(w.document) }},
}

// Describe fills in what is read from the text of doc. What a person or the
// manifest states is never changed; what the file states of itself is kept
// unless it is evident junk.
func (d *Describer) Describe(doc *schema.Document) {
	if doc.Basis == nil {
		doc.Basis = map[schema.Field]schema.Basis{}
	}
	w := &work{document: newDocument(doc)}
	for _, s := range stages {
		s.run(d, w)
	}
	doc.Describer = Version()
}
