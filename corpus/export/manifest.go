package export

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

// Columns are the columns of an exported manifest, in order.
var Columns = []string{"file", "identifier", "title", "creator", "publisher", "description", "date", "language", "type",
	"subject", "spatial", "corridor", "isPartOf", "rights", "source", "sha256", "document", "exported"}

// Manifest writes the documents to the table at path and their originals, of
// which one may have several or none, to a folder that lies within the table's,
// and returns how many documents that are. A table that stands there is replaced
// when the new one is whole.
func (x *Exporter) Manifest(ctx context.Context, path, folder string) (int, error) {
	within, err := filesWithin(path, folder)
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return 0, fmt.Errorf("export: %w", err)
	}
	t, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return 0, fmt.Errorf("export: %w", err)
	}
	defer os.Remove(t.Name()) // gone already where it was renamed
	defer t.Close()
	n, err := x.write(ctx, t, folder, within, nil)
	if err != nil {
		return n, err
	}
	if err := settle(t, path); err != nil {
		return n, fmt.Errorf("export: %w", err)
	}
	return n, nil
}

// filesWithin returns the name of the folder of originals as the table says it.
func filesWithin(table, folder string) (string, error) {
	base, err := filepath.Abs(filepath.Dir(table))
	if err != nil {
		return "", err
	}
	abs, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(base, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("the files' folder %s must lie in the folder of the table, %s: an import takes nothing from outside of it: %w", folder, base, schema.ErrInvalid)
	}
	rel = filepath.ToSlash(rel)
	if strings.ContainsAny(rel, `|\`) || strings.Join(strings.Fields(rel), " ") != rel || corpus.FileKey(rel) != rel {
		return "", fmt.Errorf("the files' folder %q cannot be named in a cell of a table: %w", rel, schema.ErrInvalid)
	}
	return rel, nil
}

// write writes the table and places the originals. Each document that is in it
// goes to each, with the place of its original below the table's folder.
func (x *Exporter) write(ctx context.Context, w io.Writer, folder, within string, each func(doc *schema.Document, at string) error) (int, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil { // by which Excel knows UTF-8
		return 0, err
	}
	out := csv.NewWriter(w)
	if err := out.Write(Columns); err != nil {
		return 0, err
	}
	n := 0
	for id, err := range x.Library.IDs(ctx, "") {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return n, err
		}
		doc, err := x.Library.Head(ctx, id)
		if errors.Is(err, schema.ErrGone) { // withdrawn since it was listed
			continue
		}
		if err != nil {
			return n, err
		}
		files, err := x.placeAll(ctx, doc, folder)
		var bad *originalError
		if errors.As(err, &bad) {
			x.Failed(id, err)
			continue
		}
		if err != nil {
			return n, fmt.Errorf("export %s: %w", id, err)
		}
		for i := range files {
			files[i] = path.Join(within, files[i])
		}
		at := strings.Join(files, "|")
		if err := out.Write(x.row(doc, at)); err != nil {
			return n, err
		}
		if each != nil {
			if err := each(doc, at); err != nil {
				return n, fmt.Errorf("export %s: %w", id, err)
			}
		}
		n++
		if x.Done != nil {
			x.Done(id)
		}
	}
	out.Flush()
	return n, out.Error()
}

// placeAll puts the originals of a document below a folder and returns their
// places there in order.
func (x *Exporter) placeAll(ctx context.Context, doc *schema.Document, folder string) ([]string, error) {
	var out []string
	for _, o := range doc.Files() {
		at := path.Join(string(doc.ID), fileName(o.Name))
		if slices.Contains(out, at) { // two parts of one name
			at = path.Join(string(doc.ID), fmt.Sprintf("%d-%s", len(out)+1, fileName(o.Name)))
		}
		if err := x.place(ctx, o.Hash, filepath.Join(folder, filepath.FromSlash(at))); err != nil {
			return nil, err
		}
		out = append(out, at)
	}
	return out, nil
}

// languages writes the language that is stated, or all where there are several.
func languages(k schema.Known) string {
	if len(k.Languages) == 0 {
		return string(k.Language)
	}
	var out []string
	for _, l := range k.Languages {
		out = append(out, string(l))
	}
	return strings.Join(out, "|")
}

// row returns the cells of a document.
func (x *Exporter) row(doc *schema.Document, file string) []string {
	k := corpus.Statement(doc, x.All)
	list := func(s []string) string { return strings.Join(s, "|") }
	var hashes []string
	for _, o := range doc.Files() {
		hashes = append(hashes, string(o.Hash))
	}
	cells := []string{file, list(k.Identifiers), k.Title, list(k.Creators), k.Publisher, k.Abstract, string(k.Published), languages(k), k.Kind,
		list(k.Subjects), list(k.Spatial), list(k.Corridors), list(k.Collections), k.Rights, k.SourceURL, list(hashes), string(doc.ID),
		source.WriteExport(corpus.Export{At: x.At, All: x.All})}
	for i, c := range cells {
		cells[i] = schema.WriteCell(c)
	}
	return cells
}
