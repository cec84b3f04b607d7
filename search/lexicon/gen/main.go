// Command gen learns the word table that search/lexicon embeds, and lists the
// ordinary words of each language:
//
//	go run ./search/lexicon/gen ../shared/data/parallel/en_es_fr.tsv.gz search/lexicon/lexicon.tsv.gz search/lexicon/ordinary.txt.gz
package main

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/simde/simde/search/lexicon"
)

var about = []string{
	"Words of Spanish, English and French with the probability that one translates the other,",
	"learned by SIMDE (words aligned in both directions) from aligned lines of TICO-19",
	"(CC0 1.0) and of Debian's translations of LibreOffice help, of the Debian handbook and of",
	"program messages. Only single words and numbers are kept, no sentence of any source.",
}

var ordinary = []string{
	"Words that texts of Spanish, English and French write in small letters, listed by SIMDE",
	"from the same texts. Only single words are kept.",
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return errors.New("usage: gen ALIGNED.tsv.gz TABLE.tsv.gz ORDINARY.txt.gz")
	}
	err := withLines(args[0], func(lines io.Reader) error {
		table, err := lexicon.Learn(lines)
		if err != nil {
			return err
		}
		fmt.Println(table.Len(), "words")
		return toFile(args[1], func(w io.Writer) error { return table.Write(w, about) })
	})
	if err != nil {
		return err
	}
	return withLines(args[0], func(lines io.Reader) error {
		return toFile(args[2], func(w io.Writer) error { return lexicon.WriteOrdinary(w, lines, ordinary) })
	})
}

// withLines gives the lines of a compressed file to f.
func withLines(name string, f func(io.Reader) error) (err error) {
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	z, err := gzip.NewReader(in)
	if err != nil {
		return err
	}
	return f(z)
}

func toFile(name string, write func(io.Writer) error) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(out), out.Close())
}
