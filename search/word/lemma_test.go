package word

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// eachVerb calls f for every verb of the tables, folded.
func eachVerb(f func(l schema.Lang, infinitive string)) {
	for l, text := range map[schema.Lang]string{schema.Spanish: regularES, schema.French: regularFR} {
		for line := range strings.Lines(text) {
			if line[0] == '#' {
				continue
			}
			for _, w := range strings.Fields(schema.Fold(line)) {
				f(l, w)
			}
		}
	}
	for row := range table.In("irregular.tsv", irregularTSV, 3) {
		f(schema.Lang(row[0]), schema.Fold(row[1]))
	}
}

// TestVerbs holds that each verb stands once in the tables, and that its
// infinitive is its own form, or that of another by the same letters.
func TestVerbs(t *testing.T) {
	seen := map[string]bool{}
	eachVerb(func(l schema.Lang, w string) {
		if key := string(l) + w; seen[key] {
			t.Errorf("%s: %q stands twice", l, w)
		} else {
			seen[key] = true
		}
		if got := Stem(w, l); got != w && len(w) > 3 && !Stop(w, l) {
			t.Errorf("%s: the stem of %q is %q", l, w, got)
		}
	})
	if len(seen) < 4000 {
		t.Errorf("%d verbs, want all of the tables", len(seen))
	}
}

// TestIrregular holds that each stem of irregular.tsv is one that the rules lack,
// and that its whole forms lead to the verb.
func TestIrregular(t *testing.T) {
	for row := range table.In("irregular.tsv", irregularTSV, 3) {
		l, w := schema.Lang(row[0]), schema.Fold(row[1])
		stems := strings.Fields(schema.Fold(row[2]))
		for i, s := range stems {
			if slices.Contains(stems[:i], s) || s == w[:len(w)-2] {
				t.Errorf("%s: %q has %q twice", l, w, s)
			}
			if form, ok := strings.CutPrefix(s, "="); ok && Stem(form, l) != w {
				t.Errorf("%s: the stem of %q is %q, want %q", l, form, Stem(form, l), w)
			}
		}
	}
}

// TestNamesakes holds that each row of namesakes.tsv is needed: without it the
// verbs would have the word.
func TestNamesakes(t *testing.T) {
	without := map[schema.Lang]*verbs{schema.Spanish: spanishVerbs(), schema.French: frenchVerbs()}
	verbs := map[string]bool{}
	eachVerb(func(l schema.Lang, w string) { verbs[string(l)+w] = true })
	for row := range table.In("namesakes.tsv", namesakesTSV, 3) {
		l, w := schema.Lang(row[0]), schema.Fold(row[1])
		if !verbs[row[0]+w] {
			t.Errorf("%s: no table has %q", l, w)
		}
		v := *without[l]
		v.others = nil
		for _, other := range strings.Fields(schema.Fold(row[2])) {
			if other == "-" {
				continue
			}
			verb, ok := verbOf(other, &v, pluralOfVowel)
			if !ok {
				verb, _ = action(other, &v)
			}
			if verb != w {
				t.Errorf("%s: %q is told from %q, and would be read %q", l, other, w, verb)
			}
			if got := Stem(other, l); got == w {
				t.Errorf("%s: %q is read as a form of %q", l, other, w)
			}
		}
	}
}

func BenchmarkStem(b *testing.B) {
	words := map[schema.Lang][]string{
		schema.Spanish: strings.Fields("las remesas de los migrantes centroamericanos aumentaron y las autoridades informaron recientemente sobre nuevas medidas economicas"),
		schema.French:  strings.Fields("les transferts de fonds des migrants ont augmente et les autorites annonceront prochainement de nouvelles mesures economiques"),
	}
	for l, ws := range words {
		b.Run(string(l), func(b *testing.B) {
			for b.Loop() {
				for _, w := range ws {
					Stem(w, l)
				}
			}
		})
	}
}
