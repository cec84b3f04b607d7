package eval

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Claimed is a text whose numbers of people who moved, or of money that they
// sent, were read.
type Claimed struct {
	Part       string // learn, held out or report
	Lang       schema.Lang
	Text       string
	Start, End int // the bytes that were read; End is 0 where all was
	Claims     []schema.Claim
	Doubtful   []float64 // numbers of which nothing is said
}

// Read reports whether a number at byte start of the text was read, and is none
// of which nothing is said.
func (c Claimed) Read(start int, value float64) bool { return c.at(start) && !c.doubtful(value) }

// at reports whether byte start stands where the text was read.
func (c Claimed) at(start int) bool { return c.End == 0 || c.Start <= start && start < c.End }

// doubtful reports whether nothing is said of a number.
func (c Claimed) doubtful(value float64) bool {
	return slices.ContainsFunc(c.Doubtful, func(x float64) bool { return near(x, value) })
}

// near reports whether two numbers are the same but for rounding.
func near(a, b float64) bool { return max(a, b)-min(a, b) <= 0.001*max(a, b) }

// OwnClaims lists our own sentences with their claims.
func OwnClaims() ([]Claimed, error) {
	var out []Claimed
	for f := range table.Rows(Annotations, "annotations/claims-own.tsv", 4) {
		c := Claimed{Part: f[0], Lang: schema.Lang(f[1]), Text: f[3]}
		if err := c.parse(f[2]); err != nil {
			return nil, fmt.Errorf("claims-own.tsv: %q: %w", f[3], err)
		}
		out = append(out, c)
	}
	return out, nil
}

// RealClaims lists the sentences of the real material under dir with their
// claims, each in its whole document.
func RealClaims(dir string) ([]Claimed, error) {
	texts := NewTexts(dir)
	var out []Claimed
	for f := range table.Rows(Annotations, "annotations/claims.tsv", 6) {
		c := Claimed{Part: f[3], Lang: schema.Lang(f[4])}
		var errs [2]error
		c.Start, errs[0] = strconv.Atoi(f[1])
		c.End, errs[1] = strconv.Atoi(f[2])
		if err := cmp.Or(errs[0], errs[1], c.parse(f[5])); err != nil {
			return nil, fmt.Errorf("claims.tsv: %s: %w", f[0], err)
		}
		var err error
		if c.Text, err = texts.Of(f[0]); err != nil {
			return nil, err
		}
		if c.End > len(c.Text) {
			return nil, fmt.Errorf("claims.tsv: %s: no byte %d", f[0], c.End)
		}
		out = append(out, c)
	}
	return out, nil
}

// parse reads a cell of claims: "SY-LB|840000|2021|refugees ?400".
func (c *Claimed) parse(cell string) error {
	for _, code := range Codes(cell) {
		if number, ok := strings.CutPrefix(code, "?"); ok {
			x, err := strconv.ParseFloat(number, 64)
			if err != nil {
				return err
			}
			c.Doubtful = append(c.Doubtful, x)
			continue
		}
		f := strings.Split(code, "|")
		if len(f) != 4 {
			return fmt.Errorf("claim %q: want corridor|value|year|measure", code)
		}
		x := schema.Claim{Measure: schema.ClaimMeasure(f[3])}
		var errs [3]error
		x.Corridor, errs[0] = schema.ParseCorridor(f[0])
		x.Value, errs[1] = strconv.ParseFloat(f[1], 64)
		if f[2] != "" {
			x.Year, errs[2] = strconv.Atoi(f[2])
		}
		if err := cmp.Or(errs[0], errs[1], errs[2]); err != nil {
			return err
		}
		c.Claims = append(c.Claims, x)
	}
	return nil
}

// labelledClaim is a claim as the files of passages have it.
type labelledClaim struct {
	Value    float64
	Corridor string
	Year     int
	Measure  schema.ClaimMeasure
}

// claim reads it; an end may be empty, "-UG".
func (l labelledClaim) claim() schema.Claim {
	o, d, _ := strings.Cut(strings.ReplaceAll(l.Corridor, ">", "-"), "-")
	return schema.Claim{Corridor: schema.Corridor{Origin: schema.Place(o), Destination: schema.Place(d)}, Value: l.Value, Year: l.Year, Measure: l.Measure}
}

// PassageClaims lists the passages under dir that readers who knew no program
// read for claims: two thirds, by the hash of their names, are to learn from.
func PassageClaims(dir string) ([]Claimed, error) {
	content, err := os.ReadFile(filepath.Join(dir, "eval", "claims_2026.json"))
	if err != nil {
		return nil, err
	}
	var file struct {
		Items []struct {
			ID        string
			Lang      schema.Lang
			Text      string
			Must, May []labelledClaim
		}
	}
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, fmt.Errorf("claims_2026.json: %w", err)
	}
	var out []Claimed
	for _, it := range file.Items {
		c := Claimed{Part: third(it.ID), Lang: it.Lang, Text: it.Text}
		for _, l := range it.Must {
			c.Claims = append(c.Claims, l.claim())
		}
		for _, l := range it.May {
			c.Doubtful = append(c.Doubtful, l.Value)
		}
		out = append(out, c)
	}
	return out, nil
}

// third says by the hash of its name whether a passage is to learn from.
func third(id string) string {
	if thirds(id) == 0 {
		return "held out"
	}
	return "learn"
}
