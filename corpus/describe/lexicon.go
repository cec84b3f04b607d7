package describe

import (
	"github.com/simde/simde/corpus/describe/lang"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
)

// langSet is a set of languages, a bit each; 0 in an entry means any.
type langSet uint8

const (
	inSpanish langSet = 1 << iota
	inEnglish
	inFrench
	inAny = inSpanish | inEnglish | inFrench
)

func setOf(l schema.Lang) langSet {
	switch l {
	case schema.Spanish:
		return inSpanish
	case schema.English:
		return inEnglish
	case schema.French:
		return inFrench
	}
	return inAny
}

// layer keeps entries of different natures apart: within a layer the longest
// phrase wins and hides what it contains.
type layer uint8

const (
	placeLayer layer = iota
	cueLayer
	topicLayer
	organisationLayer
	kindLayer
	hintLayer
	gateLayer
	layers
)

// form says how a phrase names a place.
type form uint8

const (
	formNone     form = iota
	formName          // Mexico
	formShort         // UE, US: capitals only
	formCity          // Tapachula
	formDemonym       // mexicano, Mexican
	formPlural        // Mexicans, mexicanos
	formPeople        // Rohingya: an ethnonym, always people
	formNowhere       // "en español", "Guinea pig": no place at all
	formDoubtful      // Georgia, Congo: index is that of an ambiguity
	formTown          // Kumasi: of the gazetteer, believed less readily than formCity
	formNamesake      // Paris in the United States: where that country stands beside it
)

// entry is what the lexicon says of a phrase.
type entry struct {
	layer layer
	form  form
	langs langSet
	index int32 // of the place, the class, the topic or the organisation
}

// lexicon is a trie of phrases over words. It does not change once built.
type lexicon struct {
	words map[string]word
	first []int32          // by word: the node of a phrase that begins with it
	next  map[uint64]int32 // by node and word
	ends  [][]entry        // by node
}

// builder makes a lexicon.
type builder struct {
	lexicon
	tokenizer tokenizer
}

func newBuilder() *builder {
	b := &builder{lexicon: lexicon{words: make(map[string]word, 1<<15), next: make(map[uint64]int32, 1<<16), ends: make([][]entry, 1, 1<<16)}}
	b.tokenizer = *b.cutter()
	b.tokenizer.learn = true
	return b
}

// add enters phrase, and the same with its hyphens left out and without its
// last full stop.
func (b *builder) add(phrase string, e entry) {
	b.insert(phrase, e)
	if strings.ContainsAny(strings.Trim(phrase, "-"), "-") && len(phrase) > 2 {
		b.insert(strings.ReplaceAll(phrase, "-", " "), e)
	}
	if s, ok := strings.CutSuffix(phrase, "."); ok && len(s) > 1 {
		b.insert(s, e)
	}
}

func (b *builder) insert(phrase string, e entry) {
	node := int32(0)
	for i, t := range b.tokenizer.cut(phrase) {
		if t.is(number) {
			return
		}
		node = b.step(node, t.word, i == 0)
	}
	if node == 0 {
		return
	}
	for i, have := range b.ends[node] {
		if have.layer == e.layer && have.form == e.form && have.index == e.index {
			b.ends[node][i].langs |= e.langs
			return
		}
	}
	b.ends[node] = append(b.ends[node], e)
}

func (b *builder) step(node int32, w word, root bool) int32 {
	if root {
		for len(b.first) <= int(w) {
			b.first = append(b.first, 0)
		}
		if b.first[w] == 0 {
			b.first[w] = b.grow()
		}
		return b.first[w]
	}
	key := uint64(node)<<32 | uint64(w)
	n, ok := b.next[key]
	if !ok {
		n = b.grow()
		b.next[key] = n
	}
	return n
}

func (b *builder) grow() int32 {
	b.ends = append(b.ends, nil)
	return int32(len(b.ends) - 1)
}

// cutter returns a tokenizer that knows the words of the lexicon.
func (l *lexicon) cutter() *tokenizer {
	return &tokenizer{words: l.words, elided: elided()}
}

// elided are the words that lose their vowel before another.
var elided = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, l := range schema.Langs {
		for _, w := range lang.Elided.Words(l) {
			out[w] = true
		}
	}
	return out
})

// done returns the lexicon, ready for reading.
func (b *builder) done() *lexicon {
	for len(b.first) <= len(b.words)+1 {
		b.first = append(b.first, 0)
	}
	l := b.lexicon
	return &l
}

// at calls found for every entry of a phrase that begins at tokens[i], the
// shortest phrase first, with the index after its last token.
func (l *lexicon) at(tokens []token, i int, found func(end int, e entry)) {
	node := l.first[tokens[i].word]
	for j := i + 1; node != 0; j++ {
		for _, e := range l.ends[node] {
			found(j, e)
		}
		if j >= len(tokens) || tokens[j].word == 0 || tokens[j].is(breaks) {
			return
		}
		node = l.next[uint64(node)<<32|uint64(tokens[j].word)]
	}
}
