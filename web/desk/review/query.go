package review

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
)

// The parameters of a queue's address.
const (
	paramKind       = "kind"
	paramBatch      = "batch"
	paramCollection = "in"
	paramLang       = "lang"
	paramSure       = "sure"
	paramUnsure     = "unsure"
	paramAlike      = "alike"
	paramDocument   = "doc"
	paramSort       = "sort"
	paramPart       = "part"
)

// perPart is how many rows a page of the queue has.
const perPart = 50

// parse reads which cases an address chooses. What it does not know it leaves
// out.
func parse(v url.Values) schema.CaseQuery {
	var q schema.CaseQuery
	for _, k := range v[paramKind] {
		if slices.Contains(schema.CaseKinds, schema.CaseKind(k)) {
			q.Kinds = append(q.Kinds, schema.CaseKind(k))
		}
	}
	for _, s := range v[paramBatch] {
		if n, err := strconv.Atoi(s); err == nil && n > 0 {
			q.Batches = append(q.Batches, n)
		}
	}
	for _, name := range v[paramCollection] {
		if name != "" {
			q.Collections = append(q.Collections, name)
		}
	}
	for _, l := range v[paramLang] {
		if l != "" {
			q.Languages = append(q.Languages, schema.Lang(l))
		}
	}
	for _, c := range v[paramSure] {
		if slices.Contains(schema.Certainties, schema.Certainty(c)) {
			q.Certainties = append(q.Certainties, schema.Certainty(c))
		}
	}
	if u := schema.CaseUnsurity(v.Get(paramUnsure)); u == schema.UnsureMe || u == schema.UnsureOthers {
		q.Unsure = u
	}
	if o := schema.CaseOrder(v.Get(paramSort)); slices.Contains(schema.CaseOrders[1:], o) {
		q.Order = o
	}
	q.Alike, q.Document = v.Get(paramAlike), schema.ID(v.Get(paramDocument))
	if n, err := strconv.Atoi(v.Get(paramPart)); err == nil && n > 1 && n <= 1e6 {
		q.Offset = (n - 1) * perPart
	}
	return q
}

// values writes what parse reads; the part of the queue is left out.
func values(q schema.CaseQuery) url.Values {
	v := url.Values{}
	for _, k := range q.Kinds {
		v.Add(paramKind, string(k))
	}
	for _, n := range q.Batches {
		v.Add(paramBatch, strconv.Itoa(n))
	}
	for _, name := range q.Collections {
		v.Add(paramCollection, name)
	}
	for _, l := range q.Languages {
		v.Add(paramLang, string(l))
	}
	for _, c := range q.Certainties {
		v.Add(paramSure, string(c))
	}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	set(paramUnsure, string(q.Unsure))
	set(paramSort, string(q.Order))
	set(paramAlike, q.Alike)
	set(paramDocument, string(q.Document))
	return v
}

// filters reports whether a query leaves cases out.
func filters(q schema.CaseQuery) bool {
	q.Order, q.Offset = "", 0
	return len(values(q)) > 0
}
