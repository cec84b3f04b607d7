package corridor

import (
	"github.com/simde/simde/corpus/describe/text"
)

// sentence is a sentence as the rules of corridors see it: its tokens, and the
// groups of places that it names.
type sentence struct {
	*text.Text
	text.Span
	Grammar *Grammar
	Groups  []*group
}

// over returns the sentence cut to tokens [first, end).
func (s *sentence) over(first, end int) *sentence {
	part := *s
	part.Span = text.Span{First: first, End: end}
	return &part
}
