package describe

import (
	"slices"
	"strings"
	"testing"
)

// TestScene holds that people without a host of their own sentence get that of
// the sentences before, of the authority named or of the country that the
// document speaks for, and nobody else's.
func TestScene(t *testing.T) {
	d := New()
	for _, c := range []struct {
		text, want, not string
	}{
		{"Refugee camps of eastern Chad, monthly bulletin. The schools in Chad reopened in October. Sudanese refugees received blankets and stoves.", "SD-TD", ""},
		{"La COMAR recibió el año pasado 40.000 solicitudes de asilo de hondureños.", "HN-MX", ""},
		{"Le Maroc joue samedi. Les champions du Sénégal ont gagné le tournoi, et les Sénégalais de Dakar ont fêté leurs buteurs.", "", "SN-MA"},
		{"The museum in Chad reopened in October. Sudanese music was played.", "", "SD-TD"},
	} {
		got := corridorCodes(d.describePassage(c.text))
		if c.want != "" && !slices.Contains(got, c.want) || c.not != "" && slices.Contains(got, c.not) {
			t.Errorf("%q yields %v, want %q and not %q", c.text, got, c.want, c.not)
		}
	}
}

// TestMarkup holds that the marks of Markdown part no words, and that what is
// none stays.
func TestMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"for [Haiti](https://example.org/a_(b), and **more** \\(c\\)": "for Haiti , and more ( c )",
		"[one](two) *three*": "[ one ] ( two ) * three *",
		"[":                  "[",
		"](http":             "] ( http",
		"\\":                 "\\",
	} {
		z := tokenizer{words: map[string]word{}}
		var got []string
		for _, k := range z.cut(text) {
			got = append(got, text[k.start:k.end])
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("cut(%q) = %q, want %q", text, g, want)
		}
	}
}
