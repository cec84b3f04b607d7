package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write puts files of a folder in place.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// documentOf returns the document that the ledger names for a file.
func documentOf(t *testing.T, data, file string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(mustRun(t, data, "ledger", "--csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r[0] == file {
			return r[2]
		}
	}
	t.Fatalf("the ledger has no row %s", file)
	return ""
}

const boletin = "Boletín de remesas de Choluteca\n\nLas familias de Choluteca reciben remesas desde España cada mes, y gastan la mitad en alimentos y en la escuela de sus hijos."

func TestVersionsCommand(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	file := filepath.Join(dir, "a.txt")
	write(t, dir, map[string]string{"a.txt": boletin})
	mustRun(t, data, "import", dir)
	id := documentOf(t, data, file)
	mustRun(t, data, "correct", id, "title=Corregido", "--by", "Ana")
	write(t, dir, map[string]string{"a.txt": boletin + " El resto se ahorra."})
	mustRun(t, data, "import", dir)
	out := mustRun(t, data, "versions", id)
	for _, want := range []string{"1  ", "import 1", "2  ", "import 2", file, "Corregido", "now", "corrected for an earlier version", "title=Corregido (Ana)"} {
		if !strings.Contains(out, want) {
			t.Errorf("versions lack %q:\n%s", want, out)
		}
	}
	if out = mustRun(t, data, "versions", "compare", id, "1"); !strings.Contains(out, "--- version 1\n+++ version 2") ||
		!strings.Contains(out, "+Las familias") || !strings.Contains(out, "El resto se ahorra.") {
		t.Errorf("compare:\n%s", out)
	}
	if out = mustRun(t, data, "versions", "compare", id, "2", "2"); out != "versions 2 and 2 say the same\n" {
		t.Errorf("compare with itself: %q", out)
	}
	if out = mustRun(t, data, "versions", "show", id, "1"); !strings.Contains(out, "[p. 1]") || strings.Contains(out, "El resto") {
		t.Errorf("show 1:\n%s", out)
	}
	if out = mustRun(t, data, "versions", "confirm", id, "--by", "Eva"); !strings.Contains(out, "1 corrections confirmed") {
		t.Errorf("confirm: %s", out)
	}
	if out = mustRun(t, data, "versions", id); strings.Contains(out, "corrected for") {
		t.Errorf("after confirming:\n%s", out)
	}
	if out = mustRun(t, data, "versions", "restore", id, "1", "--by", "Eva"); !strings.Contains(out, "as version 3") || !strings.Contains(out, "imports undo 3") {
		t.Errorf("restore: %s", out)
	}
	if out = mustRun(t, data, "imports"); !strings.Contains(out, "Eva") || !strings.Contains(out, "versions restore "+id+" 1") {
		t.Errorf("imports do not name the restoring:\n%s", out)
	}
	mustRun(t, data, "import", dir)
	if out = mustRun(t, data, "versions", "show", id, "3"); strings.Contains(out, "El resto") {
		t.Errorf("the import of the folder undid the restoring:\n%s", out)
	}
	mustRun(t, data, "index")
	mustRun(t, data, "doctor")
	mustRun(t, data, "imports", "undo", "3")
	if out = mustRun(t, data, "versions", "show", id, "4"); !strings.Contains(out, "El resto") {
		t.Errorf("undone:\n%s", out)
	}
	for _, bad := range [][]string{{}, {"show", id}, {"show", id, "x"}, {"show", id, "9"}, {"restore", id, "4"}, {"burn", id, "1"}, {"zzzz"}} {
		if out, err := simde(t, data, append([]string{"versions"}, bad...)...); err == nil {
			t.Errorf("versions %q: %s, want an error", bad, out)
		}
	}
}

// TestCatalogueOfPartsAndRecords goes through everything that a row of several
// files or none passes: ledger, doctor, table and bag, in and out again.
func TestCatalogueOfPartsAndRecords(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	m := filepath.Join(dir, "m.csv")
	write(t, dir, map[string]string{"a.txt": boletin, "b.txt": "Anexo de cuadros\n\nMontos por departamento y por mes, con sus fuentes.",
		"m.csv": "archivo,título,dirección\na.txt|b.txt,Informe,\n,Ficha,https://a.example/ficha\n"})
	profile := filepath.Join(dir, "p.toml")
	out := mustRun(t, data, "import", "--manifest", m, "--map", "archivo=file", "--map", "título=title", "--map", "dirección=source",
		"--collection", "Boletines", "--set", "rights=CC BY", "--save-profile", profile)
	if !strings.Contains(out, "3 files, 3 imported") {
		t.Fatalf("import: %s", out)
	}
	if out = mustRun(t, data, "import", "--manifest", m, "--profile", profile); !strings.Contains(out, "3 files, 3 unchanged") {
		t.Errorf("the same by the saved profile: %s", out)
	}
	if got, want := documentOf(t, data, filepath.Join(dir, "a.txt")), documentOf(t, data, filepath.Join(dir, "b.txt")); got != want {
		t.Errorf("the two files are of %s and %s, want one document", got, want)
	}
	mustRun(t, data, "index")
	if out = mustRun(t, data, "search", "departamento", "cuadros"); !strings.Contains(out, "part 2, p. 1") {
		t.Errorf("search does not cite the page within its part:\n%s", out)
	}
	if out = mustRun(t, data, "search", "collection:Boletines"); !strings.Contains(out, "2 documents") {
		t.Errorf("the collection: %s", out)
	}
	if out = mustRun(t, data, "doctor"); strings.Contains(out, "ILL") || !strings.Contains(out, "originals: 2 checked") {
		t.Errorf("doctor:\n%s", out)
	}
	bag := filepath.Join(t.TempDir(), "bag")
	mustRun(t, data, "export", "--bag", bag)
	if out = mustRun(t, data, "import", "--manifest", filepath.Join(bag, "data", "manifest.csv")); !strings.Contains(out, "3 files, 3 unchanged") {
		t.Errorf("the bag, in again: %s", out)
	}
	other := t.TempDir()
	if out = mustRun(t, other, "import", "--manifest", filepath.Join(bag, "data", "manifest.csv")); !strings.Contains(out, "3 files, 3 imported") {
		t.Errorf("the bag, into an empty library: %s", out)
	}
	table := filepath.Join(t.TempDir(), "all.csv")
	mustRun(t, other, "export", "--manifest", table)
	if got, want := withoutPlaces(t, table), withoutPlaces(t, filepath.Join(bag, "data", "manifest.csv")); got != want {
		t.Errorf("the other library says\n%s\nwant\n%s", got, want)
	}
	write(t, filepath.Dir(table), map[string]string{"all.csv": strings.ReplaceAll(textOf(t, table), "Ficha", "Ficha nueva")})
	if out = mustRun(t, other, "import", "--manifest", table); !strings.Contains(out, "1 updated") || !strings.Contains(out, "2 unchanged") {
		t.Errorf("an edited cell of a record: %s", out)
	}
	for _, bad := range [][]string{{"--map", "nada=title"}, {"--set", "language=klingon xx"}, {"--set", "file=x"}, {"--profile", "no-such"}} {
		if out, err := simde(t, t.TempDir(), append([]string{"import", "--manifest", m, "--profile", profile}, bad...)...); err == nil {
			t.Errorf("import %q: %s, want an error", bad, out)
		}
	}
}

// TestKilledCatalogue kills imports of a catalogue of parts and records, and the
// server beside them, while its files change: each original is of one document
// afterwards, and the next import changes nothing. SIMDE_KILLS is how often, twice
// by default.
func TestKilledCatalogue(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	m := filepath.Join(dir, "m.csv")
	const records = 25
	table := "file,identifier,title\n"
	text := func(i, edition int) string {
		return fmt.Sprintf("Nota %d de remesas\n\nLa nota %d dice lo que otras no dicen, en su edición %d.", i, i, edition)
	}
	for i := range records {
		table += fmt.Sprintf("%[1]d.txt|%[1]d-anexo.txt,P-%[1]d,Partes %[1]d\n,R-%[1]d,Registro %[1]d\n", i)
		write(t, dir, map[string]string{fmt.Sprintf("%d.txt", i): text(i, 0), fmt.Sprintf("%d-anexo.txt", i): text(i+1000, 0)})
	}
	write(t, dir, map[string]string{"m.csv": table})
	for n := range killsWanted(t, 2) {
		killOnce(t, data, "--manifest", m)
		for i := range records / 5 {
			write(t, dir, map[string]string{fmt.Sprintf("%d-anexo.txt", i*5): text(i*5+1000, n+1)})
		}
	}
	mustRun(t, data, "import", "--manifest", m)
	if out := mustRun(t, data, "import", "--manifest", m); !strings.Contains(out, fmt.Sprintf("%d files, %d unchanged", 3*records, 3*records)) {
		t.Errorf("once more: %s", out)
	}
	mustRun(t, data, "index")
	if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") {
		t.Errorf("doctor after the kills:\n%s", out)
	}
	if out := mustRun(t, data, "export", "--manifest", filepath.Join(t.TempDir(), "all.csv")); !strings.Contains(out, fmt.Sprintf("%d documents", 2*records)) {
		t.Errorf("export: %s, want a document a row", out)
	}
}

func textOf(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// withoutPlaces returns a table without its first column and its last, which say
// where the files lie and when it was written.
func withoutPlaces(t *testing.T, path string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(textOf(t, path))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, strings.Join(r[1:len(r)-1], ","))
	}
	return strings.Join(out, "\n")
}
