package describe

import (
	"slices"
	"testing"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/schema"
)

// cutSentences cuts a text as the rules do.
func cutSentences(content string, l schema.Lang) []string {
	r := compiled().lexicon.ReadLine(content, l)
	var out []string
	for _, s := range r.Sentences() {
		out = append(out, content[r.Tokens[s.First].Start:r.Tokens[s.End-1].End])
	}
	return out
}

// TestSentenceEnds holds that a sentence ends behind a short name, with marks
// of its own or without, and that it does not end within one.
func TestSentenceEnds(t *testing.T) {
	for _, c := range []struct {
		lang schema.Lang
		want []string
	}{
		{schema.English, []string{"The nurses came from Malawi and the UK.", "The Gambia sent none."}},
		{schema.English, []string{"The nurses went to the U.S.", "The Gambia sent none."}},
		{schema.English, []string{"The ship left the UAE.", "Oman was calm."}},
		{schema.English, []string{"The visit to the U.S. Senate took a day."}},
		{schema.English, []string{"He moved to the U.S. Virgin Islands last May."}},
		{schema.Spanish, []string{"La carta llegó de EE. UU.", "El Salvador respondió ayer."}},
		{schema.Spanish, []string{"Viven en EE.UU.", "Las Bahamas no los admiten."}},
		{schema.Spanish, []string{"La Embajada de EE. UU. en Lima abrió el lunes."}},
		{schema.French, []string{"Ils restent dans l'UE.", "La Barbade les refuse."}},
		{schema.French, []string{"Elle travaille aux USA.", "Les Comores attendent."}},
	} {
		var content string
		for i, s := range c.want {
			if i > 0 {
				content += " "
			}
			content += s
		}
		if got := cutSentences(content, c.lang); !slices.Equal(got, c.want) {
			t.Errorf("sentences of %q = %q", content, got)
		}
	}
}

// TestWordsOfThePage holds that a word is read in the language of its page.
func TestWordsOfThePage(t *testing.T) {
	for _, l := range schema.Langs {
		r := New().Fields.ReadLine("which", l)
		if got := r.Is(0, lang.Relative); got != (l == schema.English) {
			t.Errorf("on a page in %s the English word is read: %v", l, got)
		}
	}
}
