package text

// Stem returns tokens[j] as traits name it: the beginning of a word in folded
// letters, a small word with its language, "@" for a place, "#" for a number
// and "#y" for a year.
func (r *Text) Stem(j int) string {
	if r.stems == nil {
		r.stems = make([]string, len(r.Tokens))
	}
	if r.stems[j] == "" {
		r.stems[j] = r.stem(j)
	}
	return r.stems[j]
}

func (r *Text) stem(j int) string {
	const small, long = 4, 6 // letters
	t := r.Tokens[j]
	switch {
	case r.Owner[j] >= 0 && r.Mentions[r.Owner[j]].Place >= 0:
		return "@"
	case t.Is(Number):
		if _, ok := r.Year(j); ok {
			return "#y"
		}
		return "#"
	case t.Is(Punct):
		return r.Body[t.Start:t.End]
	}
	w := r.Folded(j)
	if len(w) <= small {
		return string(r.Lang) + ":" + w
	}
	return w[:min(len(w), long)]
}
