package model

// Key stands for the name of a trait: the FNV-1a hash of its letters.
type Key uint64

const (
	offset64 Key = 14695981039346656037
	prime64  Key = 1099511628211
)

// KeyOf returns the key of the name that its parts make together.
func KeyOf(parts ...string) Key {
	h := offset64
	for _, p := range parts {
		h = h.with(p)
	}
	return h
}

// with returns the key of a name that goes on with s.
func (k Key) with(s string) Key {
	for i := range len(s) {
		k = (k ^ Key(s[i])) * prime64
	}
	return k
}
