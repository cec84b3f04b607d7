package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"
)

// ContentHash identifies everything that d says, its revision and the time of
// its import left out: two documents with equal hashes need not be stored or
// indexed twice.
func (d *Document) ContentHash() string {
	c := *d
	c.Revision, c.Imported = 0, time.Time{}
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(&c); err != nil {
		panic("schema: document: " + err.Error()) // every field of a Document can be encoded
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
