package lexicon

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// LangSet is a set of languages, a bit each; 0 in an entry means any.
type LangSet uint16

// InAny is the set of all languages that are read.
var InAny = LangSet(1)<<len(lang.Read) - 1

// SetOf returns the set of one language; of one that is not read, all.
func SetOf(l schema.Lang) LangSet {
	if i := slices.Index(lang.Read, l); i >= 0 {
		return 1 << i
	}
	return InAny
}

// layer keeps entries of different natures apart: within a layer the longest
// phrase wins and hides what it contains.
type layer uint8

const (
	PlaceLayer layer = iota
	cueLayer
	TopicLayer
	organisationLayer
	KindLayer
	HintLayer
	gateLayer
	layers
)

// Entry is what the lexicon says of a phrase.
type Entry struct {
	Layer layer
	Form  text.Form
	Langs LangSet
	Index int32 // of the place, the class, the topic or the organisation
}

// formBits is where an entry of a doubtful name, which has no language, keeps
// the form of the name.
const formBits = 8

// DoubtfulForm returns how a doubtful name says what it names.
func (e Entry) DoubtfulForm() text.Form { return text.Form(e.Langs >> formBits) }

// Trie is a trie of phrases over words. It does not change once built.
type Trie struct {
	words   *text.Vocabulary
	last    text.Word // of those in the tables of the lexicon; what others ask for lies beyond
	next    ways
	nodes   []node
	roots   []root  // by word, so that most are told by one look
	entries []Entry // node by node
}

// node is the end of the phrases that its way from the root spells.
type node struct {
	leads     uint64 // to nodes by words that have one of these bits
	from, end int32  // its entries
}

// root is the node of the phrases that begin with a word.
type root struct {
	node
	at int32 // 0 where there are none
}

// bitOf is the bit of a word by which a node tells most words that lead nowhere.
func bitOf(w text.Word) uint64 { return 1 << (uint32(w) * 2654435769 >> 26) }

// stepOf is the step from a node by a word. No step leads from the root, so that
// none is 0.
func stepOf(node int32, w text.Word) uint64 { return uint64(node)<<32 | uint64(w) }

// ways are the steps of a trie with the nodes that they lead to.
type ways struct {
	cells []way // a power of two, at most half of them taken; a step stands at its hash or behind
	shift int   // of the hash, to the number of a cell
}

type way struct {
	step uint64 // 0 where the cell is free
	to   int32
}

func newWays(steps map[uint64]int32) ways {
	size := bits.Len(uint(2 * len(steps)))
	w := ways{cells: make([]way, 1<<size), shift: 64 - size}
	for step, to := range steps {
		w.cells[w.place(step)] = way{step, to}
	}
	return w
}

// place returns the cell of a step, or the free one where it would stand.
func (w *ways) place(step uint64) int {
	const golden = 0x9e3779b97f4a7c15 // 2 to the 64th, by the golden ratio
	i := int(step * golden >> w.shift)
	for w.cells[i].step != step && w.cells[i].step != 0 {
		i = (i + 1) & (len(w.cells) - 1)
	}
	return i
}

// to returns the node to which a step leads, or 0.
func (w *ways) to(step uint64) int32 { return w.cells[w.place(step)].to }

// Builder makes a lexicon.
type Builder struct {
	Trie
	first     []int32          // by word: the node of a phrase that begins with it
	steps     map[uint64]int32 // by node and word
	ends      [][]Entry        // by node
	tokenizer text.Tokenizer
	later     []later
}

// later is a phrase of which only the words are numbered, and who is told of them.
type later struct {
	phrase string
	tell   func(words []text.Word)
}

// NewBuilder returns a builder of a lexicon without a phrase.
func NewBuilder() *Builder {
	b := &Builder{Trie: Trie{words: &text.Vocabulary{}}, steps: make(map[uint64]int32, 1<<16), ends: make([][]Entry, 1, 1<<16)}
	b.tokenizer = *b.Cutter()
	b.tokenizer.Learn = true
	return b
}

// Add enters phrase, and the same with its hyphens left out and without its
// last full stop.
func (b *Builder) Add(phrase string, e Entry) {
	b.insert(phrase, e)
	if strings.ContainsAny(strings.Trim(phrase, "-"), "-") && len(phrase) > 2 {
		b.insert(strings.ReplaceAll(phrase, "-", " "), e)
	}
	if s, ok := strings.CutSuffix(phrase, "."); ok && len(s) > 1 {
		b.insert(s, e)
	}
}

// Later numbers the words of a phrase that is none of the lexicon's, once all of these
// are there, and then tells them.
func (b *Builder) Later(phrase string, tell func(words []text.Word)) {
	b.later = append(b.later, later{phrase, tell})
}

func (b *Builder) insert(phrase string, e Entry) {
	node := int32(0)
	for i, t := range b.tokenizer.Cut(phrase) {
		if t.Is(text.Number) {
			return
		}
		node = b.step(node, t.Word, i == 0)
	}
	if node == 0 {
		return
	}
	for i, have := range b.ends[node] {
		if have.Layer == e.Layer && have.Form == e.Form && have.Index == e.Index {
			b.ends[node][i].Langs |= e.Langs
			return
		}
	}
	b.ends[node] = append(b.ends[node], e)
}

func (b *Builder) step(node int32, w text.Word, root bool) int32 {
	if root {
		for len(b.first) <= int(w) {
			b.first = append(b.first, 0)
		}
		if b.first[w] == 0 {
			b.first[w] = b.grow()
		}
		return b.first[w]
	}
	key := stepOf(node, w)
	n, ok := b.steps[key]
	if !ok {
		n = b.grow()
		b.steps[key] = n
	}
	return n
}

func (b *Builder) grow() int32 {
	b.ends = append(b.ends, nil)
	return int32(len(b.ends) - 1)
}

// Cutter returns a tokenizer that knows the words of the lexicon.
func (l *Trie) Cutter() *text.Tokenizer {
	return &text.Tokenizer{Words: l.words}
}

// Knows reports whether a word stands in the tables of the lexicon.
func (l *Trie) Knows(w text.Word) bool { return w != 0 && w <= l.last }

// Done returns the lexicon, ready for reading.
func (b *Builder) Done() *Trie {
	b.last = text.Word(b.words.Len())
	b.words.AddClasses()
	for _, l := range b.later {
		var words []text.Word
		for _, t := range b.tokenizer.Cut(l.phrase) {
			if t.Is(text.Number) {
				panic("describe: no words: " + l.phrase)
			}
			words = append(words, t.Word)
		}
		l.tell(words)
	}
	l := b.Trie
	l.nodes = make([]node, len(b.ends))
	for i, entries := range b.ends {
		l.nodes[i].from = int32(len(l.entries))
		l.entries = append(l.entries, entries...)
		l.nodes[i].end = int32(len(l.entries))
	}
	l.next = newWays(b.steps)
	for step := range b.steps {
		l.nodes[step>>32].leads |= bitOf(text.Word(uint32(step)))
	}
	l.roots = make([]root, b.words.Len()+1)
	for w, at := range b.first {
		if at != 0 {
			l.roots[w] = root{l.nodes[at], at}
		}
	}
	return &l
}

// Begins reports whether a phrase begins with a word.
func (l *Trie) Begins(w text.Word) bool { return l.roots[w].at != 0 }

// At calls found for every entry of a phrase that begins at tokens[i], the
// shortest phrase first, with the index after its last token.
func (l *Trie) At(tokens []text.Token, i int, found func(end int, e Entry)) {
	begin := &l.roots[tokens[i].Word]
	at, n := begin.at, &begin.node
	for j := i + 1; at != 0; j++ {
		for _, e := range l.entries[n.from:n.end] {
			found(j, e)
		}
		if j >= len(tokens) || tokens[j].Word == 0 || tokens[j].Is(text.Breaks) || n.leads&bitOf(tokens[j].Word) == 0 {
			return
		}
		at = l.next.to(stepOf(at, tokens[j].Word))
		n = &l.nodes[at]
	}
}
