package bleve

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
)

// TestCostIsBounded asks what a careless or hostile person might.
func TestCostIsBounded(t *testing.T) {
	c := newChance(6)
	lib := enginetest.NewLibrary()
	for i := range 300 {
		d := c.document(i)
		var words strings.Builder
		for n := range 300 {
			fmt.Fprintf(&words, "palabra%d ", (i*300+n)%20_000)
		}
		d.Pages[0].Text += words.String()
		lib.Put(d)
	}
	x := open(t, lib)
	follow(t, lib, x)
	many := func(sep string) string {
		var b strings.Builder
		for i := range 10_000 {
			fmt.Fprintf(&b, "palabra%d%s", i, sep)
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"10,000 words": many(" "), "10,000 alternatives": many(" OR "), "brackets": strings.Repeat("(", 5000) + "a",
		"prefixes": strings.Repeat("pal* ", 40), "stars": "*** *a* a*", "inexact": strings.Repeat("palabra12~ ", 40),
		"near": `"` + strings.Repeat("remesas ", 30) + `"~50`, "nots": strings.Repeat("NOT ", 3000) + "a",
	} {
		q := search.Query{Text: text, Lang: schema.Spanish}
		if n := lookups(t, x, q); n > maxLookups {
			t.Errorf("%s looks up %d words, want at most %d", name, n, maxLookups)
		}
		began := time.Now()
		if _, err := x.Search(t.Context(), q); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 100*usual {
			t.Errorf("%s took %v, want some %v", name, took, usual)
		}
	}
}

// What a query may cost: words looked up in the index, of which prefixes and
// inexact words may be 1,024 twice, in documents and on pages; and
// about what the costliest of them takes on a quiet machine. A busy one may
// take a hundred times as long before the test says so.
const (
	maxLookups = 2*1024 + 2000
	usual      = 100 * time.Millisecond
)

// lookups counts the words that a query looks up.
func lookups(t *testing.T, x *Index, q search.Query) int {
	t.Helper()
	n := 0
	spy := &spied{Engine: x, find: func(q *plan.Query) {
		for _, l := range q.Leaves {
			n += len(l.Body) + len(l.Title) + len(l.Pages)
			for _, p := range l.Phrases {
				n += len(p.Terms)
			}
		}
	}}
	_, err := plan.NewFinder(spy, x.Texts).Count(t.Context(), q)
	must(t, err)
	return n
}

// spied is an engine that tells of every query which it is given.
type spied struct {
	plan.Engine
	find func(*plan.Query)
}

type spiedView struct {
	plan.View
	find func(*plan.Query)
}

func (s *spied) View(ctx context.Context) (plan.View, error) {
	v, err := s.Engine.View(ctx)
	return spiedView{v, s.find}, err
}

func (s spiedView) Find(ctx context.Context, q *plan.Query, w plan.Want) (*plan.Found, error) {
	s.find(q)
	return s.View.Find(ctx, q, w)
}

func TestRepeatedWordsCostNothing(t *testing.T) {
	x := library(t)
	once := lookups(t, x, search.Query{Text: "remesas OR migr*", Lang: schema.Spanish})
	if n := lookups(t, x, search.Query{Text: "remesas OR migr* OR remesas OR migr*", Lang: schema.Spanish}); once == 0 || n != once {
		t.Errorf("words typed twice look up %d words, once %d", n, once)
	}
}

func TestSearchesWaitForTheirTurn(t *testing.T) {
	x := library(t)
	for range cap(x.slots) {
		must(t, x.admit(t.Context()))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := x.Search(ctx, search.Query{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a search beyond the limit: %v, want to wait until the deadline", err)
	}
	for range cap(x.slots) {
		x.leave()
	}
}
