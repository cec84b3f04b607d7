package source

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

func TestProfile(t *testing.T) {
	dir := put(t, map[string]string{"p.toml": "date-order = \"dmy\"\n[set]\ncollection = \"Informes|Anuales\"\nrights = \"CC BY\"\nlanguage = \"es\"\n" +
		"[columns]\nTema = \"subject\"\nFecha = \"date\"\n[split]\nTema = \"/\"\n[values.Tema]\n\"Envíos, y más\" = \"remittances|diaspora\"\n\"Varios\" = \"\"\n",
		"m.csv": "title,Fecha,Tema,rights\nA,03/04/2019,\"envios, y  más/Varios/gender\",\nB,,Varios,CC0\n"})
	o, err := ReadProfile(filepath.Join(dir, "p.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Check(filepath.Join(dir, "m.csv")); err != nil {
		t.Fatal(err)
	}
	saved := filepath.Join(dir, "saved.toml")
	if err := o.Save(saved); err != nil {
		t.Fatal(err)
	}
	again, err := ReadProfile(saved)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(o, again); diff != "" {
		t.Errorf("saved and read again (-saved +read):\n%s", diff)
	}
	want := []schema.Known{
		{Title: "A", Published: "2019-04-03", Language: "es", Subjects: []string{"remittances", "diaspora", "gender"}, Rights: "CC BY", Collections: []string{"Informes", "Anuales"}},
		{Title: "B", Language: "es", Rights: "CC0", Collections: []string{"Informes", "Anuales"}}}
	var got []schema.Known
	for it := range Manifest(t.Context(), filepath.Join(dir, "m.csv"), again) {
		if it.Err != nil || len(it.Remarks) > 0 {
			t.Errorf("%s: %v, %q", it.Name, it.Err, it.Remarks)
		}
		got = append(got, it.Known)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read by the profile (-want +got):\n%s", diff)
	}
}

func TestProfileWrong(t *testing.T) {
	for text, says := range map[string]string{
		"columns = 3": "", "[colums]\na = \"title\"": "colums", "[columns]\na = \"colour\"": "colour", "date-order = \"ymd\"": "ymd",
		"[set]\nlanguage = \"klingon xx\"": "klingon xx", "[set]\nfile = \"a.pdf\"": "file", "[set]\nsubject = \"astrology\"": "astrology", "[set": "",
	} {
		path := filepath.Join(t.TempDir(), "p.toml")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadProfile(path); err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), says) {
			t.Errorf("profile %q: %v, want an error that names the file and %q", text, err, says)
		}
	}
	if _, err := ReadProfile("no-such-profile"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a profile that is not there: %v", err)
	}
	o, err := ReadProfile(Profiles()[0])
	if err != nil {
		t.Fatal(err)
	}
	dir := put(t, map[string]string{"m.csv": "file,title\n"})
	if err := o.Check(filepath.Join(dir, "m.csv")); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a profile for another table: %v, want ErrInvalid", err)
	}
}

// TestProfilesOfKnownCatalogues reads the real catalogue by its profile: no
// language, country, region, date or type that it states is lost.
func TestProfilesOfKnownCatalogues(t *testing.T) {
	path := schematest.SharedData(t, "corpus", "iom-evaluations", "catalogue.csv")
	o, err := ReadProfile("iom-evaluations")
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Check(path); err != nil {
		t.Fatal(err)
	}
	rows := 0
	for it := range Manifest(t.Context(), path, o) {
		rows++
		k := it.Known
		if it.Err != nil || k.Published == "" || k.Language == "" && len(k.Languages) == 0 || len(k.Spatial) == 0 || !slices.Equal(k.Collections, []string{"IOM evaluations"}) {
			t.Errorf("%s: %+v, %v", it.Name, k, it.Err)
		}
		for _, r := range it.Remarks {
			if !strings.Contains(r, "the first counts") {
				t.Errorf("%s", r)
			}
		}
	}
	if rows != 361 {
		t.Errorf("%d rows, want 361", rows)
	}
}
