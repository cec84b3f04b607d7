// Package lexicon finds the names of places and organisations, the cue words
// and the other phrases of a text: the tables, the trie that is made of them,
// and the gazetteer.
package lexicon

import (
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// doubt is a name that may mean several places.
type doubt struct {
	usual  schema.Place
	others []schema.Place
	towns  bool // it is that of a town: the other towns of a document tell which
}

// clue is a phrase that speaks for the first other place of a doubt.
type clue struct {
	doubt int
	rest  []text.Word // after its first word
}

// Lexicon is the compiled data. It does not change once built.
type Lexicon struct {
	*Trie
	Places      []schema.Place // by index of a place entry
	common      text.Word      // the last word that is not of a town's name only
	doubts      []doubt
	clues       text.ByWord[[]clue] // by the first word of the phrase
	Stop        stopTable
	Host        map[schema.Place]float64
	Pairs       map[schema.Corridor]bool // the usual direction between two countries
	Stocks      Stocks
	Months      text.ByWord[int]
	given       text.ByWord[bool] // names of places that people bear too
	Multipliers text.ByWord[float64]
	Rates       map[schema.Lang]*text.ByWord[[][]text.Word] // phrases that make a number one of each day, after their first words
}

func (k *Lexicon) place(p schema.Place) int32 {
	if i := slices.Index(k.Places, p); i >= 0 {
		return int32(i)
	}
	if !p.Known() {
		panic("describe: no place " + string(p))
	}
	k.Places = append(k.Places, p)
	return int32(len(k.Places) - 1)
}

// stopTable holds, by word, in which languages it is a frequent one.
type stopTable struct {
	Langs []schema.Lang
	words []stopWord
}

// stopWord is what a word says of the language of a text.
type stopWord struct {
	langs uint16 // in which it is frequent, as bits in the order of the languages
	own   int8   // the language in which alone the lexicon has it, or -1
}
