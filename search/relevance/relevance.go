// Package relevance reads scripts that a librarian writes, of what a search
// must find first, and checks an engine against them.
package relevance

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Case is one wish: what a query must find first.
//
// A script holds cases parted by empty lines. The first line of a case is its
// title, the second the query, each further one a name of a document, in the
// order wanted; several names in a line may come in any order. A line that
// begins with "#" says why.
//
//	plural finds singular
//	remesas familiares
//	gt-remesas-2024
//	# the press release says "remesa" once; it must still come second
//	gt-boletin-03
type Case struct {
	Title string
	Query string
	Want  [][]string
	Line  int
}

// Read reads a script.
func Read(r io.Reader) ([]Case, error) {
	var out []Case
	var c *Case
	n := 0
	s := bufio.NewScanner(r)
	for s.Scan() {
		n++
		line := strings.TrimSpace(s.Text())
		switch {
		case line == "":
			c = nil
		case line[0] == '#':
		case c == nil:
			out = append(out, Case{Title: line, Line: n})
			c = &out[len(out)-1]
		case c.Query == "":
			c.Query = line
		default:
			c.Want = append(c.Want, strings.Fields(line))
		}
	}
	for _, c := range out {
		if c.Query == "" || len(c.Want) == 0 {
			return nil, fmt.Errorf("line %d: %q has no query or no document: %w", c.Line, c.Title, schema.ErrInvalid)
		}
	}
	return out, s.Err()
}

// Check asks the query of c and returns "" where its answer begins as wanted,
// else what is wrong. name names a document as the scripts do.
func (c Case) Check(ctx context.Context, e search.Engine, l schema.Lang, name func(context.Context, schema.ID) (string, error)) (string, error) {
	r, err := e.Search(ctx, search.Query{Text: c.Query, Lang: l})
	if err != nil {
		return "", err
	}
	var got []string
	for _, h := range r.Hits {
		n, err := name(ctx, h.ID)
		if err != nil {
			return "", err
		}
		got = append(got, n)
	}
	at := 0
	for _, want := range c.Want {
		have := slices.Clone(got[min(at, len(got)):min(at+len(want), len(got))])
		slices.Sort(have)
		if !slices.Equal(have, slices.Sorted(slices.Values(want))) {
			return fmt.Sprintf("line %d, %s: %q finds %v, want %v from place %d on", c.Line, c.Title, c.Query, got[:min(6, len(got))], want, at+1), nil
		}
		at += len(want)
	}
	return "", nil
}
