package export

import (
	"strings"
	"testing"

	"github.com/simde/simde/corpus"
)

func TestFileName(t *testing.T) {
	long := strings.Repeat("ñ", 200)
	for in, want := range map[string]string{
		"/in/Remesas 2019.pdf":           "Remesas 2019.pdf",
		"/in/a.zip/sub/nin\u0303o.docx":  "niño.docx",
		`/in/a|b\c:"d"<e>?*%0A.txt`:      "a_b_c__d__e____0A.txt",
		corpus.FileKey("/in/ma\xf1.txt"): "mañ.txt",
		corpus.FileKey("/in/a\nb.txt"):   "ab.txt",
		"/in/ a  b .txt":                 "a b.txt",
		"/in/..":                         "file",
		"/in/.hidden":                    "hidden",
		"/in/con.txt":                    "con_.txt",
		"/in/" + long + ".pdf":           strings.Repeat("ñ", 58) + ".pdf",
		"":                               "file",
	} {
		if got := fileName(in); got != want {
			t.Errorf("fileName(%q) = %q, want %q", in, got, want)
		}
	}
}
