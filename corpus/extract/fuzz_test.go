package extract

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// FuzzRead reads any bytes as every format but PDF: what comes out is clean
// text within the limits, or an error about the file.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		if ext := filepath.Ext(path); ext != ".golden" && ext != ".pdf" {
			b, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
	f.Add([]byte("---\ntitle: [\n---\n# *a*\n"))
	f.Add([]byte("<html><table><tr><td><ul><li><pre>a\nb</table>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(data, "x")
		var fe *schema.FileError
		if err != nil && !errors.As(err, &fe) {
			t.Fatalf("%v is not an error about the file", err)
		}
		if r != nil {
			checkPages(t, "fuzzed", r)
		}
	})
}

// FuzzWord reads any bytes as the main part of a DOCX.
func FuzzWord(f *testing.F) {
	f.Add([]byte("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:t>b</w:t></w:p></w:tc></w:tr></w:tbl>"))
	f.Add([]byte("<t></p></tc></tr></tbl><tbl><t>x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := wordText(data, newWordType(data))
		var fe *schema.FileError
		if err != nil && !errors.As(err, &fe) {
			t.Fatalf("%v is not an error about the file", err)
		}
		if len(s) > 4*len(data)+16 {
			t.Errorf("%d bytes of text from %d", len(s), len(data))
		}
	})
}

// FuzzClean holds the cleaning rules to this: no panic, valid text, and no
// letter that was not there but for the ones they restore.
func FuzzClean(f *testing.F) {
	f.Add(siteMenu + menuBody)
	f.Add("migra-\nción ´o \"mailto:a@b\">a@b uvre")
	f.Fuzz(func(t *testing.T, s string) {
		s = plainText(strings.ToValidUTF8(s, ""))
		for name, rule := range map[string]func(string) string{
			"accents": joinAccents, "oe": restoreOE, "mail": mendMail, "wrap": unwrap,
			"hyphens": func(s string) string { return joinHyphens(s, vocabulary(s)) },
			"menu":    func(s string) string { out, _ := cutNavigation(s); return out },
		} {
			out := rule(s)
			if !utf8.ValidString(out) || len(out) > 2*len(s)+16 {
				t.Errorf("%s makes %q of %q", name, out, s)
			}
		}
		if got, want := strings.Join(strings.Fields(unwrap(s)), " "), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("unwrap changes words: %q, want %q", got, want)
		}
		if got, want := strings.Join(strings.Fields(strings.Join(sections(s), " ")), ""), strings.Join(strings.Fields(s), ""); got != want {
			t.Errorf("sections lose text: %q, want %q", got, want)
		}
	})
}
