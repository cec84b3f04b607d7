// Package standing turns search round: of many queries that wait, it finds those
// that find a document which has come.
//
// A query stands under what a document must have to be found by it: the value of
// a facet, an exact key, or one of the words that a part of it means. Of a
// document only what queries ask for is kept, and only the queries that stand
// under something that it has are evaluated, by the rules of package plan. What
// a search finds beside, because no document or few have all its words, does not
// count: a query that waits finds what has all that was asked for.
package standing

import (
	"slices"
	"sync"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// Set is queries that wait. It is safe for concurrent use.
type Set struct {
	mu      sync.Mutex
	queries map[string]*waiting
	under   map[key]map[*waiting]bool // by what a document must have
	free    map[*waiting]bool         // that any document may be found by
	wanted  map[key]int               // words asked for, with the number of queries that ask
	open    int                       // queries with open words
	words   word.Analyzer
}

// waiting is one query of a set.
type waiting struct {
	name  string
	asked search.Query
	since time.Time
	plan  *plan.Query   // without the words that depend on the document
	open  bool          // see plan.Open
	loose []search.Word // open words that a document must have
	needs []key         // one of which a document must have; none where any may do
	words []key         // of documents, that the query asks for
}

// key is what a document can have: a word of a field, an exact key or the value
// of a facet.
type key struct{ field, text string }

// New returns a set without queries.
func New() *Set {
	return &Set{queries: map[string]*waiting{}, under: map[key]map[*waiting]bool{}, free: map[*waiting]bool{}, wanted: map[key]int{}}
}

// Put adds a query that waits since a time under a name, in the place of one
// that has it.
func (s *Set) Put(name string, q search.Query, since time.Time) {
	w := &waiting{name: name, asked: q, since: since, plan: plan.Standing(q, nothing{})}
	w.loose, w.open = plan.Open(q)
	w.needs, w.words = needs(w), wordsOf(w.plan)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drop(name)
	s.queries[name] = w
	for _, k := range w.words {
		s.wanted[k]++
	}
	if w.open {
		s.open++
	}
	if len(w.needs) == 0 {
		s.free[w] = true
	}
	for _, k := range w.needs {
		if s.under[k] == nil {
			s.under[k] = map[*waiting]bool{}
		}
		s.under[k][w] = true
	}
}

// Drop takes the query of a name out.
func (s *Set) Drop(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drop(name)
}

func (s *Set) drop(name string) {
	w := s.queries[name]
	if w == nil {
		return
	}
	delete(s.queries, name)
	delete(s.free, w)
	if w.open {
		s.open--
	}
	for _, k := range w.needs {
		if delete(s.under[k], w); len(s.under[k]) == 0 {
			delete(s.under, k)
		}
	}
	for _, k := range w.words {
		if s.wanted[k]--; s.wanted[k] == 0 {
			delete(s.wanted, k)
		}
	}
}

// Names returns the names of the queries, in order.
func (s *Set) Names() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]string, 0, len(s.queries))
	for name := range s.queries {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// None reports whether no query waits.
func (s *Set) None() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queries) == 0
}

// Since returns from when the query of a name waits.
func (s *Set) Since(name string) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w := s.queries[name]; w != nil {
		return w.since
	}
	return time.Time{}
}

// Match returns the names of the queries that find d, in order. d has its pages.
func (s *Set) Match(d *schema.Document) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queries) == 0 {
		return nil
	}
	had := s.read(d)
	tried := map[*waiting]bool{}
	var out []string
	try := func(some map[*waiting]bool) {
		for w := range some {
			if !tried[w] && had.found(w) {
				out = append(out, w.name)
			}
			tried[w] = true
		}
	}
	try(s.free)
	for k := range had.keys() {
		try(s.under[k])
	}
	slices.Sort(out)
	return out
}
