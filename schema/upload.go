package schema

import "time"

// Upload is what a person brings into the library at once: files that are read
// and shown, and become documents only when an archivist says so.
type Upload struct {
	Number  int    // from 1; the store gives it
	By      string // who brought it
	Person  int    // their number
	State   UploadState
	Note    string // of who brought it; or why it was refused
	Stated  Known  // what holds of all its files
	Made    time.Time
	Changed time.Time
	Batch   int // the import that it became; or 0
	For     ID  `json:",omitempty"` // the document of which its file is to be a new version; or ""
	Advice  int `json:",omitempty"` // by which that is proposed; or 0
}

// UploadState is how far an upload has come.
type UploadState string

// The states of uploads.
const (
	UploadOpen       UploadState = "open"       // files may still come
	UploadOffered    UploadState = "offered"    // it waits for an archivist
	UploadPublishing UploadState = "publishing" // its files are becoming documents
	UploadPublished  UploadState = "published"
	UploadRefused    UploadState = "refused" // by an archivist
	UploadDropped    UploadState = "dropped" // by who brought it
)

// Ended reports whether nothing can become of it any more.
func (s UploadState) Ended() bool {
	return s == UploadPublished || s == UploadRefused || s == UploadDropped
}

// UploadFile is a file of an upload.
type UploadFile struct {
	Upload   int
	Number   int    // within the upload, from 1; the store gives it
	Name     string // as its person's machine has it, with the archive that held it
	Key      string // by which a browser knows it again where it goes on with it; or ""
	Size     int64  // bytes
	Received int64  // bytes so far, of one that is coming
	State    UploadFileState
	Hash     Hash         // once it is there whole
	Class    FailureClass // of one that cannot be read
	Reason   string       // why it cannot be read or is held back, in a sentence
	Document ID           // whose bytes it has, or for whose sake it is held back
	Leave    bool         // it is not to be published
	Admit    bool         // it is to be published although it is held back
	// Title, Language, Pages and Corridors are read of it, and Doubts are what
	// would wait for a person.
	Title     string
	Language  Lang
	Pages     int
	Corridors []Corridor
	Doubts    []UploadDoubt
	// Corrections are what was decided of its values before it was published.
	Corrections []Correction
}

// UploadDoubt is a value of a file that would wait for a person, were the file
// published as it is.
type UploadDoubt struct {
	Field Field
	Value string // as a correction writes it; "" where there is none
}

// Doubted reports whether a value would wait for a person.
func (f UploadFile) Doubted(field Field, value string) bool {
	for _, d := range f.Doubts {
		if d.Field == field && d.Value == value {
			return true
		}
	}
	return false
}

// UploadFileState is how far a file of an upload has come.
type UploadFileState string

// The states of files of uploads.
const (
	FileComing  UploadFileState = "coming"  // parts of it are there
	FileWaiting UploadFileState = "waiting" // it is there, and not read yet
	FileRead    UploadFileState = "read"
	FileNoText  UploadFileState = "no-text" // it is read and has no text
	FileSame    UploadFileState = "same"    // its bytes are those of a document
	FileTwice   UploadFileState = "twice"   // its bytes are those of another file of the upload
	FileHeld    UploadFileState = "held"    // it is nearly a document that was withdrawn
	FileFailed  UploadFileState = "failed"
)

// Publishable reports whether a document can come of the file as it is.
func (f UploadFile) Publishable() bool {
	return !f.Leave && (f.State == FileRead || f.State == FileNoText || f.State == FileHeld && f.Admit)
}

// Draft is what would become of a file, were it imported now.
type Draft struct {
	State    UploadFileState
	Hash     Hash
	Size     int64
	Reason   string    // of one without text or held back
	Same     ID        // the document that it is, or for whose sake it is held back
	Document *Document // what was read, with its pages; nil where its bytes are known
}
