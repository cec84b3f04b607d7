package trial

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema/table"
)

// marks says of pages of real documents in which order a person reads them, as a
// table: the part, the file below the folder with the real material, the number of
// the page, and the runs of words, counted from 0 in the order in which the page is
// drawn, in the order in which they are read. Readers who had seen no program
// marked them from the picture of the page.
//
//go:embed marks.tsv
var marks string

// The parts of the pages that readers have marked.
const (
	Looked = "looked" // at while the order was made
	Held   = "held"   // first only scored, then looked at too
	Later  = "later"  // marked when most of the order was made, and only scored
)

// Marked returns the pages of a part that readers have marked, of the documents
// in dir.
func Marked(rt *pdf.Runtime, dir, part string) ([]Page, error) {
	var out []Page
	drawn := map[string][]string{}
	files := map[string][]byte{}
	for field := range table.In("marks.tsv", marks, 4) {
		if field[0] != part {
			continue
		}
		field = field[1:]
		name := field[0]
		if files[name] == nil {
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				return nil, fmt.Errorf("a marked page: %w", err)
			}
			if drawn[name], err = rt.Drawn(data); err != nil {
				return nil, fmt.Errorf("a marked page: %s: %w", name, err)
			}
			files[name] = data
		}
		number, err := strconv.Atoi(field[1])
		if err != nil || number < 1 || number > len(drawn[name]) {
			return nil, fmt.Errorf("marks.tsv: %s: page %q", field[0], field[1])
		}
		order, err := runs(words(drawn[name][number-1]), field[2])
		if err != nil {
			return nil, fmt.Errorf("marks.tsv: %s: %w", field[0], err)
		}
		out = append(out, Page{fmt.Sprintf("%s, page %d", filepath.Base(name), number), files[name], number, order})
	}
	return out, nil
}

// runs returns words by their numbers, as "12-40 0-11".
func runs(words []string, list string) ([]string, error) {
	var out []string
	for r := range strings.FieldsSeq(list) {
		a, b, ok := strings.Cut(r, "-")
		from, err := strconv.Atoi(a)
		to := from
		if ok && err == nil {
			to, err = strconv.Atoi(b)
		}
		if err != nil || from < 0 || to < from || to >= len(words) {
			return nil, fmt.Errorf("run %q of %d words", r, len(words))
		}
		out = append(out, words[from:to+1]...)
	}
	return out, nil
}
