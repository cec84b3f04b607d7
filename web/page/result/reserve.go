package result

import (
	"html/template"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/sight"
)

// shelfView is what a search finds on a shelf of closed collections.
type shelfView struct {
	Label string // the names of the collections
	Total int
	Hits  template.HTML
	All   string // address of all of it, where more is found than is shown
}

// onShelf is how many documents of a shelf are shown below the other results.
const onShelf = 5

// reserve fills in what a search finds in closed collections that who asks may
// see: below the first page of what everybody may, or alone, where the search
// names a shelf.
func (s *Results) reserve(r *frame.Request, q search.Query, page *resultsPage) error {
	if s.Shelves == nil || q.Shelf == "" && q.Page > 1 {
		return nil
	}
	seen, err := s.Shelves(r.Ctx())
	if err != nil || len(seen) == 0 {
		return err
	}
	names, err := s.names(r)
	if err != nil {
		return err
	}
	loc := s.Site.Locale(r.Lang)
	for _, shelf := range seen {
		label := labelOf(shelf, names)
		if q.Shelf != "" {
			if shelf.Key == q.Shelf {
				rest := listing.First(q)
				rest.Shelf = ""
				page.Chips = append([]chip{{Facet: loc.Say("results.closed"), Label: label, URL: frame.ResultsAddress(r.Lang, rest)}}, page.Chips...)
				page.ClearAll = frame.ResultsAddress(r.Lang, search.Query{Text: q.Text})
			}
			continue
		}
		v, err := s.onShelf(r, q, shelf)
		if err != nil {
			return err
		}
		if v.Label = label; v.Total > 0 {
			page.Reserve = append(page.Reserve, v)
		}
	}
	slices.SortFunc(page.Reserve, func(a, b shelfView) int { return strings.Compare(schema.Fold(a.Label), schema.Fold(b.Label)) })
	return nil
}

// onShelf asks a shelf.
func (s *Results) onShelf(r *frame.Request, q search.Query, shelf sight.Shelf) (shelfView, error) {
	some := listing.First(q)
	some.Size = onShelf
	res, err := shelf.Finder.Search(r.Ctx(), some)
	if err != nil {
		return shelfView{}, err
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	if err != nil {
		return shelfView{}, err
	}
	v := shelfView{Total: res.Total, Hits: s.hitList(r.Lang, s.listed(r, listing.Hits(s.Site.Locale(r.Lang), q, res.Hits, cards)))}
	if v.Total > 0 {
		all := listing.First(q)
		all.Shelf = shelf.Key
		v.All = frame.ResultsAddress(r.Lang, all)
	}
	return v, nil
}

// names returns what collections are called.
func (s *Results) names(r *frame.Request) (map[string]string, error) {
	out := map[string]string{}
	if s.Sets == nil {
		return out, nil
	}
	said, err := s.Sets(r.Ctx())
	for _, c := range said {
		out[c.Name] = c.Label(r.Lang)
	}
	return out, err
}

func labelOf(s sight.Shelf, names map[string]string) string {
	var out []string
	for _, name := range s.Collections {
		if label := names[name]; label != "" {
			name = label
		}
		out = append(out, name)
	}
	return strings.Join(out, " · ")
}
