package eval

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"text/tabwriter"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// Stemmed is how well queries in one language found documents in the same by
// their words alone, ranked by BM25, where nothing differs but how words are
// stemmed: MRR10 by the stems of search/word, by another stemmer's, by the other's
// of the words without accents, as a query may be typed and as search/word reads
// all, and by the folded words as they stand.
type Stemmed struct {
	Set        string      `json:"set"` // "all" for the mean of all queries in the language
	Lang       schema.Lang `json:"lang"`
	Queries    int         `json:"queries"`
	Own        float64     `json:"own"`
	Other      float64     `json:"other"`
	Unaccented float64     `json:"unaccented"`
	None       float64     `json:"none"`
	Over       float64     `json:"over"`  // Own less Unaccented
	Error      float64     `json:"error"` // the standard error of Over
}

// stemmer returns the term under which a word of a text is looked up.
type stemmer func(text string, t word.Token) string

// stemmers returns those that are compared, in the order of Stemmed's fields.
func stemmers(other func(word string, l schema.Lang) string, l schema.Lang) []stemmer {
	unlessAcronym := func(stem stemmer) stemmer {
		return func(text string, t word.Token) string {
			if t.Stem == word.Acronym(t.Form) {
				return t.Stem
			}
			return stem(text, t)
		}
	}
	return []stemmer{
		func(_ string, t word.Token) string { return t.Stem },
		unlessAcronym(func(text string, t word.Token) string { return schema.Fold(other(text[t.Start:t.End], l)) }),
		unlessAcronym(func(_ string, t word.Token) string { return other(t.Form, l) }),
		func(_ string, t word.Token) string { return t.Form },
	}
}

// compareStems ranks the documents of the sets by the stems of both stemmers, in
// Spanish and in French. Rows of all queries come last.
func compareStems(sets []*set, other func(word string, l schema.Lang) string) (out []Stemmed) {
	all := map[schema.Lang][][]float64{}
	for _, s := range sets {
		for _, l := range []schema.Lang{schema.Spanish, schema.French} {
			docs := s.docs[l]
			held := map[schema.ID]bool{}
			for _, d := range docs {
				held[d.ID] = true
			}
			qs := s.asked(l, l, held)
			if len(qs) == 0 {
				continue
			}
			var ranks [][]float64
			for i, stem := range stemmers(other, l) {
				ranks = append(ranks, reciprocalRanks(docs, qs, l, stem))
				if len(all[l]) <= i {
					all[l] = append(all[l], nil)
				}
				all[l][i] = append(all[l][i], ranks[i]...)
			}
			out = append(out, stemmed(s.name, l, ranks))
		}
	}
	for _, l := range []schema.Lang{schema.Spanish, schema.French} {
		if len(all[l]) > 0 {
			out = append(out, stemmed("all", l, all[l]))
		}
	}
	return out
}

// stemmed sums up the reciprocal ranks by each stemmer.
func stemmed(name string, l schema.Lang, ranks [][]float64) Stemmed {
	n := len(ranks[0])
	over := make([]float64, n)
	for i := range over {
		over[i] = ranks[0][i] - ranks[2][i]
	}
	s := Stemmed{Set: name, Lang: l, Queries: n, Own: mean(ranks[0]), Other: mean(ranks[1]), Unaccented: mean(ranks[2]), None: mean(ranks[3]), Over: mean(over)}
	square := 0.0
	for _, x := range over {
		square += (x - s.Over) * (x - s.Over)
	}
	s.Error = math.Sqrt(square) / float64(n)
	return s
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// words are the documents by term, with how often each has it.
type words struct {
	at   map[string]map[int]int
	long []float64 // words of each document
	mean float64
}

// reciprocalRanks returns 1/rank of the first relevant document of each query, or
// 0 where none is among the ten best.
func reciprocalRanks(docs []*schema.Document, qs []query, l schema.Lang, stem stemmer) []float64 {
	x := words{at: map[string]map[int]int{}, long: make([]float64, len(docs))}
	var a word.Analyzer
	for i, d := range docs {
		for _, p := range d.Pages {
			for _, term := range termsOf(&a, p.Text, l, stem) {
				if x.at[term] == nil {
					x.at[term] = map[int]int{}
				}
				x.at[term][i]++
				x.long[i]++
				x.mean += 1 / float64(len(docs))
			}
		}
	}
	out := make([]float64, len(qs))
	for n, q := range qs {
		for rank, i := range x.best(termsOf(&a, unsigned(q.text[l]), l, stem)) {
			if slices.Contains(q.relevant, docs[i].ID) {
				out[n] = 1 / float64(rank+1)
				break
			}
		}
	}
	return out
}

// termsOf lists the terms of a text; its stop words have none.
func termsOf(a *word.Analyzer, text string, l schema.Lang, stem stemmer) (out []string) {
	for _, t := range a.Tokens(text, l) {
		if t.Stem != "" {
			out = append(out, stem(text, t))
		}
	}
	return out
}

// best returns the ten documents that BM25 ranks first, those that were given
// first before their equals.
func (x words) best(terms []string) []int {
	const k1, b, most = 1.2, 0.75, 10
	slices.Sort(terms)
	sum := map[int]float64{}
	for _, term := range slices.Compact(terms) {
		n := float64(len(x.at[term]))
		idf := math.Log(1 + (float64(len(x.long))-n+0.5)/(n+0.5))
		for i, f := range x.at[term] {
			sum[i] += idf * float64(f) * (k1 + 1) / (float64(f) + k1*(1-b+b*x.long[i]/x.mean))
		}
	}
	found := slices.SortedFunc(maps.Keys(sum), func(i, j int) int {
		switch {
		case sum[i] > sum[j]:
			return -1
		case sum[i] < sum[j]:
			return 1
		}
		return i - j
	})
	return found[:min(len(found), most)]
}

func printStemmed(w io.Writer, rows []Stemmed) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "stems of\tlang\tqueries\tMRR@10\tSnowball\twithout accents\tnone\tover\t±\t")
	for _, x := range rows {
		fmt.Fprintf(t, "%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%+.4f\t%.4f\t\n", x.Set, x.Lang, x.Queries, x.Own, x.Other, x.Unaccented, x.None, x.Over, x.Error)
	}
	return t.Flush()
}
