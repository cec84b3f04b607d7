package lexicon

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

const small = `the house is green	la casa es verde	la maison est verte
the house	la casa	la maison
green trees	árboles verdes	arbres verts
the trees grow	los árboles crecen	les arbres poussent
houses	casas	maisons
workers	trabajadores	
trees	árboles	arbres
`

func TestLearn(t *testing.T) {
	table, err := Learn(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := table.Write(&b, []string{"a test"}); err != nil {
		t.Fatal(err)
	}
	again, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(table.lines, again.lines); d != "" {
		t.Errorf("written and read (-want +got):\n%s", d)
	}
	for _, c := range []struct {
		word     string
		from, to schema.Lang
		want     string
	}{
		{"house", schema.English, schema.Spanish, "casa"},
		{"casas", schema.Spanish, schema.English, "house"},
		{"árbol", schema.Spanish, schema.French, "arbres"},
		{"verte", schema.French, schema.English, "green"},
		{"worker", schema.English, schema.Spanish, "trabajadores"},
	} {
		got := again.Translate(c.word, c.from, c.to)
		if len(got) == 0 || got[0].Text != c.want {
			t.Errorf("%s from %s to %s = %v, want %s first", c.word, c.from, c.to, got, c.want)
		}
	}
}

// TestGuess tests words that no table has: their endings are learned from those
// that it has, and inflections are found by their kin.
func TestGuess(t *testing.T) {
	for _, c := range []struct {
		word     string
		from, to schema.Lang
		want     string
	}{
		{"zalificación", schema.Spanish, schema.French, "zalification"},
		{"zalificaciones", schema.Spanish, schema.English, "zalification"},
		{"mostalidad", schema.Spanish, schema.English, "mostality"},
		{"espocrático", schema.Spanish, schema.English, "spocratic"},
	} {
		got := Shipped().Guess(c.word, c.from, c.to)
		if !slices.ContainsFunc(got, func(x Translation) bool { return x.Text == c.want }) || len(got) > mostGuesses {
			t.Errorf("%s from %s to %s is guessed %v, want %s among at most %d", c.word, c.from, c.to, got, c.want, mostGuesses)
		}
	}
	if got := Shipped().Guess("ley", schema.Spanish, schema.French); got != nil {
		t.Errorf("a word of three letters is guessed %v", got)
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"filosofia", "philosophie", true}, {"especial", "special", true}, {"escuela", "ecole", false}, {"administracion", "administration", true},
		{"mesa", "mise", false}, {"guerra", "war", false}} {
		if got := alike(skeleton(c.a), skeleton(c.b)) > 0; got != c.want {
			t.Errorf("%s and %s are alike: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestKinAreTranslated(t *testing.T) {
	table, err := Learn(strings.NewReader(strings.Repeat("evacuate the town\tevacuar la ciudad\tévacuer la ville\n", 3)))
	if err != nil {
		t.Fatal(err)
	}
	own, kin := table.Translate("evacúan", schema.Spanish, schema.English), table.Translate("evacuación", schema.Spanish, schema.English)
	if len(own) == 0 || len(kin) == 0 || kin[0].Text != own[0].Text || kin[0].P >= own[0].P {
		t.Errorf("evacúan means %v, evacuación %v; want the same, less sure", own, kin)
	}
}

func TestLearnRefusesOtherTables(t *testing.T) {
	if _, err := Learn(strings.NewReader("one\ttwo\n")); err == nil {
		t.Error("a line of two fields: no error")
	}
}

func TestOwnWordsAreWellFormed(t *testing.T) {
	for n, line := range strings.Split(strings.TrimSpace(own), "\n") {
		if line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			t.Errorf("line %d of words.tsv has %d cells: %q", n+1, len(cells), line)
			continue
		}
		for i, c := range cells {
			for _, w := range strings.Split(c, "|") {
				if len(word.Stems(w, schema.Langs[i])) != 1 {
					t.Errorf("line %d of words.tsv: %q is no single word in %s", n+1, w, schema.Langs[i])
				}
			}
		}
	}
}

func TestShipped(t *testing.T) {
	for _, c := range []struct {
		word     string
		from, to schema.Lang
		want     string
	}{
		{"salud", schema.Spanish, schema.English, "health"},
		{"women", schema.English, schema.French, "femme"},
		{"enfants", schema.French, schema.Spanish, "nino"},
		{"trabajadores", schema.Spanish, schema.French, "travailleur"},
		{"nurses", schema.English, schema.Spanish, "enfermero"},
		{"microorganisms", schema.English, schema.Spanish, "microorganismos"},
	} {
		got := Shipped().Translate(c.word, c.from, c.to)
		if len(got) == 0 || c.want != "" && got[0].Text != c.want {
			t.Errorf("%s from %s to %s = %v, want %s first", c.word, c.from, c.to, got, c.want)
		}
	}
	if len(file) > 2_500_000 {
		t.Errorf("the table is %d bytes, want less than 2.5 MB", len(file))
	}
	for _, from := range schema.Langs {
		for _, to := range schema.Langs {
			if from != to && len(Shipped().lines[[2]schema.Lang{from, to}]) < 5000 {
				t.Errorf("from %s to %s the table has %d words", from, to, len(Shipped().lines[[2]schema.Lang{from, to}]))
			}
		}
	}
}
