package standing

import (
	"fmt"
	"iter"
	"net/url"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Asked returns the search of an alert: the newest entries first.
func Asked(a schema.Alert) (search.Query, error) {
	v, err := url.ParseQuery(a.Query)
	if err != nil {
		return search.Query{}, fmt.Errorf("search of an alert: %w: %w", err, schema.ErrInvalid)
	}
	q, err := search.Parse(v)
	q.Lang, q.Sort, q.Shelf = a.Lang, search.ByEntry, ""
	return q, err
}

// Hold makes the set hold what alerts wait for and nothing else: of those that
// were confirmed, each search once, since the first of them was. What is held
// already is not read again.
func (s *Set) Hold(alerts iter.Seq2[schema.Alert, error]) error {
	since := map[string]time.Time{}
	asked := map[string]search.Query{}
	for a, err := range alerts {
		if err != nil {
			return err
		}
		if a.Confirmed.IsZero() {
			continue
		}
		name := a.Standing()
		if before, ok := since[name]; ok && !a.Confirmed.Before(before) {
			continue
		}
		q, err := Asked(a)
		if err != nil {
			return err
		}
		since[name], asked[name] = a.Confirmed, q
	}
	for _, name := range s.Names() {
		if _, ok := asked[name]; !ok {
			s.Drop(name)
		}
	}
	for name, q := range asked {
		if !s.Since(name).Equal(since[name]) {
			s.Put(name, q, since[name])
		}
	}
	return nil
}
