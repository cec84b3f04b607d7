package harvest

import (
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
// one. An error is one that may pass.
func (r *reader) further(ctx context.Context, addresses []string, pages bool, it *schema.SourceItem, p *corpus.Portion) ([]corpus.Item, error) {
	before := it.More
	it.More = nil
	var out []corpus.Item
	var passing error
	record := nameOf(r.src, it.Key)
	for _, link := range addresses[:min(len(addresses), mostFiles)] {
		if link == it.Link || slices.ContainsFunc(it.More, func(f schema.SourceFile) bool { return f.Link == link }) {
			continue
		}
		var there schema.SourceFile
		if i := slices.IndexFunc(before, func(f schema.SourceFile) bool { return f.Link == link }); i >= 0 {
			there = before[i]
		}
		c, err := r.get(ctx, link, schema.SourceItem{Link: there.Link, Hash: there.Hash, ETag: there.ETag, Modified: there.Modified})
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil && lasting(err):
			p.Notes = append(p.Notes, err.Error())
			continue
		case err != nil:
			if passing = err; there.Name != "" {
				it.More = append(it.More, there)
			}
			continue
		case !c.same() && c.kind != kindPDF && !(pages && c.kind == kindHTML):
			p.Notes = append(p.Notes, fmt.Sprintf("%s is left out: a further file of the kind %s", link, c.kind))
			continue
		case c.hash == it.Hash || slices.ContainsFunc(it.More, func(f schema.SourceFile) bool { return f.Hash == c.hash }):
			continue
		}
		if there.Name == "" {
			there.Name = furtherName(record, c.baseName(), append(slices.Clone(before), it.More...))
		}
		it.More = append(it.More, schema.SourceFile{Name: there.Name, Link: link, Hash: c.hash, ETag: c.etag, Modified: c.modified})
		out = append(out, *c.item(there.Name))
	}
	return out, passing
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
		if !holds(row.State) || row.Document == "" {
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
