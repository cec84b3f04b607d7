package search

import (
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestCorridorsAsked(t *testing.T) {
	for _, c := range []struct {
		text string
		lang schema.Lang
		want string
	}{
		{"GT-US", schema.English, "GT-US"},
		{"gt-us", schema.Spanish, "GT-US"},
		{"from Morocco to Spain", schema.English, "MA-ES"},
		{"migration from Morocco to Spain", schema.Spanish, "MA-ES"},
		{"to Spain from Morocco", schema.English, "MA-ES"},
		{"marroquíes en España", schema.Spanish, "MA-ES"},
		{"marroquies en espana", schema.Spanish, "MA-ES"},
		{"Moroccan workers in Spain", schema.English, "MA-ES"},
		{"Marocains en Espagne", schema.French, "MA-ES"},
		{"du Maroc vers l'Espagne", schema.French, "MA-ES"},
		{"d'Haïti vers le Chili", schema.French, "HT-CL"},
		{"de México a los Estados Unidos", schema.Spanish, "MX-US"},
		{"Mexico to the US", schema.English, "MX-US"},
		{"Mexico-United States", schema.English, "MX-US"},
		{"México → EE. UU.", schema.Spanish, "MX-US"},
		{"en España los marroquíes", schema.Spanish, "MA-ES"},
		{"migrants from Haiti in Chile", schema.English, "HT-CL"},
		{"entre México y Guatemala", schema.Spanish, "MX-GT GT-MX"},
		{"remittances from the United States to Mexico", schema.English, "MX-US"},
		{"retorno de Estados Unidos a México", schema.Spanish, "MX-US"},
		{"remesas de los mexicanos en Estados Unidos", schema.Spanish, "MX-US"},
		{"Mexico", schema.English, ""},
		{"migrants in Mexico", schema.English, ""},
		{"Mexico Guatemala Honduras", schema.English, ""},
		{"la frontera", schema.Spanish, ""},
		{"Mexicans and Guatemalans", schema.English, ""},
		{"", schema.English, ""},
		{strings.Repeat("Mexico ", 200), schema.English, ""},
	} {
		var got []string
		for _, x := range CorridorsAsked(c.text, c.lang) {
			got = append(got, x.String())
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("CorridorsAsked(%.60q, %s) = %q, want %q", c.text, c.lang, s, c.want)
		}
	}
}
