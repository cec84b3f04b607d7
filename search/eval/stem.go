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
// stemmed: MRR10 by the stems of search/word, by another stemmer's, and by the
// folded words as they stand.
type Stemmed struct {
	Set     string      `json:"set"`
	Lang    schema.Lang `json:"lang"`
	Queries int         `json:"queries"`
	Own     float64     `json:"own"`
	Other   float64     `json:"other"`
	None    float64     `json:"none"`
}

// stemmer returns the term under which a word of a text is looked up.
type stemmer func(text string, t word.Token) string

// compareStems ranks the documents of a set by the stems of both stemmers, in
// Spanish and in French.
func (s *set) compareStems(other func(word string, l schema.Lang) string) (out []Stemmed) {
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
		out = append(out, Stemmed{s.name, l, len(qs),
			mrrOf(docs, qs, l, func(_ string, t word.Token) string { return t.Stem }),
			mrrOf(docs, qs, l, func(text string, t word.Token) string {
				if t.Stem == word.Acronym(t.Form) {
					return t.Stem
				}
				return schema.Fold(other(text[t.Start:t.End], l))
			}),
			mrrOf(docs, qs, l, func(_ string, t word.Token) string { return t.Form })})
	}
	return out
}

// words are the documents by term, with how often each has it.
type words struct {
	at   map[string]map[int]int
	long []float64 // words of each document
	mean float64
}

func mrrOf(docs []*schema.Document, qs []query, l schema.Lang, stem stemmer) float64 {
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
	sum := 0.0
	for _, q := range qs {
		for rank, i := range x.best(termsOf(&a, unsigned(q.text[l]), l, stem)) {
			if slices.Contains(q.relevant, docs[i].ID) {
				sum += 1 / float64(rank+1)
				break
			}
		}
	}
	return sum / float64(len(qs))
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
	fmt.Fprintln(t, "stems of\tlang\tqueries\tMRR@10\tSnowball\tnone\t")
	for _, x := range rows {
		fmt.Fprintf(t, "%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t\n", x.Set, x.Lang, x.Queries, x.Own, x.Other, x.None)
	}
	return t.Flush()
}
