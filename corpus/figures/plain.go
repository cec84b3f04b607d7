package figures

import (
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
)

// plain reads SIMDE's own layout: one figure a row, with the columns series,
// origin, destination, period (or year), value and, where they are there,
// status, sex, area and counts, which is whom the figure counts; an empty end
// is all. Columns name, source, vintage, measure, definition, unit, licence and url describe
// the series where its first row has them.
func (g *gatherer) plain() error {
	h := g.rows[0]
	when := "period"
	if !has(h, when) {
		when = "year"
	}
	at, err := columns(h, "series", "origin", "destination", when, "value")
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
		p, err := schema.ParsePeriod(cellAt(row, at[3]))
		if err != nil {
			return fmt.Errorf("row %d: %w", i+2, err)
		}
		f := schema.Figure{Series: id, Period: p, Value: v, Status: schema.Observed,
			Share:      schema.Share{Sex: schema.Sex(named(h, row, "sex")), Area: schema.Subdivision(named(h, row, "area"))},
			Definition: schema.Definition(named(h, row, "counts"))}
		if s := named(h, row, "status"); s != "" {
			f.Status = schema.Status(s)
		}
		if f.Sex != "" && f.Sex != schema.Female && f.Sex != schema.Male {
			return fmt.Errorf("row %d: no sex %q: %w", i+2, f.Sex, schema.ErrInvalid)
		}
		if f.Area != "" && !f.Area.Known() {
			leave(g.unknown, string(f.Area), v)
			continue
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
