package candidate

import "github.com/simde/simde/corpus/describe/model"

// weigher gathers the traits of a candidate, and looks up what each weighs. Traits
// that many candidates have are gathered and looked up once.
type weigher struct {
	blend   *model.Blend
	bag     model.Bag
	terms   []model.Term // of the first so many traits of the bag
	weighed int

	features []model.Feature // of all parts
	known    []model.Term    // likewise
}

// part are traits that several candidates have; the zero value is that of none which
// is yet to be gathered.
type part struct {
	features, terms span
	made            bool
}

// span is a run of a list.
type span struct{ from, to int }

// reset begins another candidate.
func (w *weigher) reset() {
	w.bag.Reset()
	w.terms, w.weighed = w.terms[:0], 0
}

// weigh looks up the traits that were gathered since it was last called.
func (w *weigher) weigh() {
	w.terms = w.blend.Terms(w.bag.List[w.weighed:], w.terms)
	w.weighed = len(w.bag.List)
}

// part adds the traits of p. Where they are not known yet gather gathers them, and
// part reports that they are new.
func (w *weigher) part(p *part, gather func()) (fresh bool) {
	w.weigh()
	if p.made {
		w.bag.List = append(w.bag.List, w.features[p.features.from:p.features.to]...)
		w.terms = append(w.terms, w.known[p.terms.from:p.terms.to]...)
		w.weighed = len(w.bag.List)
		return false
	}
	features, terms := len(w.bag.List), len(w.terms)
	gather()
	w.weigh()
	*p = part{span{len(w.features), len(w.features) + len(w.bag.List) - features}, span{len(w.known), len(w.known) + len(w.terms) - terms}, true}
	w.features = append(w.features, w.bag.List[features:]...)
	w.known = append(w.known, w.terms[terms:]...)
	return true
}
