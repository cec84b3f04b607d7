package describe

// span is a run of tokens [first, end).
type span struct{ first, end int }

// sentences cuts a page's tokens at the ends of sentences and paragraphs. A
// sentence has at most maxSentence tokens, so that hostile text costs little.
func (r *reading) sentences() []span {
	const maxSentence = 250
	var out []span
	start := 0
	for i := range r.tokens {
		switch {
		case i > start && r.tokens[i].is(breaks), i-start >= maxSentence:
			out = append(out, span{start, i})
			start = i
		}
		if r.endsSentence(i) {
			out = append(out, span{start, i + 1})
			start = i + 1
		}
	}
	if start < len(r.tokens) {
		out = append(out, span{start, len(r.tokens)})
	}
	return out
}

// endsSentence reports whether tokens[i] is a mark that ends a sentence: not
// that of an abbreviation, an initial or a name such as "U.S.".
func (r *reading) endsSentence(i int) bool {
	t := r.tokens[i]
	if !t.is(punct) {
		return false
	}
	switch r.text[t.start] {
	case '!', '?':
		return true
	case '.':
	default:
		return false
	}
	if i+1 >= len(r.tokens) {
		return true
	}
	next := r.tokens[i+1]
	if next.is(glued) || !next.is(capital) && !next.is(number) && !next.is(punct) {
		return false
	}
	if i == 0 {
		return true
	}
	prev := r.tokens[i-1]
	inName := r.owner[i] >= 0
	if inName {
		c, _ := r.cueAt(i + 1)
		return c&(cueDet|cuePrepositions) != 0 && next.is(capital)
	}
	short := prev.end - prev.start
	return short > 2 || prev.is(number) || prev.is(punct) || short == 2 && !prev.is(capital)
}
