package text

// Sentences returns the sentences of a page whose phrases are found.
func (r *Text) Sentences() []Span {
	if r.sentences == nil {
		r.sentences = r.cut()
	}
	return r.sentences
}

// cut cuts a page's tokens at the ends of sentences and paragraphs. A
// sentence has at most maxSentence tokens, so that hostile text costs little.
func (r *Text) cut() []Span {
	const maxSentence, usual = 250, 24 // tokens
	out := make([]Span, 0, len(r.Tokens)/usual+2)
	start := 0
	for i := range r.Tokens {
		switch {
		case i > start && r.Tokens[i].Is(Breaks), i-start >= maxSentence:
			out = append(out, Span{start, i})
			start = i
		}
		if r.endsSentence(i) {
			out = append(out, Span{start, i + 1})
			start = i + 1
		}
	}
	if start < len(r.Tokens) {
		out = append(out, Span{start, len(r.Tokens)})
	}
	return out
}

// endsSentence reports whether tokens[i] is a mark that ends a sentence: not
// that of an abbreviation, an initial or a name such as "U.S.".
func (r *Text) endsSentence(i int) bool {
	t := r.Tokens[i]
	if !t.Is(Punct) {
		return false
	}
	switch mark := r.Body[t.Start]; {
	case mark == '!', mark == '?':
		return true
	case mark != '.':
		return false
	case i+1 >= len(r.Tokens):
		return true
	}
	return r.endsAtPoint(i)
}

// endsAtPoint reports whether the point tokens[i], behind which the text goes on,
// is no part of a name, a number or an abbreviation.
func (r *Text) endsAtPoint(i int) bool {
	next := r.Tokens[i+1]
	if next.Is(Glued) || !next.Is(Capital) && !next.Is(Number) && !next.Is(Punct) {
		return false
	}
	if i == 0 {
		return true
	}
	prev := r.Tokens[i-1]
	if r.Owner[i] >= 0 { // in the name itself: "U.S."
		return r.opensAfterName(i + 1)
	}
	if r.Owner[i-1] >= 0 && prev.Is(Upper) { // "UK." is no abbreviation with a mark
		return true
	}
	short := prev.End - prev.Start
	return short > 2 || prev.Is(Number) || prev.Is(Punct) || short == 2 && !prev.Is(Capital)
}

// opensAfterName reports whether tokens[i], behind a name that has marks of its
// own, begins a sentence: it has a capital and is a word that names do not begin
// with, or the article of a name.
func (r *Text) opensAfterName(i int) bool {
	c, _ := r.CueAt(i)
	return c&(CueDet|CuePrepositions|CueAux) != 0 && r.Tokens[i].Is(Capital) && !r.Tokens[i].Is(Upper)
}
