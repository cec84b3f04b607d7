package schema

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names returns everything that o is called in l: its name, its acronym where
// it has one, and its other names and acronyms.
func (o Organisation) Names(l Lang) []string {
	names := []string{o.Name[l]}
	if a := o.Acronym[l]; a != "" && a != o.Name[l] {
		names = append(names, a)
	}
	return append(names, o.Alt[l]...)
}

// FullName returns the name of o in l with its acronym beside it: "Banco
// Mundial (BM)". An acronym that stands in the name is not repeated.
func (o Organisation) FullName(l Lang) string {
	name, acronym := o.Name.In(l), o.Acronym.In(l)
	if acronym == "" || strings.Contains(name, acronym) {
		return name
	}
	return name + " (" + acronym + ")"
}

// OrganisationByID returns the organisation with an ID, or that which it turned
// out to be.
func OrganisationByID(id string) (Organisation, bool) { return KnownBodies().byOne(id) }

func (b *Bodies) byOne(id string) (Organisation, bool) {
	i, ok := b.byID[id]
	if !ok {
		return Organisation{}, false
	}
	return b.all[i], true
}

// ReadOrganisation returns the organisation that s names: its ID as the
// vocabulary writes it, or a whole name or acronym of it in any of the three
// languages, whatever the case, the accents, full stops and an article in
// front; "UN" and "United Nations" are one, and the acronym may stand behind
// the name in brackets. A name that several bear is that of the one that writes
// it as s does, else that of the one of country in; else it is nobody's.
func ReadOrganisation(s string, in Place) (Organisation, bool) { return KnownBodies().read(s, in) }

func (b *Bodies) read(s string, in Place) (Organisation, bool) {
	s = strings.TrimSpace(s)
	if o, ok := b.byOne(s); ok {
		return o, true
	}
	if o, ok := b.named(s, in); ok {
		return o, true
	}
	name, rest, bracketed := strings.Cut(s, "(")
	acronym, tail, closed := strings.Cut(rest, ")")
	if !bracketed || !closed || strings.TrimSpace(tail) != "" {
		return Organisation{}, false
	}
	o, ok := b.named(name, in)
	other, same := b.named(acronym, in)
	if !ok || !same || o.ID != other.ID {
		return Organisation{}, false
	}
	return o, true
}

func (b *Bodies) named(s string, in Place) (Organisation, bool) {
	s = strings.TrimSpace(s)
	all := b.all
	bearers := b.byName[organisationKey(s)]
	for _, decides := range []func(Organisation) bool{
		func(Organisation) bool { return true },
		func(o Organisation) bool { return o.writes(s) },
		func(o Organisation) bool { return in != "" && o.Country == in },
	} {
		var left []int
		for _, i := range bearers {
			if decides(all[i]) {
				left = append(left, i)
			}
		}
		if len(left) == 1 {
			return all[left[0]], true
		}
	}
	return Organisation{}, false
}

// writes reports whether a name of o is written exactly so.
func (o Organisation) writes(name string) bool {
	for _, l := range Langs {
		if slices.Contains(o.Names(l), name) {
			return true
		}
	}
	return false
}

// sameBody writes in one way what names of organisations write in two.
var sameBody = strings.NewReplacer(
	" united nations ", " un ",
	" de las naciones unidas ", " de la onu ", " naciones unidas ", " onu ",
	" des nations unies ", " de l onu ", " nations unies ", " onu ",
	" united states ", " us ",
)

// organisationKey folds a name of an organisation: its words without accents
// and full stops, and without an article in front. A sign in front is no part
// of a name.
func organisationKey(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		return ""
	}
	words := strings.FieldsFunc(strings.ReplaceAll(Fold(s), ".", ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if len(words) > 1 && slices.Contains([]string{"the", "el", "la", "los", "las", "le", "les", "l"}, words[0]) {
		words = words[1:]
	}
	return strings.TrimSpace(sameBody.Replace(" " + strings.Join(words, " ") + " "))
}

// PublisherID returns what stands for a publisher in the facet: the ID of the
// organisation that its name is known to name, or else the name. The country
// is the publisher's, where it is known.
func PublisherID(name string, in Place) string {
	if o, ok := ReadOrganisation(name, in); ok {
		return o.ID
	}
	return name
}

// PublisherName returns how a publisher is shown in l: an organisation by its
// name in l and its acronym, any other publisher as it is written.
func PublisherName(name string, l Lang) string {
	if o, ok := ReadOrganisation(name, ""); ok {
		return o.FullName(l)
	}
	return name
}
