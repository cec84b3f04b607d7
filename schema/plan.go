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
	// Begun is when it was begun to be carried out, and the time of its step; zero
	// until then. From then on Only are its documents.
	Begun time.Time `json:",omitzero"`
	Moved time.Time `json:",omitzero"`  // when a part of it was carried out last
	Ended time.Time `json:",omitzero"`  // when all of it was
	Gone  int       `json:",omitempty"` // how many documents have been gone through
	Note  string    `json:",omitempty"` // why, in the person's words
	Over  bool      `json:",omitempty"` // it changes persons' words too
}
