package export

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

// FuzzRow holds that a manifest reads from a row just what the document states,
// whatever that is.
func FuzzRow(f *testing.F) {
	f.Add("=Title", "a|b", "MX:origin", "x; y")
	f.Add("''-1", " ' ", "gt-us:return", "\t=1")
	f.Add("two\r\nlines", "\u00a0", "Mexico; Haiti", "https://a.example/x|y")
	f.Add("|", "n.d.", "Congo, Democratic Republic of the", "\"quoted\"")
	f.Add("\ufeff", "\x00", "\u2028", "'\r")
	f.Fuzz(func(t *testing.T, title, text, value, other string) {
		for _, s := range []string{title, text, value, other} {
			if !bytes.Equal([]byte(s), bytes.ToValidUTF8([]byte(s), nil)) {
				t.Skip("no store sees such bytes")
			}
		}
		k := schema.Known{Title: title, Abstract: text, Publisher: other, Rights: text, SourceURL: other, Creators: []string{other, text},
			Identifiers: []string{value, text}, Published: "2019-03", Language: "es", Kind: "report"}
		doc := &schema.Document{ID: "a", Original: schema.Original{Hash: "aa"}, Stated: map[schema.Authority]schema.Known{schema.ByManifest: k}}
		if err := corpus.Compose(doc, nothing{}); err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		row := (&Exporter{At: time.Unix(0, 0)}).row(doc, "a.txt")
		row[slices.Index(Columns, "sha256")] = "" // the hash, which is none here
		if err := w.WriteAll([][]string{Columns, row}); err != nil {
			t.Fatal(err)
		}
		table := filepath.Join(dir, "t.csv")
		for name, data := range map[string][]byte{table: b.Bytes(), filepath.Join(dir, "a.txt"): []byte("a")} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for it := range source.Manifest(t.Context(), table, source.Options{}) {
			if it.Err != nil || it.Export == nil {
				t.Fatalf("the row is %+v", it)
			}
			if diff := cmp.Diff(corpus.Statement(doc, false), it.Known); diff != "" {
				t.Errorf("%q (-stated +read):\n%s", row, diff)
			}
			if changed, left := corpus.ApplyEdits(doc, it.Known, *it.Export); len(changed)+len(left) > 0 {
				t.Errorf("%q changes %v and leaves %q", row, changed, left)
			}
		}
	})
}

// nothing reads nothing from a text.
type nothing struct{}

func (nothing) Describe(*schema.Document) {}

func (nothing) Version() string { return "nothing" }
