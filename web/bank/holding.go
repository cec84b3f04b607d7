package bank

import (
	"slices"
	"sync"

	"github.com/simde/simde/schema"
)

// Holding is what the data bank holds between two ends: read once, told in one
// language.
type Holding struct {
	Corridor schema.Corridor
	bank     *Reader
	lang     schema.Lang
	tally
}

// tally are the sums between two ends, of whatever measure.
type tally struct {
	totals []schema.Total            // of every period
	annual []schema.Total            // by year, those that are made of months or quarters too
	of     map[string]schema.Measure // of each series
}

// tallies keeps the sums of the ends that were asked for last: those between
// two continents take a tenth of a second.
type tallies struct {
	mu   sync.Mutex
	kept map[schema.Corridor]tally
}

// mostTallies bounds how many are kept. Where there are more, all are forgotten.
const mostTallies = 64

// Hold reads what the bank holds between two ends. Without a data bank it holds
// nothing.
func (s *Reader) Hold(l schema.Lang, c schema.Corridor) *Holding {
	h := &Holding{Corridor: c, bank: s, lang: l}
	if s.Figures == nil {
		return h
	}
	s.tallies.mu.Lock()
	kept, ok := s.tallies.kept[c]
	s.tallies.mu.Unlock()
	if !ok {
		kept = tally{s.Figures.Totals(c), s.Figures.Annual(c), measures(s.Figures)}
		s.tallies.keep(c, kept)
	}
	h.tally = kept
	return h
}

func (t *tallies) keep(c schema.Corridor, kept tally) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept == nil || len(t.kept) >= mostTallies {
		t.kept = map[schema.Corridor]tally{}
	}
	t.kept[c] = kept
}

// Paces are the paces in which it has figures of some measures, the longest
// first.
func (h *Holding) Paces(measures ...schema.Measure) []Pace {
	has := map[Pace]bool{}
	for _, t := range h.totals {
		if t.Value != 0 && slices.Contains(measures, h.of[t.Series]) {
			has[PaceOf(t.Period)] = true
		}
	}
	for _, t := range h.annual {
		if t.Value != 0 && slices.Contains(measures, h.of[t.Series]) {
			has[Yearly] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(Paces), func(p Pace) bool { return !has[p] })
}

// having are those of some measures of which there are figures.
func (h *Holding) having(measures []schema.Measure) []schema.Measure {
	return slices.DeleteFunc(slices.Clone(measures), func(m schema.Measure) bool { return len(h.Paces(m)) == 0 })
}

// Series are the series of some measures in periods of a pace, in the order of
// Between.
func (h *Holding) Series(p Pace, measures ...schema.Measure) []Series {
	if h.bank.Figures == nil {
		return nil
	}
	totals := h.annual
	if p != Yearly {
		totals = slices.DeleteFunc(slices.Clone(h.totals), func(t schema.Total) bool { return PaceOf(t.Period) != p })
	}
	return h.bank.told(h.lang, totals, measures)
}

// BySex are the women and the men of the main series of a measure, by year, or
// nothing where the source does not tell them apart. Of the ends of regions
// there is none.
func (h *Holding) BySex(m schema.Measure) []Series {
	if h.bank.Figures == nil {
		return nil
	}
	var out []Series
	stored := h.bank.Figures.Figures(h.Corridor)
	for _, sex := range []schema.Sex{schema.Female, schema.Male} {
		of := h.bank.told(h.lang, asStored(stored, schema.Share{Sex: sex}), []schema.Measure{m})
		if len(of) == 0 || PaceOf(of[0].Latest().Period) != Yearly {
			return nil
		}
		of[0].Name = h.bank.Site.Locale(h.lang).Say("sex." + string(sex))
		out = append(out, of[0])
	}
	return out
}

// asStored are the figures of one share as totals.
func asStored(figures []schema.Figure, share schema.Share) []schema.Total {
	var out []schema.Total
	for _, f := range figures {
		if f.Share == share {
			out = append(out, schema.Total{Series: f.Series, Period: f.Period, Share: f.Share, Value: f.Value, Stated: true, Status: f.Status, Definition: f.Definition})
		}
	}
	return out
}
