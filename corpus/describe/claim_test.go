package describe

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus/describe/claim"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// claimsIn writes the claims of a text: "CO-ES 3800 persons arrivals 2010".
func claimsIn(text string) []string {
	out := []string{}
	for _, c := range describeText(text).Claims {
		out = append(out, fmt.Sprintf("%s %.0f %s %s %d", c.Corridor, c.Value, c.Unit, c.Measure, c.Year))
	}
	return out
}

func TestClaims(t *testing.T) {
	for text, want := range map[string][]string{
		"Plus de 3 800 Colombiens sont arrivés en Espagne en 2010.":                                                                               {"CO-ES 3800 persons arrivals 2010"},
		"In 2012 some 84,000 Ethiopian migrants arrived in Yemen.":                                                                                {"ET-YE 84000 persons arrivals 2012"},
		"Nicaragua recibió $168 millones en remesas procedentes de España en 2018.":                                                               {"NI-ES 168000000 USD remittances 2018"},
		"Unos 1,8 millones de venezolanos viven en Colombia, según la autoridad migratoria.":                                                      {"VE-CO 1800000 persons residents 0"},
		"Remittances from Russia to Tajikistan reached 2.5 billion dollars in 2019, IOM said.":                                                    {"TJ-RU 2500000000 USD remittances 2019"},
		"Kenya hosts 270,000 refugees from Somalia and 140,000 from South Sudan.":                                                                 {"SO-KE 270000 persons refugees 0", "SS-KE 140000 persons refugees 0"},
		"Les réfugiés maliens vivent au Niger (61 000) et au Burkina Faso (24 000).":                                                              {"ML-NE 61000 persons refugees 0", "ML-BF 24000 persons refugees 0"},
		"En 2014, Estados Unidos deportó a 41 mil 300 hondureños.":                                                                                {"HN-US 41300 persons deported 2014"},
		"La Zambie accueille des réfugiés depuis longtemps. Ils sont originaires de l'Angola (18.000 personnes) et du Burundi (7.000 personnes).": {"AO-ZM 18000 persons refugees 0", "BI-ZM 7000 persons refugees 0"},
	} {
		if diff := cmp.Diff(want, claimsIn(text)); diff != "" {
			t.Errorf("claims of %q (-want +got):\n%s", text, diff)
		}
	}
}

// TestMoneyOfOneEnd holds that remittances are stated of the country that gets
// them, or of that which they are sent from, where the other is not named.
func TestMoneyOfOneEnd(t *testing.T) {
	for text, want := range map[string][]string{
		"Moldova received $1.9 billion in remittances in 2022.":                                {"MD-* 1900000000 USD remittances 2022"},
		"Nepal, where remittances matter, exported goods worth 1.3 billion dollars.":           {},
		"Kenya got 4.1 billion dollars in remittances from its citizens abroad.":               {"KE-* 4100000000 USD remittances 0"},
		"The World Bank lent Kenya 200 million dollars, more than it gets in remittances.":     {},
		"Workers in Qatar sent home 11 billion dollars in remittances in 2019, the bank said.": {"*-QA 11000000000 USD remittances 2019"},
	} {
		if diff := cmp.Diff(want, claimsIn(text)); diff != "" {
			t.Errorf("claims of %q (-want +got):\n%s", text, diff)
		}
	}
}

// TestTraitsOfNumbers holds what is asked of a number beside the words around
// it: how it is written, which classes stand close by, and how it compares with
// the people who are known to have moved.
func TestTraitsOfNumbers(t *testing.T) {
	for text, want := range map[string][]string{
		"In 2012 some 84,300 Ethiopian migrants arrived in Yemen.":     {"figures", "about close before", "arrives close after", "does arrivals", "both ends, does arrivals"},
		"In 2012 some 84,300,000 Ethiopian migrants arrived in Yemen.": {"both ends, far more than known"},
		"Kenya received 4.1 billion dollars in remittances.":           {"home gets money", "home none, of money", "home before, of money"},
	} {
		var got []string
		d := New()
		d.Claims.Observe = func(n claim.Number) {
			for _, c := range n.Choices {
				for _, x := range c.Traits {
					got = append(got, x.Name)
				}
			}
		}
		d.Describe(&schema.Document{Pages: []schema.Page{{Number: 1, Text: text}}})
		for _, name := range want {
			if !slices.Contains(got, name) {
				t.Errorf("%q: no trait %q", text, name)
			}
		}
	}
}

// TestNumbersThatAreNoClaims holds that numbers of other things are no claims,
// whatever corridor the text speaks of.
func TestNumbersThatAreNoClaims(t *testing.T) {
	for kind, text := range map[string]string{
		"year":                       "In 2017, Nepali workers in Malaysia founded a union of their own.",
		"year before people":         "En 2016 los paraguayos en Argentina votaron por primera vez.",
		"guards":                     "Turkey posted 4,000 soldiers where Afghans cross from Iran.",
		"interviewed":                "El informe recoge 35 entrevistas a haitianos que viven en Chile.",
		"victims of a disaster":      "The flood affected 600,000 Pakistanis, some of whom moved to Italy.",
		"mark of a note":             "19 Interview with officials who work with Somalis in Kenya.",
		"name of an illness":         "Bolivians in Chile fell ill with COVID-19.",
		"age":                        "Une Guinéenne de 31 ans vit en Espagne depuis longtemps.",
		"share":                      "Of the Romanians in Italy, 57 per cent are women.",
		"displaced in their country": "Fighting drove 80,000 people from their homes within Sudan, and others left for Chad.",
		"another sum":                "Qatar prestó 900 millones de dólares a Egipto, que envía trabajadores al Golfo.",
		"law":                        "El Real Decreto 557/2011 regula la entrada de marroquíes en España.",
		"difference":                 "The number of Ecuadorians in Spain fell by 15,000.",
		"a number of no place":       "La región compte 57,5 millions de migrants internationaux.",
	} {
		if got := claimsIn(text); len(got) > 0 {
			t.Errorf("%s: %q makes %v, want none", kind, text, got)
		}
	}
}

// TestMeasures holds what a number measures where its noun, and not the nearest
// action, says it.
func TestMeasures(t *testing.T) {
	for text, want := range map[string]schema.ClaimMeasure{
		"Uganda hosts 61,000 Burundian refugees and asylum seekers.":                                       schema.ClaimRefugees,
		"Blankets were given to 3,400 undocumented Afghan returnees from Iran.":                            schema.ClaimReturned,
		"La ley abriría una vía a la ciudadanía para 6 millones de mexicanos que viven en Estados Unidos.": schema.ClaimResidents,
		"Spain granted citizenship to 25,000 Moroccans.":                                                   schema.ClaimRecognised,
		"Mexico received 30,100 asylum applications from Hondurans.":                                       schema.ClaimApplicants,
	} {
		d := New()
		d.Claims.Limits = claim.Thresholds{Corridor: 0.05, Place: 0.05}
		doc := &schema.Document{Pages: []schema.Page{{Number: 1, Text: text}}}
		d.Describe(doc)
		if len(doc.Claims) != 1 || doc.Claims[0].Measure != want {
			t.Errorf("%q: claims %+v, want one that measures %s", text, doc.Claims, want)
		}
	}
}

// TestClaimsStandOnCorridors holds that a number stands on a corridor only
// where the document states the corridor, however sure the model is.
func TestClaimsStandOnCorridors(t *testing.T) {
	text := "In 2012 some 84,000 Ethiopian migrants arrived in Yemen."
	another := schema.DocCorridor{Corridor: schema.Corridor{Origin: "PE", Destination: "CL"}, Basis: schema.Basis{By: schema.ByPerson}}
	for name, c := range map[string]struct {
		corridor, claim float64 // from which chance on they stand
		want            int
	}{"the corridor stands": {0.6, 0.65, 1}, "another corridor stands": {1.1, 0.65, 0}, "the claim is not sure": {0.6, 1.1, 0}} {
		d := New()
		d.Claims.Weights = model.Weights{"both ends": 20, "corridor found": 20}
		d.Corridors.Limits.Passage, d.Corridors.Limits.Document, d.Claims.Limits.Corridor = c.corridor, c.corridor, c.claim
		doc := &schema.Document{Corridors: []schema.DocCorridor{another}, Pages: []schema.Page{{Number: 1, Text: text}}}
		if d.Describe(doc); len(doc.Claims) != c.want {
			t.Errorf("%s: claims %+v beside corridors %+v, want %d", name, doc.Claims, doc.Corridors, c.want)
		}
	}
}

// TestNumbersAsked holds of which numbers a corridor is asked at all, and how
// they are read.
func TestNumbersAsked(t *testing.T) {
	for text, want := range map[string][]float64{
		"En 2014 había 9 mil 300 migrantes haitianos en Chile.":                    {9300},
		"Hay un millón 200 mil migrantes mexicanos en Texas, Estados Unidos.":      {1.2e6},
		"Unos mil 400 migrantes cubanos llegaron a México.":                        {1400},
		"Près de 57,25 millions de migrants vivent en Europe, dont 3 500 Maliens.": {57.25e6, 3500},
		"Some 2.125 million Syrian refugees live in Türkiye.":                      {2.125e6},
		"Some 4.1 million Syrian refugees live in Türkiye.":                        {4.1e6},
		"Chile plans to welcome 3,000 Haitian refugees.":                           nil,
		"Some 199,000 Libyans are now internally displaced in Libya.":              nil,
		"Bolivian migrants in Chile caught COVID-19.":                              nil,
		"Executive Order 13888 on refugees in the United States was revoked.":      nil,
		"Section 1182 bars migrants from Yemen who enter the United States.":       nil,
		"Migrants from Mali were counted in Niger in 2020.395 That was a first.":   nil,
		"The number of Syrian migrants in Jordan rose by 30,000.":                  nil,
		"One in 40 migrants from Nepal in Qatar is a woman.":                       nil,
		"On 27 November migrants from Chad reached Libya.":                         nil,
		"About 1500 migrants from Chad reached Libya.":                             {1500},
		"In 1985 migrants from Chad reached Libya.":                                nil,
		"In the camp in Kenya, 30 Somali refugees drowned in the flood.":           nil,
	} {
		var got []float64
		d := New()
		d.Claims.Observe = func(n claim.Number) { got = append(got, n.Value) }
		d.Describe(&schema.Document{Pages: []schema.Page{{Number: 1, Text: text}}})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("numbers asked in %q (-want +got):\n%s", text, diff)
		}
	}
}

// TestRatesAreNoClaims holds that a number of each day does not stand beside
// those of a year.
func TestRatesAreNoClaims(t *testing.T) {
	for _, text := range []string{
		"In June some 1,200 Burundian refugees a day arrived in Rwanda.",
		"Cada día unos 3.000 migrantes venezolanos entran en Colombia.",
		"Près de 500 réfugiés sud-soudanais arrivent par jour en Ouganda.",
	} {
		if doc := describeText(text); len(doc.Claims) > 0 || len(doc.Corridors) != 1 {
			t.Errorf("%q: claims %+v and corridors %v, want the corridor only", text, doc.Claims, corridorsOf(doc))
		}
	}
}

func TestRoutes(t *testing.T) {
	doc := describeText("Syrians travelled via Turkey to Greece.")
	want := []schema.Place{"SY", "TR", "GR"}
	if len(doc.Routes) != 1 || !cmp.Equal(doc.Routes[0].Places, want) {
		t.Errorf("routes = %+v, want one over %v", doc.Routes, want)
	}
}

func TestEvents(t *testing.T) {
	doc := describeText("Geneva, 5 November 2010 – IOM invites migrants to a conference on 12 January 2011.")
	if doc.Published != "2010-11-05" || len(doc.Events) != 1 || doc.Events[0].Date != "2011-01-12" {
		t.Errorf("published %q, events %+v, want 2010-11-05 and 2011-01-12", doc.Published, doc.Events)
	}
}
