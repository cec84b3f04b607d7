package schema

import "time"

// Plan is a change of many documents that a person prepares: which documents,
// and what is to become of each.
type Plan struct {
	Number  int // from 1; the store gives it
	By      string
	Made    time.Time
	Query   string // the documents, as the parameters of an address that a search reads; not used where Only names them
	Only    []ID   `json:",omitempty"` // the documents where they were chosen one by one
	Without []ID   `json:",omitempty"` // left out of them
	Edits   []Edit `json:",omitempty"` // of each document, which they do not name
	Step    int    // that it became; 0 until then
}
