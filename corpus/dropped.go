package corpus

import (
	"context"
	"iter"
)

// Dropped is what catalogues named once and do no longer.
type Dropped struct {
	kinds map[int]BatchKind       // of the batches
	last  map[string]int          // by catalogue, the last batch in which it was offered whole
	names map[int]map[string]bool // the files of those batches
}

// ledgerOfBatches is what FindDropped reads.
type ledgerOfBatches interface {
	Ledger(ctx context.Context, only Filter) iter.Seq2[Row, error]
	Batches(ctx context.Context) iter.Seq2[Batch, error]
	BatchRows(ctx context.Context, number int) iter.Seq2[BatchRow, error]
}

// FindDropped finds what catalogues name no longer. An import that was
// interrupted, or that took up again what failed, says nothing of the rest of
// its catalogue.
func FindDropped(ctx context.Context, s ledgerOfBatches) (*Dropped, error) {
	d := &Dropped{kinds: map[int]BatchKind{}, last: map[string]int{}, names: map[int]map[string]bool{}}
	whole := map[int]bool{}
	for b, err := range s.Batches(ctx) {
		if err != nil {
			return nil, err
		}
		d.kinds[b.Number] = b.Kind
		whole[b.Number] = b.Kind == BatchImport && !b.Ended.IsZero()
	}
	for r, err := range s.Ledger(ctx, Filter{}) {
		if err != nil {
			return nil, err
		}
		if r.Source != "" && whole[r.Batch] {
			d.last[r.Source] = max(d.last[r.Source], r.Batch)
		}
	}
	for _, n := range d.last {
		if err := d.readNames(ctx, s, n); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func (d *Dropped) readNames(ctx context.Context, s ledgerOfBatches, n int) error {
	if d.names[n] != nil {
		return nil
	}
	d.names[n] = map[string]bool{}
	for r, err := range s.BatchRows(ctx, n) {
		if err != nil {
			return err
		}
		d.names[n][r.Name] = true
	}
	return nil
}

// Has reports whether the catalogue of a row did not name its file when it was
// offered last.
func (d *Dropped) Has(r Row) bool {
	n, known := d.last[r.Source]
	if !known || d.names[n][r.Name] {
		return false
	}
	return r.Batch < n || d.kinds[r.Batch] == BatchUndo // else an import offered it since
}
