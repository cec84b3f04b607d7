package schema

import (
	"net/url"
	"strings"
	"testing"
)

func TestCell(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "﹦1", "⁼1", "−1", " =1", "\t=1", "\n=1", "\r", "\u200b=1", "\ufeff=1", "\x00=1", "\u00a0=1"} {
		if got := Cell(s); got != "'"+s {
			t.Errorf("Cell(%q) = %q, want an apostrophe before it", s, got)
		}
	}
	for _, s := range []string{"", "a=1", "Remesas", "'=1", "–", "1-2", "México", " a"} {
		if got := Cell(s); got != s {
			t.Errorf("Cell(%q) = %q, want it as it is", s, got)
		}
	}
}

// TestCellRead holds that a cell is read as what was written, and that no
// spreadsheet takes it for a formula.
func TestCellRead(t *testing.T) {
	for _, s := range []string{"", "a", "'a", "=1", "'=1", "''=1", "'", "''", "\t=1", "-", "'-", " =1", "' =1", "'\u200b=1", "l'=1"} {
		if c := WriteCell(s); ReadCell(c) != s || Cell(c) != c {
			t.Errorf("WriteCell(%q) = %q, read as %q, for spreadsheets %q", s, c, ReadCell(c), Cell(c))
		}
	}
}

func TestLine(t *testing.T) {
	for in, want := range map[string]string{"": "", "año 移民": "año 移民", "a\nimported  x": `a\nimported  x`, "a\tb": `a\tb`, "\x1b[2J": `\x1b[2J`, "\u009b2J": `\u009b2J`,
		"a\u202etxt.exe": `a\u202etxt.exe`, "a\u2028b": `a\u2028b`, "a\xffb": `a\xffb`, "a\uFFFDb": "a\uFFFDb", "\x00": `\x00`, "👩\u200d👧": "👩\u200d👧"} {
		if got := Line(in); got != want {
			t.Errorf("Line(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{"": "", "javascript:alert(1)": "", " JavaScript:alert(1)": "", "data:text/html,x": "", "java\nscript:x": "", "//evil.example": "", "ftp://x.example": "", "http:x": "",
		"https://a.example/x?y=1#z": "https://a.example/x?y=1#z", " http://a.example ": "http://a.example", "https://a.example/é b": "https://a.example/%C3%A9%20b",
		`https://a.example/?x>; rel="canonical", <https://evil.example`: "", `https://a.example/\b`: ""} {
		if got := WebAddress(in); got != want {
			t.Errorf("WebAddress(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzURI(f *testing.F) {
	f.Add("https://a.example/\"> <x\r\n\\^`{|}é")
	f.Fuzz(func(t *testing.T, s string) {
		got := URI(s)
		if strings.ContainsAny(got, "<>\"\\^`{|} \r\n\t\x00\x7f") || URI(got) != got {
			t.Errorf("URI(%q) = %q", s, got)
		}
		if back, err := url.PathUnescape(got); !strings.Contains(s, "%") && (err != nil || back != s) {
			t.Errorf("URI(%q) reads back as %q, %v", s, back, err)
		}
	})
}
