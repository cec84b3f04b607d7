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
	trades // goods or shares, for money

	nouns   = refugees | applicants | returnees | deportees | migrants | persons | inside | households | others | time
	actions = lives | arrives | flees | leaves | returns | deports | meets | applies | receives | sends
)

// classNames are the names of the classes in the table, in the order of their
// bits.
var classNames = []string{"refugees", "applicants", "returnees", "deportees", "migrants", "persons", "inside", "households", "others", "time",
	"lives", "arrives", "flees", "leaves", "returns", "deports", "meets", "applies", "receives", "sends", "money", "ratio", "since", "compares", "cites", "abroad",
	"plan", "served", "dead", "harmed", "change", "total", "about", "part", "lends", "within", "gets", "trades"}

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

// wording is a phrase of the table after its first word.
type wording struct {
	rest  []text.Word
	class classes
}

// Words are the words about numbers by language and by the first word of each
// phrase.
type Words map[schema.Lang]*text.ByWord[[]wording]

// ReadWords reads the table of the words about numbers. They are there when the
// lexicon is.
func ReadWords(b *lexicon.Builder) Words {
	w := Words{}
	for f := range table.Rows(Files, "words.tsv", 3) {
		at, l := slices.Index(classNames, f[0]), schema.Lang(f[1])
		if at < 0 {
			panic(fmt.Sprintf("describe: words.tsv: no class %q", f[0]))
		}
		if w[l] == nil {
			w[l] = &text.ByWord[[]wording]{}
		}
		for phrase := range strings.SplitSeq(f[2], ", ") {
			b.Later(phrase, func(words []text.Word) {
				w[l].Set(words[0], append(w[l].Of(words[0]), wording{words[1:], 1 << at}))
			})
		}
	}
	return w
}

// mark returns by token of s the classes of the phrases that cover it.
func (w Words) mark(r *text.Text, s text.Span) []classes {
	out := make([]classes, s.End-s.First)
	words := w[r.Lang]
	if words == nil {
		return out
	}
	for i := range out {
		for _, p := range words.Of(r.Tokens[s.First+i].Word) {
			if n := 1 + len(p.rest); i+n <= len(out) && r.Spelt(s.First+i+1, p.rest) {
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
