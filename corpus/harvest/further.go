package harvest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// further fetches the further full texts of a thing, in PDF or, where the thing says
// that its texts are pages, HTML: its parts and annexes. Each becomes a document
// that is attached to that of the first. What has the bytes of another is no further
// one. What was one and is named no longer is dropped. An error is one that may pass.
func (r *reader) further(ctx context.Context, n *naming, pages bool, there schema.SourceItem, o *corpus.Offer, p *corpus.Portion) error {
	before := slices.Clone(there.More)
	for i := range before {
		before[i].By = cmp.Or(before[i].By, n.by[there.Link]) // one of a time when that was not kept
	}
	o.Item.More = nil
	var passing error
	for _, link := range n.order[:min(len(n.order), mostFiles)] {
		if link == o.Item.Link || n.tried[link] {
			continue
		}
		n.tried[link] = true
		f := fileWhere(before, func(f schema.SourceFile) bool { return f.Link == link })
		c, err := r.get(ctx, link, schema.SourceItem{Link: f.Link, Hash: f.Hash, ETag: f.ETag, Modified: f.Modified})
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && lasting(err):
			p.Notes = append(p.Notes, err.Error())
			continue
		case err != nil:
			passing = err
			continue
		case !c.same() && c.kind != kindPDF && !(pages && c.kind == kindHTML):
			p.Notes = append(p.Notes, fmt.Sprintf("%s is left out: a further file of the kind %s", link, c.kind))
			continue
		case c.hash == o.Item.Hash || fileWhere(slices.Concat(o.Item.More, before), func(f schema.SourceFile) bool {
			return f.Hash == c.hash && f.Link != link && n.by[f.Link] != "" // a copy of one that is named too
		}).Name != "":
			continue
		}
		if f.Name == "" { // the same file at another address
			f = fileWhere(before, func(f schema.SourceFile) bool { return f.Hash == c.hash && n.by[f.Link] == "" })
		}
		if f.Name == "" {
			f.Name = furtherName(nameOf(r.src, o.Item.Key), c.baseName(), append(slices.Clone(before), o.Item.More...))
		}
		o.Item.More = append(o.Item.More, schema.SourceFile{Name: f.Name, Link: link, Hash: c.hash, ETag: c.etag, Modified: c.modified, By: n.by[link]})
		o.More = append(o.More, *c.item(f.Name))
	}
	n.drop(before, o)
	return passing
}

// drop notes of the further files of before that did not come whether they are
// named still. Those that are not stay known, so that they keep their names if they
// are named again.
func (n *naming) drop(before []schema.SourceFile, o *corpus.Offer) {
	for _, f := range before {
		if fileWhere(o.Item.More, func(have schema.SourceFile) bool { return have.Name == f.Name }).Name != "" {
			continue
		}
		if !f.Gone && (f.Link == o.Item.Link || n.lacks(f.Link, f.By)) { // or it is the first by now
			f.Gone = true
			o.Dropped = append(o.Dropped, f)
		}
		o.Item.More = append(o.Item.More, f)
	}
}

// fileWhere returns the first file that is so, or the zero one.
func fileWhere(all []schema.SourceFile, is func(schema.SourceFile) bool) schema.SourceFile {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i]
	}
	return schema.SourceFile{}
}

// furtherName names a further file as none of the others is.
func furtherName(record, base string, others []schema.SourceFile) string {
	ext := path.Ext(base)
	for n := 1; ; n++ {
		name := corpus.FurtherName(record, base)
		if !slices.ContainsFunc(others, func(f schema.SourceFile) bool { return f.Name == name }) {
			return name
		}
		base = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(strings.TrimSuffix(base, ext), fmt.Sprint("-", n)), n+1, ext)
	}
}

// attach imports the further files of what was offered, as attachments of the
// documents that these have become.
func (t *taking) attach(ctx context.Context, offers []corpus.Offer) error {
	var items []corpus.Item
	for _, o := range offers {
		if len(o.More) == 0 || o.File == nil {
			continue
		}
		carrier, err := t.carrier(ctx, o)
		if err != nil {
			return err
		}
		if carrier == nil {
			t.run.Note(fmt.Sprintf("%s: its further files are left out, since there is no document to attach them to", o.Item.Key))
			continue
		}
		for _, it := range o.More {
			it.Source, it.AttachedTo = t.src.Label(), carrier.ID
			it.Known = corpus.Inherited(t.src.Stated, carrier)
			items = append(items, it)
		}
	}
	return t.take(ctx, items)
}

// carrier returns the document of what was offered, or nil where it is none.
func (t *taking) carrier(ctx context.Context, o corpus.Offer) (*schema.Document, error) {
	for _, name := range []string{o.File.Name, o.File.Record} {
		if name == "" {
			continue
		}
		row, err := t.h.Store.Row(ctx, name)
		if errors.Is(err, schema.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if !row.State.Holds() || row.Document == "" {
			continue
		}
		doc, err := t.h.Store.Head(ctx, row.Document)
		if errors.Is(err, schema.ErrNotFound) || errors.Is(err, schema.ErrGone) {
			continue
		}
		return doc, err
	}
	return nil, nil
}
