package describe

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestPublished(t *testing.T) {
	for text, want := range map[string]schema.Date{
		"HOJA INFORMATIVA\nActualizada a 7 de marzo de 2022\n\nAutorización de residencia temporal.":                                                         "2022-03-07",
		"Cierre del proyecto\n\nBogotá, 5 de noviembre de 2010.- La OIM concluyó hoy el proyecto.":                                                           "2010-11-05",
		"Harbour Bulletin No. 9 | October-November 2017 **HIGHLIGHTS** The two months were calm.\n\nFew boats came to the harbour, and none in bad weather.": "2017",
		"Harbour region: security of host families October 2019 The survey was made by the agency with its partners.":                                        "2019-10",
		"Geneva, 12 December 2017 – The agency said the meeting of 3 May 2016 had failed.":                                                                   "2017-12-12",
		"Price of water in the valley, Somalia, November 2017 **Background** The survey began in 2014 and covers nine towns.":                                "2017-11",
		"Published on March 4, 2021\n\nThe conference takes place on 12 May 2021.":                                                                           "2021-03-04",
		"Situation Report No. 4 (as of 20 December 2017)\n\nThe storm made landfall on 16 December.":                                                         "2017-12-20",
		"Suivi des flux de population, Guinée (1-30 septembre 2017)\n\nCe mois-ci, les Guinéens sont les plus nombreux.":                                     "2017-09",
		"Publié le 1er mars 2019\n\nLe colloque a eu lieu en 2018.":                                                                                          "2019-03-01",
		"The project began on 3 May 2016 and ended on 4 June 2018.":                                                                                          "",
		"Depuis 1951, l'organisation promeut une migration humaine. Le Programme 2030 la guide.":                                                             "",
		"Perspectivas de febrero a mayo de 2018\n\nLas familias venden sus animales desde el 3 de enero de 2018 – dice el estudio – para poder comprar.":     "",
	} {
		if got := describeText(text).Published; got != want {
			t.Errorf("date of %q = %q, want %q", text, got, want)
		}
	}
	doc := &schema.Document{SourceURL: "https://example.org/news/2017/12/18/title", Pages: []schema.Page{{Number: 1, Text: "A title of a report\n\nSome text follows here."}}}
	New().Describe(doc)
	if doc.Published != "2017-12-18" {
		t.Errorf("date by address = %q", doc.Published)
	}
}

// TestLongFirstLine holds that a first line without an end is read, however late
// a common word begins a sentence in it.
func TestLongFirstLine(t *testing.T) {
	line := strings.Repeat("las familias que siembran maiz en el valle ", 11) + "Vecinos caminan"
	if got := describeText(line + "\n\nLos vecinos caminan cada mañana con sus vecinos hasta el pueblo.").Title; got == "" || len(got) > 260 {
		t.Errorf("title %q of a line of %d bytes", got, len(line))
	}
}

func TestTitle(t *testing.T) {
	for text, want := range map[string]string{
		"Actualizada a 7 de marzo de 2022\nAUTORIZACIÓN DE RESIDENCIA TEMPORAL\n\nDocumentos exigibles.":                                                  "AUTORIZACIÓN DE RESIDENCIA TEMPORAL",
		"Management Response Matrix\n\nEvaluation title/year: Final Evaluation of the Harbour Return Programme, 2021\n\nResponsible: the country office.": "Management Response Matrix: Final Evaluation of the Harbour Return Programme",
		"# Remittances in 2016\n\nMoney sent home grew.":                                                                                                  "Remittances in 2016",
		"Final Evaluation of the\nReintegration Initiative\n\nIOM, 2023":                                                                                  "Final Evaluation of the Reintegration Initiative",
		"Diphtheria update (20 December 2017) **KEY UPDATES**\n\n- one":                                                                                   "Diphtheria update (20 December 2017)",
		"DELEGACIÓN DEL\nGOBIERNO EN\nSEVILLA\n\nÁREA DE\nTRABAJO E\nINMIGRACIÓN\n\nGuía básica de trámites\n\nTexto.":                                    "Guía básica de trámites",
		"Última actualización: 3 de mayo de 2021\nReagrupación familiar\n\nTexto.":                                                                        "Reagrupación familiar",
		"Ministry of Labour and Migrant Welfare\nGuidelines for Recruitment Agencies\n\nText.":                                                            "Guidelines for Recruitment Agencies",
		"Gobierno de Honduras recibe a migrantes retornados\n\nTexto.":                                                                                    "Gobierno de Honduras recibe a migrantes retornados",
		"Retornan 140 migrantes en un vuelo desde Nuevo Laredo Tegucigalpa, 14 dic (AHN).- Un total de 140 personas llegaron hoy al país en un vuelo fletado, según informaron las autoridades de migración.":                                           "Retornan 140 migrantes en un vuelo desde Nuevo Laredo",
		"Le Maroc accueille un atelier sur les transferts de fonds L’atelier, organisé par le ministère chargé des Marocains résidant à l’étranger, réunit pendant deux jours une centaine de participants.":                                            "Le Maroc accueille un atelier sur les transferts de fonds",
		"Population movements between Chad and Libya, monthly dashboard (March 2019) Enumerators of the agency interviewed 4,300 travellers at six points during the month, most of them young men in search of work.":                                  "Population movements between Chad and Libya, monthly dashboard (March 2019)",
		"Record deaths on the Atlantic route this summer, an agency warns Geneva – At least 400 people have died since June while trying to reach the islands by boat, the agency said on Tuesday.":                                                     "Record deaths on the Atlantic route this summer, an agency warns",
		"Panamá anuncia nuevas medidas para el tránsito por el Darién CIUDAD DE PANAMÁ (AP) — El presidente anunció el jueves nuevas medidas para frenar el paso de migrantes por la selva hacia el norte.":                                             "Panamá anuncia nuevas medidas para el tránsito por el Darién",
		"Les Ivoiriens rapatriés de Tunisie racontent leurs mois d'errance Aminata, 24 ans, est arrivée samedi à Abidjan avec son bébé et un petit sac à dos, après huit mois passés dans les rues sans papiers.":                                       "Les Ivoiriens rapatriés de Tunisie racontent leurs mois d'errance",
		"Remesas familiares baten récord en El Salvador durante el primer semestre de 2021 El Banco Central de Reserva informó que los salvadoreños en el exterior enviaron más de tres mil millones de dólares, una cifra sin precedentes en el país.": "Remesas familiares baten récord en El Salvador durante el primer semestre de 2021",
		"Northern Border Office Factsheet - October 2018 Ghana continues to host families who fled the fighting across the border. They live in three camps in the north of the country, near the river.":                                               "Northern Border Office Factsheet - October 2018",
		"Growers in the valley look for new pickers in Chile Chile is one of the largest exporters of cherries, and its orchards lack hands every summer. Many come from Bolivia for three months.":                                                     "Growers in the valley look for new pickers in Chile",
		"Two sisters reopen a workshop to save old skills In the old quarter of the town, they teach thirty refugees how to weave and how to sell what they make. It has not been easy for them.":                                                       "Two sisters reopen a workshop to save old skills",
		"Declaran la alerta en el puerto por la llegada de botes San Pedro, PANAMÁ, 22 ene (PNA).- Las autoridades del puerto declararon ayer la alerta por la llegada de treinta botes con migrantes.":                                                 "Declaran la alerta en el puerto por la llegada de botes",
		"Niger : la faim ne doit pas être une raison de renvoyer des familles AGADEZ (14 février 2018) – Un groupe de juristes s'est rendu au camp pendant trois jours et y a entendu quarante familles.":                                               "Niger : la faim ne doit pas être une raison de renvoyer des familles",
		"Haïti : une association demande un registre des enfants rapatriés C-d-B, 18 janv. 2018 [Agence Soleil] --- L'association a remis au ministre une liste de quatre-vingts enfants rapatriés.":                                                    "Haïti : une association demande un registre des enfants rapatriés",
		"Boletín Informativo de Mareas N° 612 (Segundo Boletín) | 13 de diciembre del 2017, hora 11:00 am\n\nTexto.":                                                                                                                                    "Boletín Informativo de Mareas N° 612 (Segundo Boletín)",
		"Storm on the coast: effects and measures taken (excerpt)\n\nText.":                                                                                   "Storm on the coast: effects and measures taken",
		"Latest from the border mission, based on information received until 22 December 2017 LOMÉ 23 December 2017\n\nThe mission recorded fewer crossings.": "Latest from the border mission, based on information received until 22 December 2017",
		"Private firms of the coast and their part in relief The [network](https://example.org) supports partnerships of firms.\n\nMore.":                     "Private firms of the coast and their part in relief",
	} {
		if got := describeText(text).Title; got != want {
			t.Errorf("title of %q = %q, want %q", text, got, want)
		}
	}
	doc := &schema.Document{Title: "Microsoft Word - inf_final_v2.doc", Basis: map[schema.Field]schema.Basis{schema.FieldTitle: {By: schema.ByFile}},
		Pages: []schema.Page{{Number: 1, Text: "Informe final del proyecto\n\nTexto."}}}
	New().Describe(doc)
	if doc.Title != "Informe final del proyecto" || doc.Basis[schema.FieldTitle].By != schema.Inferred {
		t.Errorf("a file's junk title became %q by %s", doc.Title, doc.Basis[schema.FieldTitle].By)
	}
}

func TestKind(t *testing.T) {
	for text, want := range map[string]schema.Kind{
		"Comunicado de prensa\n\nLa OIM informó hoy de un acuerdo.":                         "press-release",
		"Situation Report No. 3\n\nHighlights of the week.":                                 "situation-report",
		"Ex-post evaluation of the project on return\n\nEvaluation questions and findings.": "evaluation",
		"Déclaration de Los Angeles sur les migrations\n\nNous, chefs d'État.":              "agreement",
		"xyz": "other",
	} {
		if got := describeText(text).Kind; got != want {
			t.Errorf("kind of %q = %q, want %q", text, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]schema.Lang{
		"Os migrantes brasileiros que vivem em Portugal não têm acesso aos serviços de saúde, segundo um relatório que foi publicado ontem pela organização.": "pt",
		"Die Zahl der Flüchtlinge in Deutschland ist in diesem Jahr gesunken, wie das Bundesamt mitteilte, weil weniger Menschen über das Mittelmeer kommen.": "de",
		"Haitian migrants in Chile":                "en",
		"La migración de retorno y sus desafíos":   "es",
		"Les migrants de retour et leurs familles": "fr",
		"12 34": schema.Undetermined,
	} {
		if got := describeText(text).Language; got != want {
			t.Errorf("language of %q = %q, want %q", text, got, want)
		}
	}
}

// TestPlaces holds which places a text names, the traps among them.
func TestPlaces(t *testing.T) {
	checkPlaces(t, map[string][]schema.Place{
		"Officials in Mexico City and in the State of Mexico spoke; New Mexico did not.":                {"MX", "US"},
		"Le Niger et le Nigéria : des nigériens et des nigérians se sont rencontrés.":                   {"NE", "NG"},
		"Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea signed.":                         {"GN", "GQ", "GW", "PG"},
		"The DRC and the Republic of the Congo share a river.":                                          {"CD", "CG"},
		"Atlanta, Georgia, and Alabama were hit by storms.":                                             {"US"},
		"Georgia and Armenia border Azerbaijan.":                                                        {"AM", "AZ", "GE"},
		"El informe está en español y en inglés; la lengua francesa no se usa.":                         nil,
		"Michael Jordan visited Jordan.":                                                                {"JO"},
		"La Dominica no es la República Dominicana.":                                                    {"DM", "DO"},
		"Viajaron de EE. UU. a la RDC, según EEUU.":                                                     {"CD", "US"},
		"L'OEA s'est réunie.":                                                                           nil,
		"Workers from the U.S. and the UAE met in the EU.":                                              {"AE", "EU", "US"},
		"They cooked a turkey and bought china.":                                                        nil,
		"La Ciudad de México y el Estado de México crecen; Nuevo México, no.":                           {"MX", "US"},
		"La ville de Mexico et l'État de Mexico grandissent ; le Nouveau-Mexique, non.":                 {"MX", "US"},
		"Viajaron por Níger y Nigeria: los nigerinos y los nigerianos se encontraron.":                  {"NE", "NG"},
		"Niger and Nigeria: Nigeriens and Nigerians met.":                                               {"NE", "NG"},
		"Guinea, Guinea-Bisáu, Guinea Ecuatorial y Papúa Nueva Guinea firmaron.":                        {"GN", "GQ", "GW", "PG"},
		"La Guinée, la Guinée-Bissau, la Guinée équatoriale et la Papouasie-Nouvelle-Guinée ont signé.": {"GN", "GQ", "GW", "PG"},
		"Le golfe de Guinée et un cochon d'Inde.":                                                       nil,
		"La República Democrática del Congo y la República del Congo comparten un río.":                 {"CD", "CG"},
		"La République démocratique du Congo et la République du Congo ont un fleuve.":                  {"CD", "CG"},
		"Los congoleños de Brazzaville volvieron.":                                                      {"CG"},
		"En Atlanta, Georgia, y en Alabama hubo tormentas.":                                             {"US"},
		"Georgia y Armenia limitan con Azerbaiyán.":                                                     {"AM", "AZ", "GE"},
		"À Atlanta, en Géorgie, et en Alabama, la tempête a frappé.":                                    {"US"},
		"La Géorgie et l'Arménie ont des frontières avec l'Azerbaïdjan.":                                {"AM", "AZ", "GE"},
		"Michael Jordan visitó Jordania.":                                                               {"JO"},
		"Michael Jordan a visité la Jordanie.":                                                          {"JO"},
		"La Dominique n'est pas la République dominicaine.":                                             {"DM", "DO"},
		"Dominica is not the Dominican Republic.":                                                       {"DM", "DO"},
		"La Alhambra de Granada está en Andalucía.":                                                     {"ES"},
		"Granada, Barbados y Trinidad firmaron con la CARICOM.":                                         {"BB", "CARICOM", "GD", "TT"},
		"Grenada and Spain's Granada are far apart.":                                                    {"ES", "GD"},
		"Comieron pavo y hablaron en turco.":                                                            nil,
		"Ils parlent turc, espagnol et anglais à l'école.":                                              nil,
		"El club ofrece clases de inglés y un curso del francés básico.":                                nil,
		"Elle a passé un test d'anglais, puis un cours de turc.":                                        nil,
		"She took English classes and a Turkish test.":                                                  nil,
		"Los españoles hablan español.":                                                                 {"ES"},
		"Les Espagnols parlent espagnol.":                                                               {"ES"},
		"They moved to French Guiana and French Polynesia.":                                             {"GF", "PF"},
		"Guyana, Guayana Francesa y la Guayana venezolana son distintas.":                               {"GF", "GY", "VE"},
		"Le Guyana et la Guyane française sont voisins.":                                                {"GF", "GY"},
		"L'Université nationale de Mexico et BBVA Bancomer ont publié une étude.":                       {"MX"},
		"Saint Martin and St. Lucia and St. Kitts and Nevis.":                                           {"KN", "LC", "MF"},
		"Corea del Norte y Corea del Sur":                                                               {"KP", "KR"},
		"Sudan, South Sudan, and the Sudanese and South Sudanese who fled":                              {"SD", "SS"},
		"Le Soudan, le Soudan du Sud, les Soudanais et les Sud-Soudanais":                               {"SD", "SS"},
		"Sudán, Sudán del Sur, los sudaneses y los sursudaneses":                                        {"SD", "SS"},
	})
}

// TestEventYears holds which dates of events a text yields: a year that it does
// not give is stated only where the date of publication makes it certain.
func TestEventYears(t *testing.T) {
	for text, want := range map[string][]schema.Date{
		"Bogotá, 14 de marzo de 2021.- El taller se celebró el 12 de marzo en Medellín.":                          {"2021-03-12"},
		"Geneva, 14 January 2021 – The conference held on 12 December brought together forty delegates.":          {"2020-12-12"},
		"Dakar, le 14 mars 2021 – L'atelier se tiendra du 22 au 24 mars à Thiès.":                                 {"2021-03-22/2021-03-24"},
		"Geneva, 14 March 2021 – The summit of 3 to 5 May 2019 agreed on a plan.":                                 {"2019-05-03/2019-05-05"},
		"Bogotá, 14 de marzo de 2021.- El taller se celebró el 12 de octubre en Medellín.":                        nil, // last year's or this year's
		"Geneva, 14 March 2021 – The meeting on Friday 12 March was short.":                                       {"2021-03-12"},
		"Geneva, 14 March 2021 – The meeting on Monday 12 March was short.":                                       nil, // another year's 12 March
		"El taller se celebró el 12 de marzo en Medellín.":                                                        nil,
		"Lima, 1 de junio de 2018.- La reunión del 30 de febrero no existe.":                                      nil,
		"Dakar, le 2 février 2019 – La réunion du 1er février a réuni des délégués du Mali.":                      {"2019-02-01"},
		"Madrid, 3 de mayo de 2022.- La cumbre del 10 y 11 de junio reunirá a los ministros, dijo el presidente.": {"2022-06-10/2022-06-11"},
	} {
		var got []schema.Date
		for _, e := range describeText(text).Events {
			got = append(got, e.Date)
		}
		if !slices.Equal(got, want) {
			t.Errorf("events of %q = %v, want %v", text, got, want)
		}
	}
}

// TestLetterhead holds that the office on top of a paper publishes it, and
// that a title that begins like one does not.
func TestLetterhead(t *testing.T) {
	for text, want := range map[string][2]string{
		"GOBIERNO DE CHILE\nSERVICIO NACIONAL DE MIGRACIONES\n\nGuía de regularización\n\nTexto de la guía.":                       {"SERVICIO NACIONAL DE MIGRACIONES", "CL"},
		"DELEGACIÓN DEL\nGOBIERNO EN\nSEVILLA\n\nGuía básica de trámites\n\nTexto.":                                                {"DELEGACIÓN DEL GOBIERNO EN SEVILLA", "ES"},
		"République française – Ministère de l'Intérieur\n\nRenouveler sa carte de séjour\n\nLa demande se fait en ligne.":         {"Ministère de l'Intérieur", "FR"},
		"Republic of Kenya\nMinistry of Labour and Social Protection\n\nNational policy on labour migration\n\nThe policy sets.":   {"Ministry of Labour and Social Protection", "KE"},
		"MINISTERIO DE TRABAJO\nRepública del Ecuador\n\nInstructivo para contratar extranjeros\n\nArtículo 1.":                    {"MINISTERIO DE TRABAJO", "EC"},
		"Ministère des Affaires étrangères\nRépublique du Sénégal\n\nPolitique de la diaspora\n\nIntroduction.":                    {"Ministère des Affaires étrangères", "SN"},
		"Gobierno de Honduras recibe a migrantes retornados\n\nUn total de 140 personas llegaron hoy.":                             {"", ""},
		"Office of the future: how migrants work from home\n\nThis paper asks what working from home means for foreign employees.": {"", ""},
	} {
		doc := describeText(text)
		if got := [2]string{doc.Publisher, string(doc.PublishedIn)}; got != want {
			t.Errorf("publisher of %q = %q, want %q", text, got, want)
		}
	}
}

// TestWordsThatAreNoPlaces holds that words which only look like a demonym or a
// town name none.
func TestWordsThatAreNoPlaces(t *testing.T) {
	for _, text := range []string{
		"Las reuniones de los ministros se celebran con fines humanitarios.",
		"El documento fue presentado por el Alto Comisionado. Gracias a Dios, dijo el ministro.",
	} {
		if doc := describeText(text); len(doc.Places) > 0 {
			t.Errorf("%q names %v, want no place", text, doc.Places)
		}
	}
}
