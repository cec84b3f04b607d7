package corridor

import "github.com/simde/simde/corpus/describe/phrase"

// Likeness is the rule of what no rule found.
const Likeness phrase.RuleID = "likeness"

// Reader reads which parts the places of a sentence play and between which of
// them people move.
type Reader struct {
	*phrase.Grammar
}
