package schema

import "time"

// FileState is what became of a file that was offered.
type FileState string

// The states of a file in the ledger.
const (
	StateWaiting   FileState = "waiting"   // offered, not yet taken up
	StateImported  FileState = "imported"  // became a document
	StateUpdated   FileState = "updated"   // changed a document that was there
	StateUnchanged FileState = "unchanged" // says what its document says already
	StateDuplicate FileState = "duplicate" // has the bytes of a document made from another file
	StateFailed    FileState = "failed"
	StateWithdrawn FileState = "withdrawn" // a person withdrew its document; the same bytes stay out
	StateHeld      FileState = "held"      // held back for a person: it has the name or nearly the text of a withdrawn document
	StateReplaced  FileState = "replaced"  // its document has another file by now
	StateNotice    FileState = "notice"    // no file: a remark about a source, such as a column that is not read
)

// Holds reports whether a file of such a state has its document.
func (s FileState) Holds() bool {
	return s == StateImported || s == StateUpdated || s == StateUnchanged || s == StateDuplicate
}

// LedgerRow is what the ledger says of one file: one row a name, its newest
// state.
type LedgerRow struct {
	Name      string // absolute path; inside an archive "ARCHIVE/path/inside"
	Source    string // the manifest that named it, or ""
	State     FileState
	Document  ID // what it became or equals, or ""
	Hash      Hash
	Size      int64 // bytes
	MediaType string
	Pages     int
	Stage     Stage        // where it failed
	Class     FailureClass // why it failed, in a word
	Reason    string       // why it failed, in a sentence
	Extractor string
	Warnings  []string
	Batch     int // the import that wrote it last; or 0
	Attempts  int // how often it was taken up; counted by the store
	Took      time.Duration
	At        time.Time
}

// IsRecord reports whether the row is of a record without a file.
func (r LedgerRow) IsRecord() bool {
	return r.Hash == "" && (r.State == StateImported || r.State == StateUpdated || r.State == StateUnchanged)
}
