package schema

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/simde/simde/schema/table"
)

// OrganisationNature says what sort of body an organisation is.
type OrganisationNature string

// The natures of organisations.
const (
	NatureUN       OrganisationNature = "un"       // of the United Nations system
	NatureIGO      OrganisationNature = "igo"      // another intergovernmental body
	NatureState    OrganisationNature = "state"    // a ministry, an agency, an office of one country
	NatureBank     OrganisationNature = "bank"     // a development or central bank
	NatureNGO      OrganisationNature = "ngo"      // a non-governmental organisation
	NatureResearch OrganisationNature = "research" // a university, an institute, an observatory
	NatureProcess  OrganisationNature = "process"  // a forum, a regional process, a programme
)

// Organisation is a body that documents on migration and development name or
// that publishes them.
type Organisation struct {
	ID      string
	Nature  OrganisationNature
	Country Place // of a national body; "" of an international one
	Acronym Labels
	Name    Labels
	Alt     map[Lang][]string // other names and acronyms
}

//go:embed vocab/organisations.tsv
var organisationsTSV string

var organisations = sync.OnceValue(func() []Organisation {
	var out []Organisation
	for f := range table.In("organisations.tsv", organisationsTSV, 6) {
		o := Organisation{ID: f[0], Nature: OrganisationNature(f[1]), Country: Place(f[2]),
			Acronym: Labels{}, Name: Labels{}, Alt: map[Lang][]string{}}
		for i, l := range Langs {
			names := strings.Split(f[3+i], "|")
			o.Acronym[l], o.Name[l], o.Alt[l] = names[0], names[1], names[2:]
		}
		out = append(out, o)
	}
	return out
})

// Organisations returns the vocabulary of organisations in its own order. The
// caller does not change it.
func Organisations() []Organisation { return organisations() }

// Label returns the acronym of o in l, or its name where it has none.
func (o Organisation) Label(l Lang) string {
	if a := o.Acronym.In(l); a != "" {
		return a
	}
	return o.Name.In(l)
}
