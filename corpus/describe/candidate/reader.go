package candidate

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// Reader weighs candidates. It is safe for concurrent use where nothing is
// observed.
type Reader struct {
	Grammar *phrase.Grammar
	Gate    model.Keyed
	Blend   *model.Blend

	Names       map[model.Key]string                      // filled in with the names of traits, where it is not nil
	ObserveText func(all []*corridor.Links)               // told of the sentences of every text, likewise
	Observe     func(c Candidate, traits []model.Feature) // told of every candidate, while the model is trained
}

// least is the chance below which a candidate is left out of what a sentence
// says.
const least = 0.05

// Score weighs the candidates of every sentence and leaves in it those that may
// be right, each with its chance. gates is what About returns of the sentences.
func (r *Reader) Score(d *text.Document, all []*corridor.Links, whole *corridor.Setting, gates func(n int) (own, around float64)) {
	s := newScorer(r.Grammar, r.Blend, r.Names)
	s.gates, s.all, s.whole, s.about = gates, all, whole, corridor.About(d.Pages)
	defer s.release()
	if r.ObserveText != nil {
		r.ObserveText(all)
	}
	for _, x := range all {
		s.found = append(s.found, byEnds(x))
	}
	found := make([][]corridor.Finding, len(all))
	for n := range all {
		found[n] = r.sentence(s, n)
	}
	for n, x := range all {
		x.Found = found[n]
	}
}

// About returns how far sentence n of a document, alone and with those beside
// it, is about people who move, as the logarithm of the odds, between -5 and 5. It
// is worked out once for each.
func (r *Reader) About(all []*corridor.Links) func(n int) (own, around float64) {
	type gates struct {
		own, around float64
		known       bool
	}
	page := pageWords{gate: r.Gate}
	of := make([]gates, len(all))
	return func(n int) (own, around float64) {
		if !of[n].known {
			own, around = page.gates(all, n)
			of[n] = gates{own, around, true}
		}
		return of[n].own, of[n].around
	}
}

// Chance returns the chance that a candidate with these traits is right.
func (r *Reader) Chance(traits []model.Feature) float64 {
	var values []float32
	chance, _ := r.Blend.Chance(r.Blend.Terms(traits, nil), &values, 0)
	return chance
}

// sentence returns what sentence n may say, by candidate.
func (r *Reader) sentence(s *scorer, n int) []corridor.Finding {
	x := s.all[n]
	list := Of(x, s.all[:n])
	if len(list) == 0 {
		return nil
	}
	s.own, s.around = s.gates(n)
	s.tells = tellsOf(x)
	s.begin(n)
	var out []corridor.Finding
	for _, c := range list {
		s.traits(n, c)
		if r.Observe != nil {
			r.Observe(c, s.bag.List)
		}
		p, ok := r.Blend.Chance(s.terms, &s.values, least)
		if !ok {
			continue
		}
		f := corridor.Finding{}
		if c.Found != nil {
			f = *c.Found
		} else {
			f = x.Likely(c.Home, c.Host, c.From, c.To, c.Apart)
		}
		f.Confidence = p
		out = append(out, f)
	}
	return out
}

// traits gathers what speaks for candidate c of sentence n and against it.
func (r *scorer) traits(n int, c Candidate) {
	r.reset()
	x := r.all[n]
	r.setting(x, c)
	r.rivals(x, c)
	r.fellows(n, c)
	r.compatriots(x, c)
	r.matters()
	r.apart(n, c)
	r.rule(x, c)
	r.places(c)
	r.document(n, c)
	r.end(x, c, "h", c.From)
	r.end(x, c, "d", c.To)
	r.between(x, c)
	r.weigh()
}
