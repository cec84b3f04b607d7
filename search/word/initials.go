package word

// Initials is a set of the first two letters of words. A text is searched for
// a few words faster by looking at these first: most words of a text are ruled
// out before they are folded and stemmed. Stemming leaves a word's first two
// letters as they are, or its first alone, but for forms such as "men" and
// "puede".
type Initials struct{ second [32]uint32 }

// Add adds the initials of a folded word, of a stem or of an acronym.
func (s *Initials) Add(w string) {
	for _, form := range irregularForms()[w] {
		s.set(form)
	}
	for _, begin := range otherBeginnings()[w] {
		s.set(begin)
	}
	s.set(w)
}

func (s *Initials) set(w string) {
	switch {
	case len(w) == 1 && isASCIILetter(w[0]):
		s.second[w[0]&31] = ^uint32(0)
	case len(w) > 1 && isASCIILetter(w[0]) && isASCIILetter(w[1]):
		s.second[w[0]&31] |= 1 << (w[1] & 31)
	}
}

// may reports whether a word as it is written may fold to a word of the set.
// What is not plain letters may always.
func (s *Initials) may(raw string) bool {
	if len(raw) < 2 || !isASCIILetter(raw[0]) || !isASCIILetter(raw[1]) {
		return true
	}
	return s.second[raw[0]&31]&(1<<(raw[1]&31)) != 0
}
