package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/schema/schematest"
)

// TestCountStocks holds what is taken of the counts of a small world: the
// migrants of one year, the most refugees of any, and nobody at home, of no
// country or too few.
func TestCountStocks(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "figures"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"undesa_2024_stock_od_long.csv": "year,origin_iso3,destination_iso3,stock_total\n" +
			"2024,MEX,USA,999999\n2020,MEX,CAN,5000\n2024,MEX,CAN,50\n2024,ZZZ,USA,5000\n2024,HTI,CHL,99999\n",
		"unhcr_population.csv": "coo_iso,coa_iso,refugees,asylum_seekers,oip\n" +
			"HTI,CHL,9,90,\nHTI,CHL,900,99,\nHTI,HTI,5000,0,0\nHTI,CAN,999,0,0\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, "figures", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got bytes.Buffer
	if err := countStocks(&got, dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("HT\tCA:0.0:3.0 CL:5.0:3.0\nMX\tUS:6.0:0.0\n", got.String()); diff != "" {
		t.Errorf("countStocks (-want +got):\n%s", diff)
	}
}

// TestStocksAreAsCounted holds that the table is what its command makes.
func TestStocksAreAsCounted(t *testing.T) {
	var got bytes.Buffer
	if err := countStocks(&got, schematest.SharedData(t)); err != nil {
		t.Fatal(err)
	}
	if got.String() != rowsOf(t, lexicon.Files, "stocks.tsv") {
		t.Error("stocks.tsv is not what is counted; make it anew with: go run ./corpus/describe/train stocks ../shared/data")
	}
}
