package eval

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/simde/simde/schema"
)

// pressFile has the articles of a general newspaper.
const pressFile = "corpus/press-es.jsonl.gz"

// Article is one of a general newspaper. Migration is 1 where it is about
// migration.
type Article struct {
	ID, Title, Text string
	Migration       int
}

// press scores articles that are not about migration: right is one of which no
// corridor is stated. Some do speak of one, and most are learned from; how those are
// read that are not, "train try" prints.
func (e *evaluation) press() error {
	list, err := Articles(e.dir)
	if err != nil {
		return err
	}
	for _, a := range list {
		if a.Migration != 0 {
			continue
		}
		got := corridorCodes(DescribePassage(e.Describer, a.Title+"\n\n"+a.Text))
		e.add("press, no corridor", schema.Spanish, one(len(got) == 0))
		if len(got) == 0 || e.errors == nil {
			continue
		}
		if _, err := fmt.Fprintf(e.errors, "press states %v: %s\n", got, a.Title); err != nil {
			return err
		}
	}
	return nil
}

// Articles reads the articles of the newspaper of the material under dir.
func Articles(dir string) (out []Article, err error) {
	f, err := os.Open(filepath.Join(dir, pressFile))
	if err != nil {
		return nil, err
	}
	defer func() { err = cmp.Or(err, f.Close()) }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	const longest = 1 << 22
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, longest)
	for lines.Scan() {
		var a Article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, lines.Err()
}
