package figures

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// missing reads IOM's Missing Migrants: people dead or missing on the way, in
// all and by route. An incident is of a route and of no corridor, since where
// the dead were going is mostly not known.
func (g *gatherer) missing() error {
	h := g.rows[0]
	year, month := firstColumn(h, "Incident year"), firstColumn(h, "Incident month", "Reported Month", "Month")
	value, route := firstColumn(h, "No. dead/missing", "Total Number of Dead and Missing"), firstColumn(h, "Route", "Migration route")
	for name, c := range map[string]int{"Incident year": year, "month of the incident": month, "number of dead and missing": value, "Route": route} {
		if c < 0 {
			return fmt.Errorf("no column %q: %w", name, schema.ErrInvalid)
		}
	}
	for i, row := range g.rows[1:] {
		m, ok := monthNumber(cellAt(row, month))
		y, err := strconv.Atoi(cellAt(row, year))
		if !ok || err != nil {
			return fmt.Errorf("row %d: no month %q of %q: %w", i+2, cellAt(row, month), cellAt(row, year), schema.ErrInvalid)
		}
		row[year] = schema.Period{Year: y, Month: m}.String()
	}
	r := records{series: missingSeries(), when: h[year], value: h[value], unit: 1, read: func(record, *schema.Figure) {}}
	if err := g.records(r); err != nil {
		return err
	}
	name := strings.ToLower(strings.TrimSpace(h[route]))
	r.read = func(row record, f *schema.Figure) {
		if f.Route = row(name); f.Route == "" || f.Route == "NA" || strings.EqualFold(f.Route, "unknown") {
			f.Series = "" // in the whole only
		}
	}
	return g.again(r)
}

// firstColumn returns the first column that has one of some names, or -1.
func firstColumn(header []string, names ...string) int {
	for _, n := range names {
		if c, err := columns(header, n); err == nil {
			return c[0]
		}
	}
	return -1
}

// monthNumber reads "3" or "March".
func monthNumber(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, n >= 1 && n <= months
	}
	i := slices.IndexFunc(monthNames, func(m string) bool { return strings.EqualFold(m, s) })
	return i + 1, i >= 0
}

// monthNames are the months in English.
var monthNames = func() []string {
	var out []string
	for m := time.January; m <= time.December; m++ {
		out = append(out, m.String())
	}
	return out
}()

func missingSeries() schema.Series {
	return schema.Series{ID: "iom-missing-migrants",
		Name:    labels("Personas migrantes muertas o desaparecidas", "Migrants dead or missing", "Migrants morts ou disparus"),
		Measure: schema.MeasureDeaths, Source: "IOM, Missing Migrants Project", Unit: schema.Persons,
		Licence: "CC BY 4.0", URL: "https://missingmigrants.iom.int/",
		Note: labels(
			"Personas muertas o desaparecidas en una ruta, por mes. Es un mínimo: muchas muertes no se registran. No son cifras de un corredor.",
			"People dead or missing on a route, by month. It is a minimum: many deaths are not recorded. They are no figures of a corridor.",
			"Personnes mortes ou disparues sur une route, par mois. C’est un minimum : beaucoup de décès ne sont pas enregistrés. Ce ne sont pas des chiffres d’un corridor.")}
}
