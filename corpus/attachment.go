package corpus

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// maxCarried is how many times what a file carries may carry something itself.
const maxCarried = 4

// Unpacker takes out of a file what it carries.
type Unpacker interface {
	// Attached returns the attachments of the file at path, which stands in the
	// ledger as name, each under its own name; in the place of an archive the
	// files in it, as "ARCHIVE/path/inside". What is wrong with the file is a
	// *schema.FileError.
	Attached(ctx context.Context, path, name string) ([]File, error)
}

// load is what a document of a run carries.
type load struct {
	doc   schema.ID
	fixed schema.Known
	admit bool
}

// carriedBy returns what was read of attachments as those of the file of a hash.
func carriedBy(h schema.Hash, read []schema.Attachment) []schema.Attachment {
	out := slices.Clone(read)
	for i := range out {
		out[i].In = h
	}
	return out
}

// carriedIn returns the attachments of one file of a document.
func carriedIn(doc *schema.Document, h schema.Hash) []schema.Attachment {
	var out []schema.Attachment
	for _, a := range doc.Attachments {
		if a.In == h {
			out = append(out, a)
		}
	}
	return out
}

// attach notes that a document is attached to another, and reports whether that
// is new. An empty id is none.
func attach(doc *schema.Document, to schema.ID) bool {
	if to == "" || to == doc.ID || slices.Contains(doc.AttachedTo, to) {
		return false
	}
	doc.AttachedTo = append(slices.Clone(doc.AttachedTo), to)
	return true
}

// attachedName is the ledger's name of an attachment of a file.
func attachedName(carrier, inner string) string { return FileKey(FileName(carrier) + "/" + inner) }

// carries notes what the document of an item carries, to be taken out when the
// other items are done.
func (im *Importer) carries(it Item, doc *schema.Document) {
	if im.Unpacker == nil || len(doc.Attachments) == 0 {
		return
	}
	im.mu.Lock()
	defer im.mu.Unlock()
	im.loads = append(im.loads, load{doc.ID, it.Fixed, it.Admit})
}

// awaited returns the rows of what doc carries, which waits to be taken out.
func (im *Importer) awaited(doc *schema.Document) []Row {
	var out []Row
	if im.Unpacker == nil {
		return out
	}
	for _, o := range doc.Files() {
		for _, a := range carriedIn(doc, o.Hash) {
			out = append(out, Row{Name: attachedName(o.Name, a.Name), State: Waiting, At: time.Now()})
		}
	}
	return out
}

// unload yields what the documents noted so far carry and the ledger does not
// know yet: each is an item that names its carrier and is part of what that is
// part of. What ends the run is given to stop.
func (im *Importer) unload(ctx context.Context, stop context.CancelCauseFunc) iter.Seq[Item] {
	im.mu.Lock()
	loads := im.loads
	im.loads = nil
	im.mu.Unlock()
	slices.SortStableFunc(loads, func(a, b load) int { return cmp.Compare(a.doc, b.doc) })
	loads = slices.CompactFunc(loads, func(a, b load) bool { return a.doc == b.doc })
	return func(yield func(Item) bool) {
		for _, l := range loads {
			more, err := im.unloadOne(ctx, l, yield)
			if err != nil {
				stop(err)
			}
			if !more || err != nil {
				return
			}
		}
	}
}

// unloadOne yields what one document carries, and reports whether more is wanted.
func (im *Importer) unloadOne(ctx context.Context, l load, yield func(Item) bool) (more bool, err error) {
	doc, err := im.Store.Head(ctx, l.doc)
	if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) {
		return true, nil // it did not come to be
	}
	if err != nil {
		return false, err
	}
	for _, o := range doc.Files() {
		wanted, err := im.wanted(ctx, o, carriedIn(doc, o.Hash))
		if err != nil {
			return false, err
		}
		if len(wanted) == 0 {
			continue
		}
		files, err := im.takeOut(ctx, o, wanted)
		if err != nil {
			return false, err
		}
		for _, f := range files {
			it := Item{Name: f.Name, Fixed: Inherited(l.fixed, doc), Admit: l.admit, Err: f.Err, Open: f.Open, AttachedTo: doc.ID}
			im.offered.note(it)
			if !yield(it) {
				return false, nil
			}
		}
	}
	return true, nil
}

// Inherited is what is stated of an attachment: what is stated of the whole
// import, and that it is part of what its carrier is part of, so that nothing of
// a closed collection is open.
func Inherited(fixed schema.Known, carrier *schema.Document) schema.Known {
	fixed.Collections = slices.Clone(fixed.Collections)
	for _, name := range carrier.Collections {
		if !slices.Contains(fixed.Collections, name) {
			fixed.Collections = append(fixed.Collections, name)
		}
	}
	return fixed
}

// wanted returns the attachments of a file that are not taken out yet, or whose
// bytes are others now, by the ledger's name. What failed waits to be retried.
func (im *Importer) wanted(ctx context.Context, carrier schema.Original, attachments []schema.Attachment) (map[string]schema.Attachment, error) {
	out := map[string]schema.Attachment{}
	for _, a := range attachments {
		name := attachedName(carrier.Name, a.Name)
		row, err := im.Store.Row(ctx, name)
		switch {
		case err != nil && !errors.Is(err, schema.ErrNotFound):
			return nil, err
		case err != nil, im.Again, im.Retry, row.State == Waiting, row.Hash != a.Hash && (row.State != Failed || row.Hash != ""):
			out[name] = a
		}
	}
	return out, nil
}

// takeOut takes the wanted attachments out of a file. Of one that is an archive
// the row says so, and its files stand in its place. Where the carrier cannot be
// opened any more each of them says why.
func (im *Importer) takeOut(ctx context.Context, carrier schema.Original, wanted map[string]schema.Attachment) ([]File, error) {
	found, err := im.unpacked(ctx, carrier)
	var bad *schema.FileError
	if err != nil && !errors.As(err, &bad) {
		return nil, err
	}
	var out []File
	had := map[string]bool{}
	for _, f := range found {
		f.Name = attachedName(carrier.Name, f.Name)
		of := f.Name
		for wanted[of].Hash == "" && of != carrier.Name && of != "" { // the archive that it is a file of
			of = of[:max(strings.LastIndexByte(of, '/'), 0)]
		}
		a, ok := wanted[of]
		if !ok {
			continue
		}
		if of != f.Name && !had[of] {
			err := im.record(ctx, Row{Name: of, State: Notice, Hash: a.Hash, Size: a.Size, Warnings: []string{"an archive, whose files have rows of their own"}, At: time.Now()})
			if err != nil {
				return nil, err
			}
		}
		had[of] = true
		out = append(out, f)
	}
	if bad == nil {
		bad = &schema.FileError{Stage: schema.StageRead, Class: schema.FailMissing, Err: errors.New("the file does not carry it any more")}
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if !had[name] {
			out = append(out, File{Name: name, Err: bad})
		}
	}
	return out, nil
}

// unpacked returns everything that a file carries.
func (im *Importer) unpacked(ctx context.Context, carrier schema.Original) (files []File, err error) {
	path, release, err := im.Originals.Local(ctx, carrier.Hash)
	if errors.Is(err, schema.ErrNotFound) {
		return nil, &schema.FileError{Stage: schema.StageRead, Class: schema.FailUnreadable, Err: err}
	}
	if err != nil {
		return nil, err
	}
	files, err = im.Unpacker.Attached(ctx, path, carrier.Name)
	return files, errors.Join(err, release())
}
