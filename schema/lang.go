package schema

// Lang is a language as a BCP 47 primary subtag: "es", "en", "fr", "pt".
type Lang string

// The languages that SIMDE speaks, and the mark for a language not known.
const (
	Spanish      Lang = "es"
	English      Lang = "en"
	French       Lang = "fr"
	Undetermined Lang = "und"
)

// Langs are the three languages of the interface, the vocabularies and the
// search, in the order in which they are shown.
var Langs = []Lang{Spanish, English, French}

// Spoken reports whether l is one of Langs.
func (l Lang) Spoken() bool { return l == Spanish || l == English || l == French }

// Labels are a term's preferred labels, one a language of Langs.
type Labels map[Lang]string

// In returns the label in l, and the English one where l has none.
func (ls Labels) In(l Lang) string {
	if s := ls[l]; s != "" {
		return s
	}
	return ls[English]
}
