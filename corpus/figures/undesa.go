package figures

import (
	"fmt"
	"strconv"

	"github.com/simde/simde/schema"
)

// undesa reads the International Migrant Stock: by origin and destination, or
// the totals by destination. The vintage is the file's last year.
func (g *gatherer) undesa() error {
	h := g.rows[0]
	if has(h, "type_c") {
		return g.undesaTypes()
	}
	value := "stock_total"
	if !has(h, value) {
		value = "stock"
	}
	at, err := columns(h, "year", "destination_iso3", value)
	if err != nil {
		return err
	}
	origin, originM49, destM49 := -1, -1, -1
	if c, err := columns(h, "origin_iso3"); err == nil {
		origin = c[0]
	}
	if c, err := columns(h, "origin_m49"); err == nil {
		originM49 = c[0]
	}
	if c, err := columns(h, "destination_m49"); err == nil {
		destM49 = c[0]
	}
	last := 0
	for _, row := range g.rows[1:] {
		if y, ok := year(cellAt(row, at[0])); ok {
			last = max(last, y)
		}
	}
	s := undesaSeries(last)
	g.series = []schema.Series{s}
	sexes := undesaSexes(h, at[2])
	residuals := map[schema.Figure]float64{} // of several origins, or of destinations
	for i, row := range g.rows[1:] {
		y, ok := year(cellAt(row, at[0]))
		if !ok {
			return fmt.Errorf("row %d: no year %q: %w", i+2, cellAt(row, at[0]), schema.ErrInvalid)
		}
		v, err := number(cellAt(row, at[2]))
		if err != nil {
			return fmt.Errorf("row %d: %w", i+2, err)
		}
		f := schema.Figure{Series: s.ID, Period: schema.InYear(y), Status: schema.Estimated}
		dest, ok := g.undesaEnd(cellAt(row, destM49), cellAt(row, at[1]), v, &f.Status)
		if !ok {
			continue
		}
		f.Corridor.Destination = dest
		if origin >= 0 || originM49 >= 0 {
			if f.Corridor.Origin, ok = g.undesaEnd(cellAt(row, originM49), cellAt(row, origin), v, &f.Status); !ok {
				continue
			}
		} else if f.Status == schema.Residual {
			continue // a total of what is a residual by its corridors
		}
		for sex, c := range sexes {
			if v, err = number(cellAt(row, c)); err != nil {
				return fmt.Errorf("row %d, %s: %w", i+2, cellAt(h, c), err)
			}
			f.Sex = sex
			if f.Status == schema.Residual {
				residuals[f] += v
				continue
			}
			counted := f
			counted.Value = v
			g.add(counted)
		}
	}
	for f, v := range residuals {
		f.Value = v
		g.add(f)
	}
	return nil
}

// undesaSexes returns the columns of everybody and of the sexes, where the file
// tells them apart.
func undesaSexes(header []string, everybody int) map[schema.Sex]int {
	out := map[schema.Sex]int{"": everybody}
	for sex, name := range map[schema.Sex]string{schema.Female: "stock_female", schema.Male: "stock_male"} {
		if c, err := columns(header, name); err == nil {
			out[sex] = c[0]
		}
	}
	return out
}

// undesaTypes reads what the stock of 2024 counts in each destination and year.
func (g *gatherer) undesaTypes() error {
	at, err := columns(g.rows[0], "geo", "t", "type_b", "type_c", "type_r", "type_i")
	if err != nil {
		return err
	}
	words := []schema.Definition{schema.ByBirth, schema.ByCitizenship, schema.RefugeesAdded, schema.Imputed}
	const edition = 2024
	s := undesaSeries(edition)
	g.series = []schema.Series{s}
	for i, row := range g.rows[1:] {
		y, ok := year(cellAt(row, at[1]))
		if !ok {
			return fmt.Errorf("row %d: no year %q: %w", i+2, cellAt(row, at[1]), schema.ErrInvalid)
		}
		dest, ok := country(cellAt(row, at[0]))
		if !ok {
			leave(g.unknown, cellAt(row, at[0]), 1)
			continue
		}
		d := schema.NoDefinition
		for w, word := range words {
			if cellAt(row, at[2+w]) == "1" {
				d = d.With(word)
			}
		}
		g.counts = append(g.counts, Counted{s.ID, dest, schema.InYear(y), d})
	}
	return nil
}

// The M49 codes that UN DESA uses for what is no country.
const (
	m49World   = 900  // all origins or destinations: a total
	m49Other   = 2003 // origins not known or not told apart
	m49Channel = 830  // the Channel Islands, two places of ISO 3166-1 together
)

// isoChannel is UN DESA's own code of the Channel Islands.
const isoChannel = "CHI"

// undesaEnd returns one end of a row: a country, or "" for the world and, with
// status residual, for others. It reports false for a row that is left out.
func (g *gatherer) undesaEnd(m49, iso3 string, value float64, status *schema.Status) (schema.Place, bool) {
	if code, err := strconv.Atoi(m49); err == nil {
		switch {
		case code == m49Other, code == m49Channel:
			*status = schema.Residual
			return "", true
		case code == m49World:
			return "", true
		}
		if p, ok := schema.PlaceByM49(fmt.Sprintf("%03d", code)); ok {
			if p.Kind() == schema.Country {
				return p, true
			}
			leave(g.regions, p.Name(schema.English), value)
			return "", false
		}
		if code > m49World {
			leave(g.regions, "M49 "+m49, value)
			return "", false
		}
	}
	if iso3 == isoChannel {
		*status = schema.Residual
		return "", true
	}
	if p, ok := country(iso3); ok && iso3 != "" {
		return p, true
	}
	name := iso3
	if name == "" {
		name = "M49 " + m49
	}
	leave(g.unknown, name, value)
	return "", false
}
