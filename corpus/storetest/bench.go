package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// BenchmarkAnswer reads what one page of results shows: twenty cards, and three
// pages of each document.
func BenchmarkAnswer(b *testing.B, a Adapter) {
	s := a.open(b, a.New(b))
	var ids []schema.ID
	for i := range 200 {
		d := &schema.Document{ID: schema.ID(fmt.Sprintf("d%03d", i)), Title: "A title"}
		for n := range 20 {
			d.Pages = append(d.Pages, schema.Page{Number: n + 1, Text: strings.Repeat(fmt.Sprint("words of page ", n, " "), 120)})
		}
		must(b, s.Put(b.Context(), d))
		ids = append(ids, d.ID)
	}
	n := 0
	for b.Loop() {
		n++
		hits := ids[n%180:][:20]
		if cards, err := s.Cards(b.Context(), hits); err != nil || len(cards) != len(hits) {
			b.Fatal(len(cards), err)
		}
		wanted := map[schema.ID][]int{}
		for _, id := range hits {
			wanted[id] = []int{3, 7, 15}
		}
		if pages, err := s.PagesOf(b.Context(), wanted); err != nil || len(pages) != len(hits) || len(pages[hits[0]]) != 3 {
			b.Fatal(len(pages), err)
		}
	}
}
