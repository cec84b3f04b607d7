package text

// Stem returns tokens[j] as traits name it, in two parts: the beginning of a word in
// folded letters, a small word with its language before it, "@" for a place, "#" for
// a number and "#y" for a year.
func (r *Text) Stem(j int) (language, stem string) {
	const small, long = 4, 6 // letters
	t := r.Tokens[j]
	switch {
	case r.Owner[j] >= 0 && r.Mentions[r.Owner[j]].Place >= 0:
		return "", "@"
	case t.Is(Number):
		if _, ok := r.Year(j); ok {
			return "", "#y"
		}
		return "", "#"
	case t.Is(Punct):
		return "", r.Body[t.Start:t.End]
	}
	w := r.Folded(j)
	if len(w) > small {
		return "", w[:min(len(w), long)]
	}
	if r.mark == "" {
		r.mark = string(r.Lang) + ":"
	}
	return r.mark, w
}
