package figures

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	tsv "github.com/simde/simde/schema/table"
)

//go:embed names.tsv
var namesTSV string

// names maps folded names and codes to countries.
var names = sync.OnceValue(func() map[string]schema.Place {
	m := map[string]schema.Place{}
	for _, p := range schema.Countries() {
		for _, l := range schema.Langs {
			m[schema.Fold(p.Name(l))] = p
		}
		m[schema.Fold(p.Alpha3())] = p
		m[schema.Fold(string(p))] = p
	}
	for f := range tsv.In("names.tsv", namesTSV, 2) {
		name, code := f[0], f[1]
		if !schema.Place(code).Known() {
			panic("figures: names.tsv: no place " + code)
		}
		m[schema.Fold(name)] = schema.Place(code)
	}
	return m
})

// country returns the country that a source calls by a name or a code of
// letters. A name that is not known is not guessed.
func country(name string) (schema.Place, bool) {
	p, ok := names()[strings.ReplaceAll(schema.Fold(strings.TrimSpace(name)), " & ", " and ")]
	if !ok {
		p, ok = names()[schema.Fold(strings.TrimSpace(name))]
	}
	return p, ok
}
