package indexer

import (
	"context"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// Standing is searches that wait for documents.
type Standing interface {
	// Match returns the names of the searches that find a document.
	Match(d *schema.Document) []string
	// Since returns from when a search waits.
	Since(name string) time.Time
	// None reports whether no search waits.
	None() bool
}

// Arrivals is where it is kept what the searches that wait have found.
type Arrivals interface {
	Arrived(ctx context.Context) (schema.Revision, error)
	Arrive(ctx context.Context, upTo schema.Revision, found []schema.Arrival) error
}

// arriveAtOnce is how many changes are looked at before what they brought is
// kept.
const arriveAtOnce = 200

// Arrive shows the searches that wait the documents that changed in feed since
// it was called last, and returns how many documents it looked at. A document
// counts as come where it entered the library after the search began to wait,
// whenever the search finds it for the first time: one that was there before and
// is only read anew is nothing new. Stopped anywhere it goes on from there.
func Arrive(ctx context.Context, feed Feed, to Arrivals, s Standing, now func() time.Time) (looked int, err error) {
	after, err := to.Arrived(ctx)
	if err != nil {
		return 0, fmt.Errorf("look at what has come: %w", err)
	}
	newest, err := feed.Revision(ctx)
	if err != nil {
		return 0, fmt.Errorf("revision of the corpus: %w", err)
	}
	if s.None() || after > newest { // nobody waits, or a backup was restored
		if after != newest {
			err = to.Arrive(ctx, newest, nil)
		}
		return 0, err
	}
	var found []schema.Arrival
	upTo := after
	for c, err := range feed.Changes(ctx, after) {
		if err != nil {
			return looked, fmt.Errorf("changes of the corpus: %w", err)
		}
		if c.Document != nil {
			for _, name := range s.Match(c.Document) {
				if c.Document.Imported.After(s.Since(name)) {
					found = append(found, schema.Arrival{Standing: name, Document: c.ID, At: now()})
				}
			}
		}
		upTo = max(upTo, c.Revision)
		if looked++; looked%arriveAtOnce == 0 {
			if err := to.Arrive(ctx, upTo, found); err != nil {
				return looked, err
			}
			found = nil
		}
	}
	if upTo > after {
		err = to.Arrive(ctx, upTo, found)
	}
	return looked, err
}
