package schema

import (
	"strings"
	"sync"
)

var placeByName = sync.OnceValue(func() map[string]Place {
	index := map[string]Place{}
	for i := len(places().order) - 1; i >= 0; i-- {
		p := places().order[i]
		for _, l := range Langs {
			for _, name := range placeNames()[p][l] {
				index[Fold(name)] = p
			}
		}
	}
	for i := len(places().order) - 1; i >= 0; i-- { // labels win over other names, and countries over regions
		p := places().order[i]
		for _, name := range places().rows[p].labels {
			index[Fold(name)] = p
		}
	}
	return index
})

// ReadPlace returns the place that s names: a code of the vocabulary, an ISO
// 3166-1 alpha-3 code, a UN M49 code, or a label or other name in any of the
// three languages, or a further name or a town that the library in force has,
// whatever its case and accents.
func ReadPlace(s string) (Place, bool) {
	s = strings.TrimSpace(s)
	code := strings.ToUpper(s)
	if p := Place(code); p.Known() {
		return p, true
	}
	if p, ok := places().alpha3[code]; ok {
		return p, true
	}
	if p, ok := places().m49[s]; ok {
		return p, true
	}
	if p, ok := placeByName()[Fold(s)]; ok {
		return p, true
	}
	return KnownGazetteer().Read(s)
}

var topicByLabel = sync.OnceValue(func() map[string]Term {
	index := map[string]Term{}
	for _, t := range Topics() {
		for _, l := range Langs {
			for _, label := range t.Words(l) {
				index[Fold(label)] = t.ID
			}
		}
	}
	for _, t := range Topics() {
		for l, label := range t.PrefLabel {
			heading := headingOf(Fold(label), l)
			if _, taken := index[heading]; heading != "" && !taken {
				index[heading] = t.ID
			}
		}
	}
	for _, t := range Topics() { // preferred labels win
		for _, l := range t.PrefLabel {
			index[Fold(l)] = t.ID
		}
	}
	return index
})

// withMigration are the ways in which a label says of what else than migration
// it is, folded.
var withMigration = map[Lang][2]string{Spanish: {" y migracion", "migracion y "}, English: {" and migration", "migration and "}, French: {" et migration", "migration et "}}

// headingOf returns what a catalogue of migration calls the concept of a label
// such as "gender and migration", or "".
func headingOf(label string, l Lang) string {
	if before, ok := strings.CutSuffix(label, withMigration[l][0]); ok {
		return before
	}
	if after, ok := strings.CutPrefix(label, withMigration[l][1]); ok {
		return after
	}
	return ""
}

// ReadTopic returns the concept that s names, as a statement on a document: its
// code, or a preferred or alternative label, or the name of a thing it includes,
// in any of the three languages; "gender" names "gender and migration".
func ReadTopic(s string) (Term, bool) {
	s = strings.TrimSpace(s)
	if t := Term(strings.ToLower(s)); t.Known() {
		return t, true
	}
	t, ok := topicByLabel()[Fold(s)]
	return t, ok
}

var kindByLabel = sync.OnceValue(func() map[string]Kind {
	index := map[string]Kind{}
	for _, k := range Kinds() {
		for _, l := range kinds().rows[k].labels {
			index[Fold(l)] = k
		}
	}
	return index
})

// ReadKind returns the kind that s names: its code, or its label in any of the
// three languages.
func ReadKind(s string) (Kind, bool) {
	s = strings.TrimSpace(s)
	if k := Kind(strings.ToLower(s)); k.Known() {
		return k, true
	}
	k, ok := kindByLabel()[Fold(s)]
	return k, ok
}
