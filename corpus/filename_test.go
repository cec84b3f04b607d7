package corpus_test

import (
	"testing"
	"unicode/utf8"

	"github.com/simde/simde/corpus"
)

func TestFileKey(t *testing.T) {
	for _, c := range []struct{ path, key, shown string }{
		{"/in/año.txt", "/in/año.txt", "/in/año.txt"},
		{"/in/a\xe1.txt", `/in/a\xE1.txt`, "/in/aá.txt"},
		{`/in/a\xE1.txt`, `/in/a\x5CxE1.txt`, `/in/a\xE1.txt`},
		{"/in/a\x1b[2J\n.txt", `/in/a\x1B[2J\x0A.txt`, "/in/a[2J.txt"},
		{"/in/\u0085.txt", `/in/\xC2\x85.txt`, "/in/Â….txt"},
		{"/in/\u202etxt.exe", `/in/\xE2\x80\xAEtxt.exe`, "/in/â€®txt.exe"},
		{"/in/\u200fا.txt", "/in/\u200fا.txt", "/in/\u200fا.txt"},
		{`C:\in\b.txt`, `C:\in\b.txt`, `C:\in\b.txt`},
		{"/in/\ufffd.txt", "/in/\ufffd.txt", "/in/\ufffd.txt"},
	} {
		if got := corpus.FileKey(c.path); got != c.key {
			t.Errorf("FileKey(%q) = %q, want %q", c.path, got, c.key)
		}
		if got := corpus.ShownName(c.key); got != c.shown {
			t.Errorf("ShownName(%q) = %q, want %q", c.key, got, c.shown)
		}
	}
}

func FuzzFileKey(f *testing.F) {
	for _, s := range []string{"/in/a\xe1.txt", `\x5Cx`, `\\x`, "\\\xff\\x41", `\x`, "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		key := corpus.FileKey(path)
		if !utf8.ValidString(key) {
			t.Errorf("FileKey(%q) = %q is not UTF-8", path, key)
		}
		if got := corpus.FileName(key); got != path {
			t.Errorf("FileName(FileKey(%q)) = %q", path, got)
		}
	})
}
