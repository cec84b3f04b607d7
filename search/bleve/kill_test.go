package bleve

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/enginetest"
)

// The environment of TestKilled: the folder for its child, and how often it
// kills (6 unless told).
const (
	killFolder = "SIMDE_KILL_FOLDER"
	killRounds = "SIMDE_KILL_ROUNDS"
)

// growing returns a library whose documents are added, changed and withdrawn n
// times, always the same.
func growing(n int) *enginetest.Library {
	c := newChance(9)
	lib := enginetest.NewLibrary()
	for i := range n {
		if d := c.document(i % 60); i%7 == 6 {
			lib.Withdraw(d.ID)
		} else {
			lib.Put(d)
		}
	}
	return lib
}

// TestKilled kills a process at random moments while it writes the index, and
// tests that the next one opens the index and brings it to the corpus.
func TestKilled(t *testing.T) {
	if dir := os.Getenv(killFolder); dir != "" {
		writeForEver(t, dir)
		return
	}
	rounds := 6
	if s := os.Getenv(killRounds); s != "" {
		n, err := strconv.Atoi(s)
		must(t, err)
		rounds = n
	}
	dir := t.TempDir()
	for i := range rounds {
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$")
		child.Env = append(os.Environ(), killFolder+"="+dir)
		must(t, child.Start())
		time.Sleep(time.Duration(80+rand.IntN(500)) * time.Millisecond)
		must(t, child.Process.Kill())
		if err := child.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
		if i%3 == 2 {
			lib := growing(400)
			x, err := Open(dir, lib, quiet)
			must(t, err)
			must(t, indexer.Sync(t.Context(), quiet, lib, x))
			noDrift(t, lib, x)
			must(t, x.Close())
			must(t, os.RemoveAll(dir))
		}
	}
}

// writeForEver follows a growing library in small batches until it is killed.
func writeForEver(t *testing.T, dir string) {
	lib := growing(400)
	x, err := Open(dir, lib, quiet)
	must(t, err)
	at, err := x.Position(t.Context())
	must(t, err)
	epoch := at.Epoch
	if epoch == "" {
		epoch, err = lib.Epoch(t.Context())
		must(t, err)
	}
	var few []schema.Change
	for c, err := range lib.Changes(t.Context(), at.Revision) {
		must(t, err)
		if few = append(few, c); len(few) == 3 {
			must(t, x.Apply(t.Context(), epoch, few))
			few = nil
			time.Sleep(5 * time.Millisecond)
		}
	}
	time.Sleep(time.Hour)
}
