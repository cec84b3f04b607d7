// Command gen learns the weights that corpus/describe embeds, a table at a
// time: trust, treated or main.
//
//	go run ./corpus/describe/gen trust ../shared/data > trust.tsv
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/simde/simde/corpus/describe"
)

// table is a table of weights: what it says, and who learns it.
type table struct {
	about string
	train func(w io.Writer, dir string) error
}

var tables = map[string]table{
	"shares": {"# In what share of texts a concept is named, and in what share of those of its language a hint stands in the first\n# lines: of two named as often, the rarer says more. Counted over public reports and statements of 2017 to 2026; figures only.",
		describe.CountShares},
	"trust": {"# How far a finding of a corridor can be trusted: the weight of each trait in the logarithm of the odds (logistic\n# regression).",
		describe.TrainTrust},
	"treated": {"# Whether a document treats a topic: the weight of each trait in the logarithm of the odds (logistic regression).",
		describe.TrainTreated},
	"main": {"# Which of its topics a document is mainly about: the weight of each trait in the logarithm of the odds (conditional\n# logit).",
		describe.TrainMain},
}

const learned = " Learned by SIMDE\n# from its own annotations; made by corpus/describe/gen and not to be edited.\n"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 || tables[args[0]].train == nil {
		return errors.New("usage: gen shares|trust|treated|main MATERIAL")
	}
	t := tables[args[0]]
	w := bufio.NewWriter(os.Stdout)
	if _, err := w.WriteString(t.about + learned); err != nil {
		return err
	}
	if err := t.train(w, args[1]); err != nil {
		return err
	}
	return w.Flush()
}
