package main

import (
	"encoding/csv"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// said is what is stated of every document of a library, by its hash.
func said(t *testing.T, data string) (all map[schema.Hash]schema.Known, r schema.Revision) {
	t.Helper()
	l, err := (&env{place: place{data: data}}).openExisting(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer l.close()
	all = map[schema.Hash]schema.Known{}
	for id, err := range l.store.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := l.store.Head(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		all[doc.Original.Hash] = corpus.Statement(doc, false)
	}
	if r, err = l.store.Revision(t.Context()); err != nil {
		t.Fatal(err)
	}
	return all, r
}

// statesOf counts the states that the ledger gives to files below a folder.
func statesOf(t *testing.T, data, folder string) map[string]int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(mustRun(t, data, "ledger", "--csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, r := range rows[1:] {
		if strings.HasPrefix(r[0], folder) {
			out[r[1]]++
		}
	}
	return out
}

// sheet is an exported table in the hands of an editor.
type sheet struct {
	path string
	rows [][]string
}

func openSheet(t *testing.T, path string) *sheet {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return &sheet{path, rows}
}

// cell returns the cell of a column in the row whose file ends so.
func (s *sheet) cell(t *testing.T, file, column string) *string {
	t.Helper()
	i := slices.Index(s.rows[0], column)
	for _, r := range s.rows[1:] {
		if strings.HasSuffix(r[0], file) && i >= 0 {
			return &r[i]
		}
	}
	t.Fatalf("no cell of %s in a row of %s", column, file)
	return nil
}

func (s *sheet) save(t *testing.T) {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll(s.rows); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// exported makes a library of texts with a catalogue and a person's word on it,
// and exports it.
func exported(t *testing.T, flags ...string) (data, table string) {
	t.Helper()
	dir := t.TempDir()
	data = filepath.Join(dir, "library")
	for name, text := range map[string]string{
		"in/a.md":  "---\ntitle: De su archivo\nsubject: diaspora\n---\n\nLas remesas de México llegan cada mes a las familias.\n",
		"in/b.md":  "# Deportation\n\nPeople were returned from the United States to Guatemala last year.\n",
		"in/c.txt": "Un texte sans catalogue\n\nLes migrants du Maroc vivent en Espagne.\n",
		"m.csv": "file,identifier,title,creator,publisher,description,date,language,type,subject,spatial,corridor,rights,source\n" +
			"in/a.md,A-1|DOI 2,\"=Remesas, y \"\"más\"\"\",\"García, Ana|Pérez, Luis\",unhcr,\"Dos\nlíneas\",2019-03,es,Informe,Remesas|nada que conste,México|Honduras,MX-US,CC BY|2019,https://a.example/x\n" +
			"in/b.md,B-1,'=Literally,,World Bank | Group,,2006/2007,en,libro de cocina,,GT:transit,GT-US:deportation,,\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mustRun(t, data, "import", "--ocr", "", "--manifest", filepath.Join(dir, "m.csv"), filepath.Join(dir, "in"))
	mustRun(t, data, "correct", idAt(t, data, "a.md"), "rights=CC BY-SA", "spatial+=GT:origin", "spatial-=HN", "identifier+=A-2")
	table = filepath.Join(dir, "out", "table.csv")
	for i := range flags {
		flags[i] = strings.ReplaceAll(flags[i], "HERE", filepath.Dir(table))
	}
	if out := mustRun(t, data, append([]string{"export", "--manifest", table}, flags...)...); !strings.HasPrefix(out, "3 documents") {
		t.Fatalf("export: %s", out)
	}
	return data, table
}

// idAt returns the document of a file.
func idAt(t *testing.T, data, file string) string {
	t.Helper()
	for line := range strings.Lines(mustRun(t, data, "ledger")) {
		if f := strings.Fields(line); len(f) > 2 && strings.HasSuffix(f[2], file) {
			return f[1]
		}
	}
	t.Fatalf("no document of %s", file)
	return ""
}

// TestExportedAgain holds that a table which was exported changes nothing where
// it came from, and states the same in an empty library.
func TestExportedAgain(t *testing.T) {
	for _, flags := range [][]string{nil, {"--all"}, {"--link", "--files", "HERE/los ficheros"}} {
		t.Run(strings.Join(flags, " "), func(t *testing.T) {
			data, table := exported(t, flags...)
			before, revision := said(t, data)
			if len(flags) == 0 { // the table is no place to which they were moved
				if err := os.RemoveAll(filepath.Join(filepath.Dir(data), "in")); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 {
				mustRun(t, data, "import", "--ocr", "", "--manifest", table)
			}
			after, now := said(t, data)
			if d := cmp.Diff(before, after); d != "" || now != revision {
				t.Errorf("revision %d, then %d; statements (-before +after):\n%s", revision, now, d)
			}
			if got := statesOf(t, data, filepath.Dir(table)); !maps.Equal(got, map[string]int{"unchanged": 3}) {
				t.Errorf("the ledger says %v, want 3 unchanged", got)
			}
			mustRun(t, data, "index")
			mustRun(t, data, "doctor")
			if slices.Contains(flags, "--all") {
				return
			}
			empty := t.TempDir()
			for range 2 {
				mustRun(t, empty, "import", "--ocr", "", "--manifest", table)
			}
			there, _ := said(t, empty)
			if d := cmp.Diff(before, there); d != "" {
				t.Errorf("in an empty library (-before +there):\n%s", d)
			}
			if got := statesOf(t, empty, filepath.Dir(table)); !maps.Equal(got, map[string]int{"unchanged": 3}) {
				t.Errorf("the other library's ledger says %v, want 3 unchanged", got)
			}
		})
	}
}

// TestExportStates holds what a row says, and what it leaves to the text.
func TestExportStates(t *testing.T) {
	_, table := exported(t)
	s := openSheet(t, table)
	for column, want := range map[string]string{"identifier": "A-1|DOI 2|A-2", "title": `'=Remesas, y "más"`, "creator": "García, Ana|Pérez, Luis",
		"publisher": "Alto Comisionado de las Naciones Unidas para los Refugiados", "description": "Dos\nlíneas", "date": "2019-03", "language": "es", "type": "report",
		"subject": "diaspora|Remesas|nada que conste", "spatial": "México|GT:origin", "corridor": "MX-US", "rights": "CC BY-SA", "source": "https://a.example/x"} {
		if got := *s.cell(t, "a.md", column); got != want {
			t.Errorf("%s of a.md: %q, want %q", column, got, want)
		}
	}
	for column, want := range map[string]string{"title": "'=Literally", "publisher": "World Bank; Group", "type": "libro de cocina", "spatial": "GT:transit", "corridor": "GT-US:deportation"} {
		if got := *s.cell(t, "b.md", column); got != want {
			t.Errorf("%s of b.md: %q, want %q", column, got, want)
		}
	}
	if got := *s.cell(t, "c.txt", "title") + *s.cell(t, "c.txt", "language"); got != "" {
		t.Errorf("c.txt, of which nobody states anything: %q", got)
	}
	_, table = exported(t, "--all")
	s = openSheet(t, table)
	if got := *s.cell(t, "c.txt", "title") + *s.cell(t, "c.txt", "language"); got != "Un texte sans cataloguefr" {
		t.Errorf("c.txt with all: %q", got)
	}
}

// TestExportEdited holds that edited cells change just those values, that an
// emptied one clears what the catalogue stated, and that what cannot be changed
// so is told.
func TestExportEdited(t *testing.T) {
	data, table := exported(t)
	want, _ := said(t, data)
	s := openSheet(t, table)
	a, b := schema.Hash(*s.cell(t, "a.md", "sha256")), schema.Hash(*s.cell(t, "b.md", "sha256"))
	ofA, ofB := want[a], want[b]
	edit := func(file, column, value string) { *s.cell(t, file, column) = value }

	edit("a.md", "title", "")
	ofA.Title = "De su archivo" // which the file itself states
	edit("a.md", "rights", "CC0")
	ofA.Rights = "CC0" // a person's correction that the table showed
	edit("a.md", "identifier", "A-1|A-3")
	ofA.Identifiers = []string{"A-1", "A-3"}
	edit("a.md", "spatial", "México|Honduras|GT:origin")
	ofA.Spatial = []string{"México", "Honduras", "GT:origin"}
	edit("a.md", "subject", "diaspora|remittances")
	ofA.Subjects = []string{"diaspora", "remittances"}
	edit("b.md", "date", "")
	ofB.Published = ""
	edit("a.md", "date", "some day") // which cannot be read, and clears nothing
	edit("b.md", "corridor", "GT-US:return")
	ofB.Corridors = []string{"GT-US:return"}
	s.save(t)
	mustRun(t, data, "correct", idAt(t, data, "b.md"), "title=A person's since")
	edit("b.md", "title", "An editor's")
	s.save(t)
	ofB.Title = "A person's since"

	want[a], want[b] = ofA, ofB
	foreseen := mustRun(t, data, "import", "--dry-run", "--manifest", table)
	for _, w := range []string{"would change title, rights, identifier, subject, spatial of " + idAt(t, data, "a.md"), "would change date, corridor of ", "would change nothing of "} {
		if !strings.Contains(foreseen, w) {
			t.Errorf("a dry run does not say %q:\n%s", w, foreseen)
		}
	}
	mustRun(t, data, "import", "--ocr", "", "--manifest", table)
	got, revision := said(t, data)
	if d := cmp.Diff(want, got, cmp.Transformer("sorted", func(s []string) []string { s = slices.Clone(s); slices.Sort(s); return s })); d != "" {
		t.Errorf("statements (-want +got):\n%s", d)
	}
	if got := statesOf(t, data, filepath.Dir(table)); !maps.Equal(got, map[string]int{"updated": 2, "unchanged": 1}) {
		t.Errorf("the ledger says %v, want 2 updated and 1 unchanged", got)
	}
	out := mustRun(t, data, "ledger", "--warnings")
	for _, w := range []string{"column title: emptied, and the file itself states it", "column title: what a person corrected since the export stands: A person's since"} {
		if !strings.Contains(out, w) {
			t.Errorf("the ledger does not say %q:\n%s", w, out)
		}
	}
	mustRun(t, data, "import", "--ocr", "", "--manifest", table)
	if _, now := said(t, data); now != revision {
		t.Errorf("the edited table again: revision %d, then %d", revision, now)
	}
	mustRun(t, data, "index")
	mustRun(t, data, "doctor")
}

// TestExportOtherFile holds that a row takes in no other bytes than it states.
func TestExportOtherFile(t *testing.T) {
	data, table := exported(t)
	before, _ := said(t, data)
	s := openSheet(t, table)
	file := filepath.Join(filepath.Dir(table), filepath.FromSlash(*s.cell(t, "b.md", "file")))
	if err := os.WriteFile(file, []byte("another text"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := simde(t, data, "import", "--ocr", "", "--manifest", table); !errors.Is(err, errPartly) {
		t.Errorf("import: %v, want errPartly", err)
	}
	if after, _ := said(t, data); !cmp.Equal(before, after) {
		t.Errorf("statements: %s", cmp.Diff(before, after))
	}
	if out := mustRun(t, data, "import", "--dry-run", "--manifest", table); !strings.Contains(out, "would fail: read: corrupt: its bytes are not those") {
		t.Errorf("a dry run: %s", out)
	}
	if out := mustRun(t, data, "ledger", "--failed"); !strings.Contains(out, "SHA-256 that the table states") {
		t.Errorf("ledger: %s", out)
	}
}

// TestExportLeavesOut holds that withdrawn documents are not in the table, that
// a damaged original never is, and that files outside the table's folder are
// refused.
func TestExportLeavesOut(t *testing.T) {
	data, table := exported(t)
	mustRun(t, data, "withdraw", idAt(t, data, "a.md"))
	s := openSheet(t, table)
	h := *s.cell(t, "b.md", "sha256")
	original := filepath.Join(data, "originals", h[:2], h[2:4], h)
	if err := os.Chmod(original, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(original, []byte("damaged"), 0o644); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "t.csv")
	out, err := simde(t, data, "export", "--manifest", fresh)
	if !errors.Is(err, errPartly) || !strings.HasPrefix(out, "1 documents") {
		t.Errorf("export: %v, %s", err, out)
	}
	if s := openSheet(t, fresh); len(s.rows) != 2 || !strings.HasSuffix(s.rows[1][0], "c.txt") {
		t.Errorf("the table has %q, want c.txt alone", s.rows)
	}
	if _, err := simde(t, data, "export", "--manifest", fresh, "--files", t.TempDir()); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("files outside of the table's folder: %v, want ErrInvalid", err)
	}
}
