package schema

import (
	"strings"
	"time"
)

// SourceKind is what a source is, and so how it is asked.
type SourceKind string

// The kinds of sources.
const (
	SourceOAI     SourceKind = "oai"     // a repository that answers OAI-PMH 2.0
	SourceFeed    SourceKind = "feed"    // Atom or RSS
	SourceSitemap SourceKind = "sitemap" // the pages and files that a site lists
	SourceList    SourceKind = "list"    // addresses, one a line
	SourceFolder  SourceKind = "folder"  // a folder of the machine, watched
)

// SourceKinds are the kinds of sources in the order of a list.
var SourceKinds = []SourceKind{SourceOAI, SourceFeed, SourceSitemap, SourceList, SourceFolder}

// TellsAll reports whether sources of a kind can say all that they have, so that
// what they lack is gone: a feed names the newest, and what leaves a folder stays.
func (k SourceKind) TellsAll() bool {
	return k == SourceOAI || k == SourceSitemap || k == SourceList
}

// Source is where documents come from by themselves.
type Source struct {
	Name    string // lower-case letters, digits and hyphens
	Kind    SourceKind
	Address string   // where it is asked; of a folder, its absolute path
	Set     string   `json:",omitempty"` // the part of a repository that is harvested; "" for all of it
	Only    string   `json:",omitempty"` // a regular expression: of what a site lists the addresses that match it; "" for all
	Stated  Known    // what holds of everything that comes from it
	Allow   []string `json:",omitempty"` // hosts that may lie in the own network
	Every   time.Duration
	Rate    time.Duration `json:",omitempty"` // at least from one request to a host to the next; 0 for as usual
	Limit   int           `json:",omitempty"` // how many things one run takes at most; 0 for all
	Paused  bool          `json:",omitempty"`
	By      string        // who added it
	Made    time.Time     // when
	Due     time.Time     // when it is run next
	// Whole is how often what came from it is compared with all that it lists; 0 is
	// as its kind does, and less is never.
	Whole    time.Duration `json:",omitempty"`
	Compared time.Time     `json:",omitzero"` // when that was done last
	// Vanished is how much it did not list then, where that was too much to be
	// withdrawn without a person's word.
	Vanished int     `json:",omitempty"`
	Compare  Compare `json:",omitempty"` // what somebody wants of the next run
	// Cursor is how far it was read, as its kind writes it; "" is the beginning.
	Cursor string      `json:",omitempty"`
	Runs   []SourceRun `json:",omitempty"` // the newest first
}

// Compare is what somebody wants of the next run of a source beside its usual work.
type Compare string

const (
	CompareNow  Compare = "now"  // compare with all that it lists
	CompareSure Compare = "sure" // and withdraw what it lists no more, however much
)

// SourceRuns is how many runs are kept of a source.
const SourceRuns = 20

// SourceRun is what one run of a source did.
type SourceRun struct {
	Begun, Ended time.Time // Ended is zero where the program ended before the run
	Batch        int       // 0 where there was nothing to import
	Listed       int       // what the source told of
	States       map[FileState]int
	Gone         int      // documents that the source withdrew
	Vanished     int      `json:",omitempty"` // what it listed no more, and was too much to be withdrawn unasked
	Err          string   `json:",omitempty"` // why it ended before its end; "" where it did not
	Notes        []string `json:",omitempty"` // what was left out, and why; the first of them
	Left         int      `json:",omitempty"` // notes that are not kept
}

// Note adds a remark, of which the first few are kept.
func (r *SourceRun) Note(s string) {
	const kept = 50
	if len(r.Notes) < kept {
		r.Notes = append(r.Notes, s)
		return
	}
	r.Left++
}

// SourceItem is what is known of one thing that a source offers.
type SourceItem struct {
	Key  string // what the source calls it: an identifier, an address, a path
	Name string // of its file in the ledger; "" where none came
	// Stamp is the state in which it was taken, as the source tells it: a time,
	// a size, what the record says.
	Stamp string
	Link  string `json:",omitempty"` // where its file came from
	By    string `json:",omitempty"` // what names that, as the kind of the source writes it; "" where it is not known
	Hash  Hash   `json:",omitempty"` // of that file
	// ETag and Modified are what the server said of the file.
	ETag     string `json:",omitempty"`
	Modified string `json:",omitempty"`
	// Open says that it may have changed in the moment in which it was read, so
	// that it is looked at again.
	Open bool `json:",omitempty"`
	Gone bool `json:",omitempty"` // the source withdrew it
	// More are its further files, each a document that is attached to that of the
	// first.
	More []SourceFile `json:",omitempty"`
}

// SourceFile is what is known of a further file of a thing that a source offers.
type SourceFile struct {
	Name           string // in the ledger
	Link           string
	Hash           Hash   `json:",omitempty"` // "" until it came in
	ETag, Modified string `json:",omitempty"`
	// By is what names it, as the kind of the source writes it; "" where that is not
	// known.
	By   string `json:",omitempty"`
	Gone bool   `json:",omitempty"` // the thing names it no longer
}

// sourcePrefix begins the names of what comes from sources in the ledger, and of
// who did what a source asked for in the log.
const sourcePrefix = "source:"

// Label names the source in the ledger and in the log.
func (s Source) Label() string { return sourcePrefix + s.Name }

// SourceOf returns the source that a name in the ledger or in the log tells of,
// and whether it does.
func SourceOf(label string) (string, bool) {
	rest, ok := strings.CutPrefix(label, sourcePrefix)
	name, _, _ := strings.Cut(rest, "/")
	return name, ok && name != ""
}

// IsSourceName reports whether a source may have a name.
func IsSourceName(s string) bool {
	const longest = 40
	return s != "" && len(s) <= longest && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && !strings.HasPrefix(s, "-")
}
