package schema

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/simde/simde/schema/table"
)

// Subdivision is a first-level part of a country by its ISO 3166-2 code:
// "MX-JAL", "US-CA". It is no Place: a corridor has no such end, a figure of
// one may be a share that is of it.
type Subdivision string

//go:embed vocab/subdivisions.tsv
var subdivisionsTSV string

type subdivisionTable struct {
	order []Subdivision
	names map[Subdivision]Labels
}

var subdivisions = sync.OnceValue(func() subdivisionTable {
	t := subdivisionTable{names: map[Subdivision]Labels{}}
	for f := range table.In("subdivisions.tsv", subdivisionsTSV, 4) {
		s := Subdivision(f[0])
		t.order = append(t.order, s)
		t.names[s] = Labels{Spanish: f[1], English: f[2], French: f[3]}
	}
	return t
})

// Subdivisions returns every subdivision in the order of the vocabulary.
func Subdivisions() []Subdivision { return slices.Clone(subdivisions().order) }

// Known reports whether the vocabulary has s.
func (s Subdivision) Known() bool { _, ok := subdivisions().names[s]; return ok }

// Country returns the country that s is a part of.
func (s Subdivision) Country() Place {
	country, _, _ := strings.Cut(string(s), "-")
	return Place(country)
}

// Name returns the name of s in l, or its code.
func (s Subdivision) Name(l Lang) string {
	if n, ok := subdivisions().names[s]; ok {
		return n.In(l)
	}
	return string(s)
}
