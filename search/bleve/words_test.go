package bleve

import (
	"errors"
	"testing"

	index "github.com/blevesearch/bleve_index_api"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// torn is a dictionary that cannot be read to its end.
type torn struct{ index.FieldDict }

func (torn) Next() (*index.DictEntry, error) { return nil, errors.New("checksum") }
func (torn) Close() error                    { return nil }

// TestUnreadWordsAreNoEmptyAnswer tests that a search, suggestions and the
// indexer learn of it where words of the index cannot be read.
func TestUnreadWordsAreNoEmptyAnswer(t *testing.T) {
	lib := newChance(4).library(8)
	x := open(t, lib)
	follow(t, lib, x)
	v, err := x.generation().acquire()
	must(t, err)
	if words := v.readWords(torn{}, 5); len(words) > 0 {
		t.Fatalf("words = %v", words)
	}
	must(t, v.release())
	if _, err := x.Search(t.Context(), search.Query{Text: "migra*"}); !errors.Is(err, errDamaged) {
		t.Errorf("Search = %v, want that the index is damaged", err)
	}
	if _, err := x.Suggest(t.Context(), "migra", schema.Spanish, 5); !errors.Is(err, errDamaged) {
		t.Errorf("Suggest = %v, want that the index is damaged", err)
	}
	if !x.hurt.Load() {
		t.Error("the index is not made anew")
	}
}
