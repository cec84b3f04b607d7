package schema

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/simde/simde/schema/table"
)

//go:embed vocab/names.tsv
var namesTSV string

//go:embed vocab/demonyms.tsv
var demonymsTSV string

type nameTable map[Place]map[Lang][]string

var placeNames = sync.OnceValue(func() nameTable {
	return readNames("names.tsv", namesTSV, func(_ Lang, s string) []string { return []string{s} })
})

var demonyms = sync.OnceValue(func() nameTable { return readNames("demonyms.tsv", demonymsTSV, Inflect) })

// readNames reads a table of "code, es, en, fr" whose cells hold alternatives
// separated by "|", each written out by forms.
func readNames(name, text string, forms func(Lang, string) []string) nameTable {
	t := nameTable{}
	for f := range table.In(name, text, 4) {
		row := map[Lang][]string{}
		for i, l := range Langs {
			for _, s := range strings.Split(f[i+1], "|") {
				if s == "" {
					continue
				}
				for _, form := range forms(l, s) {
					if !slices.Contains(row[l], form) {
						row[l] = append(row[l], form)
					}
				}
			}
		}
		t[Place(f[0])] = row
	}
	return t
}

// PlaceNames returns what p is called in l: the usual name first, then
// official names, aliases and abbreviations, and last those that the library in
// force has for it. The caller does not change them.
func PlaceNames(p Place, l Lang) []string {
	if own, ok := KnownGazetteer().names[p]; ok {
		return own[l]
	}
	return placeNames()[p][l]
}

// Demonyms returns what the people of p are called in l and how p's things
// are qualified, in every gender and number: "mexicano", "mexicana",
// "mexicanos", "mexicanas". English forms are capitalised. The caller does not
// change them.
func Demonyms(p Place, l Lang) []string { return demonyms()[p][l] }
