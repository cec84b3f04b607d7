package describe

import (
	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// header is what a title of a table leaves to its rows: the host of those who
// are counted by country of origin, or the home of those counted by country of
// destination.
type header struct {
	host, home *group
}

func (h header) open() bool { return h.host != nil || h.home != nil }

// table reads the rows below a header: "Foreign residents of Chile by country
// of birth", then "Peru 17 %". A sentence that is no row closes the table.
func (x *sentenceLinks) table(m *memory) {
	if next := x.header(); next.open() {
		m.table = next
		return
	}
	if !m.table.open() {
		return
	}
	rows := x.rows()
	if len(rows) == 0 {
		m.table = header{}
		return
	}
	for _, g := range rows {
		row := *g
		row.weight, row.rule = 0.85, "table.row"
		switch {
		case m.table.host != nil && !shares(&row, m.table.host):
			x.carried(&row, m.table.host)
		case m.table.home != nil && !shares(&row, m.table.home):
			x.carried(m.table.home, &row)
		}
	}
}

// header reports what a sentence says that heads a table: a list of origins or
// destinations is announced, and only the other end is named.
func (x *sentenceLinks) header() header {
	if len(x.groups) != 1 || len(x.found) > 0 || x.end-x.first > 25 && !x.announces() || x.cues&(cueMigrant|cuePerson|cueSignal|cueResident|cueBorn) == 0 {
		return header{}
	}
	g := *x.groups[0]
	if len(g.places) != 1 || x.k.places[g.places[0]].Kind() != schema.Country || g.sort == sortThing || g.sort == sortBody {
		return header{}
	}
	g.weight, g.rule = 0.95, "table.header"
	origins, destinations := x.cues&cueOrgList != 0 || x.announces() && g.role == schema.RoleDestination && x.cues&(cueBorn|cuePerson) != 0, x.cues&cueDestList != 0
	switch {
	case origins && !destinations && g.sort != sortPeople && (g.role == schema.RoleDestination || g.role == "" && g.site <= x.first+3 || g.slot == slotIn || g.slot == slotAt):
		return header{host: &g}
	case destinations && !origins && (g.sort == sortPeople || g.role == schema.RoleOrigin):
		return header{home: &g}
	}
	return header{}
}

// announces reports whether the sentence ends in a colon before which a list of
// countries is announced: "nationals of the following countries may not
// enter:".
func (x *sentenceLinks) announces() bool {
	if !x.mark(x.end-1, ":") {
		return false
	}
	for j := x.first; j < x.end; j++ {
		if x.is(j, lang.Following) {
			return true
		}
	}
	return false
}

// rows returns the places of a sentence that is nothing but names with figures,
// or an item of a list.
func (x *sentenceLinks) rows() []*group {
	for i := x.first; i < x.end; i++ {
		c := x.starts[i]
		if c&(cueFrames&^cueOrgList) != 0 && x.owner[i] < 0 {
			return nil
		}
	}
	var out []*group
	for _, g := range x.groups {
		if g.sort != sortName && g.sort != sortPeople && g.sort != sortThing || !x.figured(g) && x.end-x.first > 8 {
			return nil
		}
		out = append(out, g)
	}
	return out
}

// figured reports whether a number stands in g or just after it.
func (x *sentenceLinks) figured(g *group) bool {
	for j := g.first; j < min(g.end+3, x.end); j++ {
		if x.tokens[j].is(number) {
			return true
		}
	}
	return false
}
