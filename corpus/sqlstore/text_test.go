package sqlstore

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzEscape holds that a text comes back as it was, and that what is kept of it
// is such as every database keeps.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "a", "/in/a\xe9.pdf", "\x00", "\x1a", "\x1a00", "a\nb", "\ufffd", `\xE9`, "\x1a~", "ñ\xf1", strings.Repeat("ñ", 1000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		plain := escape(s)
		if !utf8.ValidString(plain) || strings.Contains(plain, "\x00") {
			t.Errorf("%q is kept as %q", s, plain)
		}
		if back := unescape(plain); back != s {
			t.Errorf("%q comes back as %q", s, back)
		}
		key, shortened := keyOf(s)
		if len(key) > keyBytes || !utf8.ValidString(string(key)) || shortened != (len(plain) > keyBytes) {
			t.Errorf("%q has the key %q, shortened: %v", s, key, shortened)
		}
	})
}

// TestKeysDiffer holds that long names that begin alike have keys of their own.
func TestKeysDiffer(t *testing.T) {
	long := strings.Repeat("ñ", 600)
	seen := map[kept]string{}
	for _, s := range []string{long, long + "a", long + "b", long + "\x1a", long + "\x1a1A"} {
		key := nameKey(s)
		if other, there := seen[key]; there {
			t.Errorf("%q and %q have one key", s, other)
		}
		seen[key] = s
	}
}
