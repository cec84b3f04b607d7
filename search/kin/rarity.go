package kin

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// commonFile says in how many texts the English words, names and acronyms
// stand that are not rare; gen writes it. It is a gzip of 32-bit numbers, little
// end first: the number of texts, then the key of a trait and in how many it
// stands, by key.
//
//go:embed common.gz
var commonFile []byte

type commons struct {
	texts float64
	in    map[uint32]uint32
}

var common = sync.OnceValue(func() commons {
	c, err := readCommon(bytes.NewReader(commonFile))
	if err != nil {
		panic("kin: " + err.Error()) // the table is part of the program
	}
	return c
})

func readCommon(r io.Reader) (commons, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return commons{}, err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return commons{}, err
	}
	if len(b) < 4 || len(b)%8 != 4 {
		return commons{}, fmt.Errorf("common words: %w", schema.ErrInvalid)
	}
	c := commons{float64(binary.LittleEndian.Uint32(b)), make(map[uint32]uint32, len(b)/8)}
	for b = b[4:]; len(b) > 0; b = b[8:] {
		c.in[binary.LittleEndian.Uint32(b)] = binary.LittleEndian.Uint32(b[4:])
	}
	return c, z.Close()
}

// rarity is how much a trait tells: the logarithm of how many texts there are
// for one that has it.
func rarity(key uint32) float64 {
	c := common()
	return math.Log(1 + c.texts/(0.5+float64(c.in[key])))
}

// ofNumber is the rarity of a number, by its digits: of one digit it tells
// nothing, and years stand everywhere.
func ofNumber(form string) float64 {
	switch {
	case len(form) < 2:
		return 0
	case len(form) == 2:
		return 3
	case len(form) == 3:
		return 5
	case len(form) == 4 && (form[:2] == "19" || form[:2] == "20"):
		return 4
	}
	return 6.5
}

// What a text is while common words are counted: so many lines that follow one
// another. What fewer texts have is rare.
const (
	linesOfText = 15
	leastTexts  = 3
)

// WriteCommon counts the traits of English lines and writes the table that this
// package embeds.
func WriteCommon(w io.Writer, lines io.Reader) error {
	in, texts, err := countCommon(lines)
	if err != nil {
		return err
	}
	b := binary.LittleEndian.AppendUint32(nil, texts)
	for _, k := range slices.Sorted(maps.Keys(in)) {
		if in[k] >= leastTexts {
			b = binary.LittleEndian.AppendUint32(b, k)
			b = binary.LittleEndian.AppendUint32(b, in[k])
		}
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(b); err != nil {
		return err
	}
	return z.Close()
}

func countCommon(lines io.Reader) (in map[uint32]uint32, texts uint32, err error) {
	in = map[uint32]uint32{}
	var words word.Analyzer
	var text strings.Builder
	n := 0
	flush := func() {
		seen := map[uint32]bool{}
		for _, t := range words.Tokens(text.String(), schema.English) {
			if t.Stem == "" {
				continue
			}
			key := hash(plain, t.Stem)
			if k := sortOf(text.String()[t.Start:t.End], t, schema.English); k != plain {
				key = hash(k, t.Form)
			}
			if !seen[key] {
				seen[key] = true
				in[key]++
			}
		}
		texts++
		n = 0
		text.Reset()
	}
	s := bufio.NewScanner(lines)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		english, _, _ := strings.Cut(s.Text(), "\t")
		if english == "" {
			continue
		}
		text.WriteString(english + "\n")
		if n++; n == linesOfText {
			flush()
		}
	}
	return in, texts, s.Err()
}
