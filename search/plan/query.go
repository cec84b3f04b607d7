package plan

import (
	"slices"
	"sync"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/word"
)

// Query is a query as an engine evaluates it.
//
// A document is found where it has all Parts, or as many as Relaxation asks
// for; its score is the sum of those of the parts that it has. Where its
// language is not Own, that counts OtherLanguage of itself. Exact is added to
// it last, and finds its documents whatever they have of the parts. Filters
// then leave documents out.
type Query struct {
	Parts   []Clause // without any, every document is found
	Exact   *Keyed   // or nil
	Own     string   // the value of search.FacetLang of the query's language
	Filters []Filter // at most one a facet
	Order   search.Sort
	Leaves  []*Leaf // by which documents and their pages are found

	asked search.Query
	read  schema.Lang // the language in which the words are read first
	plain bool        // words and phrases and no more
	notes []search.Note
	made  []search.Expansion // those that no document has among them; see held
	marks func() *Marks      // made when it is first asked for: a count marks nothing
	spell *speller
}

// Everything reports whether q asks for every document.
func (q *Query) Everything() bool { return len(q.Parts)+len(q.Filters) == 0 }

// Scored reports whether what q finds has a score beside Exact.
func (q *Query) Scored() bool { return len(q.Leaves) > 0 }

// compile reads q with the words of an index. Looking for right spellings and for
// words that begin with or resemble one ends after a time.
func compile(q search.Query, d Dictionary, within time.Duration) *Query {
	return compileSpelt(q, d, newSpeller(d, within), within)
}

// compileSpelt reads q with the spellings that a speller knows.
func compileSpelt(q search.Query, d Dictionary, spell *speller, within time.Duration) *Query {
	return compilePlan(q, search.NewPlan(q, spell), d, spell, within)
}

// compilePlan compiles q as it was read and expanded.
func compilePlan(q search.Query, read search.Plan, d Dictionary, spell *speller, within time.Duration) *Query {
	out := &Query{asked: q, spell: spell, Filters: filters(q)}
	out.notes, out.made, out.plain = read.Notes, read.Expansions, plainWords(read.Node)
	c := &compiler{dict: d, read: read.Read, until: time.Now().Add(within)}
	switch n := read.Node.(type) {
	case nil:
	case search.And:
		out.Parts = c.compileAll(n.Nodes)
	default:
		out.Parts = []Clause{c.compile(n)}
	}
	if q.Shelf != "" {
		out.Parts = append(out.Parts, Nothing{})
	}
	out.Leaves, out.read, out.Own = c.leaves, read.Read, string(read.Read)
	out.marks = sync.OnceValue(func() *Marks { return marksOf(out.Leaves) })
	out.Exact, out.Order = out.exact(), out.order()
	return out
}

// held leaves out of expansions what is not worth showing: terms that the index
// does not have, and those spelt as what was typed.
func held(d Dictionary, xs []search.Expansion) []search.Expansion {
	absent := absentStems(d, xs)
	var out []search.Expansion
	for _, x := range xs {
		from := exactText(x.From)
		x.Terms = slices.DeleteFunc(slices.Clone(x.Terms), func(t search.ExpansionTerm) bool {
			return exactText(t.Text) == from || slices.ContainsFunc(stemTerms(t), func(s Term) bool { return absent[s] })
		})
		if len(x.Terms) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// absentStems returns which stems of expansions no document has.
func absentStems(d Dictionary, xs []search.Expansion) map[Term]bool {
	var all []Term
	for _, x := range xs {
		for _, t := range x.Terms {
			all = append(all, stemTerms(t)...)
		}
	}
	out := map[Term]bool{}
	for i, n := range d.Holders(all) {
		if n == 0 {
			out[all[i]] = true
		}
	}
	return out
}

// stemTerms returns the stems of an expansion as the index has them.
func stemTerms(t search.ExpansionTerm) []Term {
	var out []Term
	for _, s := range word.Stems(t.Text, t.Lang) {
		out = append(out, Term{Field: Body + Suffix(t.Lang), Text: s})
	}
	return out
}

// exactScore puts the document whose title, identifier, file name or address was
// typed before all others.
const exactScore = 1000

// exact finds that document, even where no text has what was typed.
func (q *Query) exact() *Keyed {
	text := exactText(q.asked.Text)
	if text == "" || !q.plain || q.asked.Shelf != "" {
		return nil
	}
	k := &Keyed{Keys: []string{keyTitle + text, keyIdentifier + text, keyID + q.asked.Text, keyFile + text}, Score: exactScore}
	if u := exactAddress(q.asked.Text); u != "" {
		k.Keys = append(k.Keys, keySource+u)
	}
	return k
}

// plainWords reports whether a query is words and phrases and no more, so that
// it may be a title.
func plainWords(n search.Node) bool {
	switch n := n.(type) {
	case search.And:
		for _, x := range n.Nodes {
			if !plainWords(x) {
				return false
			}
		}
		return true
	case search.Group:
		return true
	case search.Word:
		return n.Part == search.AnyPart && !n.Prefix && !n.Fuzzy
	case search.Phrase:
		return n.Part == search.AnyPart
	}
	return false
}

// order returns the order of the query: by relevance where words were asked
// for, else the newest first.
func (q *Query) order() search.Sort {
	if q.asked.Sort == search.ByRelevance && !q.Scored() {
		return search.ByNewest
	}
	return q.asked.Sort
}
