package describe

import (
	"testing"

	"github.com/simde/simde/schema"
)

// TestNamesOfSeveralPlaces holds that a name which several places bear means
// the one that the other places of the document speak for.
func TestNamesOfSeveralPlaces(t *testing.T) {
	checkPlaces(t, map[string][]schema.Place{
		"El autobús va del Distrito Federal a Puebla.":                          {"MX"},
		"En Caracas y en el resto del Distrito Federal faltó la luz.":           {"VE"},
		"La feria de Guadalupe queda a media hora de Fresnillo y de Zacatecas.": {"MX"},
		"Guadalupe y Martinica son islas de las Antillas.":                      {"029", "GP", "MQ"},
		"Los bolivianos de Santa Cruz cosen en Buenos Aires.":                   {"AR", "BO"},
		"Llegaron a Santa Cruz desde Cochabamba.":                               {"BO"},
		"Viven en Santa Cruz, cerca de Río Gallegos y de El Calafate.":          {"AR"},
		"Les migrants sénégalais ont atteint Las Palmas.":                       {"ES", "SN"},
		"El mercado de Las Palmas abastece a Monterrey.":                        {"MX"},
		"Salieron de centros de detención de Georgia y Luisiana.":               {"US"},
		"They were moved from Georgia to Louisiana.":                            {"US"},
		"Ils ont quitté la Géorgie pour l'Arménie.":                             {"AM", "GE"},
		"Las familias de Armenia y Pereira esperan.":                            {"CO"},
		"The buses run from Alexandria to Harlingen and Houston.":               {"US"},
		"The ferry from Alexandria to Port Said was late.":                      {"EG"},
		"Atenas y Salónica recibieron a los viajeros.":                          {"GR"},
		"Los caficultores de Atenas venden en Alajuela.":                        {"CR"},
		"Los pescadores de Granada van a Managua.":                              {"NI"},
		"The church of San José, California, is near Oakland.":                  {"US"},
	})
}

// TestRegionalPeoples holds that the people of a part of a country are of that
// country, in every gender and number, and by-names of a nation too.
func TestRegionalPeoples(t *testing.T) {
	checkCorridors(t, map[string]string{
		"Miles de zacatecanos radicados en Chicago enviaron dinero a sus familias.":                   "MX-US",
		"Las oaxaqueñas que trabajan en California formaron un club de migrantes.":                    "MX-US",
		"Los emigrantes gallegos que vivían en Suiza regresaron a su aldea.":                          "ES-CH",
		"Los jornaleros andaluces emigrados a Alemania eran treinta mil.":                             "ES-DE",
		"Una catracha que vive en Charlotte, Carolina del Norte, saluda a los migrantes de la radio.": "HN-US",
		"La mayoría de los quisqueyanos que residen en Puerto Rico llegó en yola.":                    "DO-PR",
		"Chaque jour, cent mille travailleurs lorrains partent travailler au Luxembourg.":             "FR-LU",
		"Les émigrés bretons installés au Canada ont fondé un village.":                               "FR-CA",
		"La Lorraine a fait venir des milliers de mineurs italiens avant 1914.":                       "IT-FR",
		"Sicilian emigrants settled in Tunisia in the nineteenth century.":                            "IT-TN",
		"Thousands of Texans have moved to Mexico to work from there.":                                "US-MX",
		"The Keralites working in Qatar sent their savings home.":                                     "IN-QA",
	})
}

// TestEpithets holds that a region which says of what kind a named country is
// is no region of its own, and that it is one elsewhere.
func TestEpithets(t *testing.T) {
	checkCorridors(t, map[string]string{
		"Panamá expulsó al país caribeño a 40 migrantes dominicanos.":                             "DO-PA",
		"Unos 80 migrantes peruanos llegaron a la nación suramericana de Chile.":                  "PE-CL",
		"El país centroamericano recibió ayer a 300 hondureños deportados desde México.":          "HN-MX",
		"Le Maroc a refoulé vers ce pays d'Afrique de l'Ouest trois cents migrants guinéens.":     "GN-MA",
		"Le pays ouest-africain a accueilli deux cents Maliens expulsés de Libye.":                "ML-LY",
		"The Central American nation received 300 Hondurans deported from Mexico.":                "HN-MX",
		"Au Maroc vivent des migrants originaires du Mali et d'autres pays d'Afrique de l'Ouest.": "011-MA ML-MA",
		"Migrants of many Central American countries live in Mexico.":                             "013-MX",
	})
	checkPlaces(t, map[string][]schema.Place{
		"Un país centroamericano pidió ayuda.":              {"013"},
		"Los países centroamericanos y Honduras firmaron.":  {"013", "HN"},
		"Malawi is a country in Africa.":                    {"002", "MW"},
		"Les pays africains ont reçu la délégation du Mali": {"002", "ML"},
	})
}
