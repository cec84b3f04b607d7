package corridor

import (
	"math"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
)

// matrix is a table of origins and destinations.
type matrix struct {
	Columns []matrixHead
	Rows    []matrixRow
}

type matrixHead struct{ Name, URL string }

type matrixRow struct {
	Head  matrixHead
	Cells []matrixCell
}

// matrixCell is a value with its class of shade, 0 to 5.
type matrixCell struct {
	Text, URL, Label string
	Shade            int
}

// matrixOf crosses the origins and destinations of the largest corridors.
func (s *Explorer) matrixOf(l schema.Lang, ask schema.Ranking, rows []bank.Flow) matrix {
	var origins, dests []schema.Place
	for _, r := range rows {
		if len(origins) < explorerMatrix && !slices.Contains(origins, r.Pair.Origin) {
			origins = append(origins, r.Pair.Origin)
		}
		if len(dests) < explorerMatrix && !slices.Contains(dests, r.Pair.Destination) {
			dests = append(dests, r.Pair.Destination)
		}
	}
	values := s.Bank.Figures.Matrix(ask.Series, ask.Year, origins, dests)
	var m matrix
	for _, d := range dests {
		m.Columns = append(m.Columns, matrixHead{d.Name(l), frame.PlaceAddress(l, d)})
	}
	write := s.Bank.Short(l)
	for i, o := range origins {
		row := matrixRow{Head: matrixHead{o.Name(l), frame.PlaceAddress(l, o)}}
		for j, d := range dests {
			v := values[i][j]
			if math.IsNaN(v) || o == d {
				row.Cells = append(row.Cells, matrixCell{Text: "–"})
				continue
			}
			c := frame.CorridorOf(l, schema.Corridor{Origin: o, Destination: d})
			row.Cells = append(row.Cells, matrixCell{write(v), c.URL, c.Origin + " → " + c.Destination + ": " + write(v), shade(v, rows[0].Number)})
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// shade is one of six classes, each a third of a power of ten wide.
func shade(v, most float64) int {
	if v <= 0 {
		return 0
	}
	return max(0, 5-int(math.Log10(most/v)*1.5))
}
