package schema

import "fmt"

// Reading is what an extractor reads from a file: its pages, and what the file
// says of itself.
type Reading struct {
	MediaType string // from the content
	Engine    string // name and version of the engine that read most pages
	Pages     []Page // in order; Language not yet set
	Self      Known
	Created   Date // when the file was made, as it says; no publication date, and often later than it
	Warnings  []string

	Attachments []Attachment // what the file carries
}

// Known is what is stated about a file before anyone reads its text: by a
// manifest, by a feed, or by the file of itself. An empty field says nothing.
type Known struct {
	Identifiers []string
	Title       string
	Abstract    string
	Creators    []string
	Publisher   string
	Published   Date
	Language    Lang
	Languages   []Lang `json:",omitempty"` // where several are stated; the text decides which is Language
	Kind        string // as written; matched against the vocabulary
	Subjects    []string
	Spatial     []string // names or codes of places
	Corridors   []string // "MX-US"
	SourceURL   string
	Rights      string
	Collections []string `json:",omitempty"` // names of what it is part of

	Headings []Heading `json:",omitempty"` // what opens the first pages of a file, and what stands out of them by its type
}

// Heading is a line of a page, or several that go on with each other in one
// type: what opens a page, or is set in larger type than the text.
type Heading struct {
	Page   int     // from 1
	Text   string  // its lines joined
	Size   float64 // how many times the size of the text
	Heavy  bool    `json:",omitempty"`
	Top    float64 `json:",omitempty"` // where it begins on the page, in sizes of the text from below
	Bottom float64 `json:",omitempty"` // where it ends
}

// Stage is a step of an import.
type Stage string

// The stages of an import, in order.
const (
	StageRead     Stage = "read"
	StageExtract  Stage = "extract"
	StageDescribe Stage = "describe"
	StageStore    Stage = "store"
)

// FailureClass says in one word why a file failed.
type FailureClass string

// The classes of failures.
const (
	FailUnreadable  FailureClass = "unreadable"   // the bytes could not be read
	FailMissing     FailureClass = "missing"      // a manifest names a file that is not there
	FailEmpty       FailureClass = "empty"        // no bytes
	FailUnsupported FailureClass = "unsupported"  // a kind of file that SIMDE does not read
	FailNoDocument  FailureClass = "not-document" // data, a program, a catalogue: no document
	FailCorrupt     FailureClass = "corrupt"
	FailEncrypted   FailureClass = "encrypted"
	FailNoText      FailureClass = "no-text" // sound, but without a text layer
	FailTooLarge    FailureClass = "too-large"
	FailArchive     FailureClass = "unsafe-archive" // a path outside the archive, or a bomb
	FailLink        FailureClass = "outside-link"   // a link that leads out of the folder that was offered
	FailTimeout     FailureClass = "timeout"
	FailMemory      FailureClass = "memory"
	FailCrash       FailureClass = "crash"    // the reader died
	FailMetadata    FailureClass = "metadata" // a manifest's row cannot be used
	FailStorage     FailureClass = "storage"  // the disk or the database
)

// FileError is why one file failed: at which stage, in which class, and the
// error in words. It is a row of the ledger, never the end of an import.
type FileError struct {
	Stage Stage
	Class FailureClass
	Err   error
}

// Error returns the stage, the class and the reason.
func (e *FileError) Error() string { return fmt.Sprintf("%s: %s: %v", e.Stage, e.Class, e.Err) }

// Unwrap returns the reason.
func (e *FileError) Unwrap() error { return e.Err }
