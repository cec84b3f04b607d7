package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// VocabularyVersion identifies the embedded vocabularies: it changes with them.
func VocabularyVersion() string { return vocabularyVersion() }

var vocabularyVersion = sync.OnceValue(func() string {
	h := sha256.New()
	for _, table := range []string{kindsTSV, namesTSV, demonymsTSV, organisationsTSV, placesTSV, string(topicsJSON)} {
		h.Write([]byte(table))
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
})
