package standing

import (
	"iter"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// document is what the queries of a set ask for of one document.
type document struct {
	count  map[key]int    // how often it has a word
	spots  map[key][]spot // where, of fields with positions
	facets [plan.Facets][]string
	wanted map[key]int // words asked for
	open   bool        // all its words are kept
	words  []string    // all of them, folded, in order; where open
}

// spot is a place of a word: on a page, or in the title or the name of an author.
type spot struct {
	page int
	pos  int
	form string
}

// ownPage stands for the title and the authors, which are no page.
const ownPage = -1

// read keeps of d what is asked for.
func (s *Set) read(d *schema.Document) *document {
	sheet := plan.NewSheet(d, &s.words)
	out := &document{count: map[key]int{}, spots: map[key][]spot{}, facets: sheet.Facets, wanted: s.wanted, open: s.open > 0}
	own := plan.Suffix(sheet.Lang)
	out.place(plan.Title+own, ownPage, sheet.Title)
	out.stems(plan.Body+own, sheet.Title)
	for p := range sheet.Pages() {
		suffix := plan.Suffix(p.Lang)
		out.place(plan.Page+suffix, p.Number, p.Tokens)
		out.stems(plan.Body+suffix, p.Tokens)
		out.forms(plan.Form+suffix, p.Tokens)
	}
	for _, tokens := range sheet.Author {
		out.place(plan.Author, ownPage, tokens)
	}
	for _, tokens := range sheet.Names {
		out.stems(plan.Body+plan.Suffix(schema.Undetermined), tokens)
	}
	for _, k := range sheet.Keys {
		out.add(exactKey(k))
	}
	slices.Sort(out.words)
	out.words = slices.Compact(out.words)
	return out
}

func (d *document) add(k key) {
	if d.wanted[k] > 0 {
		d.count[k]++
	}
}

// stems counts the stems of tokens.
func (d *document) stems(field string, tokens []word.Token) {
	for _, t := range tokens {
		if t.Stem != "" {
			d.add(key{field, t.Stem})
		}
	}
}

// forms counts the words themselves, where a query may ask for any.
func (d *document) forms(field string, tokens []word.Token) {
	if !d.open {
		return
	}
	for _, t := range tokens {
		if t.Stem != "" {
			d.count[key{field, t.Form}]++
			d.words = append(d.words, t.Form)
		}
	}
}

// place counts the stems and the function words of tokens, with where they
// stand.
func (d *document) place(field string, page int, tokens []word.Token) {
	for _, t := range tokens {
		k := key{field, t.Stem}
		if t.Stem == "" {
			k.text = plan.FunctionWord(t.Form)
		}
		if d.wanted[k] > 0 {
			d.count[k]++
			d.spots[k] = append(d.spots[k], spot{page, t.Pos, t.Form})
		}
	}
}

// hasLoose reports whether the document may have each of some open words.
func (d *document) hasLoose(words []search.Word) bool {
	return !slices.ContainsFunc(words, func(w search.Word) bool {
		typed := strings.Join(word.Forms(w.Text), " ")
		begin := typed
		if w.Fuzzy {
			begin = plan.FirstLetter(typed)
		}
		at, _ := slices.BinarySearch(d.words, begin)
		for ; at < len(d.words) && strings.HasPrefix(d.words[at], begin); at++ {
			if w.Prefix || plan.Meant(typed, d.words[at]) {
				return false
			}
		}
		return true
	})
}

// keys yields all that a document has under which a query may stand.
func (d *document) keys() iter.Seq[key] {
	return func(yield func(key) bool) {
		for k := range d.count {
			if !yield(k) {
				return
			}
		}
		for facet, values := range d.facets {
			for _, more := range [][]string{values, plan.Wider(facet, values)} {
				for _, v := range more {
					if !yield(facetKey(facet, v)) {
						return
					}
				}
			}
		}
	}
}

// nothing is the words of no library: with them a query is read that does not
// depend on any.
type nothing struct{}

var _ plan.Dictionary = nothing{}

func (nothing) WordsWithPrefix(string, string, int) []plan.Known { return nil }
func (nothing) WordsLike(string, string, int) []plan.Known       { return nil }
func (nothing) Holders(ts []plan.Term) []int                     { return make([]int, len(ts)) }
func (nothing) Documents() int                                   { return 0 }

// vocabulary is the words of one document.
type vocabulary struct{ *document }

var _ plan.Dictionary = vocabulary{}

// WordsWithPrefix returns the words that begin with a prefix.
func (v vocabulary) WordsWithPrefix(field, prefix string, n int) []plan.Known {
	return plan.Commonest(v.which(field, func(w string) bool { return strings.HasPrefix(w, prefix) }), n)
}

// WordsLike returns the words that one may be meant to be.
func (v vocabulary) WordsLike(field, like string, n int) []plan.Known {
	return plan.Likeliest(like, v.which(field, func(w string) bool { return plan.Meant(like, w) }), n)
}

func (v vocabulary) which(field string, is func(string) bool) []plan.Known {
	var out []plan.Known
	for k := range v.count {
		if k.field == field && is(k.text) {
			out = append(out, plan.Known{Text: k.text, Docs: 1})
		}
	}
	return out
}

// Holders returns of each term whether the document has it.
func (v vocabulary) Holders(ts []plan.Term) []int {
	out := make([]int, len(ts))
	for i, t := range ts {
		out[i] = min(1, v.count[key{t.Field, t.Text}])
	}
	return out
}

// Documents returns 1.
func (vocabulary) Documents() int { return 1 }
