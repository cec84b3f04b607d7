package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/simde/simde/schema"
)

// offer is what the items of one run say of themselves, before any is read.
type offer struct {
	names  map[string]bool
	stated map[[2]string]int // how many rows of a source state an identifier
	read   map[string]bool   // the catalogues, and whether each could be read to its end
}

// note counts an item in.
func (o *offer) note(it Item) {
	if o.names == nil {
		o.names, o.stated, o.read = map[string]bool{}, map[[2]string]int{}, map[string]bool{}
	}
	if it.Source != "" {
		_, known := o.read[it.Source]
		o.read[it.Source] = (!known || o.read[it.Source]) && (it.Err == nil || it.Name != it.Source)
	}
	for _, name := range it.names() {
		o.names[name] = true
	}
	for _, id := range distinct(it.Known.Identifiers) {
		o.stated[[2]string{it.Source, id}]++
	}
}

// whole returns the catalogues that could be read to their end, in order.
func (o *offer) whole() []string {
	var out []string
	for source, read := range o.read {
		if read {
			out = append(out, source)
		}
	}
	slices.Sort(out)
	return out
}

// survey notes items that nobody announced.
func (im *Importer) survey(items iter.Seq[Item]) {
	for it := range items {
		if it.Notice == "" {
			im.offered.note(it)
		}
	}
}

func distinct[T ~string](s []T) []T {
	s = slices.Clone(s)
	slices.Sort(s)
	return slices.Compact(s)
}

// keys are what an item, of whose files there are rows and of which found was found, shares with others that it
// may have to do with.
func keys(it Item, rows []Row, found Found) []string {
	var keys []string
	for _, row := range rows {
		keys = append(keys, "name "+row.Name)
		if row.Hash != "" {
			keys = append(keys, "hash "+string(row.Hash))
		}
	}
	if it.Record != "" {
		keys = append(keys, "name "+it.Record, string(identityOf(it.Known)))
	}
	for _, id := range it.Known.Identifiers {
		keys = append(keys, "identifier "+id)
	}
	ids := append([]schema.ID{found.Named}, found.Same...)
	for _, bearing := range found.Bearing {
		ids = append(ids, bearing...)
	}
	for _, id := range ids {
		if id != "" {
			keys = append(keys, "document "+string(id))
		}
	}
	return distinct(keys)
}

func keyOf(it Item, h schema.Hash) Key {
	return Key{Identifiers: it.Known.Identifiers, Name: it.Name, Hash: h}
}

// own returns the document whose file is the item's, as far as its name says,
// or nil.
func (im *Importer) own(ctx context.Context, f Found, name string) (*schema.Document, error) {
	doc, err := im.held(ctx, f.Named)
	if doc == nil || doc.Original.Name != name {
		return nil, err
	}
	return doc, err
}

// held returns a document, or nil where it is not held.
func (im *Importer) held(ctx context.Context, id schema.ID) (*schema.Document, error) {
	if id == "" {
		return nil, nil
	}
	doc, err := im.Store.Document(ctx, id)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil, nil
	}
	return doc, err
}

// ofBytes returns the document of the same bytes: the one whose file is the
// item's, else the oldest, or nil.
func (im *Importer) ofBytes(ctx context.Context, f Found, own *schema.Document, it Item, h schema.Hash) (*schema.Document, error) {
	if own != nil && own.Original.Hash == h {
		return own, nil
	}
	var oldest *schema.Document
	for _, id := range f.Same {
		doc, err := im.held(ctx, id)
		if err != nil {
			return nil, err
		}
		if doc != nil && fileOf(doc, it.Name) >= 0 {
			return doc, nil
		}
		if oldest == nil {
			oldest = doc
		}
	}
	return oldest, nil
}

// version reports whether a file of other bytes under the name of a document's
// file is a new version of it: a text that is alike, or an identifier that the
// document alone bears and one row alone states. A row that states other
// identifiers than the document's means another document.
func (im *Importer) version(own *schema.Document, f Found, it Item, text []schema.Page) bool {
	before := own.Stated[schema.ByManifest].Identifiers
	if len(before) > 0 && len(it.Known.Identifiers) > 0 && !overlap(before, it.Known.Identifiers) {
		return false
	}
	return im.sole(f, it) == own.ID || SketchOf(own.Pages).Alike(SketchOf(text))
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// sole returns the document that alone bears an identifier which no other row
// of the item's source states, or "".
func (im *Importer) sole(f Found, it Item) schema.ID {
	for _, id := range it.Known.Identifiers {
		if ids := f.Bearing[id]; len(ids) == 1 && im.offered.stated[[2]string{it.Source, id}] == 1 {
			return ids[0]
		}
	}
	return ""
}

// succeeded returns the document whose catalogue now names this file for it in
// place of the one before, or nil.
func (im *Importer) succeeded(ctx context.Context, f Found, it Item) (*schema.Document, error) {
	doc, err := im.recordOf(ctx, f, it)
	if doc != nil || err != nil {
		return doc, err
	}
	if doc, err = im.held(ctx, im.sole(f, it)); doc == nil || err != nil {
		return nil, err
	}
	left, err := im.left(ctx, doc, it)
	if !left {
		return nil, err
	}
	return doc, err
}

// left reports whether the catalogue that named the file of doc offers the item
// and no longer that file. Where the run comes in parts, what a part lacks may be in
// another: it is offered no longer where its row says so, or where the item is of the
// same record.
func (im *Importer) left(ctx context.Context, doc *schema.Document, it Item) (bool, error) {
	if it.Source == "" || im.offered.names[doc.Original.Name] {
		return false, nil
	}
	row, err := im.Store.Row(ctx, doc.Original.Name)
	if errors.Is(err, schema.ErrNotFound) {
		return false, nil
	}
	left := row.Source == it.Source && row.Document == doc.ID
	return err == nil && left && (!im.inParts || !Holds(row) || overlap(doc.Identifiers, it.Known.Identifiers)), err
}

// shared says which identifiers of a new document others bear, or state, too.
func (im *Importer) shared(f Found, it Item, doc schema.ID) []string {
	var out []string
	for _, id := range distinct(it.Known.Identifiers) {
		if n := im.offered.stated[[2]string{it.Source, id}]; n > 1 {
			out = append(out, fmt.Sprintf("identifier %q is stated by %d rows; each is a document of its own", id, n))
			continue
		}
		for _, other := range f.Bearing[id] {
			if other != doc {
				out = append(out, fmt.Sprintf("identifier %q is also that of document %s; each keeps its file", id, other))
				break
			}
		}
	}
	return out
}

// markReplaced notes on a document that its file's name is another's now.
func markReplaced(doc *schema.Document, by schema.ID) {
	unmarkReplaced(doc)
	doc.Warnings = append(doc.Warnings, schema.WarnReplaced.Sentence(by))
}

// unmarkReplaced takes that note off a document whose file is there again.
func unmarkReplaced(doc *schema.Document) {
	doc.Warnings = without(doc.Warnings, schema.WarnReplaced)
}

// without returns warnings without those of a code.
func without(warnings []string, code schema.WarningCode) []string {
	return slices.DeleteFunc(slices.Clone(warnings), func(s string) bool {
		c, _ := schema.ReadWarning(s)
		return c == code
	})
}

// replace gives doc other files. Those before are kept as a version.
func replace(doc, with *schema.Document, at time.Time) {
	if doc.HasFile() {
		doc.Earlier = append(doc.Earlier, schema.Version{Original: doc.Original, Parts: doc.Parts, Title: doc.Title, Until: at})
	}
	doc.Earlier = slices.Clone(doc.Earlier)
	for i, v := range doc.Earlier {
		doc.Earlier[i].Aside = v.Aside && !sameFiles(v.Files(), with.Files())
	}
	adopt(doc, with)
}

// adopt gives doc the file, the pages and what the file says of itself of a
// document that was just read.
func adopt(doc, from *schema.Document) {
	doc.Original, doc.Parts, doc.Pages, doc.Warnings, doc.Extractor = from.Original, from.Parts, from.Pages, from.Warnings, from.Extractor
	doc.Attachments = from.Attachments
	doc.Stated[schema.ByFile] = from.Stated[schema.ByFile]
}

// remindOfVersions notes which corrections a person made for an earlier file.
// One that was made anew since counts for the file of today, and so does one
// that was made for the same file when the document had it before.
func remindOfVersions(doc *schema.Document) {
	doc.Warnings = without(doc.Warnings, schema.WarnEarlier)
	begun := time.Time{}
	for _, v := range doc.Earlier {
		if !sameFiles(v.Files(), doc.Files()) && slices.ContainsFunc(doc.Corrections, func(c schema.Correction) bool { return !c.At.Before(begun) && c.At.Before(v.Until) }) {
			day := begun
			if day.IsZero() {
				day = doc.Imported
			}
			doc.Warnings = append(doc.Warnings, schema.WarnEarlier.Sentence(day.Format(time.DateOnly)))
		}
		begun = v.Until
	}
}

// leaveBehind returns the rows of other files that were those of doc, which has
// the item's in their place.
func (im *Importer) leaveBehind(ctx context.Context, doc *schema.Document, it Item) ([]Row, error) {
	var moved []Row
	for r, err := range im.Store.Ledger(ctx, Filter{Document: doc.ID, States: []State{Imported, Updated, Unchanged, Duplicate}}) {
		if err != nil {
			return nil, err
		}
		if !slices.Contains(it.names(), r.Name) && (r.Hash == "" || hashOf(doc, r.Hash) < 0) {
			r.State, r.Reason = Replaced, "its document has the file "+it.Name+" now"
			moved = append(moved, r)
		}
	}
	return moved, nil
}

// retake has those of the rows taken up again that were offered in this run.
func (im *Importer) retake(rows []Row) {
	im.mu.Lock()
	defer im.mu.Unlock()
	for _, r := range rows {
		if t, ok := im.copies[r.Name]; ok {
			delete(im.copies, r.Name)
			im.anew = append(im.anew, t)
		}
	}
}
