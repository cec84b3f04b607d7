package review

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// TestQueryInAddress holds that an address says which cases are chosen, and that
// what it does not know is left out.
func TestQueryInAddress(t *testing.T) {
	for _, address := range []string{"", "kind=date&kind=title", "batch=118&in=Press%3A+a+%26+b&lang=fr", "sure=low&unsure=me&sort=newest", "alike=0123&doc=k3"} {
		v, err := url.ParseQuery(address)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(v, values(parse(v)), cmp.Transformer("", func(v url.Values) string { return v.Encode() })); d != "" {
			t.Errorf("%s (-asked +written):\n%s", address, d)
		}
	}
	v, err := url.ParseQuery("kind=none&batch=0&batch=x&in=&lang=&sure=0.5&unsure=us&sort=settles&part=0")
	if err != nil {
		t.Fatal(err)
	}
	if q := parse(v); filters(q) || q.Order != "" || q.Offset != 0 {
		t.Errorf("nonsense chooses %+v", q)
	}
	if q := parse(url.Values{"part": {"3"}}); q.Offset != 2*perPart {
		t.Errorf("the third part begins at %d", q.Offset)
	}
}

// TestMarked holds that evidence is marked on its page: where it says it stands,
// or where its words are found.
func TestMarked(t *testing.T) {
	page := schema.Page{Number: 2, Text: "De Honduras a España. De Honduras a España."}
	for _, c := range []struct {
		evidence []schema.Evidence
		want     string
	}{
		{nil, page.Text},
		{[]schema.Evidence{{Page: 2, Start: 23, End: 44, Passage: "De Honduras a España"}}, "De Honduras a España. [De Honduras a España]."},
		{[]schema.Evidence{{Page: 2, Start: 23, End: 44, Passage: "De Honduras…"}}, "De Honduras a España. [De Honduras a España]."},
		{[]schema.Evidence{{Page: 2, Start: 5, End: 9000, Passage: "Honduras"}, {Page: 2, Passage: "España"}, {Page: 1, Passage: "De"}}, "De [Honduras] a [España]. De Honduras a España."},
		{[]schema.Evidence{{Page: 2, Passage: "Guatemala"}, {Page: 2}}, page.Text},
		{[]schema.Evidence{{Page: 2, Passage: "Honduras a España"}, {Page: 2, Passage: "España"}}, "De [Honduras a España]. De Honduras a España."},
	} {
		var b strings.Builder
		for _, s := range marked(page, c.evidence) {
			if s.Mark {
				s.Text = "[" + s.Text + "]"
			}
			b.WriteString(s.Text)
		}
		if b.String() != c.want {
			t.Errorf("%+v: %q, want %q", c.evidence, b.String(), c.want)
		}
	}
}

// TestWordsOfPassage holds that the words of a passage are found on the picture
// of a page, though it was read with other marks and line ends.
func TestWordsOfPassage(t *testing.T) {
	var words []schema.WordBox
	for w := range strings.FieldsSeq("Cuaderno 14 Las cuidadoras hondureñas , ocupadas en España («sin papeles») envían dinero") {
		words = append(words, schema.WordBox{Text: w})
	}
	for passage, want := range map[string]string{
		"cuidadoras\nhondureñas ocupadas en": "cuidadoras hondureñas , ocupadas",
		"España (sin papeles) envían":        "España («sin papeles») envían",
		"nada de esto":                       "",
		"":                                   "",
		"envían dinero a casa cada mes y año…": "",
		"Las CUIDADORAS": "Las cuidadoras",
	} {
		var got []string
		for _, w := range wordsOf(words, passage) {
			got = append(got, w.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", passage, got, want)
		}
	}
}

// TestWritten holds that places of a corridor may go by their names.
func TestWritten(t *testing.T) {
	for typed, want := range map[string]string{"HN-ES": "HN-ES", "HN-ES:return": "HN-ES:return", "Honduras → España": "HN-ES", "Honduras - Spain": "HN-ES",
		"Guinée-Bissau > Espagne": "GW-ES", "nowhere at all": "nowhere at all", "Honduras": "Honduras"} {
		if got := written(schema.FieldCorridor, typed); got != want {
			t.Errorf("written(%q) = %q, want %q", typed, got, want)
		}
	}
	if got := written(schema.FieldLanguage, "FR"); got != "fr" {
		t.Errorf("a language: %q", got)
	}
}
