package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
)

// TestMain lets the test binary play the program: the pool of an import starts
// it again as a worker, and the tests of crashes start it as a whole.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && (os.Args[1] == "extract-worker" || os.Getenv("SIMDE_TEST_PROGRAM") != "") {
		os.Exit(status(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr), os.Stderr))
	}
	os.Exit(m.Run())
}

// simde runs a command on the library in data and returns what it printed.
func simde(t *testing.T, data string, args ...string) (string, error) {
	t.Helper()
	t.Setenv("SIMDE_DATA", data)
	var out, log bytes.Buffer
	err := run(t.Context(), args, strings.NewReader(""), &out, &log)
	if err != nil {
		t.Logf("simde %s: %v\n%s", strings.Join(args, " "), err, log.String())
	}
	return out.String(), err
}

func mustRun(t *testing.T, data string, args ...string) string {
	t.Helper()
	out, err := simde(t, data, args...)
	if err != nil {
		t.Fatalf("simde %s: %v", strings.Join(args, " "), err)
	}
	return out
}

// unpackDemo writes the demonstration library to a folder.
func unpackDemo(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "files")
	if err := unpack(demoFS, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// hits runs a search and returns its hits.
func hits(t *testing.T, data string, args ...string) []hitLine {
	t.Helper()
	var out []hitLine
	for d := json.NewDecoder(strings.NewReader(mustRun(t, data, append([]string{"search", "--json"}, args...)...))); d.More(); {
		var h hitLine
		if err := d.Decode(&h); err != nil {
			t.Fatal(err)
		}
		out = append(out, h)
	}
	return out
}

// TestFileToHit follows files from a folder to hits in three languages.
func TestFileToHit(t *testing.T) {
	files, data := unpackDemo(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(files, "broken.pdf"), []byte("%PDF-1.7\nnothing follows"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := simde(t, data, "import", files); !errors.Is(err, errPartly) {
		t.Fatalf("import with a broken file: %v, want errPartly", err)
	}
	rows, err := csv.NewReader(strings.NewReader(mustRun(t, data, "ledger", "--csv"))).ReadAll()
	if err != nil || len(rows) != demoDocuments+3 {
		t.Fatalf("ledger has %d lines, %v, want a header, %d documents, the catalogue and the broken file", len(rows), err, demoDocuments)
	}
	states := map[string]string{}
	for _, r := range rows[1:] {
		states[filepath.Base(r[0])] = r[1] + " " + r[4]
	}
	for name, want := range map[string]string{"broken.pdf": "failed corrupt", "catalogue.csv": "failed not-document", "remittance-costs.en.pdf": "imported "} {
		if states[name] != want {
			t.Errorf("ledger says of %s: %q, want %q", name, states[name], want)
		}
	}
	mustRun(t, data, "index")
	for query, want := range map[string]string{"remesas": "es", "remittances": "en", "envois de fonds": "fr"} {
		found := map[string]bool{}
		for _, h := range hits(t, data, "-n", "20", "--lang", want, query) {
			found[string(h.Language)] = true
			if len(h.Pages) == 0 {
				t.Errorf("%s: hit %s without a page", query, h.ID)
			}
		}
		if !found["es"] || !found["en"] || !found["fr"] {
			t.Errorf("%q finds documents in %v, want all three languages", query, found)
		}
	}
	page := hits(t, data, "--only", `"cautelas los promedios"`)
	if len(page) != 1 || page[0].Pages[0].Page != 2 || !strings.Contains(page[0].Pages[0].Snippet, "**Cautelas**") {
		t.Errorf("phrase found as %+v, want page 2 of one document with the words marked", page)
	}
	if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") {
		t.Errorf("doctor: %s", out)
	}
}

func TestManifestBadRows(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "Remesas y desarrollo\n\nLas remesas de México son muchas y llegan cada mes a las familias.")
	write("b.txt", "Remittances and development\n\nMoney sent home every month.")
	write("m.csv", "file,title,date,colour\na.txt,El título,2019-03,red\nnone.txt,x,2019,\n../m.csv,x,2019,\nb.txt,x,2019-13,\n")
	if out, err := simde(t, data, "import", "--manifest", filepath.Join(dir, "m.csv")); !errors.Is(err, errPartly) || !strings.Contains(out, "warnings: 2") {
		t.Fatalf("import: %v, %s, want errPartly and two warnings", err, out)
	}
	if out := mustRun(t, data, "ledger", "--warnings"); !strings.Contains(out, `m.csv row 5, column "date": date "2019-13"`) || !strings.Contains(out, "colour") || strings.Contains(out, "a.txt") {
		t.Errorf("ledger --warnings = %s, want the date and the column and no row without a warning", out)
	}
	if _, err := simde(t, data, "import", "--manifest", filepath.Join(dir, "m.csv"), "--date-order", "ymd"); err == nil {
		t.Error("a date order that is none passes")
	}
	if _, err := simde(t, t.TempDir(), "import", "--manifest", filepath.Join(dir, "m.csv"), "--map", "farbe=subject"); status(err, &bytes.Buffer{}) != exitCannot {
		t.Errorf("a column that is not there: %v, want status 2", err)
	}
	out := mustRun(t, data, "ledger")
	for _, want := range []string{"missing", "2019-13", "colour", "imported"} {
		if !strings.Contains(out, want) {
			t.Errorf("ledger lacks %q:\n%s", want, out)
		}
	}
}

// TestNamesThatAreNotUTF8 holds that files whose names differ in one byte are
// kept apart, and that a failed one is found again.
func TestNamesThatAreNotUTF8(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"a\xe1.txt": "Informe A", "a\xe9.txt": "Informe B", "a\x1b\n.txt": "Informe C", `a\xE1.txt`: "Informe D", "a\xed.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Skipf("this disk has no such names: %v", err)
		}
	}
	for _, want := range []string{"5 files, 4 imported, 1 failed", "5 files, 4 unchanged, 1 failed"} {
		out, err := simde(t, data, "import", dir)
		if !errors.Is(err, errPartly) || !strings.Contains(out, want) {
			t.Errorf("import: %v, %s, want %s", err, out, want)
		}
	}
	out := mustRun(t, data, "ledger")
	for _, want := range []string{`a\xE1.txt`, `a\xE9.txt`, `a\x1B\x0A.txt`, `a\x5CxE1.txt`, "read as", "aé.txt"} {
		if !strings.Contains(out, want) {
			t.Errorf("ledger lacks %q:\n%s", want, out)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "a\xed.txt"), []byte("Informe E"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := mustRun(t, data, "import", "--retry-failed"); !strings.Contains(out, "1 files, 1 imported") {
		t.Errorf("retry: %s, want the file of a name that is not UTF-8", out)
	}
}

func TestManifestMended(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	m := filepath.Join(dir, "m.csv")
	for name, text := range map[string]string{"a.txt": "Remesas y desarrollo\n\nLas remesas llegan.", "m.csv": "file,title,type\na.txt,One,\n,,report\na.txt,Three,\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := simde(t, data, "import", "--manifest", m); !errors.Is(err, errPartly) {
		t.Fatalf("import: %v, want errPartly", err)
	}
	out := mustRun(t, data, "ledger", "--failed")
	for _, want := range []string{"m.csv#3", "names no file", "m.csv#4", "as row 2 does"} {
		if !strings.Contains(out, want) {
			t.Errorf("ledger lacks %q:\n%s", want, out)
		}
	}
	for name, text := range map[string]string{"b.txt": "Retorno\n\nEl retorno.", "c.txt": "Tránsito\n\nEl tránsito.", "m.csv": "file,title\na.txt,One\nb.txt,Two\nc.txt,Three\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out := mustRun(t, t.TempDir(), "import", dir, "--manifest", m); !strings.Contains(out, "3 files, 3 imported") {
		t.Errorf("folder and manifest together: %s, want each file once", out)
	}
	if out := mustRun(t, data, "import", "--retry-failed"); !strings.Contains(out, "2 files, 2 imported") {
		t.Errorf("retry: %s, want the two mended rows", out)
	}
	if out := mustRun(t, data, "ledger", "--failed"); strings.Contains(out, "m.csv") {
		t.Errorf("still failed after mending:\n%s", out)
	}
}

func TestDescribe(t *testing.T) {
	files := unpackDemo(t)
	out := mustRun(t, t.TempDir(), "describe", "--json", filepath.Join(files, "triangulo-norte.es.pdf"), filepath.Join(files, "skilled-migration.en.md"))
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines, want one a file", len(lines))
	}
	var got struct {
		Language  string
		Title     string
		Corridors []struct {
			Corridor string
			Evidence []struct{ Passage string }
		}
	}
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, c := range got.Corridors {
		found[c.Corridor] = len(c.Evidence) > 0
	}
	if got.Language != "es" || !found["GT-US"] || !found["HN-US"] || !found["SV-US"] {
		t.Errorf("read %+v, want Spanish and the three corridors with evidence", got)
	}
	if out := mustRun(t, t.TempDir(), "describe", "--explain", filepath.Join(files, "skilled-migration.en.md")); !strings.Contains(out, "PH") {
		t.Errorf("explanation without the Philippines:\n%s", out)
	}
}

func TestCorrectAndRedescribe(t *testing.T) {
	files, data := unpackDemo(t), t.TempDir()
	mustRun(t, data, "import", filepath.Join(files, "skilled-migration.en.md"))
	mustRun(t, data, "index")
	id := string(hits(t, data, "nurses")[0].ID)
	mustRun(t, data, "correct", id, "title=Nurses who move", "corridor+=GH-GB", "contact+=Ana||ana@example.org", "event+=2021-03-14", "--by", "an archivist")
	mustRun(t, data, "describe", "--all")
	mustRun(t, data, "index")
	if got := hits(t, data, "corridor:GH-GB"); len(got) != 1 || got[0].Title != "Nurses who move" {
		t.Errorf("after correction and re-description: %+v", got)
	}
	if _, err := simde(t, data, "correct", id, "corridor+=GH"); err == nil {
		t.Error("a correction that cannot be read is accepted")
	}
}

func TestFigures(t *testing.T) {
	data := t.TempDir()
	if out := mustRun(t, data, "figures", "list"); !strings.Contains(out, "undesa-stock-2024") {
		t.Errorf("no starter bank:\n%s", out)
	}
}

func TestCommandLine(t *testing.T) {
	for _, c := range commands() {
		if c.hidden || c.name == "version" || c.name == "help" {
			continue
		}
		out, err := simde(t, t.TempDir(), "help", c.name)
		if err != nil && status(err, os.Stderr) != exitWell || !strings.Contains(out, c.name) {
			t.Errorf("help %s = %q, %v", c.name, out, err)
		}
	}
	if _, err := simde(t, t.TempDir(), "nonsense"); status(err, &bytes.Buffer{}) != exitCannot {
		t.Errorf("an unknown command: %v, want status 2", err)
	}
	if _, err := simde(t, t.TempDir(), "ledger"); status(err, &bytes.Buffer{}) != exitCannot {
		t.Errorf("the ledger of no library: %v, want status 2", err)
	}
}

// TestKilledImport kills an import and the server that indexes beside it at
// random moments, and starts both again: nothing is lost, nothing is doubled,
// and the index equals the corpus. SIMDE_KILLS is how often, 4 by default.
func TestKilledImport(t *testing.T) {
	files, cache := unpackDemo(t), t.TempDir()
	kills := killsWanted(t, 4)
	const perLibrary = 4 // after which the import is done
	for done := 0; done < kills; done += perLibrary {
		data := t.TempDir()
		if err := os.Symlink(cache, filepath.Join(data, "cache")); err != nil {
			t.Fatal(err)
		}
		for range min(perLibrary, kills-done) {
			killOnce(t, data, files)
		}
		checkAfterKills(t, data, files)
	}
}

// killsWanted returns how often a test of crashes kills: SIMDE_KILLS, or as it
// does by itself.
func killsWanted(t *testing.T, otherwise int) int {
	t.Helper()
	kills := otherwise
	if s := os.Getenv("SIMDE_KILLS"); s != "" {
		if _, err := fmt.Sscan(s, &kills); err != nil {
			t.Fatal(err)
		}
	}
	return kills
}

// killOnce starts a server and an import on the library in data and kills both.
func killOnce(t *testing.T, data string, what ...string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var running []*exec.Cmd
	for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, append([]string{"import"}, what...)} {
		cmd := exec.CommandContext(t.Context(), self, args...)
		cmd.Env = append(os.Environ(), "SIMDE_TEST_PROGRAM=1", "SIMDE_DATA="+data)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	time.Sleep(time.Duration(100+rand.IntN(900)) * time.Millisecond)
	for _, cmd := range running {
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
	}
}

// checkAfterKills imports once more and looks for what was lost or doubled.
func checkAfterKills(t *testing.T, data, files string) {
	t.Helper()
	if _, err := simde(t, data, "import", files); !errors.Is(err, errPartly) { // the catalogue is no document
		t.Fatalf("the import after the kills: %v", err)
	}
	mustRun(t, data, "index")
	if out := mustRun(t, data, "doctor"); strings.Contains(out, "ILL") || !strings.Contains(out, strconv.Itoa(demoDocuments)+" checked") {
		t.Errorf("doctor after the kills:\n%s", out)
	}
	rows, err := csv.NewReader(strings.NewReader(mustRun(t, data, "ledger", "--csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != demoDocuments+2 {
		t.Errorf("ledger has %d lines, want a header, %d documents and the catalogue", len(rows), demoDocuments)
	}
	for _, r := range rows[1:] {
		if r[1] == string(corpus.Waiting) {
			t.Errorf("%s still waits", r[0])
		}
	}
}

func TestOnDisk(t *testing.T) {
	dir := t.TempDir()
	zip := filepath.Join(dir, "a.zip")
	if err := os.WriteFile(zip, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, inside := range []string{"", "/b.txt", "/in/b.txt", "/../evil.txt", "//abs.txt"} {
		if got := onDisk(zip + inside); got != zip {
			t.Errorf("onDisk(%q) = %q, want the archive", "a.zip"+inside, got)
		}
	}
}

// TestMovedAndVanishedFiles holds that a document follows its file and that a
// file which is gone is told of.
func TestMovedAndVanishedFiles(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for name, text := range map[string]string{"a.txt": "Remesas y desarrollo\n\nLas remesas llegan.", "b.txt": "Retorno\n\nEl retorno de los migrantes."} {
		mustDo(t, os.WriteFile(path(name), []byte(text), 0o644))
	}
	mustRun(t, data, "import", dir)
	mustDo(t, os.Rename(path("a.txt"), path("moved.txt")))
	mustDo(t, os.Remove(path("b.txt")))
	if out := mustRun(t, data, "import", dir); !strings.Contains(out, "1 files, 1 updated") {
		t.Errorf("import after a move: %s", out)
	}
	out := mustRun(t, data, "ledger", "--vanished")
	if !strings.Contains(out, "b.txt") || strings.Contains(out, "moved.txt") || strings.Contains(out, "a.txt") {
		t.Errorf("ledger --vanished = %s, want b.txt alone", out)
	}
	if out := mustRun(t, data, "import", dir); !strings.Contains(out, "1 files, 1 unchanged") {
		t.Errorf("import again after a move: %s", out)
	}
	mustRun(t, data, "index")
	if out := mustRun(t, data, "doctor"); !strings.Contains(out, "originals: 2 checked") {
		t.Errorf("doctor: %s, want the document of the file that is gone", out)
	}
}

// demoDocuments is how many documents the demonstration library has.
const demoDocuments = 43

func TestDemoLibrary(t *testing.T) {
	languages := map[string]int{}
	err := fs.WalkDir(demoFS, "demo", func(p string, d fs.DirEntry, err error) error {
		parts := strings.Split(d.Name(), ".")
		if err == nil && len(parts) == 3 {
			languages[parts[1]]++
		}
		return err
	})
	if err != nil || languages["es"] != 10 || languages["en"] != 22 || languages["fr"] != 11 {
		t.Errorf("demonstration library = %v, %v, want 10 Spanish documents, 22 English and 11 French", languages, err)
	}
}

// TestDemoRights holds that each document of the demonstration library stands
// in its catalogue once, with whose it is and under which terms it ships.
func TestDemoRights(t *testing.T) {
	f, err := demoFS.Open("demo/catalogue.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	rights := map[string]int{}
	for _, r := range rows[1:] {
		file := r[column("file")]
		rights[file]++
		if _, err := fs.Stat(demoFS, "demo/"+file); err != nil {
			t.Errorf("the catalogue names %s: %v", file, err)
		}
		if r[column("publisher")] == "" || r[column("rights")] == "" {
			t.Errorf("%s: publisher %q, rights %q", file, r[column("publisher")], r[column("rights")])
		}
	}
	files, err := fs.ReadDir(demoFS, "demo")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "catalogue.csv" && rights[f.Name()] != 1 {
			t.Errorf("%s stands in the catalogue %d times", f.Name(), rights[f.Name()])
		}
	}
}
