package lexicon

import (
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// markEpithets tells apart the names of regions that only say of what kind a
// country is which the document names: "the Central American country", "ce pays
// d'Afrique de l'Ouest".
func (k *Lexicon) markEpithets(pages []*text.Text) {
	for _, r := range pages {
		for n := range r.Mentions {
			m := &r.Mentions[n]
			if m.Place < 0 || k.Places[m.Place].Kind() == schema.Country || !epithet(r, *m) || !k.namesCountryOf(pages, k.Places[m.Place]) {
				continue
			}
			m.Form = text.FormEpithet
		}
	}
}

// epithet reports whether a mention qualifies a noun for a single state.
func epithet(r *text.Text, m text.Mention) bool {
	switch m.Form {
	case text.FormDemonym:
		if lang.Of(r.Lang).NounAfter {
			return r.Is(m.End, lang.CountryNoun)
		}
		return r.Is(m.First-1, lang.CountryNoun) && !r.EndsInS(m.First)
	case text.FormName:
		c, at := r.CueAt(m.First - 1)
		if c&text.CueDet != 0 && c&text.CuePrepositions == 0 {
			c, at = r.CueAt(at - 1)
		}
		single := r.Is(at-2, lang.Single)
		return c&(text.CueOf|text.CueIn) != 0 && r.Is(at-1, lang.CountryNoun) && single
	}
	return false
}

// namesCountryOf reports whether a document names a country of a region, or
// its people.
func (k *Lexicon) namesCountryOf(pages []*text.Text, region schema.Place) bool {
	for _, r := range pages {
		for _, m := range r.Mentions {
			if m.Place < 0 {
				continue
			}
			if p := k.Places[m.Place]; p.Kind() == schema.Country && region.Contains(p) {
				return true
			}
		}
	}
	return false
}
