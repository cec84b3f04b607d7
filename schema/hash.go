package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// ContentHash identifies everything that d says; its revision, the time of its
// import and the version of the rules that read it are left out. Of two
// documents with equal hashes one need not be indexed.
func (d *Document) ContentHash() string {
	c := *d
	c.Revision, c.Imported, c.Describer = 0, time.Time{}, ""
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(&c); err != nil {
		panic("schema: document: " + err.Error()) // every field of a Document can be encoded
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Hashed is a document by its content hash, as the catalogue keeps it: it is had
// without reading the document. Where another version of the program stored the
// document it may be another than ContentHash.
type Hashed struct {
	ID          ID
	Hash        string
	Collections []string
}

// Filed is a document by the hashes of its files, and of those that it had before.
type Filed struct {
	ID      ID
	Files   []Hash // none of a record without a file
	Earlier []Hash
}
