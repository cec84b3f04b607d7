package phrase

import "github.com/simde/simde/corpus/describe/text"

// Sentence is a sentence as the rules of corridors see it: its tokens, and the
// phrases of places that it names.
type Sentence struct {
	*text.Text
	text.Span
	Grammar *Grammar
	Phrases []*Phrase
}

// over returns the sentence cut to tokens [first, end).
func (s *Sentence) over(first, end int) *Sentence {
	part := *s
	part.Span = text.Span{First: first, End: end}
	return &part
}
