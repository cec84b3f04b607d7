package schema

import (
	"fmt"
	"strings"
	"time"
)

// BatchKind is what a batch is.
type BatchKind string

// The kinds of batches.
const (
	BatchImport  BatchKind = "import"
	BatchRetry   BatchKind = "retry"   // an import of what failed before, and of nothing else
	BatchUndo    BatchKind = "undo"    // takes back what another batch did
	BatchRestore BatchKind = "restore" // gives a document an earlier version again
)

// Batch is one import, or the undoing of one.
type Batch struct {
	Number  int // from 1; the store gives it
	Kind    BatchKind
	Undoes  int    // the batch that an undo takes back; or 0
	By      string // the person who ran it; may be ""
	Command string // as it was typed; may be ""
	Begun   time.Time
	Ended   time.Time // zero until then, and for ever where it was interrupted
	// Summary is what it did. Of a batch that has not ended only the files and
	// their states are known.
	Summary Summary
}

// BatchRow is what a batch made of one file.
type BatchRow struct {
	Batch    int
	Name     string
	State    FileState
	Document ID
	Hash     Hash
	Class    FailureClass
	Reason   string
	Before   *LedgerRow // what the ledger said before, where the batch changed more than the time; or nil
}

// Summary counts what became of the files of one run.
type Summary struct {
	Files    int
	Pages    int
	Bytes    int64
	Took     time.Duration
	States   map[FileState]int
	Failed   map[FailureClass]int
	NoText   int      // of the imported or updated, those without a text
	Warnings int      // what rows remark on
	Sources  []string // the catalogues that were gone through whole
	Batch    int      `json:"-"` // of the run
}

// Add counts a row in.
func (s *Summary) Add(r LedgerRow) {
	s.States[r.State]++
	s.Warnings += len(r.Warnings)
	if r.State == StateNotice {
		return
	}
	s.Files++
	s.Bytes += r.Size
	if r.State == StateFailed {
		s.Failed[r.Class]++
	}
	if r.State == StateImported || r.State == StateUpdated {
		s.Pages += r.Pages
		if r.Class == FailNoText {
			s.NoText++
		}
	}
}

// Drop takes back a row that the run has another of by now.
func (s *Summary) Drop(r LedgerRow) {
	s.States[r.State]--
	s.Files--
	s.Bytes -= r.Size
	s.Warnings -= len(r.Warnings)
}

// String writes the counts of a run in one line.
func (s Summary) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d files", s.Files)
	for _, st := range []FileState{StateImported, StateUpdated, StateUnchanged, StateDuplicate, StateWithdrawn, StateHeld, StateReplaced, StateFailed, StateWaiting} {
		if n := s.States[st]; n > 0 {
			fmt.Fprintf(&b, ", %d %s", n, st)
		}
	}
	return b.String()
}

// Forecast is what taking back a batch would come to.
type Forecast struct {
	Withdrawn []ID // were new, and would go
	Restored  []ID // would have the file and the statements of before
	Already   int  // are as before the batch
	Left      []ID // changed since by another batch, and would be left alone
}
