package search

import (
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// facetEntered is the column of the day on which a document entered the library,
// of its month and of its year. It is chosen by Query.Since and never shown.
const facetEntered Facet = "entered"

// EnteredValues are the values of a document in that column.
func EnteredValues(imported time.Time) []string {
	day := imported.UTC().Format(time.DateOnly)
	return []string{day, day[:7], day[:4]}
}

// Entered returns the column and those of its values of which a document has
// one that entered on the day of Since or later: the rest of the days of its
// month, of the months of its year, and the years to come. Before the first
// libraries there is nothing to leave out, and after the last year nothing to find.
func (q Query) Entered() (Facet, []string) {
	t, err := time.Parse(time.DateOnly, string(q.Since))
	if err != nil {
		return facetEntered, nil
	}
	if t.Year() < firstEntry {
		t = time.Date(firstEntry, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	var out []string
	for d := t; d.Month() == t.Month(); d = d.AddDate(0, 0, 1) {
		out = append(out, d.Format(time.DateOnly))
	}
	for m := t.Month() + 1; m <= time.December; m++ {
		out = append(out, fmt.Sprintf("%04d-%02d", t.Year(), m))
	}
	for y := t.Year() + 1; y <= lastEntry; y++ {
		out = append(out, fmt.Sprintf("%04d", y))
	}
	return facetEntered, out
}

// The years in which a document can have entered a library.
const (
	firstEntry = 2000
	lastEntry  = 2099
)

// parseSince reads a day as it stands in an address.
func parseSince(s string, bad func(key, value string)) schema.Date {
	if s == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		bad(sinceKey, s)
		return ""
	}
	return schema.Date(s)
}

const sinceKey = "since"
