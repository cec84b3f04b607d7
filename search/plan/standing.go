package plan

import (
	"slices"
	"time"

	"github.com/simde/simde/search"
)

// Standing reads a query that waits for documents to come, with the words of d:
// those of an index, or of one document. None of its words is corrected, since
// the library may come to have it.
func Standing(q search.Query, d Dictionary) *Query {
	return compileSpelt(q, d, &speller{dict: d, found: map[string]correction{}}, standingTime)
}

// standingTime is how long words that begin with or resemble one are looked for.
const standingTime = time.Second

// Open reports whether what q asks for depends on the words that there are: it
// has a word of which the beginning was typed, or one that may be misspelt.
// Needed are those of them that every document must have.
func Open(q search.Query) (needed []search.Word, open bool) {
	n, _ := search.ParseText(q.Text)
	for _, part := range parts(n) {
		if w, ok := part.(search.Word); ok && openNode(w) {
			needed = append(needed, w)
		}
	}
	return needed, openNode(n)
}

func parts(n search.Node) []search.Node {
	if all, ok := n.(search.And); ok {
		return all.Nodes
	}
	return []search.Node{n}
}

func openNode(n search.Node) bool {
	switch n := n.(type) {
	case search.And:
		return slices.ContainsFunc(n.Nodes, openNode)
	case search.Or:
		return slices.ContainsFunc(n.Nodes, openNode)
	case search.Not:
		return openNode(n.Node)
	case search.Word:
		return n.Prefix || n.Fuzzy
	}
	return false
}
