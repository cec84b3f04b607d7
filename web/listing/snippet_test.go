package listing

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/simde/simde/search"
)

func TestBrief(t *testing.T) {
	long := strings.Repeat("palabra ", 12)
	text := func(spans []search.Span) string {
		var b strings.Builder
		for _, s := range spans {
			if s.Mark {
				b.WriteString("[" + s.Text + "]")
			} else {
				b.WriteString(s.Text)
			}
		}
		return b.String()
	}
	for _, c := range []struct {
		name string
		in   []search.Span
		want string
	}{
		{"short", []search.Span{{Text: "a "}, {Text: "b", Mark: true}}, "a [b]"},
		{"empty", nil, ""},
		{"both ends", []search.Span{{Text: "… " + long}, {Text: "remesas", Mark: true}, {Text: " " + long + "…"}},
			"… palabra palabra palabra palabra palabra palabra palabra palabra [remesas] palabra palabra palabra palabra palabra palabra palabra palabra …"},
		{"marks at the ends", []search.Span{{Text: long, Mark: true}, {Text: long}, {Text: "fin", Mark: true}}, "[" + long + "]" + long + "[fin]"},
		{"no mark", []search.Span{{Text: long + long}}, long + long},
	} {
		if got := text(Brief(c.in)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzBrief(f *testing.F) {
	f.Add("… uno dos", "tres", "cuatro œuvre …")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		out := Brief([]search.Span{{Text: a}, {Text: b, Mark: true}, {Text: c}})
		if len(out) != 3 || out[1].Text != b {
			t.Fatalf("brief(%q, %q, %q) = %v: the mark is cut", a, b, c, out)
		}
		if n, most := utf8.RuneCountInString(out[0].Text+out[2].Text), utf8.RuneCountInString(a+c); n > most+4 {
			t.Errorf("brief(%q, %q, %q) grows from %d to %d letters", a, b, c, most, n)
		}
	})
}
