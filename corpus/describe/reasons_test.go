package describe

import (
	"strings"
	"testing"

	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/schema/table"
)

// reasonsOf are the reasons of a text.
func reasonsOf(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	if err := Reasons(&b, describeText(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestReasons holds that a person is told what each stage added, of each pair of
// places its sentence, its rule and what became of it, and an example of each rule.
func TestReasons(t *testing.T) {
	got := reasonsOf(t, "Thousands of Haitian migrants live in Chile. Many theatres reopened in Peru last week.")
	for _, s := range stages {
		if !strings.Contains(got, "\n"+s.name+" ") {
			t.Errorf("stage %s is not told of in\n%s", s.name, got)
		}
	}
	for _, want := range []string{
		"Haitian (HT, people): origin by people.noun\n",
		"HT-CL by people.noun & reside.in\n",
		"corridors   stated: HT-CL\n",
		"candidate   HT-CL  0.99  by people.noun & reside.in\n",
		"p. 1  Thousands of Haitian migrants live in Chile.\n            home: Haitian (HT, people); host: Chile (CL, a name)\n            stated: ",
		"candidate   HT-PE  0.",
		"home: Haitian (HT, people), 1 back; host: Peru (PE, a name)\n            left out: ",
		"for: ", "against: ",
		"where no rule relates the two and they stand in different sentences\n",
		"the rules by example\n", "\nreside.in ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Index(got, "candidate   HT-CL") > strings.Index(got, "candidate   HT-PE") {
		t.Error("the likeliest pair is not the first")
	}
}

// TestReasonsOfTheContext holds that a corridor of which one end is taken from
// another sentence, and a part that the sentence denies, are told of as such.
func TestReasonsOfTheContext(t *testing.T) {
	got := reasonsOf(t, "Nepal's Department of Foreign Employment issued 350,000 permits last year. Malaysia was the top destination. Sudanese refugees in Chad, unable to reach Italy, stayed.")
	for _, want := range []string{
		"NP-MY by rank.listed & rank.listed, one end from another sentence\n",
		"Italy (IT, a name): destination by arrive.object, then no part, the sentence denies it\n",
		"home: NP, from elsewhere in the document; host: Malaysia (MY, a name)\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestInWords holds that every trait of the models has words, and that the
// nearest row of the table says it.
func TestInWords(t *testing.T) {
	for name, want := range map[string]string{
		"f scene: scene host titled": "the title names the host",
		"h-1 en:the":                 "“the” stands before the home",
		"between>migran":             "“migran-” stands between home and host",
		"d+2 @":                      "a place stands shortly behind the host",
		"roles >destination":         "the parts that rules give home and host: none, destination",
		"slots <from>in":             "how home and host stand to their words: from, in",
		"roles origin>":              "the parts that rules give home and host: origin, none",
		"h governed by person":       "a word of the class person governs the home",
	} {
		if got := inWords(name); got != want {
			t.Errorf("%s is %q in words, want %q", name, got, want)
		}
	}
	for f := range table.Rows(candidate.Files, "candidate.tsv", 2) {
		if inWords(f[0]) == f[0] {
			t.Errorf("the trait %q has no words in reasons.tsv", f[0])
		}
	}
}
