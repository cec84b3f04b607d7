package corridor

import (
	"cmp"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Bounds of what documents of compared corridors tell beside one another.
const (
	ownTopics     = 4   // of a corridor
	fewestOf      = 2   // documents of a corridor on a topic, for it to tell anything
	moreThanMean  = 1.2 // how much greater a topic's share must be than among all that are compared
	sharedShown   = 6   // documents that treat several corridors
	sharedOfAPair = 6
)

// ownTopicsOf keeps of each corridor the topics of which its documents speak more
// often than those of all corridors that are compared, the most telling first.
func ownTopicsOf(columns []compareColumn) {
	if len(columns) == 1 { // nothing to tell it from
		columns[0].Topics = columns[0].Topics[:min(ownTopics, len(columns[0].Topics))]
		return
	}
	documents := 0
	all := map[string]int{}
	for _, c := range columns {
		documents += c.Documents
		for _, t := range c.Topics {
			all[t.Value] += t.Count
		}
	}
	for i, c := range columns {
		more := func(t listing.Counted) float64 {
			return float64(t.Count) / float64(max(c.Documents, 1)) / (float64(all[t.Value]) / float64(max(documents, 1)))
		}
		own := slices.DeleteFunc(slices.Clone(c.Topics), func(t listing.Counted) bool { return t.Count < fewestOf || more(t) < moreThanMean })
		slices.SortStableFunc(own, func(a, b listing.Counted) int { return cmp.Compare(more(b), more(a)) })
		columns[i].Topics = own[:min(ownTopics, len(own))]
	}
}

// sharedDocument is a document that treats several of the corridors.
type sharedDocument struct {
	schema.Card
	Of []frame.CorridorView
}

// shared finds the documents that treat several of the corridors, those that
// treat most of them first.
func (s *Comparison) shared(r *frame.Request, pairs []schema.Corridor) ([]sharedDocument, error) {
	treats := map[schema.ID][]frame.CorridorView{}
	var order []schema.ID
	for i, a := range pairs {
		for _, b := range pairs[i+1:] {
			q := search.Query{Lang: r.Lang, Text: "corridor:" + a.String() + " corridor:" + b.String(), Sort: search.ByNewest, Size: sharedOfAPair}
			res, err := s.Finder.Search(r.Ctx(), q)
			if err != nil {
				return nil, err
			}
			for _, h := range res.Hits {
				if _, seen := treats[h.ID]; !seen {
					order = append(order, h.ID)
				}
				for _, c := range []schema.Corridor{a, b} {
					if v := frame.CorridorOf(r.Lang, c); !slices.Contains(treats[h.ID], v) {
						treats[h.ID] = append(treats[h.ID], v)
					}
				}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b schema.ID) int { return cmp.Compare(len(treats[b]), len(treats[a])) })
	cards, err := s.Catalogue.Cards(r.Ctx(), order[:min(sharedShown, len(order))])
	if err != nil {
		return nil, err
	}
	var out []sharedDocument
	for _, c := range cards {
		out = append(out, sharedDocument{c, treats[c.ID]})
	}
	return out, nil
}
