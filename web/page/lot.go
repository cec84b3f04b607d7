package page

import (
	"context"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// lot is documents of one kind and one publisher that came in on one day: the
// files of an import that belong together.
type lot struct {
	Day   schema.Date
	First schema.Card
	More  []schema.Card // shown below it
	Count int
	Rest  int    // that are not shown
	URL   string // of all of them
	key   lotKey
}

// lotKey is what the documents of a lot share.
type lotKey struct {
	day       schema.Date
	kind      schema.Kind
	publisher string
}

// Bounds of the lots on the home page.
const (
	lotsShown  = 4
	lotsDrawn  = 200 // documents that lots are made of
	lotsBeside = 2   // documents below the first of a lot
)

// lots puts the newest documents together, one lot of each publisher, the newest
// first. The documents of nobody known are one publisher.
func lots(recent []schema.Card) []lot {
	var out []lot
	at := map[lotKey]int{}
	taken := map[string]bool{}
	for _, c := range recent {
		k := lotKey{schema.Date(c.Imported.UTC().Format(time.DateOnly)), c.Kind, search.PublisherOf(&schema.Document{Publisher: c.Publisher})}
		i, ok := at[k]
		if !ok {
			if taken[k.publisher] || len(out) == lotsShown {
				continue
			}
			taken[k.publisher] = true
			i = len(out)
			at[k] = i
			out = append(out, lot{Day: k.day, key: k})
		}
		out[i].add(c)
	}
	for i := range out {
		out[i].More = out[i].More[:min(lotsBeside, len(out[i].More))]
	}
	return out
}

// add puts a document into a lot: one that has a title of words stands first.
func (l *lot) add(c schema.Card) {
	l.Count++
	switch {
	case l.Count == 1:
		l.First = c
	case !worded(l.First.Title) && worded(c.Title):
		l.First, l.More = c, append(l.More, l.First)
	default:
		l.More = append(l.More, c)
	}
}

// worded reports whether a title is more than a code or the name of a file.
func worded(title string) bool {
	const least = 3 // words
	return len(strings.Fields(title)) >= least
}

// counter says how many documents a search finds.
type counter interface {
	Count(ctx context.Context, q search.Query) (int, error)
}

// query asks for the documents of a lot, and for those that came after its day.
func (l *lot) query() search.Query {
	q := search.Query{Since: l.key.day, Filters: map[search.Facet]search.Selection{search.FacetPublisher: {Any: []string{l.key.publisher}}}}
	if l.key.kind != "" {
		q.Filters[search.FacetKind] = search.Selection{Any: []string{string(l.key.kind)}}
	}
	return q
}

// complete counts the documents of a lot as the search does that its address
// leads to.
func (l *lot) complete(ctx context.Context, f counter) error {
	n, err := f.Count(ctx, l.query())
	if err != nil {
		return err
	}
	l.Count = max(n, 1+len(l.More))
	l.Rest = l.Count - 1 - len(l.More)
	return nil
}
