package corpus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// Withdrawal is a person's decision that a document is given out no longer.
// Its original stays where it is, and later imports leave the same bytes out and hold
// back what has its name or nearly its text.
type Withdrawal struct {
	ID     schema.ID
	By     string // the person; may be ""
	Reason string
	At     time.Time
	// Revision is the one that the document must have, where it is not 0.
	Revision schema.Revision
	Batch    int // the batch that withdraws it; or 0. It is kept with the batch alone
	// Document is what was withdrawn, without its pages. The store sets it. Of
	// one that was erased it has the hashes of the files alone.
	Document *schema.Document
	Text     Sketch // of what was withdrawn; empty where it had no text. The store makes it
}

// Erased reports whether nothing is kept of the document.
func (w Withdrawal) Erased() bool { return w.Document.Original.Name == "" }

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
	fresh, err := im.extract(ctx, it, &row)
	if err != nil {
		return fmt.Errorf("read %s again: %w", id, err)
	}
	adopt(doc, fresh)
	doc.Revision = 0 // the catalogue holds no revision of it now
	if err := Compose(doc, im.Describer); err != nil {
		return fmt.Errorf("read %s again: %w", id, err)
	}
	now, err := im.Store.Row(ctx, it.Name)
	switch {
	case errors.Is(err, schema.ErrNotFound) || err == nil && now.Document == id && now.State == Withdrawn:
		row.MediaType, row.Pages, row.Extractor, row.Warnings = doc.Original.MediaType, len(doc.Pages), doc.Extractor, doc.Warnings
		return im.Store.Put(ctx, doc, row)
	case err != nil:
		return err
	}
	if now.Document != id { // another file stands under the name by now and keeps its row
		markReplaced(doc, now.Document)
	}
	return im.Store.Put(ctx, doc)
}

func (im *Importer) withdrawn(ctx context.Context, id schema.ID) (*schema.Document, error) {
	for w, err := range im.Store.Withdrawn(ctx) {
		if err != nil {
			return nil, err
		}
		if w.ID == id && w.Erased() {
			return nil, fmt.Errorf("document %s was erased: %w", id, schema.ErrGone)
		}
		if w.ID == id {
			return w.Document, nil
		}
	}
	return nil, fmt.Errorf("withdrawn document %s: %w", id, schema.ErrNotFound)
}

// outside is what a person withdrew, as an import meets it.
type outside struct {
	bytes   map[schema.Hash]Withdrawal
	earlier map[schema.Hash]Withdrawal // by the bytes of their earlier versions
	names   map[string]Withdrawal
	all     []Withdrawal
}

// keepOut reads what is withdrawn by now.
func (im *Importer) keepOut(ctx context.Context) error {
	out := outside{bytes: map[schema.Hash]Withdrawal{}, earlier: map[schema.Hash]Withdrawal{}, names: map[string]Withdrawal{}}
	for w, err := range im.Store.Withdrawn(ctx) {
		if err != nil {
			return err
		}
		if w.Erased() {
			for _, h := range hashesOf(w.Document) {
				out.bytes[h] = w
			}
			continue
		}
		out.bytes[w.Document.Original.Hash], out.names[w.Document.Original.Name] = w, w
		for _, v := range w.Document.Earlier {
			out.earlier[v.Original.Hash], out.names[v.Original.Name] = w, w
		}
		out.all = append(out.all, w)
	}
	im.mu.Lock()
	defer im.mu.Unlock()
	im.out = out
	return nil
}

// outside returns what is withdrawn, as far as the run knows.
func (im *Importer) outside() outside {
	im.mu.Lock()
	defer im.mu.Unlock()
	return im.out
}

// like returns the withdrawal that a new document of this name, these bytes and these pages
// would undo, and how it is recognised.
func (o outside) like(name string, h schema.Hash, pages []schema.Page) (w Withdrawal, how string) {
	if w, ok := o.names[name]; ok {
		return w, "has the name"
	}
	if w, ok := o.earlier[h]; ok {
		return w, "has the bytes of an earlier version"
	}
	if len(o.all) == 0 {
		return Withdrawal{}, ""
	}
	text := SketchOf(pages)
	for _, w := range o.all {
		if text.Nearly(w.Text) {
			return w, "has nearly the text"
		}
	}
	return Withdrawal{}, ""
}
