package main

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// stockYear is the year whose migrants are counted, stockLeast how many people
// of one country in another are worth a row.
const (
	stockYear  = "2024"
	stockLeast = 100
)

// head is how many people of one country were counted in another.
type head struct{ migrants, refugees float64 }

// countStocks writes lexicon/stocks.tsv from the counts of UN DESA and UNHCR
// under dir.
func countStocks(w io.Writer, dir string) error {
	code := map[string]schema.Place{}
	for _, p := range schema.Countries() {
		code[p.Alpha3()] = p
	}
	heads := map[schema.Corridor]head{}
	put := func(home, host string, add func(h *head)) {
		c := schema.Corridor{Origin: code[home], Destination: code[host]}
		if c.Origin == "" || c.Destination == "" || c.Origin == c.Destination {
			return
		}
		h := heads[c]
		add(&h)
		heads[c] = h
	}
	err := eachRow(filepath.Join(dir, "figures", "undesa_2024_stock_od_long.csv"), func(f map[string]string) error {
		if f["year"] != stockYear {
			return nil
		}
		n, err := people(f, "stock_total")
		put(f["origin_iso3"], f["destination_iso3"], func(h *head) { h.migrants = max(h.migrants, n) })
		return err
	})
	if err != nil {
		return fmt.Errorf("stocks: %w", err)
	}
	err = eachRow(filepath.Join(dir, "figures", "unhcr_population.csv"), func(f map[string]string) error {
		n, err := people(f, "refugees", "asylum_seekers", "oip")
		put(f["coo_iso"], f["coa_iso"], func(h *head) { h.refugees = max(h.refugees, n) })
		return err
	})
	if err != nil {
		return fmt.Errorf("stocks: %w", err)
	}
	return writeStocks(w, heads)
}

// writeStocks writes a row for each home, the hosts in the order of their codes.
func writeStocks(w io.Writer, heads map[schema.Corridor]head) error {
	rows := map[schema.Place][]string{}
	inOrder := func(a, b schema.Corridor) int { return cmp.Compare(a.String(), b.String()) }
	for _, c := range slices.SortedFunc(maps.Keys(heads), inOrder) {
		h := heads[c]
		if max(h.migrants, h.refugees) >= stockLeast {
			rows[c.Origin] = append(rows[c.Origin], fmt.Sprintf("%s:%.1f:%.1f", c.Destination, math.Log10(1+h.migrants), math.Log10(1+h.refugees)))
		}
	}
	for _, home := range slices.Sorted(maps.Keys(rows)) {
		if _, err := fmt.Fprintf(w, "%s\t%s\n", home, strings.Join(rows[home], " ")); err != nil {
			return err
		}
	}
	return nil
}

// people sums up columns of a row; what is empty counts nothing.
func people(f map[string]string, columns ...string) (float64, error) {
	sum := 0.0
	for _, name := range columns {
		if f[name] == "" {
			continue
		}
		n, err := strconv.ParseFloat(f[name], 64)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		sum += n
	}
	return sum, nil
}

// eachRow reads a table with a header, one row at a time.
func eachRow(path string, use func(row map[string]string) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, f.Close()) }()
	r := csv.NewReader(f)
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		row := make(map[string]string, len(header))
		for i, name := range header {
			row[name] = cells[i]
		}
		if err := use(row); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}
