package source

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/schema/stated"
)

// put writes files into a folder of the test.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// told writes items as lines: the name below dir, then the bytes or the class
// of the error.
func told(t *testing.T, dir string, items iter.Seq[corpus.Item]) []string {
	t.Helper()
	var out []string
	for it := range items {
		name := strings.TrimPrefix(filepath.ToSlash(it.Name), filepath.ToSlash(dir)+"/")
		var f *schema.FileError
		if errors.As(it.Err, &f) {
			out = append(out, fmt.Sprintf("%s !%s", name, f.Class))
			continue
		}
		switch {
		case it.NoFile:
			out = append(out, name+" record")
			continue
		case it.Notice != "":
			out = append(out, name+" "+it.Notice)
			continue
		case len(it.Parts) > 0:
			out = append(out, told(t, dir, func(yield func(corpus.Item) bool) {
				for _, f := range it.Parts {
					if !yield(corpus.Item{Name: f.Name, Err: f.Err, Open: f.Open}) {
						return
					}
				}
			})...)
			continue
		}
		rc, err := it.Open()
		if err != nil {
			t.Fatalf("open %s: %v", it.Name, err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatalf("read %s: %v", it.Name, err)
		}
		if err := rc.Close(); err != nil {
			t.Error(err)
		}
		out = append(out, name+" "+string(b))
	}
	return out
}

func zipOf(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		w, err := z.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("in " + n)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPathsFolder(t *testing.T) {
	dir := put(t, map[string]string{"b.txt": "b", "a/z.txt": "z", "a/é.txt": "é", ".git/config": "no", "a/.hidden": "no", "Thumbs.db": "no"})
	if err := os.Symlink(dir, filepath.Join(dir, "a", "loop")); err != nil {
		t.Fatal(err)
	}
	const file, folder = "a hidden file, left out; offer it by its name to take it in", "a hidden folder, left out with all that is in it; offer it by its name to take it in"
	want := []string{".git " + folder, "Thumbs.db " + file, "a/.hidden " + file, "a/z.txt z", "a/é.txt é", "b.txt b", "gone.txt !missing"}
	paths := []string{dir, filepath.Join(dir, "gone.txt")}
	if diff := cmp.Diff(want, told(t, dir, Paths(t.Context(), paths))); diff != "" {
		t.Errorf("Paths (-want +got):\n%s", diff)
	}
}

// TestPathsLinks follows links that stay in the folder, and names those that
// leave it, to a file, a folder, an archive or nowhere.
func TestPathsLinks(t *testing.T) {
	outside := put(t, map[string]string{"secret.txt": "secret", "more/x.txt": "x"})
	dir := put(t, map[string]string{"in/a.txt": "a", "in/sub/b.txt": "b", "in-beside/c.txt": "c"})
	in := filepath.Join(dir, "in")
	for name, to := range map[string]string{"to-file": filepath.Join(outside, "secret.txt"), "to-folder": filepath.Join(outside, "more"), "sub/up": "../../in-beside",
		"sub/to-a": "../a.txt", "round": "to-file", "nowhere": "gone.txt"} {
		if err := os.Symlink(to, filepath.Join(in, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"in/a.txt a", "in/nowhere !missing", "in/round !outside-link", "in/sub/b.txt b", "in/sub/to-a a", "in/sub/up !outside-link",
		"in/to-file !outside-link", "in/to-folder !outside-link"}
	if diff := cmp.Diff(want, told(t, dir, Paths(t.Context(), []string{in}))); diff != "" {
		t.Errorf("Paths (-want +got):\n%s", diff)
	}
	named := filepath.Join(in, "to-file")
	if got := told(t, dir, Paths(t.Context(), []string{named})); len(got) != 1 || !strings.HasSuffix(got[0], "to-file secret") {
		t.Errorf("a link that is named itself: %v, want its target", got)
	}
}

func TestPathsArchive(t *testing.T) {
	dir := put(t, map[string]string{
		"a.zip":     zipOf(t, "in/one.txt", "../out.txt", "/abs.txt", `..\win.txt`, "nested.zip", "__MACOSX/x", ".DS_Store", "last.txt"),
		"cut.zip":   zipOf(t, "x.txt")[:40],
		"doc.docx":  zipOf(t, "[Content_Types].xml", "word/document.xml"),
		"empty.zip": zipOf(t),
	})
	got := told(t, dir, Paths(t.Context(), []string{dir}))
	for i, l := range got {
		if strings.HasPrefix(l, "doc.docx PK") {
			got[i] = "doc.docx PK"
		}
	}
	want := []string{
		"a.zip/in/one.txt in in/one.txt",
		"a.zip/../out.txt !unsafe-archive",
		"a.zip//abs.txt !unsafe-archive",
		`a.zip/..\win.txt !unsafe-archive`,
		"a.zip/nested.zip in nested.zip",
		"a.zip/__MACOSX a hidden folder, left out with all that is in it; offer it by its name to take it in",
		"a.zip/.DS_Store a hidden file, left out; offer it by its name to take it in",
		"a.zip/last.txt in last.txt",
		"cut.zip !corrupt",
		"doc.docx PK",
		"empty.zip !empty",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Paths (-want +got):\n%s", diff)
	}
}

func TestArchiveBomb(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("bomb.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(make([]byte, 8<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := put(t, map[string]string{"bomb.zip": b.String()})
	want := []string{"bomb.zip/bomb.txt !unsafe-archive"}
	if diff := cmp.Diff(want, told(t, dir, Paths(t.Context(), []string{dir}))); diff != "" {
		t.Errorf("Paths (-want +got):\n%s", diff)
	}
}

func TestItemOpensLate(t *testing.T) {
	dir := put(t, map[string]string{"a.zip": zipOf(t, "one.txt", "two.txt")})
	var items []corpus.Item
	for it := range Paths(t.Context(), []string{dir}) {
		items = append(items, it)
	}
	for _, it := range items {
		rc, err := it.Open()
		if err != nil {
			t.Fatalf("open %s after the sequence: %v", it.Name, err)
		}
		if _, err := io.ReadAll(rc); err != nil {
			t.Errorf("read %s after the sequence: %v", it.Name, err)
		}
		if err := rc.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestPathsEndsWithContext(t *testing.T) {
	dir := put(t, map[string]string{"a": "a", "b": "b", "c": "c"})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range Paths(ctx, []string{dir}) {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d items after the context ended at the first", n)
	}
}

func TestManifest(t *testing.T) {
	dir := put(t, map[string]string{
		"x/a.pdf": "a", "b.txt": "b", "c.txt": "c", "d.txt": "d", "f.csv": "\ufeffFile,dc:Title,DCTERMS:date,language,subject,shelf\n" +
			"x/a.pdf,\"Remesas, y más\",2019-03,es,remittances|costs,7\n" +
			"b.txt,B,2019-13,en,,\n" +
			"gone.pdf,C,2019,en,,\n" +
			"../secret.txt,D,2019,en,,\n" +
			"b.txt,E\n" +
			",F,2019,en,,\n" +
			"\n" +
			"https://example.org/x.pdf,G,2019,en,,\n" +
			"c.txt,H,2019,klingon xx,,\n" +
			"b.txt,\"I\"bad\",2019,en,,\n" +
			"d.txt,J,2006-07/2007-06,French,,\n" +
			"./d.txt,K,2007,French,,\n",
	})
	path := filepath.Join(dir, "f.csv")
	want := []string{
		"x/a.pdf a", "b.txt b", "gone.pdf !missing", "f.csv#5 !unsafe-archive", "f.csv#6 !metadata", "f.csv#title:F record",
		"f.csv#8 !metadata", "c.txt c", "f.csv#10 !metadata", "d.txt d", "f.csv#12 !metadata",
	}
	if diff := cmp.Diff(want, told(t, dir, Manifest(t.Context(), path, Options{}))); diff != "" {
		t.Errorf("Manifest (-want +got):\n%s", diff)
	}
	var items []corpus.Item
	for it := range Manifest(t.Context(), path, Options{}) {
		items = append(items, it)
	}
	known := schema.Known{Title: "Remesas, y más", Published: "2019-03", Language: "es", Subjects: []string{"remittances", "costs"}}
	if diff := cmp.Diff(known, items[0].Known); diff != "" {
		t.Errorf("the first row's metadata (-want +got):\n%s", diff)
	}
	if got := items[1]; !cmp.Equal(got.Remarks, []string{`f.csv row 3, column "DCTERMS:date": date "2019-13" cannot be read`}) || got.Known.Published != "" || got.Known.Title != "B" {
		t.Errorf("a bad date: %q, %+v, want a remark that names file, row, column and value, and the rest", got.Remarks, got.Known)
	}
	if got := items[7]; len(got.Remarks) != 1 || !strings.Contains(got.Remarks[0], `f.csv row 9, column "language": language "klingon xx"`) {
		t.Errorf("a language that is none: %q", got.Remarks)
	}
	if got := items[len(items)-1]; !strings.Contains(got.Err.Error(), `f.csv row 12: names "./d.txt", as row 11 does`) || got.Row != path+"#12" {
		t.Errorf("a file named again: %v, row %s", got.Err, got.Row)
	}
	o, err := Survey(path, nil)
	if err != nil || o.Rows != len(want) || !cmp.Equal(o.Unknown, []string{"shelf"}) {
		t.Errorf("Survey = %+v, %v, want %d rows and the column shelf", o, err, len(want))
	}
}

func TestManifestForms(t *testing.T) {
	want := schema.Known{Title: "Migración", Language: "es"}
	for name, text := range map[string]string{
		"semicolons":   "file;title;language\na.txt;Migración;es\n",
		"tabs":         "file\ttitle\tlanguage\r\na.txt\tMigración\tes\r\n",
		"windows-1252": "file,title,language\na.txt,Migraci\xf3n,Espa\xf1ol\n",
		"bars":         "file|title|language\na.txt|Migración|es\n",
		"named":        "sep=;\r\nfile;title;language\r\na.txt;Migración;es\r\n",
		"named, mark":  "\ufeff\"sep=|\"\nfile|title|language\na.txt|Migración|spa\n",
		"utf-16":       utf16Of("\ufefffile\ttitle\tlanguage\r\na.txt\tMigración\tespañol\r\n", binary.LittleEndian),
		"utf-16, big":  utf16Of("\ufefffile;title;language\na.txt;Migración;es-MX\n", binary.BigEndian),
		"utf-16, sep":  utf16Of("\ufeffsep=;\r\nfile;title;language\na.txt;Migración;es-MX\n", binary.LittleEndian),
		"mapped":       "Fichero,Nombre,Idioma\na.txt,Migración,es\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := put(t, map[string]string{"a.txt": "a", "m.csv": text})
			m := Mapping{"fichero": "file", "NOMBRE": "title", "Idioma": "language"}
			for it := range Manifest(t.Context(), filepath.Join(dir, "m.csv"), Options{Columns: m}) {
				if diff := cmp.Diff(want, it.Known); diff != "" || it.Err != nil {
					t.Errorf("item %+v (-want +got):\n%s", it, diff)
				}
			}
		})
	}
}

func utf16Of(s string, order binary.AppendByteOrder) string {
	var b []byte
	for _, c := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, c)
	}
	return string(b)
}

// TestManifestValues reads cells as catalogues have them.
func TestManifestValues(t *testing.T) {
	for _, c := range []struct {
		header, row string
		want        schema.Known
		remarks     int
	}{
		{"language,spatial,subject", `"English, French, Spanish","Dominican Republic, Haiti","remittances, gender"`,
			schema.Known{Languages: []schema.Lang{"en", "fr", "es"}, Spatial: []string{"Dominican Republic", "Haiti"}, Subjects: []string{"remittances", "gender"}}, 1},
		{"spatial", `"Mexico; Congo, Democratic Republic of the | Haiti"`, schema.Known{Spatial: []string{"Mexico; Congo, Democratic Republic of the", "Haiti"}}, 1},
		{"spatial", `"Mexico; Haiti, Cuba"`, schema.Known{Spatial: []string{"Mexico", "Haiti", "Cuba"}}, 0},
		{"spatial", `"Haiti, Marte"`, schema.Known{Spatial: []string{"Haiti, Marte"}}, 1},
		{"corridor", `"MX-US, GT-MX"`, schema.Known{Corridors: []string{"MX-US", "GT-MX"}}, 0},
		{"corridor", `"Mexico-United States| mx → us ; Guinea-Bissau - Portugal"`, schema.Known{Corridors: []string{"MX-US", "MX-US", "GW-PT"}}, 0},
		{"corridor", `Narnia-US`, schema.Known{Corridors: []string{"Narnia-US"}}, 1},
		{"type", `"report, news"`, schema.Known{Kind: "report"}, 1},
		{"Dublin Core:Creator,dcterms: date,DC.Title", `X,2001|2002,T`, schema.Known{Creators: []string{"X"}, Published: "2001", Title: "T"}, 1},
		{"type", "libro de cocina", schema.Known{Kind: "libro de cocina"}, 1},
		{"title,title,spatial,spatial", "T1,T2,MX,GT", schema.Known{Title: "T1", Spatial: []string{"MX", "GT"}}, 0},
		{"date,title", "pronto,T", schema.Known{Title: "T"}, 1},
		{"date", "03/04/2019", schema.Known{Published: "2019-04-03"}, 0},
	} {
		dir := put(t, map[string]string{"a.txt": "a", "m.csv": "file," + c.header + "\na.txt," + c.row + "\n"})
		n := 0
		for it := range Manifest(t.Context(), filepath.Join(dir, "m.csv"), Options{DateOrder: stated.DayFirst}) {
			if diff := cmp.Diff(c.want, it.Known); diff != "" || it.Err != nil || len(it.Remarks) != c.remarks {
				t.Errorf("%s: %v, remarks %q, want %d (-want +got):\n%s", c.row, it.Err, it.Remarks, c.remarks, diff)
			}
			n++
		}
		if n != 1 {
			t.Errorf("%s: %d items", c.row, n)
		}
	}
	path := filepath.Join(put(t, map[string]string{"m.csv": "file,title,Title ,spatial,spatial\n"}), "m.csv")
	if o, err := Survey(path, nil); err != nil || !cmp.Equal(o.Twice, []string{"Title"}) {
		t.Errorf("Survey = %+v, %v, want the column that stands twice", o, err)
	}
}

// TestManifestFilesOfOneRow: a row that names several files is one document, and
// loses none of them.
func TestManifestFilesOfOneRow(t *testing.T) {
	dir := put(t, map[string]string{"a.txt": "a", "b.txt": "b", "m.csv": "file,title\na.txt|b.txt | gone.txt|../x|../y,T\nb.txt,U\n"})
	path := filepath.Join(dir, "m.csv")
	want := []string{"a.txt a", "b.txt b", "gone.txt !missing", "m.csv#2.4 !unsafe-archive", "m.csv#2.5 !unsafe-archive", "m.csv#3 !metadata"}
	if diff := cmp.Diff(want, told(t, dir, Manifest(t.Context(), path, Options{}))); diff != "" {
		t.Errorf("Manifest (-want +got):\n%s", diff)
	}
	for it := range Manifest(t.Context(), path, Options{}) {
		if it.Err == nil && (it.Known.Title != "T" || len(it.Parts) != 5 || it.Name != it.Parts[0].Name) {
			t.Errorf("%s: %+v, %d parts, want the row's title and five", it.Name, it.Known, len(it.Parts))
		}
	}
}

// TestManifestRecords: a row that names no file is a record, known by its
// identifier, its source or its title, wherever it stands in the table.
func TestManifestRecords(t *testing.T) {
	dir := put(t, map[string]string{"m.csv": "title,identifier,url,file,document,exported\nA,X-1,,,,\nB,,https://example.org/b,,,\nC,,,,,\nC,,,,,\n,,,,,stated\nD,,,,abc,stated 2026-01-31T10:00:00.000Z\nE,,,,a b,stated 2026-01-31T10:00:00.000Z\n"})
	path := filepath.Join(dir, "m.csv")
	want := []string{"m.csv#identifier:X-1 record", "m.csv#source:https://example.org/b record", "m.csv#title:C record", "m.csv#title:C#2 record", "m.csv#6 !metadata", "m.csv#title:D record", "m.csv#title:E !metadata"}
	if diff := cmp.Diff(want, told(t, dir, Manifest(t.Context(), path, Options{}))); diff != "" {
		t.Errorf("Manifest (-want +got):\n%s", diff)
	}
	for it := range Manifest(t.Context(), path, Options{}) {
		if it.Err == nil && (it.Known.Title == "D") != (it.Document == "abc") {
			t.Errorf("%s is of the document %q", it.Name, it.Document)
		}
	}
}

func TestManifestSplit(t *testing.T) {
	dir := put(t, map[string]string{"a.txt": "a", "m.csv": "file,Countries Covered,creator\na.txt,\"Haiti, Marte\",\"Pérez, Ana; López, Juan\"\n"})
	path := filepath.Join(dir, "m.csv")
	o := Options{Columns: Mapping{"countries covered": "spatial"}, Split: map[string]string{"Countries Covered": ",", "creator": ";"}}
	want := schema.Known{Spatial: []string{"Haiti", "Marte"}, Creators: []string{"Pérez, Ana", "López, Juan"}}
	for it := range Manifest(t.Context(), path, o) {
		if diff := cmp.Diff(want, it.Known); diff != "" || len(it.Remarks) != 1 {
			t.Errorf("remarks %q (-want +got):\n%s", it.Remarks, diff)
		}
	}
	if err := o.Check(path); err != nil {
		t.Errorf("Check = %v", err)
	}
	for _, bad := range []Options{{Columns: Mapping{"Countries": "spatial"}}, {Columns: Mapping{"creator": "authr"}}, {Split: map[string]string{"none": ","}}} {
		if err := bad.Check(path); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Check of %+v = %v, want ErrInvalid", bad, err)
		}
	}
}

func TestLanguages(t *testing.T) {
	for in, want := range map[string]schema.Lang{
		"es": "es", "ES": "es", "es-MX": "es", "es_MX": "es", "spa": "es", "fra": "fr", "fre": "fr", "ger": "de", "deu": "de", "que": "qu", "hat": "ht", "nah": "nah", "quc": "quc",
		"Spanish": "es", "español": "es", "Espagnol": "es", "Castellano": "es", "Français": "fr", "Quechua": "qu", "alemán": "de", "arabe": "ar", "Kiswahili": "", "swahili": "sw",
		"Español (México)": "es", "es|es-MX": "es", "und": "",
	} {
		got, _, remark := languages(column{cell: in})
		if got != want || (remark != "") != (want == "" && in != "und") {
			t.Errorf("languages(%q) = %q, %q, want %q", in, got, remark, want)
		}
	}
	for in, want := range map[string][]schema.Lang{"English, French": {"en", "fr"}, "es|fr": {"es", "fr"}, "en; fr; es": {"en", "fr", "es"}} {
		if got, all, remark := languages(column{cell: in}); got != "" || remark != "" || !cmp.Equal(all, want) {
			t.Errorf("languages(%q) = %q, %q, %q, want %q", in, got, all, remark, want)
		}
	}
	for _, in := range []string{"mul", "klingon xx", "xx"} {
		if got, _, remark := languages(column{cell: in}); got != "" || !strings.Contains(remark, in) {
			t.Errorf("languages(%q) = %q, %q, want none and a remark with the value", in, got, remark)
		}
	}
}

func TestManifestAccents(t *testing.T) {
	dir := put(t, map[string]string{"nin\u0303o.txt": "a", "m.csv": "file\nniño.txt\n"})
	want := []string{"niño.txt a"}
	if diff := cmp.Diff(want, told(t, dir, Manifest(t.Context(), filepath.Join(dir, "m.csv"), Options{}))); diff != "" {
		t.Errorf("a name in another form (-want +got):\n%s", diff)
	}
}

func TestManifestLinkOutside(t *testing.T) {
	outside := put(t, map[string]string{"secret.txt": "secret"})
	dir := put(t, map[string]string{"m.csv": "file\nlink.txt\n"})
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	want := []string{"link.txt !unreadable"}
	if diff := cmp.Diff(want, told(t, dir, Manifest(t.Context(), filepath.Join(dir, "m.csv"), Options{}))); diff != "" {
		t.Errorf("a link out of the folder (-want +got):\n%s", diff)
	}
}

func TestManifestUnusable(t *testing.T) {
	dir := put(t, map[string]string{"empty.csv": "", "nofile.csv": "date,type\n2019,law\n"})
	for name, want := range map[string]string{"empty.csv": "empty.csv !metadata", "nofile.csv": "nofile.csv !metadata", "gone.csv": "gone.csv !missing"} {
		got := told(t, dir, Manifest(t.Context(), filepath.Join(dir, name), Options{}))
		if diff := cmp.Diff([]string{want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestManifestReal(t *testing.T) {
	path := schematest.SharedData(t, "corpus", "reliefweb", "manifest.csv")
	o, err := Survey(path, nil)
	if err != nil || len(o.Unknown) > 0 {
		t.Fatalf("Survey = %+v, %v", o, err)
	}
	n := 0
	for it := range Manifest(t.Context(), path, Options{}) {
		if it.Err != nil || it.Known.Language == "" || it.Known.SourceURL == "" {
			t.Errorf("%+v", it)
		}
		n++
	}
	if n != o.Rows || n < 500 {
		t.Errorf("%d items of %d rows", n, o.Rows)
	}
}

func FuzzManifest(f *testing.F) {
	f.Add([]byte("file,title\na.txt,A\n"))
	f.Add([]byte("\ufefffile;date;language\n\"a.txt;2019;es\n;;;;\n../x;2019-13;\xff\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		path := filepath.Join(dir, "m.csv")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		for it := range Manifest(t.Context(), path, Options{}) {
			if (it.Err == nil) == (it.Open == nil && !it.NoFile && len(it.Parts) == 0) {
				t.Errorf("item %+v has neither bytes nor an error, or both", it)
			}
		}
	})
}
