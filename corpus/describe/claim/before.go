package claim

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// before is what the sentences before and the whole document leave as ends of
// the corridors of a sentence.
type before struct{ homes, hosts []end }

func (b before) of(d side) []end {
	if d == home {
		return b.homes
	}
	return b.hosts
}

// add adds a place as an end, or what more speaks for one that is there.
func (b *before) add(d side, p schema.Place, trait string) {
	list := &b.homes
	if d == host {
		list = &b.hosts
	}
	t := model.Trait{Name: d.name + trait, Much: 1}
	for i, x := range *list {
		if x.place == p {
			(*list)[i].traits = append(x.traits, t)
			return
		}
	}
	*list = append(*list, end{place: p, traits: []model.Trait{{Name: d.name + "from before", Much: 1}, t}})
}

// whatIsBefore gathers the ends that sentence i of a document may take from
// those before it and from the corridors of the document.
func whatIsBefore(all []*corridor.Links, i int, doc *schema.Document) before {
	const back = 2
	var b before
	for n := 1; n <= back && i-n >= 0 && all[i-n].Text == all[i].Text; n++ {
		x := all[i-n]
		trait := "of the sentence before"
		if n > 1 {
			trait = "of the sentence before that"
		}
		for _, g := range x.Phrases {
			for _, d := range []side{home, host} {
				if g.Role == d.role && len(g.Places) == 1 {
					b.add(d, x.Grammar.Places[g.Places[0]], trait)
				}
			}
		}
	}
	b.document(doc.Corridors)
	return b
}

// document adds the end that all corridors of a document share, and those of
// the surest.
func (b *before) document(list []schema.DocCorridor) {
	if len(list) == 0 {
		return
	}
	oneHome, oneHost := true, true
	for _, c := range list {
		oneHome = oneHome && c.Corridor.Origin == list[0].Corridor.Origin
		oneHost = oneHost && c.Corridor.Destination == list[0].Corridor.Destination
	}
	for _, e := range []struct {
		side  side
		place schema.Place
		one   bool
	}{{home, list[0].Corridor.Origin, oneHome}, {host, list[0].Corridor.Destination, oneHost}} {
		trait := "of the surest corridor"
		if e.one {
			trait = "of all corridors"
		}
		b.add(e.side, e.place, trait)
	}
}
