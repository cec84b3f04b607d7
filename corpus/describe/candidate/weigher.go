package candidate

import "github.com/simde/simde/corpus/describe/model"

// weigher gathers the traits of a candidate, and looks up what each weighs. Traits
// that many candidates have are gathered and looked up once.
type weigher struct {
	blend   *model.Blend
	bag     model.Bag
	terms   []model.Term // of the first so many traits of the bag
	weighed int
}

// store keeps the traits of parts.
type store struct {
	features []model.Feature
	terms    []model.Term
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

// part adds the traits of p, which stand in a store. Where they are not known yet
// gather gathers them, and part reports that they are new.
func (w *weigher) part(in *store, p *part, gather func()) (fresh bool) {
	w.weigh()
	if p.made {
		w.bag.List = append(w.bag.List, in.features[p.features.from:p.features.to]...)
		w.terms = append(w.terms, in.terms[p.terms.from:p.terms.to]...)
		w.weighed = len(w.bag.List)
		return false
	}
	features, terms := len(w.bag.List), len(w.terms)
	gather()
	w.weigh()
	p.features.from, p.terms.from = len(in.features), len(in.terms)
	in.features = append(in.features, w.bag.List[features:]...)
	in.terms = append(in.terms, w.terms[terms:]...)
	p.features.to, p.terms.to, p.made = len(in.features), len(in.terms), true
	return true
}

// reset empties the store.
func (s *store) reset() { s.features, s.terms = s.features[:0], s.terms[:0] }
