// Package text holds a page as the rules see it: its tokens, its sentences and
// the phrases that the lexicon found in it, and the questions that a rule may
// ask of them. It holds no rule.
package text

import (
	"github.com/simde/simde/schema"
)

// Span is a run of tokens [first, end).
type Span struct{ First, End int }

// Mention is a place named by tokens [first, end).
type Mention struct {
	First, End int
	Place      int32
	Form       Form
}

// Hit is a phrase of another layer at tokens [first, end).
type Hit struct {
	First, End int
	Index      int32
}

// Text is one page as the rules see it.
type Text struct {
	Number        int
	Offset        int // of text in the page
	Body          string
	Lang          schema.Lang
	Words         *Vocabulary // by which the tokens are numbered
	Tokens        []Token
	Starts        []Cues  // by token: the classes of the cue phrase that begins there
	Ends          []int32 // by token: the end of that phrase
	Cover         []int32 // by token: where the cue phrase that covers it begins, or -1
	Owner         []int32 // by token: the mention that covers it, or -1
	Mentions      []Mention
	Topics        []Hit
	Organisations []Hit
	Kinds         []Hit
	Hints         []Hit // in the title and the first lines only
	Gates         []Hit // what lets people into a country: its place
	Doubts        []int // by mention, 1 + the doubt that decided it
	Signals       int   // words that speak of migration

	sentences []Span // once they are asked for
	mark      string // of the language before a small word, once it is asked for
}
