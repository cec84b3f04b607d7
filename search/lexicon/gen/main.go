// Command gen learns the word table that search/lexicon embeds:
//
//	go run ./search/lexicon/gen ../shared/data/parallel/en_es_fr.tsv.gz search/lexicon/lexicon.tsv.gz
package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"os"

	"github.com/simde/simde/search/lexicon"
)

var about = []string{
	"Words of Spanish, English and French with the probability that one translates the other,",
	"learned by SIMDE (words aligned in both directions) from aligned lines of TICO-19",
	"(CC0 1.0) and of Debian's translations of LibreOffice help, of the Debian handbook and of",
	"program messages. Only single words and numbers are kept, no sentence of any source.",
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) (err error) {
	if len(args) != 2 {
		return errors.New("usage: gen ALIGNED.tsv.gz TABLE.tsv.gz")
	}
	in, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	z, err := gzip.NewReader(in)
	if err != nil {
		return err
	}
	table, err := lexicon.Learn(z)
	if err != nil {
		return err
	}
	out, err := os.Create(args[1])
	if err != nil {
		return err
	}
	if err := errors.Join(table.Write(out, about), out.Close()); err != nil {
		return err
	}
	fmt.Println(table.Len(), "words")
	return nil
}
