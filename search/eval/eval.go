// Package eval measures how well an engine finds, within a language and across
// languages, on sets of parallel texts that lie in a folder outside the
// repository.
package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// Engine makes an engine that has indexed documents, and what closes it.
type Engine func(ctx context.Context, docs []*schema.Document) (search.Engine, func() error, error)

// Engines are what is compared.
type Engines struct {
	Own     Engine // measured with and without expansion, or nil
	Shipped Engine // another engine with its own analyzers, or nil
	// Stem is another stemmer of Spanish and French, which the own one is compared
	// with, or nil.
	Stem func(word string, l schema.Lang) string
}

// Result is how well queries in one language found documents in another. MRR10
// is the mean of 1/rank of the first relevant document among the first ten,
// NDCG10 discounts by the logarithm of the rank, Recall10 is the share of
// relevant documents among the first ten.
type Result struct {
	Set      string      `json:"set"`
	From     schema.Lang `json:"from"`
	To       schema.Lang `json:"to"`
	Queries  int         `json:"queries"`
	MRR10    float64     `json:"mrr10"`
	NDCG10   float64     `json:"ndcg10"`
	Recall10 float64     `json:"recall10"`
	Plain    float64     `json:"plain"`             // MRR10 without expansion
	Bound    float64     `json:"bound"`             // MRR10 of the same queries in the documents' language
	Shipped  float64     `json:"shipped,omitempty"` // MRR10 of the other engine
}

// Report is all results.
type Report struct {
	Results []Result  `json:"results"`
	Stems   []Stemmed `json:"stems,omitempty"`
}

// Run measures the engines on every set under dir, or only the stemmers where
// engines has nothing else, and writes a table, or JSON, to w.
func Run(ctx context.Context, w io.Writer, dir string, engines Engines, asJSON bool) (Report, error) {
	var report Report
	sets, err := readSets(dir)
	if err != nil {
		return report, err
	}
	if engines.Own != nil {
		if report.Results, err = measure(ctx, sets, engines); err != nil {
			return report, err
		}
	}
	if engines.Stem != nil {
		if report.Stems, err = stems(dir, sets, engines.Stem); err != nil {
			return report, err
		}
	}
	if asJSON {
		return report, json.NewEncoder(w).Encode(report)
	}
	return report, report.print(w)
}

func measure(ctx context.Context, sets []*set, engines Engines) (out []Result, err error) {
	for _, s := range sets {
		for _, to := range schema.Langs {
			rs, err := s.measure(ctx, engines, to)
			if err != nil {
				return nil, fmt.Errorf("set %s to %s: %w", s.name, to, err)
			}
			out = append(out, rs...)
		}
	}
	return out, nil
}

func (r Report) print(w io.Writer) error {
	if len(r.Results) == 0 {
		return printStemmed(w, r.Stems)
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "set\tfrom\tto\tqueries\tMRR@10\tnDCG@10\trecall@10\tplain\tbound\tof bound\tshipped\t")
	for _, x := range r.Results {
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.0f%%\t%.3f\t\n", x.Set, x.From, x.To, x.Queries,
			x.MRR10, x.NDCG10, x.Recall10, x.Plain, x.Bound, 100*x.MRR10/max(x.Bound, 1e-9), x.Shipped)
	}
	if err := t.Flush(); err != nil || len(r.Stems) == 0 {
		return err
	}
	return printStemmed(w, r.Stems)
}

// query is asked in any language that it has, and finds the same documents.
type query struct {
	text     map[schema.Lang]string
	relevant []schema.ID
}

// set is documents that exist in several languages, and queries.
type set struct {
	name    string
	docs    map[schema.Lang][]*schema.Document
	queries []query
	others  []query // more queries, which only stems are compared by
}

// measure asks all queries of the documents in one language.
func (s *set) measure(ctx context.Context, engines Engines, to schema.Lang) (out []Result, err error) {
	docs := s.docs[to]
	if len(docs) == 0 {
		return nil, nil
	}
	own, done, err := engines.Own(ctx, docs)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	held := map[schema.ID]bool{}
	for _, d := range docs {
		held[d.ID] = true
	}
	for _, from := range schema.Langs {
		r := Result{Set: s.name, From: from, To: to}
		qs := s.asked(from, to, held)
		if r.Queries = len(qs); r.Queries == 0 {
			continue
		}
		full, err := score(ctx, own, qs, from, false)
		if err != nil {
			return nil, err
		}
		plain, err := score(ctx, own, qs, from, true)
		if err != nil {
			return nil, err
		}
		bound, err := score(ctx, own, qs, to, false)
		if err != nil {
			return nil, err
		}
		r.MRR10, r.NDCG10, r.Recall10, r.Plain, r.Bound = full.mrr, full.ndcg, full.recall, plain.mrr, bound.mrr
		if from == to && engines.Shipped != nil {
			if r.Shipped, err = shipped(ctx, engines.Shipped, docs, qs, to); err != nil {
				return nil, err
			}
		}
		out = append(out, r)
	}
	return out, nil
}

func shipped(ctx context.Context, open Engine, docs []*schema.Document, qs []query, l schema.Lang) (mrr float64, err error) {
	e, done, err := open(ctx, docs)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, done()) }()
	m, err := score(ctx, e, qs, l, true)
	return m.mrr, err
}

// asked returns the queries that exist in both languages and have a relevant
// document among those held.
func (s *set) asked(from, to schema.Lang, held map[schema.ID]bool) []query {
	var out []query
	for _, q := range s.queries {
		if q.text[from] == "" || q.text[to] == "" {
			continue
		}
		rel := slices.DeleteFunc(slices.Clone(q.relevant), func(id schema.ID) bool { return !held[id] })
		if len(rel) > 0 {
			out = append(out, query{q.text, rel})
		}
	}
	return out
}

type measures struct{ mrr, ndcg, recall float64 }

func score(ctx context.Context, e search.Engine, qs []query, l schema.Lang, only bool) (measures, error) {
	var sum measures
	for _, q := range qs {
		r, err := e.Search(ctx, search.Query{Text: unsigned(q.text[l]), Lang: l, OnlyLang: only, Size: 10})
		if err != nil {
			return measures{}, err
		}
		dcg, ideal, found, first := 0.0, 0.0, 0, 0
		for rank, h := range r.Hits {
			if slices.Contains(q.relevant, h.ID) {
				found++
				dcg += 1 / math.Log2(float64(rank)+2)
				if first == 0 {
					first = rank + 1
				}
			}
		}
		for rank := range min(10, len(q.relevant)) {
			ideal += 1 / math.Log2(float64(rank)+2)
		}
		if first > 0 {
			sum.mrr += 1 / float64(first)
		}
		sum.ndcg += dcg / ideal
		sum.recall += float64(found) / float64(min(10, len(q.relevant)))
	}
	n := float64(len(qs))
	return measures{sum.mrr / n, sum.ndcg / n, sum.recall / n}, nil
}
