// Command gen makes starter.bank, the figures that the program ships, from the
// publishers' own files:
//
//	go run ./corpus/figures/gen -from ../shared/data/figures
//
// It prints what was read, what was left out and which totals do not agree.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/schema"
)

// firstYear is the first year of UNHCR's figures that is shipped: that of
// UN DESA's first.
const firstYear = 1990

// entered is the day on which the figures that the program ships were taken in.
const entered = "2026-11-29"

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	from := flags.String("from", filepath.Join("..", "shared", "data", "figures"), "folder with the publishers' files")
	to := flags.String("to", filepath.Join("corpus", "figures", "starter.bank"), "file to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	bank := figures.New()
	for _, f := range []struct {
		name string
		as   figures.Layout
	}{
		{"undesa_2024_stock_od_long.csv", figures.UNDESA},
		{"undesa_2024_stock_by_destination.csv", figures.UNDESA},
		{"undesa_2024_data_type_by_destination.csv", figures.UNDESA},
		{"unhcr_population.csv", figures.UNHCR},
		{"unhcr_asylum_applications.csv", figures.UNHCR},
		{"knomad_bilateral_remittance_2016.csv", figures.KNOMAD},
		{"worldbank_remittance_inflows_1970_2016.csv", figures.WorldBank},
		{"worldbank_remittances_in_out_1990_2023.csv", figures.WDI},
		{"banxico_remittances_by_country_quarterly.csv", figures.Banxico},
		{"banxico_remittances_by_us_state_quarterly.csv", figures.Banxico},
		{"banxico_remittances_by_mexican_state_quarterly.csv", figures.Banxico},
		{"mexico_upmrip_irregular_by_nationality_monthly.csv", figures.UPMRIP},
		{"mexico_upmrip_returns_by_nationality_monthly.csv", figures.UPMRIP},
		{"us_cbp_swb_encounters_by_nationality_monthly.csv", figures.CBP},
		{"panama_darien_by_nationality_monthly.csv", figures.Darien},
		{"honduras_irregular_by_nationality_monthly.csv", figures.Honduras},
		{"guatemala_returned_monthly.csv", figures.Guatemala},
		{"eurostat_first_time_asylum_by_nationality_annual.csv", figures.Eurostat},
	} {
		if err := add(bank, filepath.Join(*from, f.name), f.as, out); err != nil {
			return err
		}
	}
	for _, s := range bank.Series() {
		failed := 0
		checks := bank.Check(s.ID)
		for _, c := range checks {
			if !c.OK() {
				failed++
				fmt.Fprintf(out, "  total %s: stated %.0f, parts %.0f\n", c.What, c.Stated, c.Sum)
			}
		}
		fmt.Fprintf(out, "%s: %d figures, %d of %d totals agree\n", s.ID, bank.Size(s.ID), len(checks)-failed, len(checks))
	}
	var b bytes.Buffer
	if _, err := bank.WriteTo(&b); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d KiB\n", *to, b.Len()>>10)
	return os.WriteFile(*to, b.Bytes(), 0o644)
}

// add reads a file into the bank and prints the report.
func add(bank *figures.Bank, path string, as figures.Layout, out io.Writer) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	t, err := figures.Import(f, as)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if as == figures.UNHCR {
		recent(t)
	}
	t.Entered(entered)
	n, err := t.AddTo(bank)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	fmt.Fprintf(out, "%s: %d rows, %d figures put\n%s", filepath.Base(path), t.Report.Rows, n, t.Report)
	return nil
}

// recent keeps the figures from firstYear.
func recent(t *figures.Table) {
	for id, all := range t.Figures {
		var kept []schema.Figure
		for _, f := range all {
			if f.Year >= firstYear {
				kept = append(kept, f)
			}
		}
		t.Figures[id] = kept
	}
}
