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
		began := time.Now()
		if _, err := x.Search(t.Context(), search.Query{Text: text, Lang: schema.Spanish}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%s took %v, want less than 2 s", name, took)
		}
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
