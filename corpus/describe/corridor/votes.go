package corridor

// votes are how much speaks for each of several places. They are summed up in
// the order in which the places came, so that the sum is the same every time.
type votes struct {
	of    map[int32]float64
	order []int32
	all   float64
}

func newVotes() votes { return votes{of: map[int32]float64{}} }

// add adds what speaks for p; where nothing does, p is not among the places.
func (t *votes) add(p int32, n float64) {
	if n == 0 {
		return
	}
	if _, ok := t.of[p]; !ok {
		t.order = append(t.order, p)
	}
	t.of[p] += n
	t.all += n
}

// fade makes what was added so far count less, and forgets what counts little.
func (t *votes) fade(by float64) {
	t.all = 0
	kept := t.order[:0]
	for _, p := range t.order {
		n := t.of[p] * by
		if n < 0.02 {
			delete(t.of, p)
			continue
		}
		kept = append(kept, p)
		t.of[p] = n
		t.all += n
	}
	t.order = kept
}

// share is the part of all that speaks for p.
func (t *votes) share(p int32) float64 {
	if t.all == 0 {
		return 0
	}
	return t.of[p] / t.all
}

// first returns the place that most speaks for among those that fit, the first
// in the vocabulary of equals, or -1.
func (t *votes) first(fits func(int32) bool) int32 {
	best := int32(-1)
	for p, n := range t.of {
		if (best < 0 || n > t.of[best] || n == t.of[best] && p < best) && fits(p) {
			best = p
		}
	}
	return best
}
