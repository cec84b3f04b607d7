package claim

import (
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// classes is a set of classes of the words that stand about a number.
type classes uint64

const (
	refugees classes = 1 << iota
	applicants
	returnees
	deportees
	migrants
	persons
	inside     // displaced within their own country
	households // families: no count of persons
	others     // persons and things that do not move
	time
	lives
	arrives
	flees
	leaves
	returns
	deports
	meets // at a border: encounters, detentions
	applies
	receives // a status, papers
	sends    // money
	money    // that was sent
	ratio    // one in so many
	since
	compares
	cites // a law or an order by its number
	abroad
	plan   // what is not yet so
	served // with help
	dead
	harmed
	change // a difference of two numbers
	total
	about
	part
	lends  // money that is to come back, or a gift of a state
	within // displaced within their own country, in so many words
	gets   // money

	nouns   = refugees | applicants | returnees | deportees | migrants | persons | inside | households | others | time
	actions = lives | arrives | flees | leaves | returns | deports | meets | applies | receives | sends
)

// classNames are the names of the classes in the table, in the order of their
// bits.
var classNames = []string{"refugees", "applicants", "returnees", "deportees", "migrants", "persons", "inside", "households", "others", "time",
	"lives", "arrives", "flees", "leaves", "returns", "deports", "meets", "applies", "receives", "sends", "money", "ratio", "since", "compares", "cites", "abroad",
	"plan", "served", "dead", "harmed", "change", "total", "about", "part", "lends", "within", "gets"}

// names lists the names of the classes in c.
func (c classes) names() []string {
	var out []string
	for i, name := range classNames {
		if c&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// wording is a phrase of the table, as folded tokens.
type wording struct {
	tokens []string
	class  classes
}

// Words are the words about numbers by language and by the first token of each
// phrase.
type Words map[schema.Lang]map[string][]wording

// ReadWords reads the table of the words about numbers.
func ReadWords(k *lexicon.Lexicon) Words {
	w := Words{}
	z := k.Cutter()
	for f := range table.Rows(Files, "words.tsv", 3) {
		at, l := slices.Index(classNames, f[0]), schema.Lang(f[1])
		if at < 0 {
			panic(fmt.Sprintf("describe: words.tsv: no class %q", f[0]))
		}
		if w[l] == nil {
			w[l] = map[string][]wording{}
		}
		for phrase := range strings.SplitSeq(f[2], ", ") {
			p := wording{class: 1 << at}
			for _, t := range z.Cut(phrase) {
				p.tokens = append(p.tokens, schema.Fold(phrase[t.Start:t.End]))
			}
			w[l][p.tokens[0]] = append(w[l][p.tokens[0]], p)
		}
	}
	return w
}

// mark returns by token of s the classes of the phrases that cover it.
func (w Words) mark(r *text.Text, s text.Span) []classes {
	words := w[r.Lang]
	out := make([]classes, s.End-s.First)
	folded := make([]string, s.End-s.First)
	for i := range folded {
		folded[i] = r.Folded(s.First + i)
	}
	for i, word := range folded {
		for _, p := range words[word] {
			if n := len(p.tokens); i+n <= len(folded) && slices.Equal(p.tokens, folded[i:i+n]) {
				for j := i; j < i+n; j++ {
					out[j] |= p.class
				}
			}
		}
	}
	return out
}

// any returns the classes of all phrases of a span.
func (w Words) any(r *text.Text, s text.Span) classes {
	var all classes
	for _, c := range w.mark(r, s) {
		all |= c
	}
	return all
}
