package statement

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// decide returns the chance that the document speaks of corridor c, from the
// chances of its passages and from what else the document says.
func (w *summary) decide(c schema.Corridor) float64 {
	list := w.grounds(c)
	if w.Observe != nil {
		w.Observe(c, list)
	}
	return model.Logistic(w.Weights.Sum(list))
}

// grounds are the traits of a corridor of the document.
func (w *summary) grounds(c schema.Corridor) []model.Feature {
	s := w.spoken[c]
	slices.SortFunc(s.chances, func(a, b float64) int { return cmp.Compare(b, a) })
	rest := 0.0
	for _, p := range s.chances[1:] {
		rest += p
	}
	b := model.Bag{Names: w.Names}
	best, words := model.Logit(s.chances[0]), math.Log(float64(w.words)+10)
	b.Add(1, "bias")
	b.Add(best, "best")
	if len(s.chances) > 1 {
		b.Add(model.Logit(s.chances[1])+model.Logit(0.99), "second")
	}
	b.Add(math.Log1p(rest), "rest")
	b.Add(words, "words")
	b.Add(max(best, -3)*words/7, "best, words")
	if back := w.spoken[c.Reverse()]; back != nil {
		top := slices.Max(back.chances)
		b.Add(model.Logit(top)+model.Logit(0.99), "back")
		b.AddIf(top > s.chances[0], "back is surer")
	}
	b.AddIf(c.Origin.Kind() != schema.Country || c.Destination.Kind() != schema.Country, "a region")
	b.AddIf(s.vague, "vague")
	b.AddIf(s.best.Rule == corridor.Likeness, "best unfound")
	b.AddIf(s.best.Apart > 0, "best apart")
	b.AddIf(s.best.More != nil, "best in the scene")
	fellow := w.fellow(c)
	b.Add(fellow, "fellow home")
	b.Add(math.Log1p(float64(len(w.spoken))), "corridors")
	about := min(w.about(), 0) / 3
	b.Add(about, "about something else")
	b.Add(about*words/7, "about something else, words")
	b.Add(about*min(best, 0), "about something else, best")
	return b.List
}

// fellow is the chance of the surest other corridor towards the host of c.
func (w *summary) fellow(c schema.Corridor) float64 {
	if w.hosts == nil {
		w.hosts = map[schema.Place]hosted{}
		for o, p := range w.spoken {
			h, chance := w.hosts[o.Destination], p.best.Confidence
			switch {
			case chance > h.chances[0]:
				h.homes[1], h.chances[1] = h.homes[0], h.chances[0]
				h.homes[0], h.chances[0] = o.Origin, chance
			case chance > h.chances[1]:
				h.homes[1], h.chances[1] = o.Origin, chance
			}
			w.hosts[o.Destination] = h
		}
	}
	h := w.hosts[c.Destination]
	if h.homes[0] == c.Origin {
		return h.chances[1]
	}
	return h.chances[0]
}

// order lists the corridors of the document, in the order of their codes.
func (w *summary) order() []schema.Corridor {
	return slices.SortedFunc(maps.Keys(w.spoken), func(a, b schema.Corridor) int { return cmp.Compare(a.String(), b.String()) })
}

// bar returns how sure corridor c must be.
func (w *summary) bar(c schema.Corridor) Bar {
	least, best := w.least(), w.spoken[c].best
	switch {
	case w.spoken[c].foreign:
		return Bar{math.Inf(1), Foreign}
	case best.Apart > 0 && w.Limits.Apart > least:
		return Bar{w.Limits.Apart, Apart}
	case best.Apart == 0 && best.Rule == corridor.Likeness && w.Limits.Unfound > least:
		return Bar{w.Limits.Unfound, Unrelated}
	}
	return Bar{least, ByLength}
}

// least is how sure a corridor must be in a document as long as this.
func (w *summary) least() float64 {
	const passage, document = 150.0, 1000.0 // words
	at := math.Log(float64(w.words)/passage) / math.Log(document/passage)
	return w.Limits.Passage + (w.Limits.Document-w.Limits.Passage)*min(max(at, 0), 1)
}
