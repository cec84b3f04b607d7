package sqlstore

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"
)

// keyBytes is how long a text may be that a table is ordered by, in bytes:
// PostgreSQL's indexes take 2,704 for all columns of one.
const keyBytes = 1024

// longSign stands, in the key of a text that is longer, between its beginning
// and the SHA-256 of all of it. No escaped text has it.
const longSign = escapeSign + "~"

// kept is a text as a table has it.
type kept string

// keyOf returns the key of a text, and whether it is another than the text.
func keyOf(s string) (key kept, shortened bool) {
	s = escape(s)
	if len(s) <= keyBytes {
		return kept(s), false
	}
	sum := sha256.Sum256([]byte(s))
	end := keyBytes - len(longSign) - hex.EncodedLen(len(sum))
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return kept(s[:end] + longSign + hex.EncodeToString(sum[:])), true
}

// nameKey returns the key of a name or an identifier, by which it is looked for.
func nameKey(name string) kept {
	key, _ := keyOf(name)
	return key
}

// keepName returns the key of a name and keeps the name itself where that is
// longer.
func keepName(ctx context.Context, q querier, name string) (kept, error) {
	key, shortened := keyOf(name)
	if !shortened {
		return key, nil
	}
	return key, q.exec(ctx, `INSERT INTO long_names (key, name) VALUES (?, ?) ON CONFLICT DO NOTHING`, key, name)
}
