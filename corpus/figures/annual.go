package figures

import "github.com/simde/simde/schema"

// span returns the first and the last period of a table.
func (t *table) span() (first, last period) {
	if len(t.cells) == 0 {
		return 0, 0
	}
	first, last = t.cells[0].period, t.cells[0].period
	for _, c := range t.cells {
		first, last = min(first, c.period), max(last, c.period)
	}
	return first, last
}

// pace is how often a series gives its figures.
type pace int

const (
	yearly pace = iota + 1
	quarterly
	monthly
)

func (p period) pace() pace {
	switch n := int(p) % periodsInYear; {
	case n > months:
		return quarterly
	case n > 0:
		return monthly
	}
	return yearly
}

// findYears finds the years that t has, and of what each is made: of its own
// figures, else of its months or quarters. These count where the whole begins
// no later than the first of the year and ends no earlier than the last: of one
// that is missing in between, the source has nothing to count.
func (t *table) findYears() map[int]pace {
	out := map[int]pace{}
	first, last := map[pace]period{}, map[pace]period{}
	var before period
	for _, c := range t.cells {
		if c.period == before || c.share != 0 {
			continue
		}
		before = c.period
		p := c.period.pace()
		if p == yearly {
			out[c.period.year()] = yearly
			continue
		}
		if first[p] == 0 || c.period < first[p] {
			first[p] = c.period
		}
		last[p] = max(last[p], c.period)
	}
	for _, p := range []pace{quarterly, monthly} {
		begin, end := schema.Period{Month: 1}, schema.Period{Month: months}
		if p == quarterly {
			begin, end = schema.Period{Quarter: 1}, schema.Period{Quarter: 4}
		}
		for y := first[p].year(); y <= last[p].year() && first[p] > 0; y++ {
			begin.Year, end.Year = y, y
			if _, has := out[y]; !has && first[p] <= periodOf(begin) && last[p] >= periodOf(end) {
				out[y] = p
			}
		}
	}
	return out
}

// Annual returns the totals of Totals by year: those of the year that a source gives, else what all months or
// quarters of the year make, which is their sum for measures that add up and
// the last of them for others. A year that is not over is left out. Only series
// of the measures that are named count, all of them where none is.
func (b *Bank) Annual(c schema.Corridor, measures ...schema.Measure) []schema.Total {
	var out []schema.Total
	for _, t := range b.allTotals(c, false, measures) {
		i := b.index(t.Series)
		p := b.tables[i].years[t.Year]
		switch {
		case periodOf(t.Period).pace() != p:
		case p == yearly:
			out = append(out, t)
		default:
			at := len(out) - 1
			if at < 0 || out[at].Series != t.Series || out[at].Year != t.Year {
				y := t
				y.Period, y.Parts = schema.InYear(t.Year), 1
				out = append(out, y)
				continue
			}
			join(&out[at], t, b.series[i].Measure.Adds())
		}
	}
	return out
}

// join adds a month or a quarter to its year.
func join(t *schema.Total, part schema.Total, adds bool) {
	t.Parts++
	t.Corridors = max(t.Corridors, part.Corridors)
	t.Stated = t.Stated && part.Stated
	if t.Definition != part.Definition {
		t.Definition = schema.MixedCountries
	}
	if part.Status == schema.Provisional {
		t.Status = part.Status
	}
	if !adds {
		t.Value, t.Residual = part.Value, part.Residual
		return
	}
	t.Value, t.Residual = exact(t.Value+part.Value), exact(t.Residual+part.Residual)
}
