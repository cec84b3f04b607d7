package corpus

import (
	"context"
	"iter"
	"slices"
)

// Dropped is what catalogues named once and do no longer.
type Dropped struct {
	batches map[int]Batch
	last    map[string]int          // by catalogue, the last batch that went through it whole
	names   map[int]map[string]bool // the files of those batches
}

// batchReader is what FindDropped reads.
type batchReader interface {
	Batches(ctx context.Context) iter.Seq2[Batch, error]
	BatchRows(ctx context.Context, number int) iter.Seq2[BatchRow, error]
}

// FindDropped finds what catalogues name no longer. An import that was
// interrupted, or that took up again what failed, says nothing of the rest of
// its catalogue.
func FindDropped(ctx context.Context, s batchReader) (*Dropped, error) {
	d := &Dropped{batches: map[int]Batch{}, last: map[string]int{}, names: map[int]map[string]bool{}}
	for b, err := range s.Batches(ctx) {
		if err != nil {
			return nil, err
		}
		d.batches[b.Number] = b
		for _, source := range b.Summary.Sources {
			d.last[source] = b.Number
		}
	}
	for _, n := range d.last {
		d.names[n] = map[string]bool{}
	}
	for n, names := range d.names {
		for r, err := range s.BatchRows(ctx, n) {
			if err != nil {
				return nil, err
			}
			names[r.Name] = true
		}
	}
	return d, nil
}

// Has reports whether the catalogue of a row did not name its file when it was
// last gone through whole.
func (d *Dropped) Has(r Row) bool {
	n, known := d.last[r.Source]
	return known && r.Name != r.Source && !d.names[n][r.Name] && (r.Batch < n || !d.mayName(d.batches[r.Batch], r.Source))
}

// mayName reports whether the rows of a batch may be such as a catalogue names
// now: those of an import that went through part of it.
func (d *Dropped) mayName(b Batch, source string) bool {
	return b.Kind == BatchRetry || b.Kind == BatchImport && (b.Ended.IsZero() || slices.Contains(b.Summary.Sources, source))
}
