package describe

import (
	"slices"
	"testing"

	"github.com/simde/simde/schema"
)

// TestTowns holds which countries towns stand for, alone, in context and in
// three languages.
func TestTowns(t *testing.T) {
	checkPlaces(t, map[string][]schema.Place{
		// towns of the gazetteer and of the list by hand
		"Floods displaced families in Chiclayo, Bangassou and Mymensingh.": {"BD", "CF", "PE"},
		"Las lluvias dejaron daños en Barrancabermeja y en Puerto Montt.":  {"CL", "CO"},
		"Des combats ont éclaté à Kaga-Bandoro et près de Mbuji-Mayi.":     {"CD", "CF"},
		"Llegaron de Agadez a Lampedusa, y de Sfax a Génova.":              {"IT", "NE", "TN"},
		"Ils vivent à Gênes, à Hamamatsu et à Minawao.":                    {"CM", "IT", "JP"},
		"They live in Genoa, Kumasi and Barishal.":                         {"BD", "GH", "IT"},
		"El taller se celebró en Zaragoza.":                                {"ES"},
		"Des réfugiés de Kramatorsk sont arrivés à Saragosse.":             {"ES", "UA"},
		"De Burdeos a Salzburgo.":                                          {"AT", "FR"},
		"De Bordeaux à Salzbourg.":                                         {"AT", "FR"},
		"From Bordeaux to Salzburg.":                                       {"AT", "FR"},
		// a town of several countries goes to the one that stands beside it
		"La reunión de San José, Costa Rica, terminó.":                       {"CR"},
		"Valencia (Venezuela) y Puerto Cabello":                              {"VE"},
		"En Miraflores, Guaviare, hubo una reunión. Miraflores queda lejos.": {"CO"},
		"Vivía en Valencia, España.":                                         {"ES"},
		"À Barcelona (Venezuela), la mission a rencontré les autorités.":     {"VE"},
		"The meeting in Paris, Texas was short.":                             {"US"},
		"The office in London, Canada has closed.":                           {"CA"},
		"Crossing at Nogales, Arizona, takes hours.":                         {"US"},
		"The flight from Paris, France, was late.":                           {"FR"},
		"Madrid, Francia y Alemania firmaron.":                               {"DE", "ES", "FR"},
		"Zaragoza, en Coahuila, queda cerca de Piedras Negras.":              {"MX"},
		// names that are shared, words or borne by people say nothing
		"The team visited San Pedro, Santa Rosa, San Miguel and San Fernando.":    nil,
		"Reading and Mobile phones, a Split decision, Orange juice, Nice Tours.":  nil,
		"La Libertad, el Progreso y la Esperanza de Mercedes y Rosario.":          nil,
		"Buscamos la Paz y la Unión.":                                             nil,
		"Lens et Tours gagnent; Nancy et Orange aussi.":                           nil,
		"Dr Amina Chiclayo and Francis Mwanza spoke; so did Mr Olindo Manizales.": nil,
		"el mandó todo a kumasi y a chiclayo":                                     nil,
	})
}

// checkPlaces holds which places texts yield, in the order of their codes.
func checkPlaces(t *testing.T, texts map[string][]schema.Place) {
	t.Helper()
	for text, want := range texts {
		var got []schema.Place
		for _, p := range describeText(text).Places {
			got = append(got, p.Place)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("places of %q = %v, want %v", text, got, want)
		}
	}
}
