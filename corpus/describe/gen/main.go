// Command gen learns the weights that corpus/describe embeds:
//
//	go run ./corpus/describe/gen ../shared/data > corpus/describe/rules/trust.tsv
package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"github.com/simde/simde/corpus/describe"
)

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
	if len(args) != 1 {
		return errors.New("usage: gen MATERIAL")
	}
	w := bufio.NewWriter(os.Stdout)
	if _, err := w.WriteString(about); err != nil {
		return err
	}
	if err := describe.TrainTrust(w, args[0]); err != nil {
		return err
	}
	return w.Flush()
}
