package corpus

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"time"

	"github.com/simde/simde/schema"
)

// receiveParts copies the files of an item that has several to the originals.
// Its rows are then those of the sound files in order, and the others after
// them.
func (im *Importer) receiveParts(ctx context.Context, it Item, rows *[]Row) (err error) {
	var sound, broken []Row
	for _, f := range it.Parts {
		row := Row{Name: f.Name, Source: it.Source, At: time.Now()}
		ferr := f.Err
		if ferr == nil {
			ferr = im.keep(ctx, f.Open, &row)
		}
		if ferr == nil && f.Hash != "" && f.Hash != row.Hash {
			ferr = OtherBytes(f.Hash)
		}
		var bad *schema.FileError
		switch {
		case errors.As(ferr, &bad):
			err = ferr
			broken = append(broken, failed([]Row{row}, bad)...)
		case ferr != nil:
			return ferr
		default:
			sound = append(sound, row)
		}
	}
	*rows = append(sound, broken...)
	if len(sound) > 0 {
		return nil
	}
	return err
}

// parts enters an item that has several files, which are one document.
func (e *entering) parts(ctx context.Context) error {
	for _, row := range *e.rows {
		if row.State == Failed {
			continue
		}
		if out, err := e.keptOut(ctx, row.Hash); out || err != nil {
			return err
		}
	}
	doc, err := e.ofParts(ctx)
	if err != nil {
		return err
	}
	fresh, err := e.readParts(ctx, doc)
	if err != nil {
		return err
	}
	if doc != nil && !e.isVersion(doc, fresh) {
		e.own, doc = doc, nil
	}
	switch {
	case doc == nil:
		return e.begin(ctx, fresh)
	case setAside(doc, fresh.Files()):
		e.own = doc
		return e.stayAside(ctx)
	case sameFiles(doc.Files(), fresh.Files()):
		return e.sameParts(ctx, doc, fresh)
	}
	return e.renew(ctx, doc, fresh)
}

// ofParts returns the document that the item's files may be: the one that has
// the name of one of them and whose first file no other item is, the one that
// has the bytes of the first, or the one that the row means; or nil. Other
// documents that have the name of one of them lose that.
func (e *entering) ofParts(ctx context.Context) (doc *schema.Document, err error) {
	names := e.it.names()
	for _, name := range names {
		f, err := e.im.Store.Find(ctx, Key{Name: name})
		if err != nil {
			return nil, err
		}
		d, err := e.im.held(ctx, f.Named)
		if err != nil {
			return nil, err
		}
		switch {
		case d == nil || fileOf(d, name) < 0 || doc != nil && doc.ID == d.ID:
		case doc == nil && (slices.Contains(names, d.Original.Name) || !e.im.offered.names[d.Original.Name]):
			doc = d
		default:
			e.losers = append(e.losers, d)
		}
	}
	if doc == nil {
		if doc, err = e.im.ofBytes(ctx, e.seen, nil, e.it, e.row.Hash); err != nil {
			return nil, err
		}
	}
	if doc == nil {
		doc, err = e.im.succeeded(ctx, e.seen, e.it)
	}
	return doc, err
}

// isVersion reports whether the files of an item are those of a document, or a
// new version of them.
func (e *entering) isVersion(doc, fresh *schema.Document) bool {
	shares := slices.ContainsFunc(fresh.Files(), func(o schema.Original) bool { return hashOf(doc, o.Hash) >= 0 })
	return shares || !doc.HasFile() || e.im.version(doc, e.seen, e.it, fresh.Pages)
}

// readParts reads the item's files, save those that doc has. One that cannot
// be read is left out with a warning, or stays as doc has it.
func (e *entering) readParts(ctx context.Context, doc *schema.Document) (*schema.Document, error) {
	var read []*schema.Document
	var left []string
	var bad *schema.FileError
	for _, name := range e.it.names() {
		row := e.rowOf(name)
		part, err := e.readPart(ctx, doc, row)
		switch {
		case errors.As(err, &bad):
			*row = failed([]Row{*row}, bad)[0]
		case err != nil:
			return nil, err
		}
		if part == nil && doc != nil && fileOf(doc, name) >= 0 {
			part = asRead(doc, fileOf(doc, name))
		}
		if part == nil {
			left = append(left, schema.WarnLeftOut.Sentence(path.Base(ShownName(name))+": "+row.Reason))
			continue
		}
		read = append(read, part)
	}
	e.soundFirst()
	if e.row.State == Failed {
		return nil, bad
	}
	fresh := join(read)
	fresh.Warnings = append(fresh.Warnings, left...)
	return fresh, nil
}

// soundFirst puts the rows of files that failed behind the others.
func (e *entering) soundFirst() {
	var sound, broken []Row
	for _, row := range *e.rows {
		if row.State == Failed {
			broken = append(broken, row)
		} else {
			sound = append(sound, row)
		}
	}
	*e.rows = append(sound, broken...)
	e.row = &(*e.rows)[0]
}

// rowOf returns the row of one of the item's files.
func (e *entering) rowOf(name string) *Row {
	return &(*e.rows)[slices.IndexFunc(*e.rows, func(r Row) bool { return r.Name == name })]
}

// readPart reads one file, or takes it from doc, which has it; nil for one that
// was not offered soundly.
func (e *entering) readPart(ctx context.Context, doc *schema.Document, row *Row) (*schema.Document, error) {
	if row.State == Failed {
		return nil, nil
	}
	if doc != nil && hashOf(doc, row.Hash) >= 0 && !e.im.Again {
		part := asRead(doc, hashOf(doc, row.Hash))
		part.Original.Name = row.Name
		return part, nil
	}
	return e.im.extract(ctx, Item{Name: row.Name}, row)
}

// asRead returns a file of a document as it was when it was read by itself.
func asRead(doc *schema.Document, i int) *schema.Document {
	if len(doc.Parts) > 0 {
		return partOf(doc, i)
	}
	part := &schema.Document{Original: doc.Original, Pages: doc.Pages, Extractor: doc.Extractor, Stated: map[schema.Authority]schema.Known{schema.ByFile: doc.Stated[schema.ByFile]}, Attachments: doc.Attachments}
	for _, w := range doc.Warnings {
		if code, _ := schema.ReadWarning(w); code != schema.WarnReplaced && code != schema.WarnEarlier && code != schema.WarnLeftOut {
			part.Warnings = append(part.Warnings, w)
		}
	}
	return part
}

// sameParts enters an item whose files are those of doc.
func (e *entering) sameParts(ctx context.Context, doc, fresh *schema.Document) error {
	e.row.Document, e.row.State = doc.ID, Unchanged
	isCopy := !slices.EqualFunc(doc.Files(), fresh.Files(), func(a, b schema.Original) bool { return a.Name == b.Name })
	moved := isCopy && e.it.Export == nil && e.im.vanished(doc.Original.Name)
	changed, err := e.takes(ctx, doc, isCopy && !moved)
	if err != nil {
		return err
	}
	if changed {
		doc.Stated[schema.ByManifest] = e.it.Known
	}
	var before []Row
	switch {
	case e.it.Export != nil:
		var edited []schema.Field
		edited, e.left = ApplyEdits(doc, e.it.Known, *e.it.Export)
		changed = len(edited) > 0
	case moved:
		for i, o := range fresh.Files() {
			rows, err := e.im.movedFrom(ctx, doc, doc.Files()[i].Name, o.Name)
			if err != nil {
				return err
			}
			before = append(before, rows...)
			rename(doc, i, o.Name)
		}
		changed = true
	case isCopy:
		e.row.State = Duplicate
	}
	if !isCopy || moved {
		changed = e.renewParts(doc, fresh) || changed
	}
	if !changed {
		e.tellOf(doc)
		return e.store(ctx)
	}
	e.row.State = Updated
	e.tellOf(doc)
	return e.put(ctx, doc, before...)
}

// renewParts gives doc, whose files those of fresh are, what was read anew, and
// the warnings of today. It reports whether that is something else.
func (e *entering) renewParts(doc, fresh *schema.Document) bool {
	if e.im.Again {
		adopt(doc, fresh)
		return true
	}
	warned := without(without(doc.Warnings, schema.WarnLeftOut), schema.WarnReplaced)
	for _, w := range fresh.Warnings {
		if code, _ := schema.ReadWarning(w); code == schema.WarnLeftOut {
			warned = append(warned, w)
		}
	}
	if slices.Equal(warned, doc.Warnings) {
		return false
	}
	doc.Warnings = warned
	return true
}

// samePart enters an item of one file that is one of several of doc. What the
// item states is not taken: it is of the part.
func (e *entering) samePart(ctx context.Context, doc *schema.Document, at int) error {
	o := doc.Files()[at]
	e.row.State, e.row.Document = Unchanged, doc.ID
	if states(e.it.Known) && e.it.Export == nil {
		e.row.Reason = fmt.Sprintf("is part %d of %s; what this row states of it is not taken", at+1, doc.ID)
	}
	if err := e.keepSource(ctx, doc); err != nil {
		return err
	}
	var before []Row
	switch {
	case e.im.Again && o.Name == e.it.Name:
		fresh, err := e.im.extract(ctx, e.it, e.row)
		if err != nil {
			return err
		}
		adopt(doc, withPart(doc, at, fresh))
		e.row.State = Updated
	case o.Name == e.it.Name || e.it.Export != nil:
	case e.im.vanished(o.Name):
		var err error
		if before, err = e.im.movedFrom(ctx, doc, o.Name, e.it.Name); err != nil {
			return err
		}
		rename(doc, at, e.it.Name)
		e.row.State = Updated
	default:
		e.row.State = Duplicate
	}
	e.tellOf(doc)
	if e.row.State != Updated {
		return e.store(ctx)
	}
	return e.put(ctx, doc, before...)
}

// otherPart enters an item of one file that has the name of a part of a
// document, and other bytes: another version of that part where its text is
// alike. It reports whether it did.
func (e *entering) otherPart(ctx context.Context, fresh *schema.Document) (bool, error) {
	doc, err := e.im.held(ctx, e.seen.Named)
	if doc == nil || err != nil {
		return false, err
	}
	at := fileOf(doc, e.it.Name)
	if at < 1 {
		return false, nil
	}
	if !SketchOf(partOf(doc, at).Pages).Alike(SketchOf(fresh.Pages)) {
		e.losers = append(e.losers, doc)
		return false, nil
	}
	if states(e.it.Known) {
		e.row.Reason = fmt.Sprintf("is part %d of %s; what this row states of it is not taken", at+1, doc.ID)
		e.it.Known = schema.Known{}
	}
	return true, e.renew(ctx, doc, withPart(doc, at, fresh))
}

// withPart returns a document's files with another in the place of one.
func withPart(doc *schema.Document, at int, fresh *schema.Document) *schema.Document {
	var read []*schema.Document
	for i := range doc.Parts {
		read = append(read, partOf(doc, i))
	}
	read[at] = fresh
	return join(read)
}

// rename gives a file of a document another name.
func rename(doc *schema.Document, i int, name string) {
	if i == 0 {
		doc.Original.Name = name
	}
	if len(doc.Parts) > 0 {
		doc.Parts = slices.Clone(doc.Parts)
		doc.Parts[i].Original.Name = name
	}
}

// lose takes from a document what is doc's now: those of its parts whose bytes
// doc has; where it has no other, it keeps them and says so.
func (e *entering) lose(loser, doc *schema.Document) error {
	var left []*schema.Document
	for i, p := range loser.Parts {
		if hashOf(doc, p.Original.Hash) < 0 {
			left = append(left, partOf(loser, i))
		}
	}
	if len(left) == 0 || len(left) == len(loser.Parts) {
		markReplaced(loser, doc.ID)
		return nil
	}
	replace(loser, join(left), time.Now().UTC())
	return Compose(loser, e.im.Describer)
}
