package schema

import (
	"strings"
	"testing"
)

// TestEveryNameIsRead asks for each organisation by its ID and by every name
// and acronym of it, as written, in capitals and without accents.
func TestEveryNameIsRead(t *testing.T) {
	for _, o := range Organisations() {
		names := []string{o.ID}
		for _, l := range Langs {
			for _, n := range append(o.Names(l), o.FullName(l)) {
				names = append(names, n, strings.ToUpper(n), Fold(n))
			}
		}
		for _, name := range names {
			if got, ok := ReadOrganisation(name, o.Country); !ok || got.ID != o.ID {
				t.Errorf("ReadOrganisation(%q, %q) = %q, want %s", name, o.Country, got.ID, o.ID)
			}
		}
	}
}

func TestReadOrganisation(t *testing.T) {
	for _, c := range []struct {
		name    string
		country Place
		want    string
	}{
		{"UNHCR", "", "unhcr"},
		{"HCR", "", "unhcr"},
		{"acnur", "", "unhcr"},
		{"The UN Refugee Agency", "", "unhcr"},
		{"UN High Commissioner for Refugees (UNHCR)", "", "unhcr"},
		{"haut commissariat des nations unies pour les refugies", "", "unhcr"},
		{"Haut-Commissariat des Nations unies pour les réfugiés (HCR)", "", "unhcr"},
		{"l’Organisation internationale pour les migrations", "", "iom"},
		{"O.I.M.", "", "iom"},
		{"United States Department of State", "", "statedept"},
		{"US Department of State", "", "statedept"},
		{"U.S. Department of State", "", "statedept"},
		{"La Casa Blanca", "", "whitehouse"},
		{"Commission économique pour l’Amérique latine et les Caraïbes", "", "eclac"},
		{"CNDH", "MX", "cndh-mx"},
		{"cndh", "MA", "cndh-ma"},
		{"Conseil national des droits de l'Homme", "", "cndh-ma"},
		{"CNDH", "", ""},
		{"CNDH", "FR", ""},
		// not the whole name, or not one body
		{"UNHC", "", ""},
		{"Fundación Banco Mundial", "", ""},
		{"UNHCR; IOM", "", ""},
		{"World Bank (IOM)", "", ""},
		{"Caritas (Haiti)", "", ""},
		{"Diario del Catatumbo", "", ""},
		{"", "", ""},
		{"la", "", ""},
	} {
		if got, ok := ReadOrganisation(c.name, c.country); got.ID != c.want || ok != (c.want != "") {
			t.Errorf("ReadOrganisation(%q, %q) = %q, %v, want %q", c.name, c.country, got.ID, ok, c.want)
		}
	}
}

func TestPublisherName(t *testing.T) {
	for _, c := range []struct {
		name string
		lang Lang
		want string
	}{
		{"HCR", Spanish, "Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)"},
		{"unhcr", French, "Haut-Commissariat des Nations unies pour les réfugiés (HCR)"},
		{"Maison Blanche", English, "White House"},
		{"Oxfam", Spanish, "Oxfam"},
		{"Human Rights Watch", French, "Human Rights Watch (HRW)"},
		{"Diario del Catatumbo", English, "Diario del Catatumbo"},
		{"", English, ""},
	} {
		if got := PublisherName(c.name, c.lang); got != c.want {
			t.Errorf("PublisherName(%q, %s) = %q, want %q", c.name, c.lang, got, c.want)
		}
	}
}
