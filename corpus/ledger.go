package corpus

import (
	"context"
	"iter"
	"time"

	"github.com/simde/simde/schema"
)

// Ledger says what became of each file that was ever offered.
type Ledger interface {
	// Record writes rows in one transaction. A row that waits does not replace
	// what is known of the file already.
	Record(ctx context.Context, rows ...Row) error
	// Ledger yields rows in the order of their names, by bytes.
	Ledger(ctx context.Context, only Filter) iter.Seq2[Row, error]
	// Row returns the row of one file, and ErrNotFound where none was offered
	// under that name.
	Row(ctx context.Context, name string) (Row, error)
}

// State is what became of a file.
type State string

// The states of a file in the ledger.
const (
	Waiting   State = "waiting"   // offered, not yet taken up
	Imported  State = "imported"  // became a document
	Updated   State = "updated"   // changed a document that was there
	Unchanged State = "unchanged" // says what its document says already
	Duplicate State = "duplicate" // has the bytes of a document made from another file
	Failed    State = "failed"
	Withdrawn State = "withdrawn" // a person withdrew its document; the same bytes stay out
	Held      State = "held"      // held back for a person: it has the name or nearly the text of a withdrawn document
	Replaced  State = "replaced"  // its document has another file by now
	Notice    State = "notice"    // no file: a remark about a source, such as a column that is not read
)

// Row is what the ledger says of one file: one row a name, its newest state.
type Row struct {
	Name      string // absolute path; inside an archive "ARCHIVE/path/inside"
	Source    string // the manifest that named it, or ""
	State     State
	Document  schema.ID // what it became or equals, or ""
	Hash      schema.Hash
	Size      int64 // bytes
	MediaType string
	Pages     int
	Stage     schema.Stage        // where it failed
	Class     schema.FailureClass // why it failed, in a word
	Reason    string              // why it failed, in a sentence
	Extractor string
	Warnings  []string
	Batch     int // the import that wrote it last; or 0
	Attempts  int // how often it was taken up; counted by the store
	Took      time.Duration
	At        time.Time
}

// IsRecord reports whether the row is of a record without a file.
func (r Row) IsRecord() bool {
	return r.Hash == "" && (r.State == Imported || r.State == Updated || r.State == Unchanged)
}

// Filter chooses rows of the ledger. The zero Filter chooses all.
type Filter struct {
	States   []State
	Document schema.ID
	Warned   bool // only rows with a warning
}
