package describe

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/simde/simde/schema"
)

// frame puts a name into a sentence of a language, where names need an article
// it has none: the reader must do without.
func frame(l schema.Lang, name string) string {
	switch l {
	case schema.Spanish:
		return "El informe sobre la situación de las personas que viven en " + name + " fue publicado ayer por la organización."
	case schema.French:
		return "Le rapport sur la situation des personnes qui vivent dans le pays suivant : " + name + ", a été publié hier par l'organisation."
	}
	return "The report on the situation of the people who live in " + name + " was published yesterday by the organization."
}

// TestCLDR holds that every country by the name that CLDR gives it in each
// language is read as that country and no other.
func TestCLDR(t *testing.T) {
	tags := map[schema.Lang]language.Tag{schema.Spanish: language.Spanish, schema.English: language.English, schema.French: language.French}
	doubtful := map[string]schema.Place{ // lexicon/doubtful.tsv decides by other words of the text
		"Congo es": "CD", "Congo en": "CD", "Congo fr": "CD", "Granada es": "ES",
	}
	for _, p := range schema.Countries() {
		region, err := language.ParseRegion(string(p))
		if err != nil {
			t.Logf("%s is no region of CLDR: %v", p, err)
			continue
		}
		for _, l := range schema.Langs {
			name := display.Regions(tags[l]).Name(region)
			for _, n := range []string{name, p.Name(l)} {
				var got []schema.Place
				for _, x := range describeText(frame(l, n)).Places {
					got = append(got, x.Place)
				}
				want := p
				if other, ok := doubtful[n+" "+string(l)]; ok {
					want = other
				}
				if !slices.Equal(got, []schema.Place{want}) {
					t.Errorf("%s: %q in %s is read as %v, want %s", p, n, l, got, want)
				}
			}
		}
	}
}

// uninhabited are the territories without people of their own.
const uninhabited = " AQ BV CC CX GS HM IO SJ TF UM "

// TestDemonymsRead holds that every country has demonyms in each language, and
// that each in every gender and number is read as that country and no other.
func TestDemonymsRead(t *testing.T) {
	doubtful := map[schema.Place]schema.Place{"CG": "CD", "DM": "DO"} // the same words; lexicon/doubtful.tsv decides
	for _, p := range schema.Countries() {
		for _, l := range schema.Langs {
			forms := schema.Demonyms(p, l)
			if len(forms) == 0 && !strings.Contains(uninhabited, " "+string(p)+" ") {
				t.Errorf("%s has no demonym in %s", p, l)
			}
			for _, form := range forms {
				text := map[schema.Lang]string{
					schema.Spanish: "Las personas de origen " + form + " que llegaron hace años trabajan en la ciudad.",
					schema.English: "Those who are " + form + " and came years ago work in the city with their families.",
					schema.French:  "Les personnes qui sont " + form + " et qui sont venues il y a des années travaillent dans la ville.",
				}[l]
				want := p
				if other, ok := doubtful[p]; ok {
					want = other
				}
				var got []schema.Place
				for _, x := range describeText(text).Places {
					got = append(got, x.Place)
				}
				if !slices.Equal(got, []schema.Place{want}) && !slices.Equal(got, []schema.Place{p}) {
					t.Errorf("%s: %q in %s is read as %v", p, form, l, got)
				}
			}
		}
	}
}
