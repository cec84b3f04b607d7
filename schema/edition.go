package schema

import "time"

// Edition is one of the versions of a document as a list shows it, the present
// one too.
type Edition struct {
	Number int // from 1
	Files  []Original
	Title  string    // of the document then; "" where that is not known
	Came   time.Time // into the library
	Batch  int       // the import that brought it; 0 where that is not known
	Now    bool      // the present one
	Aside  bool      // a person restored another in its place
}
