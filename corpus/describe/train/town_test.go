package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/schema/table"
)

// TestGatherTowns holds which names of a small world are taken.
func TestGatherTowns(t *testing.T) {
	dir := t.TempDir()
	cities := filepath.Join(dir, "cities.json")
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("cities.json", `{
		"1": {"name": "Aville", "countrycode": "FR", "population": 200000, "admin1code": "1", "alternatenames": ["Avila Nova"]},
		"2": {"name": "Twinton", "countrycode": "GB", "population": 90000, "admin1code": "1", "alternatenames": []},
		"3": {"name": "Twinton", "countrycode": "US", "population": 50000, "admin1code": "1", "alternatenames": []},
		"4": {"name": "Bigtown", "countrycode": "GB", "population": 900000, "admin1code": "1", "alternatenames": []},
		"5": {"name": "Bigtown", "countrycode": "US", "population": 50000, "admin1code": "1", "alternatenames": []},
		"6": {"name": "Wordly", "countrycode": "GB", "population": 300000, "admin1code": "1", "alternatenames": []},
		"7": {"name": "Tinyville", "countrycode": "NE", "population": 900, "admin1code": "2", "alternatenames": []},
		"8": {"name": "Chefville", "countrycode": "NE", "population": 6000, "admin1code": "3", "alternatenames": []},
		"9": {"name": "Kharpour", "countrycode": "PK", "population": 60000, "admin1code": "1", "alternatenames": ["Kharpur", "Karachnapur", "Harput"]},
		"10": {"name": "Florence", "countrycode": "US", "population": 40000, "admin1code": "1", "alternatenames": []},
		"11": {"name": "Mercedes", "countrycode": "AR", "population": 400000, "admin1code": "1", "alternatenames": []}}`)
	write("vocab/geonames_admin1.csv", "code,name\nNE.2,Sandland Region\nNE.3,Chefville\n")
	write("corpus/reliefweb/en/1.txt", "It was wordly of them, in Aville.")
	write("corpus/us-declarations/en/1.md", "Nothing here.")
	write("parallel/en_es_fr.tsv.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00") // no line
	want := "FR\tAville\nGB\tBigtown\nNE\tChefville|Sandland\nPK\tKharpour|Kharpur\n~US\tBigtown|Florence\n"
	for range 2 {
		var got bytes.Buffer
		if err := gatherTowns(&got, dir, cities); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("gatherTowns (-want +got):\n%s", diff)
		}
	}
}

// TestTownsAreAsGathered holds that the gazetteer is what its command makes. It
// needs the file of GeoNames that SIMDE_GEONAMES names.
func TestTownsAreAsGathered(t *testing.T) {
	cities := os.Getenv("SIMDE_GEONAMES")
	if cities == "" {
		t.Skip("skipped: SIMDE_GEONAMES names no file of towns")
	}
	var got bytes.Buffer
	if err := gatherTowns(&got, schematest.SharedData(t), cities); err != nil {
		t.Fatal(err)
	}
	text, err := lexicon.Files.ReadFile("towns.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(text), "\n"+got.String()) {
		t.Error("lexicon/towns.tsv is not what its command makes; make it anew:\n\tgo run ./corpus/describe/train towns ../shared/data CITIES > corpus/describe/lexicon/towns.tsv")
	}
}

// TestTownsStandInGeoNames holds that each name of the gazetteer is one of
// GeoNames in that country, or sounds as one.
func TestTownsStandInGeoNames(t *testing.T) {
	known := map[string]bool{}
	for file, columns := range map[string][2]int{"geonames_cities1000.csv": {3, 0}, "geonames_admin1.csv": {0, 1}} {
		f, err := os.Open(schematest.SharedData(t, "vocab", file))
		if err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			country, _, _ := strings.Cut(l[columns[0]], ".")
			name := l[columns[1]]
			for _, word := range regionWords() {
				name = strings.TrimSuffix(name, word)
			}
			known[country+" "+sounds(name)] = true
		}
	}
	all, strange := 0, 0
	for f := range table.Rows(lexicon.Files, "towns.tsv", 2) {
		for name := range strings.SplitSeq(f[1], "|") {
			all++
			if !known[strings.TrimPrefix(f[0], "~")+" "+sounds(name)] {
				strange++
				t.Logf("%s: no %s", f[0], name)
			}
		}
	}
	if strange*200 > all { // the two files are not of one day
		t.Errorf("%d of %d names do not stand in GeoNames", strange, all)
	}
}
