package word

import (
	"strings"

	"github.com/simde/simde/schema"
)

// Singular returns a folded word without the ending of its plural in l: "costo"
// of "costos". Unlike the stem it keeps apart what is derived from one word
// ("minor" and "minority", "legal" and "legalise") and what another gender makes
// another word ("costa" and "costo").
func Singular(form string, l schema.Lang) string {
	if one, ok := irregularPlurals[l][form]; ok {
		return one
	}
	if len(form) < 4 || !letters(form) {
		return form
	}
	switch l {
	case schema.Spanish:
		return singularSpanish(form)
	case schema.English:
		return singularEnglish(form)
	case schema.French:
		return singularFrench(form)
	}
	return form
}

// singularSpanish tells the plurals that add an s from those that add es, where
// the letters before do: "avances" (no word ends in nz), "canadienses", "clases".
func singularSpanish(w string) string {
	n := len(w)
	switch {
	case strings.HasSuffix(w, "ces") && vowel(w[n-4]):
		return w[:n-3] + "z"
	case strings.HasSuffix(w, "ces"), strings.HasSuffix(w, "nses"), strings.HasSuffix(w, "ases"):
		return w[:n-1]
	case strings.HasSuffix(w, "sis"): // "crisis" is both
		return w
	}
	return pluralSpanish(w)
}

func singularEnglish(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// irregularPlurals are, by language, the words of which no ending shows whether they
// are plurals, or of what, with their singulars: folded, and among them words that
// end as plurals do and are none.
var irregularPlurals = map[schema.Lang]map[string]string{
	schema.Spanish: pairs(`
		frances escoces franceses:frances escoceses:escoces entonces
		pais paises:pais compas compases:compas gases:gas ases:as
		indices:indice apendices:apendice complices:complice codices:codice vertices:vertice artifices:artifice
		enlaces:enlace desenlaces:desenlace cauces:cauce goces:goce roces:roce`),
	schema.English: pairs(`
		women:woman men:man children:child people:person feet:foot
		lives:life wives:wife halves:half thieves:thief criteria:criterion phenomena:phenomenon
		analyses:analysis crises:crisis theses:thesis hypotheses:hypothesis syntheses:synthesis diagnoses:diagnosis
		viruses:virus censuses:census statuses:status campuses:campus bonuses:bonus surpluses:surplus buses:bus gases:gas
		news series species means always overseas perhaps whereas besides`),
	schema.French: pairs(`
		travaux:travail baux:bail vitraux:vitrail noyaux:noyau joyaux:joyau taux
		abus acces anglais apres avis bois bourgeois bras camerounais chinois choix colis compris concours congolais
		congres consensus corps cours danois deces depuis discours dos ecossais engrais exces finlandais fois francais
		frais gabonais hollandais irlandais jamais japonais libanais luxembourgeois mais marais mois neerlandais palais
		parcours pays permis poids polonais portugais precis proces processus progres propos puits quebecois recours
		refus relais repas revers rwandais secours senegalais soudanais succes suedois surplus temps togolais toujours
		travers trois univers virus`),
}

// pairs reads words, each with its singular or, without one, as its own.
func pairs(text string) map[string]string {
	out := map[string]string{}
	for _, w := range strings.Fields(text) {
		plural, one, ok := strings.Cut(w, ":")
		if !ok {
			one = plural
		}
		out[plural] = one
	}
	return out
}

func singularFrench(w string) string {
	switch {
	case strings.HasSuffix(w, "eaux"):
		return w[:len(w)-1]
	case strings.HasSuffix(w, "aux") && len(w) > 4:
		return w[:len(w)-2] + "l"
	}
	if n := len(w); w[n-1] == 's' || w[n-1] == 'x' && w[n-2] == 'u' {
		w = w[:n-1]
	}
	return w
}

// genders lists, by language, endings of words for men with those of the same
// words for women, with their accents: nouns of other endings have one gender.
var genders = map[schema.Lang][][2]string{
	schema.Spanish: {{"ado", "ada"}, {"ido", "ida"}, {"ero", "era"}, {"dor", "dora"}, {"tor", "tora"}, {"ario", "aria"}, {"ano", "ana"}, {"ño", "ña"}},
	schema.French:  {{"é", "ée"}, {"ier", "ière"}, {"teur", "trice"}, {"eur", "euse"}, {"ien", "ienne"}, {"ant", "ante"}},
}

// Feminine returns the words of a name as they are of women, and false where the
// language shows no difference: "trabajadoras migrantes" of "trabajadores
// migrantes".
func Feminine(name string, l schema.Lang) (string, bool) {
	words := strings.Fields(name)
	changed := false
	for i, w := range words {
		if f, ok := feminine(w, l); ok {
			words[i], changed = f, true
		}
	}
	return strings.Join(words, " "), changed
}

// feminine returns the feminine singular of a word, whatever its number.
func feminine(w string, l schema.Lang) (string, bool) {
	singulars := []string{strings.TrimSuffix(w, "s")}
	if l == schema.Spanish {
		singulars = append(singulars, strings.TrimSuffix(w, "es"))
	}
	for _, one := range singulars {
		for _, e := range genders[l] {
			if stem, ok := strings.CutSuffix(one, e[0]); ok && len(stem) > 1 {
				return stem + e[1], true
			}
		}
	}
	return "", false
}
