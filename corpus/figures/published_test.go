package figures

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// published is a total as its publisher gives it.
type published struct {
	series      string
	corridor    schema.Corridor
	sex         schema.Sex
	first, last schema.Period
	value       float64
}

func readPublished(t *testing.T) []published {
	t.Helper()
	text, err := os.ReadFile("testdata/published.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []published
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(f) != 5 || f[4] == "" {
			t.Fatalf("%q has no source", line)
		}
		pair, sex, _ := strings.Cut(f[1], " ")
		o, d, _ := strings.Cut(strings.ReplaceAll(pair, "*", ""), "-")
		p := published{series: f[0], corridor: schema.Corridor{Origin: schema.Place(o), Destination: schema.Place(d)}, sex: schema.Sex(sex)}
		from, to, isRange := strings.Cut(f[2], "..")
		if !isRange {
			to = from
		}
		for text, at := range map[string]*schema.Period{from: &p.first, to: &p.last} {
			if *at, err = schema.ParsePeriod(text); err != nil {
				t.Fatal(err)
			}
		}
		if p.first == (schema.Period{}) {
			p.first = p.last
		}
		if p.last == (schema.Period{}) {
			p.last = p.first
		}
		if p.value, err = strconv.ParseFloat(f[3], 64); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// TestPublishedTotals holds the bank that ships to totals that its sources
// publish, to the unit.
func TestPublishedTotals(t *testing.T) {
	b := starter(t)
	all := readPublished(t)
	const least = 20
	if len(all) < least {
		t.Errorf("%d totals, want at least %d", len(all), least)
	}
	for _, p := range all {
		sums := b.Annual(p.corridor)
		if p.first != p.last || p.sex != "" {
			sums = b.TotalsByShare(p.corridor)
		}
		got, found := 0.0, false
		for _, x := range sums {
			if x.Series == p.series && x.Sex == p.sex && x.Area == "" && x.Period.Compare(p.first) >= 0 && x.Period.Compare(p.last) <= 0 {
				got, found = got+x.Value, true
			}
		}
		if !found || math.Round(got) != p.value {
			t.Errorf("%s of %s %s from %s to %s = %.3f, published %.0f", p.series, p.corridor, p.sex, p.first, p.last, got, p.value)
		}
	}
}

// TestWhomStocksCount holds what UN DESA's stocks of 2024 count to its own
// numbers: of 233 destinations 48 count citizenship, 159 add refugees and 5 are
// imputed. One of them, the Channel Islands, is no place of the bank; it counts
// births.
func TestWhomStocksCount(t *testing.T) {
	b := starter(t)
	destinations := map[schema.Place]bool{}
	counts := map[schema.Definition]int{}
	for f := range b.Each("undesa-stock-2024") {
		to := f.Corridor.Destination
		if f.Year != 2024 || f.Share != (schema.Share{}) || to == "" || destinations[to] {
			continue
		}
		destinations[to] = true
		for _, w := range f.Definition.Words() {
			counts[w]++
		}
	}
	want := map[schema.Definition]int{schema.ByCitizenship: 48, schema.RefugeesAdded: 159, schema.Imputed: 5}
	for w, n := range want {
		if counts[w] != n {
			t.Errorf("%d destinations have %q, want %d", counts[w], w, n)
		}
	}
	if len(destinations) != 232 {
		t.Errorf("%d destinations, want 232", len(destinations))
	}
	for corridor, want := range map[schema.Corridor]schema.Definition{{Origin: "IN", Destination: "AE"}: "citizenship", {Origin: "MX", Destination: "US"}: "birth", {Origin: "SY", Destination: "DE"}: "birth+refugees"} {
		if got := total(t, b, corridor, "undesa-stock-2024", 2024); got.Definition != want || got.Status != schema.Estimated {
			t.Errorf("%s counts %q (%s), want %q, estimated", corridor, got.Definition, got.Status, want)
		}
	}
}

// TestEveryDataType compares whom every figure of the bank counts with UN
// DESA's table.
func TestEveryDataType(t *testing.T) {
	f, err := os.Open(schematest.SharedData(t, "figures", "undesa_2024_data_type_by_destination.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]schema.Definition{}
	for _, row := range rows[1:] {
		p, ok := country(row[0])
		if !ok {
			continue // the Channel Islands
		}
		var words []string
		for i, w := range []string{"birth", "citizenship", "refugees", "imputed"} {
			if row[2+i] == "1" {
				words = append(words, w)
			}
		}
		want[string(p)+row[1]] = schema.Definition(strings.Join(words, "+"))
	}
	n := 0
	for f := range starter(t).Each("undesa-stock-2024") {
		if to := f.Corridor.Destination; to != "" {
			n++
			if w := want[string(to)+strconv.Itoa(f.Year)]; f.Definition != w || w == "" {
				t.Fatalf("%s counts %q, the table says %q", f, f.Definition, w)
			}
		}
	}
	t.Logf("%d figures", n)
}

// TestStatesMakeTheCountry holds that what is sent from the states of the
// United States, with what names none, and what the states of Mexico receive is
// what the country does.
func TestStatesMakeTheCountry(t *testing.T) {
	b := starter(t)
	for corridor, of := range map[schema.Corridor]struct {
		country schema.Place
		least   float64
	}{{Origin: "MX", Destination: "US"}: {"US", 0.98}, {Origin: "MX"}: {"MX", 0.9999999}} {
		whole, parts := 0.0, 0.0
		for _, x := range b.TotalsByShare(corridor) {
			switch {
			case x.Series != "banxico-remittances-received" || x.Year != 2024:
			case x.Area == "":
				whole += x.Value
			case x.Area.Country() == of.country:
				parts += x.Value
			}
		}
		if whole == 0 || parts > whole*1.0000001 || parts < whole*of.least {
			t.Errorf("%s: states %.3f, country %.3f", corridor, parts, whole)
		}
	}
}
