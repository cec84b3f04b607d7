package describe

import (
	"slices"
	"strings"
	"testing"
)

// TestScene holds that people without a host of their own sentence get that of
// the sentences before, of the authority named or of the country that the
// document speaks for, and nobody else's.
func TestScene(t *testing.T) {
	for _, c := range []struct {
		text, want, not string
	}{
		{"Refugee camps of eastern Chad, monthly bulletin. The schools in Chad reopened in October. Sudanese refugees received blankets and stoves.", "SD-TD", ""},
		{"La COMAR recibió el año pasado 40.000 solicitudes de asilo de hondureños.", "HN-MX", ""},
		{"Le Maroc joue samedi. Les champions du Sénégal ont gagné le tournoi, et les Sénégalais de Dakar ont fêté leurs buteurs.", "", "SN-MA"},
		{"Migrants' main countries of origin: Ghana, Togo and Mali. Spain leads in outward remittances.", "", "GH-ES"},
		{"The museum in Chad reopened in October. Sudanese music was played.", "", "SD-TD"},
	} {
		got := corridorsOf(describeText(c.text))
		if c.want != "" && !slices.Contains(got, c.want) || c.not != "" && slices.Contains(got, c.not) {
			t.Errorf("%q yields %v, want %q and not %q", c.text, got, c.want, c.not)
		}
	}
}

// TestAnnounced holds that a list which a sentence announces belongs to it, on
// its own line or on those below.
func TestAnnounced(t *testing.T) {
	for text, want := range map[string]string{
		"The entry into the United States of nationals of the following countries is suspended, save for those who hold a residence permit:\n\n(a) Chad;\n\n(b) Yemen; and\n\n(c) Haiti.":  "HT-US TD-US YE-US",
		"Canada suspended the entry of nationals of the following 3 countries: Chad, Yemen and Haiti.":                                                                                     "HT-CA TD-CA YE-CA",
		"Se suspende la entrada en España de los nacionales de los siguientes países:\n\n- Chad\n\n- Yemen\n\n- Haití":                                                                     "HT-ES TD-ES YE-ES",
		"L'entrée au Canada des ressortissants des pays suivants est suspendue jusqu'à nouvel ordre, sauf pour les personnes qui y résident déjà :\n\n- le Tchad\n\n- le Yémen\n\n- Haïti": "HT-CA TD-CA YE-CA",
	} {
		got := corridorsOf(describeText(text))
		slices.Sort(got)
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%q yields %q, want %q", text, g, want)
		}
	}
}
