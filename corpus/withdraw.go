package corpus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// Withdrawal is a person's decision that a document is given out no longer.
// Its original stays where it is, and later imports leave the same bytes out.
type Withdrawal struct {
	ID     schema.ID
	By     string // the person; may be ""
	Reason string
	At     time.Time
	// Document is what was withdrawn, without its pages. The store sets it.
	Document *schema.Document
}

// Readmit takes back a withdrawal: the document is read anew from its original
// and comes back with what was stated of it and every correction. A document
// that is not withdrawn is ErrNotFound.
func (im *Importer) Readmit(ctx context.Context, id schema.ID) error {
	doc, err := im.withdrawn(ctx, id)
	if err != nil {
		return err
	}
	it := Item{Name: doc.Original.Name}
	row := Row{Name: it.Name, State: Imported, Document: id, Hash: doc.Original.Hash, Size: doc.Original.Size, At: time.Now()}
	if now, err := im.Store.Row(ctx, it.Name); err == nil && now.Document != id {
		row.Name = "" // another file stands under the name by now and keeps its row
	} else if err != nil && !errors.Is(err, schema.ErrNotFound) {
		return err
	}
	doc.Revision = 0 // the catalogue holds no revision of it now
	if err := im.extract(ctx, doc, it, &row); err != nil {
		return fmt.Errorf("read %s again: %w", id, err)
	}
	return im.put(ctx, doc, it, &row)
}

func (im *Importer) withdrawn(ctx context.Context, id schema.ID) (*schema.Document, error) {
	for w, err := range im.Store.Withdrawn(ctx) {
		if err != nil {
			return nil, err
		}
		if w.ID == id {
			return w.Document, nil
		}
	}
	return nil, fmt.Errorf("withdrawn document %s: %w", id, schema.ErrNotFound)
}

// keptOut returns the documents that were withdrawn, by the hash of their
// originals.
func (im *Importer) keptOut(ctx context.Context) (map[schema.Hash]Withdrawal, error) {
	out := map[schema.Hash]Withdrawal{}
	for w, err := range im.Store.Withdrawn(ctx) {
		if err != nil {
			return nil, err
		}
		out[w.Document.Original.Hash] = w
	}
	return out, nil
}
