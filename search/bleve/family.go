package bleve

import (
	"hash/maphash"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// families groups the documents of a view: copies are near-identical texts of
// one language, works are translations of one another. A document in no group
// has the number -1.
type families struct {
	copies map[uint64][]int32 // by segment and slot
	works  map[uint64][]int32
	of     map[int32][]search.Version // the documents of a work
	alike  map[int32][]schema.ID      // the documents of a group of copies
}

// What two documents must share. The bounds err on the side of keeping apart:
// a wrong "copy" hides a document.
const (
	copyBand        = 4   // hashes of a band
	copyAlike       = 0.8 // of runs of words
	translationBand = 2
	translationLike = 0.6 // of pairs of numbers
	lengthRatio     = 2.0 // between translations
)

// member is a document while it is grouped.
type member struct {
	seg  *segView
	slot int32
}

func (m member) lang(v *view) string {
	return v.value(m.seg, m.slot, plan.FacetNumber(search.FacetLang))
}

// value returns the first value of a facet of a document, or "".
func (v *view) value(s *segView, slot int32, facet int) string {
	for _, o := range s.facet[facet].of(slot) {
		if int(o) < len(v.names[facet]) {
			return v.names[facet][o]
		}
	}
	return ""
}

// newFamilies groups the live documents of v.
func newFamilies(v *view) *families {
	var all []member
	for _, s := range v.segs {
		for slot, live := range s.live {
			if live {
				all = append(all, member{s, int32(slot)})
			}
		}
	}
	slices.SortFunc(all, func(a, b member) int {
		if a.seg.ids[a.slot] < b.seg.ids[b.slot] {
			return -1
		}
		return 1
	})
	copies, works := newUnion(len(all)), newUnion(len(all))
	pair(all, copyBand, func(m member) sketch { return m.seg.words[m.slot] }, func(i, j int) {
		a, b := all[i], all[j]
		if alike(a.seg.words[a.slot], b.seg.words[b.slot]) >= copyAlike {
			copies.join(i, j)
		}
	})
	pair(all, translationBand, func(m member) sketch { return m.seg.numbers[m.slot] }, func(i, j int) {
		if v.translations(all[i], all[j]) {
			works.join(i, j)
		}
	})
	joinStated(all, works)
	f := &families{copies: copies.numbers(v, all), works: works.numbers(v, all), of: map[int32][]search.Version{}, alike: map[int32][]schema.ID{}}
	for _, m := range all {
		if w := f.works[m.seg.id][m.slot]; w >= 0 {
			f.of[w] = append(f.of[w], search.Version{ID: m.seg.ids[m.slot], Lang: schema.Lang(m.lang(v))})
		}
		if c := f.copies[m.seg.id][m.slot]; c >= 0 {
			f.alike[c] = append(f.alike[c], m.seg.ids[m.slot])
		}
	}
	return f
}

// translations reports whether two documents of different languages have the
// same numbers in the same order, and about the same length.
func (v *view) translations(a, b member) bool {
	x, y := a.seg.length[a.slot], b.seg.length[b.slot]
	return max(x, y) <= lengthRatio*min(x, y) && a.lang(v) != b.lang(v) &&
		alike(a.seg.numbers[a.slot], b.seg.numbers[b.slot]) >= translationLike
}

// joinStated joins documents that the corpus itself says are one work.
func joinStated(all []member, works *union) {
	first := map[string]int{}
	join := func(key string, i int) {
		if j, ok := first[key]; ok {
			works.join(i, j)
			return
		}
		first[key] = i
	}
	for i, m := range all {
		if w := m.seg.work[m.slot]; w != "" {
			join(w, i)
			join(string(m.seg.ids[m.slot]), i)
		}
	}
	for i, m := range all {
		if j, ok := first[string(m.seg.ids[m.slot])]; ok {
			works.join(i, j)
		}
	}
}

// maxBucket bounds the documents of one band that are compared: boilerplate
// makes many alike.
const maxBucket = 50

// pair calls same with the documents whose sketches share a band.
func pair(all []member, width int, of func(member) sketch, same func(i, j int)) {
	seed := maphash.MakeSeed()
	buckets := map[uint64][]int32{}
	for i, m := range all {
		s := of(m)
		for b := 0; (b+1)*width <= len(s); b++ {
			key := bandKey(seed, b, s[b*width:(b+1)*width])
			if len(buckets[key]) < maxBucket {
				buckets[key] = append(buckets[key], int32(i))
			}
		}
	}
	for _, bucket := range buckets {
		for n, i := range bucket {
			for _, j := range bucket[:n] {
				same(int(i), int(j))
			}
		}
	}
}

// union joins numbers into groups.
type union struct{ parent []int32 }

func newUnion(n int) *union {
	u := &union{make([]int32, n)}
	for i := range u.parent {
		u.parent[i] = int32(i)
	}
	return u
}

func (u *union) root(i int) int32 {
	for int(u.parent[i]) != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = int(u.parent[i])
	}
	return int32(i)
}

// join makes the smaller root the root of both, so that the outcome does not
// depend on the order of joins.
func (u *union) join(i, j int) {
	a, b := u.root(i), u.root(j)
	u.parent[max(a, b)] = min(a, b)
}

// numbers returns the group of each slot of each segment, -1 where it is
// alone.
func (u *union) numbers(v *view, all []member) map[uint64][]int32 {
	size := map[int32]int{}
	for i := range all {
		size[u.root(i)]++
	}
	out := map[uint64][]int32{}
	for _, s := range v.segs {
		out[s.id] = slices.Repeat([]int32{-1}, len(s.ids))
	}
	for i, m := range all {
		if r := u.root(i); size[r] > 1 {
			out[m.seg.id][m.slot] = r
		}
	}
	return out
}

// group returns the group of a document, or -1.
func groupOf(groups map[uint64][]int32, s *segView, slot int32) int32 {
	if g := groups[s.id]; int(slot) < len(g) {
		return g[slot]
	}
	return -1
}

// versions returns the other documents of the work of a hit.
func (f *families) versions(h *hit) []search.Version {
	w := groupOf(f.works, h.seg, h.slot)
	if w < 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.of[w]), func(x search.Version) bool { return x.ID == h.seg.ids[h.slot] })
}
