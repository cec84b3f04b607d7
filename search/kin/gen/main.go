// Command gen counts the common words that search/kin embeds, in the English
// column of aligned lines:
//
//	go run ./search/kin/gen ../shared/data/parallel/en_es_fr.tsv.gz search/kin/common.gz
package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"os"

	"github.com/simde/simde/search/kin"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) (err error) {
	if len(args) != 2 {
		return errors.New("usage: gen ALIGNED.tsv.gz COMMON.gz")
	}
	in, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	lines, err := gzip.NewReader(in)
	if err != nil {
		return err
	}
	out, err := os.Create(args[1])
	if err != nil {
		return err
	}
	return errors.Join(kin.WriteCommon(out, lines), out.Close())
}
