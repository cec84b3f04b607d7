package result

import (
	"html/template"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// histogram is the number of documents a year.
type histogram struct {
	Bars          template.HTML
	Width, Height int // of the drawing, in its own units
	From, To      int // chosen; 0 for open
	First, Last   int // years drawn
	MostIn, Most  int // the fullest year and its documents
	HasChoice     bool
}

// bar is one year of a histogram.
type bar struct {
	Year, Count         int
	X, Y, Width, Height int
	On                  bool
}

const (
	histogramWidth  = 240
	histogramHeight = 64
	histogramYears  = 40 // the newest years, at most
)

func (s *Results) histogram(l schema.Lang, q search.Query, counts search.FacetCounts) histogram {
	h := histogram{Width: histogramWidth, Height: histogramHeight, From: q.YearFrom, To: q.YearTo, HasChoice: q.Ranged()}
	byYear := map[int]int{}
	for _, v := range counts.Values {
		y, err := strconv.Atoi(v.Value)
		if err == nil && v.Count > 0 {
			byYear[y] = v.Count
			if v.Count > h.Most || v.Count == h.Most && y > h.MostIn {
				h.Most, h.MostIn = v.Count, y
			}
		}
	}
	if len(byYear) == 0 {
		return h
	}
	years := make([]int, 0, len(byYear))
	for y := range byYear {
		years = append(years, y)
	}
	h.First, h.Last = slices.Min(years), slices.Max(years)
	h.First = max(h.First, h.Last-histogramYears+1)
	n := h.Last - h.First + 1
	step := histogramWidth / max(n, 8)
	h.Width = step * max(n, 8)
	var bars []bar
	for y := h.First; y <= h.Last; y++ {
		b := bar{Year: y, Count: byYear[y], X: (y - h.First) * step, Width: max(step-1, 1)}
		if b.Count > 0 {
			b.Height = max(2, b.Count*histogramHeight/h.Most)
		}
		b.Y = histogramHeight - b.Height
		b.On = h.HasChoice && y >= h.From && (h.To == 0 || y <= h.To)
		bars = append(bars, b)
	}
	h.Bars = s.bars(l, bars)
	return h
}
