//go:build unix

package bleve

import (
	"errors"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/search"
)

// fullFolder is the environment of the child of TestDiskFull: the folder of its
// index.
const fullFolder = "SIMDE_FULL_FOLDER"

// TestDiskFull tests, in a process whose files may not grow, that an index that
// cannot be written says so and names the way out, that it answers meanwhile,
// and that it goes on when there is room.
func TestDiskFull(t *testing.T) {
	if dir := os.Getenv(fullFolder); dir != "" {
		writeToAFullDisk(t, dir)
		return
	}
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestDiskFull$", "-test.v")
	child.Env = append(os.Environ(), fullFolder+"="+t.TempDir())
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func writeToAFullDisk(t *testing.T, dir string) {
	signal.Ignore(syscall.SIGXFSZ)
	lib := growing(120)
	x, err := Open(dir, lib, quiet)
	must(t, err)
	x.generation().within = 300 * time.Millisecond
	limitFiles(t, 20_000)
	var full error
	for range 20 {
		if full = indexer.Sync(t.Context(), quiet, lib, x); full != nil {
			break
		}
		lib.Put(newChance(1).document(1000))
		lib.Withdraw(newChance(1).document(1000).ID)
	}
	if !errors.Is(full, syscall.EFBIG) || !strings.Contains(full.Error(), "make room") {
		t.Errorf("a full disk is told as: %v", full)
	}
	if n, err := x.Count(t.Context(), search.Query{}); err != nil || n == 0 {
		t.Errorf("with a full disk %d documents are found, %v", n, err)
	}
	limitFiles(t, math.MaxInt64)
	for range 50 {
		if err = indexer.Sync(t.Context(), quiet, lib, x); err == nil {
			break
		}
	}
	must(t, err)
	noDrift(t, lib, x)
	must(t, x.Close())
	x, err = Open(dir, lib, quiet)
	must(t, err)
	noDrift(t, lib, x)
	must(t, x.Close())
}

// limitFiles bounds the size of the files that this process writes.
func limitFiles(t *testing.T, bytes uint64) {
	t.Helper()
	var l syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l))
	l.Cur = min(bytes, l.Max)
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l))
}
