package eval

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
)

// pressFile has the articles of a general newspaper.
const pressFile = "corpus/press-es.jsonl.gz"

// Article is one of a general newspaper. Migration is 1 where it is about
// migration.
type Article struct {
	ID, Title, Text string
	Migration       int
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
