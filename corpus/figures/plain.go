package figures

import (
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// plain reads SIMDE's own layout: one figure a row, with the columns series,
// origin, destination, year, value and status; an empty end is all. Columns
// name, source, vintage, measure, definition, unit, licence and url describe
// the series where its first row has them.
func (g *gatherer) plain() error {
	h := g.rows[0]
	at, err := columns(h, "series", "origin", "destination", "year", "value")
	if err != nil {
		return err
	}
	for i, row := range g.rows[1:] {
		id := cellAt(row, at[0])
		if id == "" {
			return fmt.Errorf("row %d: no series: %w", i+2, schema.ErrInvalid)
		}
		if !slices.ContainsFunc(g.series, func(s schema.Series) bool { return s.ID == id }) {
			g.series = append(g.series, plainSeries(id, h, row))
		}
		v, err := number(cellAt(row, at[4]))
		if err != nil {
			return fmt.Errorf("row %d: %w", i+2, err)
		}
		y, ok := year(cellAt(row, at[3]))
		if !ok {
			return fmt.Errorf("row %d: no year %q: %w", i+2, cellAt(row, at[3]), schema.ErrInvalid)
		}
		f := schema.Figure{Series: id, Year: y, Value: v, Status: schema.Observed}
		if s := named(h, row, "status"); s != "" {
			f.Status = schema.Status(s)
		}
		if !slices.Contains(statuses, f.Status) {
			return fmt.Errorf("row %d: no status %q: %w", i+2, f.Status, schema.ErrInvalid)
		}
		if g.plainEnd(cellAt(row, at[1]), v, &f.Corridor.Origin) && g.plainEnd(cellAt(row, at[2]), v, &f.Corridor.Destination) {
			g.add(f)
		}
	}
	return nil
}

// plainEnd reads a country, a region or "" for all into an end.
func (g *gatherer) plainEnd(name string, v float64, end *schema.Place) bool {
	if name == "" || name == "*" {
		return true
	}
	if p, ok := country(name); ok {
		*end = p
		return true
	}
	if p := schema.Place(name); p.Known() {
		*end = p
		return true
	}
	leave(g.unknown, name, v)
	return false
}

// named returns the cell under a heading, or "".
func named(header, row []string, name string) string {
	c, err := columns(header, name)
	if err != nil {
		return ""
	}
	return cellAt(row, c[0])
}

func plainSeries(id string, header, row []string) schema.Series {
	name := named(header, row, "name")
	if name == "" {
		name = id
	}
	unit := schema.Unit(named(header, row, "unit"))
	if unit == "" {
		unit = schema.Persons
	}
	measure := schema.Measure(named(header, row, "measure"))
	if measure == "" {
		measure = schema.MeasureStock
	}
	return schema.Series{ID: id, Name: schema.Labels{schema.Spanish: name, schema.English: name, schema.French: name},
		Measure: measure, Source: named(header, row, "source"), Vintage: named(header, row, "vintage"),
		Definition: schema.Definition(named(header, row, "definition")), Unit: unit,
		Licence: named(header, row, "licence"), URL: named(header, row, "url")}
}
