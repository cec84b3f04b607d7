package describe

// sentence is a sentence as the rules of corridors see it: its tokens, and the
// groups of places that it names.
type sentence struct {
	*reading
	span
	k      *grammar
	groups []*group
}

// over returns the sentence cut to tokens [first, end).
func (s *sentence) over(first, end int) *sentence {
	part := *s
	part.span = span{first, end}
	return &part
}
