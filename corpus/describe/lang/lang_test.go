package lang

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestClasses holds what a class says of words: in one language, in any, by
// their endings.
func TestClasses(t *testing.T) {
	for _, c := range []struct {
		class Class
		lang  schema.Lang
		word  string
		want  bool
	}{
		{Pronoun, schema.English, "they", true}, {Pronoun, schema.Spanish, "he", false}, {Pronoun, schema.Undetermined, "he", true},
		{Border, schema.French, "frontiere", true}, {Border, schema.French, "border", false}, {Sunday + 3, schema.Spanish, "miercoles", true},
		{Armed, schema.Spanish, "ejercito", true}, {Envoy, schema.French, "delegue", true}, {Envoy, schema.English, "migrant", false},
		{Opener, schema.French, "Après", true}, {Opener, schema.French, "après", false},
	} {
		if got := c.class.Has(c.lang, c.word); got != c.want {
			t.Errorf("%s has %q in %s: %v, want %v", classNames[c.class], c.word, c.lang, got, c.want)
		}
	}
	if !PersonEnding.Ends(schema.Spanish, "trabajadores") || PersonEnding.Ends(schema.French, "trabajadores") || PersonEnding.Ends(schema.Spanish, "dores") || !AdverbEnding.Ends(schema.Undetermined, "principalmente") {
		t.Error("endings are not read")
	}
	if got := Pronoun.Words(schema.English); !slices.Contains(got, "they") || slices.Contains(got, "ellos") {
		t.Errorf("pronouns of English: %v", got)
	}
}

// TestClassesAreUsed holds that each class has words and a name of its own, and
// that some rule asks for it.
func TestClassesAreUsed(t *testing.T) {
	var code strings.Builder
	files, err := filepath.Glob(filepath.FromSlash("../*/*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(text)
	}
	decl, err := os.ReadFile("class.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\t(\w+): +"([^"]+)",$`).FindAllStringSubmatch(string(decl), -1) {
		c := slices.Index(classNames[:], m[2])
		if seen[m[2]] || c < 0 {
			t.Errorf("class %s is named twice or not", m[2])
		}
		seen[m[2]] = true
		words := 0
		for _, l := range schema.Langs {
			words += len(tables().words[c].all[l]) + len(tables().words[c].endings[l])
		}
		if words == 0 {
			t.Errorf("class %s has no word", m[2])
		}
		day := strings.HasSuffix(m[1], "day") // asked for by the number of the day
		if !day && !strings.Contains(code.String(), "lang."+m[1]) {
			t.Errorf("no rule asks for class %s", m[2])
		}
	}
	if len(seen) != int(classes) {
		t.Errorf("%d classes have names, want %d", len(seen), classes)
	}
}

// TestExpand holds which forms a marked phrase of the cue lexicon takes.
func TestExpand(t *testing.T) {
	for _, c := range []struct {
		lang      schema.Lang
		phrase    string
		want, not string
	}{
		{schema.English, "deport~v", "deport deports deported deporting", "deportted"},
		{schema.English, "country~n of origin", "countries of origin|country of origin", ""},
		{schema.Spanish, "llegar~v", "llegué llega llegaron", "llegaró"},
		{schema.Spanish, "refugiado~a", "refugiada refugiados refugiadas", ""},
		{schema.French, "travailleur~a", "travailleuse travailleurs travailleuses", ""},
		{schema.French, "partir~v", "partir partira", "parter"},
	} {
		got := Expand(c.lang, c.phrase)
		sep := " "
		if strings.Contains(c.want, "|") {
			sep = "|"
		}
		for w := range strings.SplitSeq(c.want, sep) {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %s has no form %s: %v", c.lang, c.phrase, w, got)
			}
		}
		if c.not != "" && slices.Contains(got, c.not) {
			t.Errorf("%s: %s has the form %s", c.lang, c.phrase, c.not)
		}
	}
}

// TestPortuguese holds that a fourth language is its tables and its inflection.
func TestPortuguese(t *testing.T) {
	for _, c := range []struct{ phrase, want string }{
		{"chegar~v", "chega chegam chegou chegaram chegado"},
		{"viver~v", "vive vivem viveu viveram"},
		{"refugiado~a", "refugiada refugiados refugiadas"},
		{"trabalhador~a", "trabalhadora trabalhadores trabalhadoras"},
		{"remessa~n", "remessas"},
		{"deportação~n", "deportações"},
		{"nacional~n", "nacionais"},
		{"homem~n", "homens"},
		{"lugar~n", "lugares"},
	} {
		got := Expand(Portuguese, c.phrase)
		for w := range strings.FieldsSeq(c.want) {
			if !slices.Contains(got, w) {
				t.Errorf("%s has no form %s: %v", c.phrase, w, got)
			}
		}
	}
	for base, want := range map[string]string{"angolano": "angolano angolana angolanos angolanas", "português": "português portuguesa portugueses portuguesas", "alemão": "alemão alemã alemãos alemães alemãs", "moçambicano": "moçambicano moçambicana moçambicanos moçambicanas", "canadense": "canadense canadenses"} {
		if got := strings.Join(Demonym(Portuguese, base), " "); got != want {
			t.Errorf("Demonym(%s) = %s, want %s", base, got, want)
		}
	}
	if !Foreigner.Has(Portuguese, "estrangeiros") || Foreigner.Has(schema.Spanish, "estrangeiros") || !PersonEnding.Ends(Portuguese, "trabalhadores") {
		t.Error("words of Portuguese are not read as such")
	}
}
