package schema

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/simde/simde/schema/table"
)

// Measure is what a series counts. Name and Note say it in words.
type Measure string

// The measures of series.
const (
	MeasureStock        Measure = "stock"
	MeasureRefugees     Measure = "refugees"
	MeasureProtection   Measure = "protection"
	MeasureAsylum       Measure = "asylum"
	MeasureApplications Measure = "applications"
	MeasureFirstTime    Measure = "first-time-applications"
	MeasureFlow         Measure = "flow"
	MeasureEncounters   Measure = "encounters"
	MeasureEntries      Measure = "irregular-entries"
	MeasureReturns      Measure = "returns"
	MeasureCrossings    Measure = "crossings"
	MeasureRemittances  Measure = "remittances"
	MeasureCost         Measure = "cost"
	MeasureDisplaced    Measure = "displaced"
	MeasureDeaths       Measure = "deaths"
)

//go:embed vocab/measures.tsv
var measuresTSV string

type measureRow struct {
	adds       bool
	price      bool
	name, note Labels
}

type measureTable struct {
	order []Measure
	rows  map[Measure]measureRow
}

var measures = sync.OnceValue(func() measureTable {
	t := measureTable{rows: map[Measure]measureRow{}}
	for f := range table.In("measures.tsv", measuresTSV, 8) {
		m := Measure(f[0])
		t.order = append(t.order, m)
		t.rows[m] = measureRow{f[1] == "sum", f[1] == "price", Labels{Spanish: f[2], English: f[3], French: f[4]}, Labels{Spanish: f[5], English: f[6], French: f[7]}}
	}
	return t
})

// Measures returns every measure in the order of the vocabulary.
func Measures() []Measure { return slices.Clone(measures().order) }

// Known reports whether the vocabulary has m.
func (m Measure) Known() bool { _, ok := measures().rows[m]; return ok }

// Name returns the label of m in l, or the code itself.
func (m Measure) Name(l Lang) string {
	if r, ok := measures().rows[m]; ok {
		return r.name.In(l)
	}
	return string(m)
}

// Note says in l what m counts and what it does not, or "".
func (m Measure) Note(l Lang) string { return measures().rows[m].note.In(l) }

// Adds reports whether the values of months or quarters add up to that of the
// year, as those of flows do. The year's value of any other is its last.
func (m Measure) Adds() bool { return measures().rows[m].adds }

// Pools reports whether the values of several corridors add up to that of all of
// them, as those of people and of money do, and prices do not.
func (m Measure) Pools() bool { return !measures().rows[m].price }
