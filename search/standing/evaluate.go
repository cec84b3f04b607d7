package standing

import (
	"slices"

	"github.com/simde/simde/search/plan"
)

// found reports whether a query finds the document, by the rules of plan.Query.
func (d *document) found(w *waiting) bool {
	for _, f := range w.plan.Filters {
		if !d.passes(f) {
			return false
		}
	}
	q := w.plan
	if w.open {
		if !d.hasAll(w.closed()) || !d.hasLoose(w.loose) {
			return false
		}
		q = plan.Standing(w.asked, vocabulary{d})
	}
	return q.Exact != nil && d.has(*q.Exact) || d.hasAll(q.Parts)
}

// passes reports whether a filter leaves the document in.
func (d *document) passes(f plan.Filter) bool {
	if slices.ContainsFunc(f.Not, func(v string) bool { return d.inFacet(f.Facet, v) }) {
		return false
	}
	if len(f.Any) == 0 && f.Years == nil {
		return true
	}
	return slices.ContainsFunc(f.Any, func(v string) bool { return d.inFacet(f.Facet, v) }) ||
		f.Years != nil && slices.ContainsFunc(d.facets[f.Facet], f.Years.Has)
}

func (d *document) inFacet(facet int, value string) bool {
	return slices.ContainsFunc(d.facets[facet], plan.Matching(facet, value))
}

func (d *document) hasAll(parts []plan.Clause) bool {
	return !slices.ContainsFunc(parts, func(p plan.Clause) bool { return !d.has(p) })
}

// has reports whether a clause finds the document.
func (d *document) has(c plan.Clause) bool {
	switch c := c.(type) {
	case plan.All:
		return true
	case plan.And:
		return d.hasAll(c.Parts)
	case plan.Or:
		return slices.ContainsFunc(c.Parts, d.has)
	case plan.Not:
		return !d.has(c.Part)
	case *plan.Leaf:
		return d.frequency(c) >= plan.LeastMeant
	case plan.Keyed:
		return slices.ContainsFunc(c.Keys, func(k string) bool { return d.count[exactKey(k)] > 0 })
	case plan.InFacet:
		return d.inFacet(c.Facet, c.Value)
	case plan.InYears:
		return slices.ContainsFunc(d.facets[yearFacet], c.Has)
	}
	return false
}

// frequency is that of a leaf in the document; see plan.Leaf.
func (d *document) frequency(l *plan.Leaf) float32 {
	var f float32
	for _, t := range l.Body {
		n := d.count[key{t.Field, t.Text}]
		if t.Weight < plan.Faint {
			n = min(n, 1)
		}
		f += t.Weight * float32(n)
	}
	for i := range l.Phrases {
		p := &l.Phrases[i]
		n := d.times(p)
		if p.Slop > 0 {
			n = min(n, 1)
		}
		f += p.Weight * float32(n)
	}
	return f
}
