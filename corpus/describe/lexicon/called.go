package lexicon

import (
	"slices"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// whole calls found for every entry of a phrase as a whole.
func (k *Lexicon) whole(phrase string, found func(e Entry)) {
	tokens := k.Cutter().Cut(phrase)
	if len(tokens) == 0 {
		return
	}
	k.At(tokens, 0, func(end int, e Entry) {
		if end == len(tokens) {
			found(e)
		}
	})
}

// Called returns the places that a name means as a whole: as that of a place, of
// its people or of a town.
func (k *Lexicon) Called(name string) []schema.Place {
	var out []schema.Place
	add := func(p schema.Place) {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	k.whole(name, func(e Entry) {
		switch {
		case e.Layer != PlaceLayer || e.Form == text.FormNowhere:
		case e.Form == text.FormDoubtful:
			add(k.doubts[e.Index].usual)
			for _, p := range k.doubts[e.Index].others {
				add(p)
			}
		default:
			add(k.Places[e.Index])
		}
	})
	return out
}

// Means reports whether a phrase as a whole is anything but a name of a place.
func (k *Lexicon) Means(phrase string) bool {
	means := false
	k.whole(phrase, func(e Entry) { means = means || e.Layer != PlaceLayer || e.Form == text.FormNowhere })
	return means
}
