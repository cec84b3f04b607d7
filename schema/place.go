package schema

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/simde/simde/schema/table"
)

// Place is the code of a country (ISO 3166-1 alpha-2, "MX"), of a region (UN
// M49, "019") or of a named group of countries ("EU", "SAHEL"). The group
// codes are SIMDE's own where no code list has one.
type Place string

// PlaceKind tells countries, regions and named groups apart.
type PlaceKind string

// The kinds of places.
const (
	Country PlaceKind = "country"
	Region  PlaceKind = "region" // UN M49
	Group   PlaceKind = "group"  // overlaps the regions: European Union, Sahel
)

//go:embed vocab/places.tsv
var placesTSV string

type placeRow struct {
	place   Place
	kind    PlaceKind
	alpha3  string
	m49     string
	labels  Labels
	members []Place // countries, sorted
	parents []Place // regions and groups that contain it, the widest first
}

type gazette struct {
	rows   map[Place]*placeRow
	order  []Place
	alpha3 map[string]Place
	m49    map[string]Place
}

var places = sync.OnceValue(func() *gazette {
	g := &gazette{rows: map[Place]*placeRow{}, alpha3: map[string]Place{}, m49: map[string]Place{}}
	direct := map[Place][]Place{}
	for f := range table.In("places.tsv", placesTSV, 8) {
		r := &placeRow{place: Place(f[0]), kind: PlaceKind(f[1]), alpha3: f[2], m49: f[3],
			labels: Labels{Spanish: f[4], English: f[5], French: f[6]}}
		g.rows[r.place] = r
		g.order = append(g.order, r.place)
		if r.alpha3 != "" {
			g.alpha3[r.alpha3] = r.place
		}
		if r.m49 != "" {
			g.m49[r.m49] = r.place
		}
		for _, m := range strings.Fields(f[7]) {
			direct[r.place] = append(direct[r.place], Place(m))
		}
	}
	for _, p := range g.order {
		r := g.rows[p]
		for m := range g.within(p, direct) {
			if g.rows[m].kind == Country {
				r.members = append(r.members, m)
			}
			g.rows[m].parents = append(g.rows[m].parents, p)
		}
		slices.Sort(r.members)
	}
	for _, r := range g.rows {
		slices.SortFunc(r.parents, func(a, b Place) int {
			if d := len(g.rows[b].members) - len(g.rows[a].members); d != 0 {
				return d
			}
			return strings.Compare(string(a), string(b))
		})
	}
	return g
})

// within returns every place below p, at any depth.
func (g *gazette) within(p Place, direct map[Place][]Place) map[Place]bool {
	below := map[Place]bool{}
	for _, m := range direct[p] {
		below[m] = true
		for x := range g.within(m, direct) {
			below[x] = true
		}
	}
	return below
}

// Places returns every place of the vocabulary: countries, then regions, then
// groups, each in the order of their codes.
func Places() []Place { return slices.Clone(places().order) }

// Countries returns every country and territory, in the order of their codes.
func Countries() []Place {
	var out []Place
	for _, p := range places().order {
		if p.Kind() == Country {
			out = append(out, p)
		}
	}
	return out
}

// PlaceByM49 returns the country or region with a UN M49 code of three digits.
func PlaceByM49(code string) (Place, bool) {
	p, ok := places().m49[code]
	return p, ok
}

// Known reports whether the vocabulary has p.
func (p Place) Known() bool { return places().rows[p] != nil }

// Kind returns what p is, or "" where it is not known.
func (p Place) Kind() PlaceKind {
	if r := places().rows[p]; r != nil {
		return r.kind
	}
	return ""
}

// Name returns the name of p in l, or the code itself where p is not known.
func (p Place) Name(l Lang) string {
	if r := places().rows[p]; r != nil {
		return r.labels.In(l)
	}
	return string(p)
}

// Alpha3 returns the ISO 3166-1 alpha-3 code of a country, or "".
func (p Place) Alpha3() string {
	if r := places().rows[p]; r != nil {
		return r.alpha3
	}
	return ""
}

// M49 returns the UN M49 code of a country or region as three digits, or "".
func (p Place) M49() string {
	if r := places().rows[p]; r != nil {
		return r.m49
	}
	return ""
}

// Members returns the countries of a region or group, in the order of their
// codes; none for a country. The caller does not change them.
func (p Place) Members() []Place {
	if r := places().rows[p]; r != nil {
		return r.members
	}
	return nil
}

// Within returns the regions and groups that contain p, the widest first. The
// caller does not change them.
func (p Place) Within() []Place {
	if r := places().rows[p]; r != nil {
		return r.parents
	}
	return nil
}

// Contains reports whether p is a region or group and q lies within it.
func (p Place) Contains(q Place) bool { return slices.Contains(q.Within(), p) }

// Slug writes p for an address: "mx".
func (p Place) Slug() string { return strings.ToLower(string(p)) }
