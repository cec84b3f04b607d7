package search

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// checkExpansions fails where a word is expanded to a concept none of whose
// names has it as a word.
func checkExpansions(t *testing.T, form string, l schema.Lang) {
	t.Helper()
	for _, x := range NewPlan(Query{Text: form, Lang: l}, nil).Expansions {
		if strings.HasPrefix(x.Key, "word:") {
			continue
		}
		if !hasWord(x.Key, form) {
			t.Errorf("%s: %q is expanded to %s, no name of which has the word", l, form, x.Key)
		}
	}
}

// hasWord reports whether a name of a concept has a word, or its other number or
// gender.
func hasWord(key, form string) bool {
	sort, code, _ := strings.Cut(key, ":")
	for _, l := range schema.Langs {
		var names []string
		switch sort {
		case "topic":
			t, _ := schema.TopicByID(schema.Term(code))
			names = append([]string{t.PrefLabel[l]}, t.AltLabel[l]...)
		case "thing":
			topic, at, _ := strings.Cut(code, "/")
			t, _ := schema.TopicByID(schema.Term(topic))
			i, _ := strconv.Atoi(at)
			names = t.Includes[i][l]
		case "place", "people":
			names = append(slices.Clone(schema.PlaceNames(schema.Place(code), l)), schema.Demonyms(schema.Place(code), l)...)
		case "org":
			for _, o := range schema.Organisations() {
				if o.ID == code {
					names = append([]string{o.Name[l], o.Acronym[l]}, o.Alt[l]...)
				}
			}
		}
		for _, n := range names {
			feminine, _ := word.Feminine(n, l)
			for _, f := range word.Forms(n + " " + feminine) {
				if f == form || word.Singular(f, l) == word.Singular(form, l) {
					return true
				}
			}
		}
	}
	return false
}

// TestOrdinaryWords asks the ordinary words of each language.
func TestOrdinaryWords(t *testing.T) {
	for _, l := range schema.Langs {
		words := lexicon.OrdinaryWords(l)
		if len(words) < 5000 {
			t.Fatalf("%d ordinary words of %s", len(words), l)
		}
		for _, w := range words {
			checkExpansions(t, exactForms(w), l)
		}
	}
}

// TestCommonestWords asks the 5,000 commonest words of the parallel texts in
// each language.
func TestCommonestWords(t *testing.T) {
	f, err := os.Open(schematest.SharedData(t, "parallel", "en_es_fr.tsv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	counts := [3]map[string]int{{}, {}, {}}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		for i, field := range strings.Split(s.Text(), "\t") {
			for _, w := range word.Forms(field) {
				counts[i][w]++
			}
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	for i, l := range []schema.Lang{schema.English, schema.Spanish, schema.French} {
		var words []string
		for w := range counts[i] {
			words = append(words, w)
		}
		slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(counts[i][b], counts[i][a]), strings.Compare(a, b)) })
		for _, w := range words[:5000] {
			checkExpansions(t, w, l)
		}
	}
}
