package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestPieceAt holds what a text is made of, for search as for descriptions.
func TestPieceAt(t *testing.T) {
	names := map[Piece]string{Letters: "w", Lone: "1", Digits: "d", Numeral: "n", Sign: "s"}
	for text, want := range map[string]string{
		"El 25% de 1.5 M":     "w:El d:25 s:% w:de d:1 s:. d:5 w:M",
		"COVID-19, Año_2":     "w:COVID s:- d:19 s:, w:Año s:_ d:2",
		"l’Île lʼeau d´or":    "w:l s:’ w:Île w:l s:ʼ w:eau w:d s:´ w:or",
		"mi\u00adgra e\u0301": "w:mi\u00adgra w:e\u0301",
		"\u0301a \u00adb":     "s:\u0301 w:a s:\u00ad w:b",
		"½ m² 中国x":            "n:½ w:m n:² 1:中 1:国 w:x",
		"a\u200bb\xffc\ufeff": "w:a w:b s:\xff w:c",
		"":                    "",
	} {
		var got []string
		for i := 0; i < len(text); {
			p, end := PieceAt(text, i)
			if p != Blank {
				got = append(got, names[p]+":"+text[i:end])
			}
			i = end
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q is made of %q, want %q", text, g, want)
		}
	}
}

// FuzzPieceAt holds that pieces follow one another to the end of any text, whole
// characters each, and that no two runs of letters touch.
func FuzzPieceAt(f *testing.F) {
	f.Add("l’Île 1.000 中国 e\u0301\xff\u00ad")
	f.Fuzz(func(t *testing.T, text string) {
		last := Blank
		for i := 0; i < len(text); {
			p, end := PieceAt(text, i)
			if end <= i || end > len(text) {
				t.Fatalf("%q: the piece at %d ends at %d", text, i, end)
			}
			if one := utf8.RuneCountInString(text[i:end]); one > 1 && p != Letters && p != Digits {
				t.Fatalf("%q: %d characters at %d are one piece", text, one, i)
			}
			if p == last && slices.Contains([]Piece{Letters, Digits}, p) {
				t.Fatalf("%q: %s parted at %d", text, fmt.Sprint(p), i)
			}
			last, i = p, end
		}
	})
}
