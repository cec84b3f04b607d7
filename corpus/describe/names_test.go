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

// TestEpithets holds that a region which says of what kind a named country is
// is no region of its own, and that it is one elsewhere.
func TestEpithets(t *testing.T) {
	checkPlaces(t, map[string][]schema.Place{
		"Un país centroamericano pidió ayuda.":              {"013"},
		"Los países centroamericanos y Honduras firmaron.":  {"013", "HN"},
		"Malawi is a country in Africa.":                    {"002", "MW"},
		"Les pays africains ont reçu la délégation du Mali": {"002", "ML"},
	})
}
