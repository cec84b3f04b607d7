package bleve

import (
	"testing"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/search"
)

// TestTrim tests that files which were read are taken out of the process, and
// that searches read them again.
func TestTrim(t *testing.T) {
	dir := t.TempDir()
	lib := newChance(3).library(400)
	x, err := Open(dir, lib, quiet)
	must(t, err)
	must(t, indexer.Sync(t.Context(), quiet, lib, x))
	must(t, x.Close())
	if x, err = Open(dir, lib, quiet); err != nil {
		t.Fatal(err)
	}
	defer func() { must(t, x.Close()) }()
	before, err := x.Count(t.Context(), search.Query{Text: "a*"})
	must(t, err)
	v, err := x.generation().acquire()
	must(t, err)
	for _, s := range v.segs {
		file, ok := s.seg.(interface{ Data() []byte })
		if !ok || len(file.Data()) == 0 {
			t.Fatal("a segment that was opened from a file shows no file")
		}
		sum := 0
		for _, b := range file.Data() {
			sum += int(b) // reads all of it
		}
		if sum == 0 {
			t.Fatal("an empty segment")
		}
	}
	full := mapped()
	must(t, v.release())
	must(t, x.generation().trim(full)) // not more than allowed: nothing goes
	must(t, x.generation().trim(0))
	if now := mapped(); now >= full {
		t.Errorf("%d bytes of files are resident, %d before they were let go", now, full)
	}
	if after, err := x.Count(t.Context(), search.Query{Text: "a*"}); err != nil || after != before {
		t.Errorf("after that a search finds %d, %v; before %d", after, err, before)
	}
}
