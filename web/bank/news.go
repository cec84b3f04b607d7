package bank

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// News is the newest figure of a series between two ends.
type News struct {
	Pair   schema.Corridor
	Series Series // with all its values
	Value  Value
}

// Key names the figure among those of its pair: another period or another value
// has another key.
func (n News) Key() string {
	return n.Value.Period.String() + "=" + strconv.FormatFloat(n.Value.Value, 'f', -1, 64)
}

// Name names the series of the figure within its pair.
func (n News) Name() string { return n.Pair.String() + " " + n.Series.Series.ID }

// Newest returns the newest figure of each series between the ends of some
// pairs, the series that changed last first.
func (s *Reader) Newest(l schema.Lang, pairs ...schema.Corridor) []News {
	if s.Figures == nil {
		return nil
	}
	var out []News
	for _, c := range pairs {
		out = append(out, newest(s, l, c, schema.Measures()...)...)
	}
	slices.SortStableFunc(out, func(a, b News) int {
		return cmp.Or(cmp.Compare(b.Series.Series.Entered, a.Series.Series.Entered), b.Value.Period.Compare(a.Value.Period))
	})
	return out
}

// NewestOf returns the newest figure of a series between the ends of a pair.
func NewestOf(s *Reader, l schema.Lang, c schema.Corridor, x schema.Series) (n News, ok bool) {
	if s.Figures == nil {
		return n, false
	}
	of := newest(s, l, c, x.Measure)
	i := slices.IndexFunc(of, func(n News) bool { return n.Series.Series.ID == x.ID })
	if i < 0 {
		return n, false
	}
	return of[i], true
}

// newest returns the newest figure of each series of some measures.
func newest(s *Reader, l schema.Lang, c schema.Corridor, measures ...schema.Measure) (out []News) {
	seen := map[string]bool{}
	for _, pace := range slices.Backward(Paces) { // the shortest periods tell first what is new
		for _, x := range s.ByPace(l, c, pace, measures...) {
			if !seen[x.Series.ID] {
				seen[x.Series.ID] = true
				out = append(out, News{c, x, x.Latest()})
			}
		}
	}
	return out
}

// Told writes a figure with its pair, its period, its change in a year and its
// source.
func (s *Reader) Told(l schema.Lang, n News) string {
	text := s.PairName(l, n.Pair) + ", " + n.Series.Name + ": " + n.Value.Text
	if change := s.Change(l, n.Series, n.Value); change != "" {
		text += " (" + change + ")"
	}
	return text + " · " + n.Series.Said(n.Value)
}

// PairName names two ends, of which one may be any place.
func (s *Reader) PairName(l schema.Lang, c schema.Corridor) string {
	view, any := frame.CorridorOf(l, c), s.Site.Locale(l).Say("corridor.any")
	if c.Origin == "" {
		view.Origin = any
	}
	if c.Destination == "" {
		view.Destination = any
	}
	return view.Origin + " → " + view.Destination
}

// Address returns the page on which a figure stands: that of its pair, or of the
// place that it is of.
func (n News) Address(l schema.Lang) string {
	switch {
	case n.Pair.Destination == "":
		return frame.PlaceAddress(l, n.Pair.Origin)
	case n.Pair.Origin == "":
		return frame.PlaceAddress(l, n.Pair.Destination)
	}
	return frame.CorridorOf(l, n.Pair).URL
}
