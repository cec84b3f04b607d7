package sqlstore

import (
	"iter"
	"maps"
	"slices"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Names and identifiers are whatever a disk or a catalogue holds, and JSON has
// no way to write bytes that are not UTF-8. Before a document, a card or a row
// becomes JSON they are escaped.

// originalNames yields the names of a file and of parts.
func originalNames(o *schema.Original, parts []schema.Part) iter.Seq[*string] {
	return func(yield func(*string) bool) {
		if !yield(&o.Name) {
			return
		}
		for i := range parts {
			if !yield(&parts[i].Original.Name) {
				return
			}
		}
	}
}

// documentNames yields the names and identifiers of a document.
func documentNames(doc *schema.Document) iter.Seq[*string] {
	return func(yield func(*string) bool) {
		all := []iter.Seq[*string]{originalNames(&doc.Original, doc.Parts), pointers(doc.Identifiers)}
		for i := range doc.Earlier {
			all = append(all, originalNames(&doc.Earlier[i].Original, doc.Earlier[i].Parts))
		}
		for _, k := range doc.Stated {
			all = append(all, pointers(k.Identifiers))
		}
		all = append(all, attachmentNames(doc.Attachments))
		for _, names := range all {
			for p := range names {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// attachmentNames yields the names of attachments.
func attachmentNames(attachments []schema.Attachment) iter.Seq[*string] {
	return func(yield func(*string) bool) {
		for i := range attachments {
			if !yield(&attachments[i].Name) {
				return
			}
		}
	}
}

// pointers yields pointers to texts.
func pointers(texts []string) iter.Seq[*string] {
	return func(yield func(*string) bool) {
		for i := range texts {
			if !yield(&texts[i]) {
				return
			}
		}
	}
}

// withPlainNames returns doc, or where a name of it must be escaped a copy with
// all of them escaped.
func withPlainNames(doc *schema.Document) *schema.Document {
	odd := false
	for p := range documentNames(doc) {
		odd = odd || escape(*p) != *p
	}
	if !odd {
		return doc
	}
	out := *doc
	out.Parts, out.Earlier, out.Attachments = slices.Clone(doc.Parts), slices.Clone(doc.Earlier), slices.Clone(doc.Attachments)
	out.Identifiers, out.Stated = slices.Clone(doc.Identifiers), maps.Clone(doc.Stated)
	for i := range out.Earlier {
		out.Earlier[i].Parts = slices.Clone(out.Earlier[i].Parts)
	}
	for by, k := range out.Stated {
		k.Identifiers = slices.Clone(k.Identifiers)
		out.Stated[by] = k
	}
	escapeAll(documentNames(&out))
	return &out
}

// plainRow returns r as it becomes JSON.
func plainRow(r corpus.Row) corpus.Row {
	r.Warnings = slices.Clone(r.Warnings)
	escapeAll(rowTexts(&r))
	return r
}

// rowTexts yields the texts of a row that quote a name.
func rowTexts(r *corpus.Row) iter.Seq[*string] {
	return func(yield func(*string) bool) {
		for p := range pointers(r.Warnings) {
			if !yield(p) {
				return
			}
		}
		_ = yield(&r.Name) && yield(&r.Source) && yield(&r.Reason)
	}
}

func escapeAll(texts iter.Seq[*string]) {
	for p := range texts {
		*p = escape(*p)
	}
}

func unescapeAll(texts iter.Seq[*string]) {
	for p := range texts {
		*p = unescape(*p)
	}
}
