package schema

import (
	_ "embed"
	"slices"
	"sync"

	"github.com/simde/simde/schema/table"
)

// Kind is what sort of document one is: "report", "press-release".
type Kind string

//go:embed vocab/kinds.tsv
var kindsTSV string

type kindRow struct {
	labels   Labels
	ris, csl string
}

type kindTable struct {
	order []Kind
	rows  map[Kind]kindRow
}

var kinds = sync.OnceValue(func() kindTable {
	t := kindTable{rows: map[Kind]kindRow{}}
	for f := range table.In("kinds.tsv", kindsTSV, 6) {
		k := Kind(f[0])
		t.order = append(t.order, k)
		t.rows[k] = kindRow{Labels{Spanish: f[1], English: f[2], French: f[3]}, f[4], f[5]}
	}
	return t
})

// Kinds returns every kind in the order of the vocabulary.
func Kinds() []Kind { return slices.Clone(kinds().order) }

// Known reports whether the vocabulary has k.
func (k Kind) Known() bool { _, ok := kinds().rows[k]; return ok }

// Name returns the label of k in l, or the code itself.
func (k Kind) Name(l Lang) string {
	if r, ok := kinds().rows[k]; ok {
		return r.labels.In(l)
	}
	return string(k)
}

// RIS returns the reference type that the RIS format has for k.
func (k Kind) RIS() string {
	if r, ok := kinds().rows[k]; ok {
		return r.ris
	}
	return "GEN"
}

// CSL returns the item type that CSL-JSON 1.0.2 has for k.
func (k Kind) CSL() string {
	if r, ok := kinds().rows[k]; ok {
		return r.csl
	}
	return "document"
}
