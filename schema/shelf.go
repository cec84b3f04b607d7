package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// Shelf is the documents that are in the same closed collections: the same people
// may see all of them.
type Shelf struct {
	Key         string   // names it among all: sixteen hexadecimal digits
	Collections []string // the closed ones, sorted
}

// ShelfOf returns the shelf of a document by its collections, given the closed
// ones. It has no key where none of them is closed.
func ShelfOf(collections, closed []string) Shelf {
	var s Shelf
	for _, name := range collections {
		if slices.Contains(closed, name) && !slices.Contains(s.Collections, name) {
			s.Collections = append(s.Collections, name)
		}
	}
	if len(s.Collections) == 0 {
		return s
	}
	slices.Sort(s.Collections)
	b, err := json.Marshal(s.Collections)
	if err != nil {
		return Shelf{} // no list of texts is one that cannot be written
	}
	sum := sha256.Sum256(b)
	s.Key = hex.EncodeToString(sum[:8])
	return s
}

// Within reports whether all collections of the shelf are among some.
func (s Shelf) Within(some []string) bool {
	return !slices.ContainsFunc(s.Collections, func(name string) bool { return !slices.Contains(some, name) })
}
