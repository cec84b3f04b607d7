package storetest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// addressVariable tells a process of the test where to write without end.
const addressVariable = "SIMDE_STORETEST_ADDRESS"

// Main runs the tests of an adapter, whose TestMain calls it: the test of a kill
// starts the same program again.
func Main(m *testing.M, a Adapter) {
	address := os.Getenv(addressVariable)
	if address == "" {
		os.Exit(m.Run())
	}
	if err := writeForever(a, address); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// killedBatch is the lock that the process that is killed holds.
const killedBatch = "batch-1"

// writeForever writes documents with their rows from several sides, each
// several times, and says what was acknowledged.
func writeForever(a Adapter, address string) error {
	ctx := context.Background()
	s, err := a.Open(ctx, address)
	if err != nil {
		return err
	}
	if _, err := s.Lock(ctx, killedBatch); err != nil {
		return err
	}
	fmt.Println("locked 0")
	var out sync.Mutex
	var all sync.WaitGroup
	errs := make([]error, 3)
	for w := range errs {
		all.Go(func() {
			for n := 1; errs[w] == nil; n++ {
				doc := edition(w, n)
				row := corpus.Row{Name: doc.Original.Name, State: corpus.Updated, Document: doc.ID, Reason: doc.Title}
				if errs[w] = s.Put(ctx, doc, row); errs[w] == nil {
					out.Lock()
					fmt.Println(doc.ID, n)
					out.Unlock()
				}
			}
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

// killAfter is how many acknowledged writes the kill waits for.
const killAfter = 60

// survivesAKill holds that what was acknowledged is there after its process was
// killed in the middle of writing, whole, and that its locks are free.
func survivesAKill(t *testing.T, a Adapter, address string) {
	s := a.open(t, address)
	acknowledged := writesAndIsKilled(t, address, func() {
		if held, err := s.Locked(t.Context(), killedBatch); !held || err != nil {
			t.Errorf("the lock of a process that lives is held: %v, %v", held, err)
		}
	})
	written := 0
	for w := range 3 {
		id := edition(w, 0).ID
		doc, err := s.Document(t.Context(), id)
		must(t, err)
		must(t, whole(doc))
		row, err := s.Row(t.Context(), doc.Original.Name)
		if err != nil || row.Reason != doc.Title || row.Document != id {
			t.Errorf("row = %+v, %v, want that of %q", row, err, doc.Title)
		}
		var n int
		if _, err := fmt.Sscanf(doc.Title, "edition %d", &n); err != nil || n < acknowledged[id] || n > acknowledged[id]+1 {
			t.Errorf("%s is %q, of which edition %d was acknowledged", id, doc.Title, acknowledged[id])
		}
		written += n
	}
	if rev, err := s.Revision(t.Context()); int(rev) != written || err != nil {
		t.Errorf("revision = %d, %v, want one for each write, %d", rev, err, written)
	}
	must(t, s.Check(t.Context()))
	must(t, s.Put(t.Context(), Full("after")))
	for range 100 { // a server notices after a moment that its client is gone
		if held, err := s.Locked(t.Context(), killedBatch); !held || err != nil {
			must(t, err)
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("the lock of a killed process is held")
}

// writesAndIsKilled starts a process that writes, and kills it. It returns the
// last edition of each document that was acknowledged.
func writesAndIsKilled(t *testing.T, address string, begun func()) map[schema.ID]int {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), addressVariable+"="+address)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	acknowledged := map[schema.ID]int{}
	lines := bufio.NewScanner(out)
	for k := 0; lines.Scan(); k++ {
		var id schema.ID
		var n int
		if _, err := fmt.Sscan(lines.Text(), &id, &n); err != nil {
			t.Errorf("%q: %v", lines.Text(), err)
		}
		acknowledged[id] = n
		switch k {
		case 0:
			begun()
		case killAfter:
			must(t, child.Process.Kill())
		}
	}
	if err := child.Wait(); err == nil {
		t.Error("the process ended by itself")
	}
	return acknowledged
}
