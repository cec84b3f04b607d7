package figures

import (
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// knomad reads the matrix of bilateral remittances: sending countries down,
// where the migrants live, and receiving countries across, their homes.
func (g *gatherer) knomad() error {
	edition := knomadYear(g.rows)
	s := knomadSeries(edition)
	g.series = []schema.Series{s}
	head := slices.IndexFunc(g.rows[0], func(c string) bool { return strings.Contains(strings.ToLower(c), "remittance-sending country") })
	if head < 0 {
		return fmt.Errorf("no heading \"Remittance-sending country\": %w", schema.ErrInvalid)
	}
	return g.matrix(matrix{series: s, year: edition, status: schema.Modelled, head: 0, names: head, down: host, decimals: true})
}

// knomadFirst is the edition whose file does not say its year.
const knomadFirst = 2016

// knomadYear returns the year that the heading of a matrix names.
func knomadYear(rows [][]string) int {
	for _, cell := range rows[0] {
		for word := range strings.FieldsSeq(cell) {
			if y, ok := year(strings.Trim(word, ",()")); ok {
				return y
			}
		}
	}
	return knomadFirst
}

// end is one end of a corridor.
type end int

const (
	home end = iota
	host
)

// matrix is a table with country names in a row on top and in a column.
type matrix struct {
	series   schema.Series
	year     int
	status   schema.Status
	head     int  // the row of names
	names    int  // the column of names
	down     end  // which end the names in the column are
	decimals bool // values are kept to three decimals, else to whole numbers
}

// matrix reads a matrix, its "Other" rows and columns as residuals, and checks
// its sums against the rows and columns named "World".
func (g *gatherer) matrix(m matrix) error {
	header := g.rows[m.head]
	sums := matrixSums{rows: map[string]*Check{}, columns: map[int]*Check{}}
	residuals := map[schema.Corridor]float64{}
	for i, row := range g.rows[m.head+1:] {
		name := cellAt(row, m.names)
		if name == "" || len(row) < len(header)/2 {
			continue // notes below the matrix
		}
		for c := m.names + 1; c < len(header); c++ {
			v, err := number(cellAt(row, c))
			if err != nil {
				return fmt.Errorf("row %d, column %q: %w", i+m.head+2, cellAt(header, c), err)
			}
			sums.add(name, c, cellAt(header, c), v)
			if isWorld(name) || isWorld(cellAt(header, c)) || v == 0 || cellAt(header, c) == "" {
				continue
			}
			f, ok := g.matrixFigure(m, name, cellAt(header, c), v)
			if ok && f.Status == schema.Residual {
				residuals[f.Corridor] += f.Value
			} else if ok {
				g.add(f)
			}
		}
	}
	for c, v := range residuals {
		g.add(schema.Figure{Series: m.series.ID, Corridor: c, Period: schema.InYear(m.year), Value: v, Status: schema.Residual})
	}
	g.checks = append(g.checks, sums.checks(m.year)...)
	return nil
}

func isWorld(name string) bool { return strings.EqualFold(name, "world") }

// matrixFigure returns the figure of a cell, rounded as the matrix says.
func (g *gatherer) matrixFigure(m matrix, down, across string, v float64) (schema.Figure, bool) {
	f := schema.Figure{Series: m.series.ID, Period: schema.InYear(m.year), Value: round(v, m.decimals), Status: m.status}
	for k, name := range []string{down, across} {
		at := &f.Corridor.Origin
		if (k == 0) == (m.down == host) {
			at = &f.Corridor.Destination
		}
		if strings.HasPrefix(strings.ToLower(name), "other ") {
			f.Status = schema.Residual
			continue
		}
		p, ok := country(name)
		if !ok {
			leave(g.unknown, name, v)
			return f, false
		}
		*at = p
	}
	return f, f.Value > 0
}

func round(v float64, decimals bool) float64 {
	if decimals {
		return float64(int64(v*1000+0.5)) / 1000
	}
	return float64(int64(v + 0.5))
}

// matrixSums sums the rows and columns of a matrix beside what it states.
type matrixSums struct {
	rows    map[string]*Check
	columns map[int]*Check
}

func (s matrixSums) add(row string, c int, column string, v float64) {
	if s.rows[row] == nil {
		s.rows[row] = &Check{What: "row " + row, Stated: -1}
	}
	if s.columns[c] == nil {
		s.columns[c] = &Check{What: "column " + column, Stated: -1}
	}
	switch {
	case isWorld(column):
		s.rows[row].Stated = v
	case column != "":
		s.rows[row].Sum += v
	}
	if isWorld(row) {
		s.columns[c].Stated = v
	} else {
		s.columns[c].Sum += v
	}
}

// checks returns the sums of which the matrix states the total.
func (s matrixSums) checks(year int) []Check {
	var out []Check
	for _, c := range s.rows {
		if c.Stated >= 0 {
			out = append(out, Check{What: fmt.Sprintf("%s, %d", c.What, year), Stated: c.Stated, Sum: c.Sum})
		}
	}
	for _, c := range s.columns {
		if c.Stated >= 0 {
			out = append(out, Check{What: fmt.Sprintf("%s, %d", c.What, year), Stated: c.Stated, Sum: c.Sum})
		}
	}
	slices.SortFunc(out, func(x, y Check) int { return strings.Compare(x.What, y.What) })
	return out
}
