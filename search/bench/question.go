package bench

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Kind is a kind of query.
type Kind string

// The kinds of queries.
const (
	All    Kind = "match-all"
	Term   Kind = "term"
	Common Kind = "common term"
	And    Kind = "and"
	Or     Kind = "or"
	Phrase Kind = "phrase"
	Prefix Kind = "prefix"
	Fuzzy  Kind = "fuzzy"
	Across Kind = "across languages"

	Filtered Kind = "filtered"     // a common term in documents of one kind
	Newest   Kind = "newest first" // a common term in the order of dates
	Deep     Kind = "20th page"    // of a common term
)

// Ways are the kinds that ask for an answer in another way, not for other words.
// They have no part in the figures of all kinds, so that these stay comparable.
var Ways = []Kind{Filtered, Newest, Deep}

// deepPage is the page of an answer that Deep asks for.
const deepPage = 20

// filterValue is the value of search.FacetKind that Filtered chooses: the
// commonest.
func filterValue() string { return string(schema.Kinds()[0]) }

// Kinds are all kinds of queries.
var Kinds = []Kind{All, Term, Common, And, Or, Phrase, Prefix, Fuzzy, Across, Filtered, Newest, Deep}

// question is a query with the language it is asked in.
type question struct {
	text string
	lang schema.Lang
}

// queries draws questions of every kind from the words of the corpus.
func (c *Corpus) queries(n int) map[Kind][]question {
	words := c.vocabulary()
	out := map[Kind][]question{}
	for i := range n {
		l := schema.Langs[i%3]
		v := words[l]
		mid := func(k int) string { return v[(len(v)/40+(i*37+k*1009)%(len(v)/10+1))%len(v)] }
		common := func(k int) string { return v[(i*7+k*3)%min(60, len(v))] }
		add := func(k Kind, text string) { out[k] = append(out[k], question{text, l}) }
		add(All, "")
		add(Term, mid(0))
		add(Common, common(0))
		add(And, common(0)+" "+common(1))
		add(Or, common(0)+" OR "+mid(1))
		add(Prefix, mid(2)[:min(4, len(mid(2)))]+"*")
		add(Fuzzy, mid(3)+"~")
		add(Across, common(2)+" "+mid(4))
		add(Phrase, `"`+c.pair(l, i)+`"`)
		add(Filtered, common(5))
		add(Newest, common(6))
		add(Deep, common(7))
	}
	return out
}

// Queries returns n questions of every kind, as they are asked of SIMDE.
func (c *Corpus) Queries(n int) []search.Query {
	drawn := c.queries(n)
	var out []search.Query
	for _, k := range Kinds {
		for _, q := range drawn[k] {
			out = append(out, queryOf(k, q.text, q.lang))
		}
	}
	return out
}

// queryOf writes a question of a kind as SIMDE is asked it.
func queryOf(k Kind, text string, l schema.Lang) search.Query {
	q := search.Query{Text: text, Lang: l, OnlyLang: k != Across, Size: 10}
	switch k {
	case Filtered:
		q.Filters = map[search.Facet]search.Selection{search.FacetKind: {Any: []string{filterValue()}}}
	case Newest:
		q.Sort = search.ByNewest
	case Deep:
		q.Page = deepPage
	}
	return q
}

// Sense is one part of a query: what finds it in any language.
type Sense []SenseTerm

// SenseTerm is a word or a phrase, without quotes, in a language.
type SenseTerm struct {
	Lang schema.Lang `json:"lang"`
	Text string      `json:"text"`
}

// senses expands a question as SIMDE does, for engines that have no translations
// of their own, which so look for the same. All senses must be found.
func senses(text string, l schema.Lang) []Sense {
	parts := []search.Node{search.NewPlan(queryOf(Across, text, l), nil).Node}
	if and, ok := parts[0].(search.And); ok {
		parts = and.Nodes
	}
	var out []Sense
	for _, n := range parts {
		var s Sense
		if g, ok := n.(search.Group); ok {
			n = g.Node
			for _, t := range g.Terms {
				s = append(s, SenseTerm{t.Lang, t.Text})
			}
		}
		out = append(out, append(s, SenseTerm{l, n.String()}))
	}
	return out
}

// vocabulary lists the plain words of five letters and more of each language,
// the commonest first.
func (c *Corpus) vocabulary() map[schema.Lang][]string {
	out := map[schema.Lang][]string{}
	for _, l := range schema.Langs {
		counts := map[string]int{}
		for _, p := range c.paragraphs[l] {
			for _, w := range strings.Fields(p) {
				if plain(w) {
					counts[w]++
				}
			}
		}
		var words []string
		for w, n := range counts {
			if n > 1 {
				words = append(words, w)
			}
		}
		slices.SortFunc(words, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
		out[l] = words
	}
	return out
}

// pair returns two plain words that stand together in a paragraph, or the first
// two words of one where none of some hundred has such.
func (c *Corpus) pair(l schema.Lang, i int) string {
	ps := c.paragraphs[l]
	for j := range 200 {
		f := strings.Fields(ps[(i*31+j)%len(ps)])
		for k := len(f) / 2; k+1 < len(f); k++ {
			if plain(f[k]) && plain(f[k+1]) {
				return f[k] + " " + f[k+1]
			}
		}
	}
	return strings.Join(strings.Fields(ps[0])[:2], " ")
}

// plain reports whether a word is of five letters and more, without accents.
func plain(w string) bool {
	return len(w) >= 5 && strings.IndexFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}
