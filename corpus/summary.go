package corpus

import (
	"fmt"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// Summary counts what became of the files of one run.
type Summary struct {
	Files    int
	Pages    int
	Bytes    int64
	Took     time.Duration
	States   map[State]int
	Failed   map[schema.FailureClass]int
	NoText   int      // of the imported or updated, those without a text
	Warnings int      // what rows remark on
	Sources  []string // the catalogues that were gone through whole
	Batch    int      `json:"-"` // of the run
}

// add counts a row in.
func (s *Summary) add(r Row) {
	s.States[r.State]++
	s.Warnings += len(r.Warnings)
	if r.State == Notice {
		return
	}
	s.Files++
	s.Bytes += r.Size
	if r.State == Failed {
		s.Failed[r.Class]++
	}
	if r.State == Imported || r.State == Updated {
		s.Pages += r.Pages
		if r.Class == schema.FailNoText {
			s.NoText++
		}
	}
}

// drop takes back a row that the run has another of by now.
func (s *Summary) drop(r Row) {
	s.States[r.State]--
	s.Files--
	s.Bytes -= r.Size
	s.Warnings -= len(r.Warnings)
}

// String writes the counts of a run in one line.
func (s Summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d files", s.Files)
	for _, st := range []State{Imported, Updated, Unchanged, Duplicate, Withdrawn, Held, Replaced, Failed, Waiting} {
		if n := s.States[st]; n > 0 {
			fmt.Fprintf(&b, ", %d %s", n, st)
		}
	}
	return b.String()
}
