package describe

import (
	"bytes"
	"encoding/csv"
	"github.com/simde/simde/corpus/describe/table"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// TestTowns holds which countries towns stand for, alone, in context and in
// three languages.
func TestTowns(t *testing.T) {
	checkPlaces(t, map[string][]schema.Place{
		// towns of the gazetteer and of the list by hand
		"Floods displaced families in Chiclayo, Bangassou and Mymensingh.": {"BD", "CF", "PE"},
		"Las lluvias dejaron daños en Barrancabermeja y en Puerto Montt.":  {"CL", "CO"},
		"Des combats ont éclaté à Kaga-Bandoro et près de Mbuji-Mayi.":     {"CD", "CF"},
		"Llegaron de Agadez a Lampedusa, y de Sfax a Génova.":              {"IT", "NE", "TN"},
		"Ils vivent à Gênes, à Hamamatsu et à Minawao.":                    {"CM", "IT", "JP"},
		"They live in Genoa, Kumasi and Barishal.":                         {"BD", "GH", "IT"},
		"El taller se celebró en Zaragoza.":                                {"ES"},
		"Des réfugiés de Kramatorsk sont arrivés à Saragosse.":             {"ES", "UA"},
		"De Burdeos a Salzburgo.":                                          {"AT", "FR"},
		"De Bordeaux à Salzbourg.":                                         {"AT", "FR"},
		"From Bordeaux to Salzburg.":                                       {"AT", "FR"},
		// a town of several countries goes to the one that stands beside it
		"La reunión de San José, Costa Rica, terminó.":                       {"CR"},
		"Valencia (Venezuela) y Puerto Cabello":                              {"VE"},
		"En Miraflores, Guaviare, hubo una reunión. Miraflores queda lejos.": {"CO"},
		"Vivía en Valencia, España.":                                         {"ES"},
		"À Barcelona (Venezuela), la mission a rencontré les autorités.":     {"VE"},
		"The meeting in Paris, Texas was short.":                             {"US"},
		"The office in London, Canada has closed.":                           {"CA"},
		"Crossing at Nogales, Arizona, takes hours.":                         {"US"},
		"The flight from Paris, France, was late.":                           {"FR"},
		"Madrid, Francia y Alemania firmaron.":                               {"DE", "ES", "FR"},
		"Zaragoza, en Coahuila, queda cerca de Piedras Negras.":              {"MX"},
		// names that are shared, words or borne by people say nothing
		"The team visited San Pedro, Santa Rosa, San Miguel and San Fernando.":    nil,
		"Reading and Mobile phones, a Split decision, Orange juice, Nice Tours.":  nil,
		"La Libertad, el Progreso y la Esperanza de Mercedes y Rosario.":          nil,
		"Buscamos la Paz y la Unión.":                                             nil,
		"Lens et Tours gagnent; Nancy et Orange aussi.":                           nil,
		"Dr Amina Chiclayo and Francis Mwanza spoke; so did Mr Olindo Manizales.": nil,
		"el mandó todo a kumasi y a chiclayo":                                     nil,
	})
}

// checkPlaces holds which places texts yield, in the order of their codes.
func checkPlaces(t *testing.T, texts map[string][]schema.Place) {
	t.Helper()
	for text, want := range texts {
		var got []schema.Place
		for _, p := range describeText(text).Places {
			got = append(got, p.Place)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("places of %q = %v, want %v", text, got, want)
		}
	}
}

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
		if err := GatherTowns(&got, dir, cities); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("GatherTowns (-want +got):\n%s", diff)
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
	if err := GatherTowns(&got, schematest.SharedData(t), cities); err != nil {
		t.Fatal(err)
	}
	text, err := data.ReadFile("lexicon/towns.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(text), "\n"+got.String()) {
		t.Error("lexicon/towns.tsv is not what its command makes; make it anew:\n\tgo run ./corpus/describe/gen towns ../shared/data CITIES > corpus/describe/lexicon/towns.tsv")
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
			for _, word := range regionWords {
				name = strings.TrimSuffix(name, word)
			}
			known[country+" "+sounds(name)] = true
		}
	}
	all, strange := 0, 0
	for f := range table.Rows(data, "lexicon/towns.tsv", 2) {
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
