package figures

import (
	"fmt"

	"github.com/simde/simde/schema"
)

// labels writes a text in the three languages.
func labels(es, en, fr string) schema.Labels {
	return schema.Labels{schema.Spanish: es, schema.English: en, schema.French: fr}
}

func undesaSeries(vintage int) schema.Series {
	s := schema.Series{
		ID:      fmt.Sprintf("undesa-stock-%d", vintage),
		Measure: schema.MeasureStock, Source: "UN DESA, Population Division", Vintage: fmt.Sprint(vintage),
		Definition: schema.MixedCountries, Unit: schema.Persons, Licence: "CC BY 3.0 IGO",
		URL: "https://www.un.org/development/desa/pd/content/international-migrant-stock",
		Note: labels(
			"Personas que viven en un país distinto de aquel en que nacieron, a mitad de año; donde no hay datos de nacimiento, por nacionalidad. Estimación a partir de censos, registros y encuestas.",
			"People living in a country other than the one they were born in, at mid-year; by citizenship where births are not recorded. Estimated from censuses, registers and surveys.",
			"Personnes vivant dans un pays autre que celui de leur naissance, au milieu de l’année ; selon la nationalité là où la naissance n’est pas relevée. Estimation d’après les recensements, registres et enquêtes."),
	}
	s.Name = labels("Población migrante internacional", "International migrant stock", "Population de migrants internationaux")
	return s
}

// The series of UNHCR that were one sum in older files.
const (
	refugeesID   = "unhcr-refugees"
	protectionID = "unhcr-protection"
)

func unhcrSeries(last int) (refugees, asylum schema.Series) {
	refugees = schema.Series{ID: refugeesID,
		Name:    labels("Personas refugiadas", "Refugees", "Personnes réfugiées"),
		Measure: schema.MeasureRefugees, Source: "UNHCR, Refugee Data Finder", Vintage: fmt.Sprint(last),
		Definition: schema.ByCitizenship, Unit: schema.Persons, Licence: "CC BY 4.0", URL: "https://www.unhcr.org/refugee-statistics/",
		Note: labels(
			fmt.Sprintf("A fin de año; el último dato de %d puede ser de mitad de año. Orígenes desconocidos y personas apátridas son un resto, no un país.", last),
			fmt.Sprintf("At year's end; what is given for %d may be of mid-year. Unknown origins and stateless people are a residual, not a country.", last),
			fmt.Sprintf("En fin d’année ; les chiffres de %d peuvent dater du milieu de l’année. Les origines inconnues et les apatrides forment un reste, non un pays.", last)),
	}
	asylum = refugees
	asylum.ID, asylum.Measure = "unhcr-asylum", schema.MeasureAsylum
	asylum.Name = labels("Solicitantes de asilo", "Asylum seekers", "Demandeurs d’asile")
	return refugees, asylum
}

func unhcrProtectionSeries(last int) schema.Series {
	s, _ := unhcrSeries(last)
	s.ID, s.Measure = protectionID, schema.MeasureProtection
	s.Name = labels("Otras personas necesitadas de protección internacional", "Other people in need of international protection", "Autres personnes ayant besoin d’une protection internationale")
	s.Note = labels(
		"Personas fuera de su país que necesitan protección internacional y no han sido reconocidas como refugiadas ni la han pedido. ACNUR las cuenta aparte desde 2018; no se suman a las refugiadas. A fin de año.",
		"People outside their country who need international protection and have neither been recognised as refugees nor asked for it. UNHCR counts them apart since 2018; they are not to be added to the refugees. At year's end.",
		"Personnes hors de leur pays qui ont besoin d’une protection internationale et n’ont été ni reconnues réfugiées ni ne l’ont demandée. Le HCR les compte à part depuis 2018 ; elles ne s’additionnent pas aux réfugiés. En fin d’année.")
	return s
}

func unhcrFlowSeries(last int) schema.Series {
	s, _ := unhcrSeries(last)
	s.ID, s.Measure = "unhcr-flows", schema.MeasureFlow
	s.Name = labels("Desplazamientos forzados en el año", "Forced displacement in the year", "Déplacements forcés dans l’année")
	s.Note = labels(
		"Personas que durante el año fueron reconocidas, inscritas o pidieron asilo fuera de su país. Orígenes desconocidos y personas apátridas son un resto, no un país.",
		"People who in the course of the year were recognised, registered or asked for asylum outside their country. Unknown origins and stateless people are a residual, not a country.",
		"Personnes qui, au cours de l’année, ont été reconnues, enregistrées ou ont demandé l’asile hors de leur pays. Les origines inconnues et les apatrides forment un reste, non un pays.")
	return s
}

func unhcrApplicationSeries(last int) schema.Series {
	s, _ := unhcrSeries(last)
	s.ID, s.Measure = "unhcr-applications", schema.MeasureApplications
	s.Name = labels("Solicitudes de asilo en el año", "Asylum applications in the year", "Demandes d’asile dans l’année")
	s.Note = labels(
		"Solicitudes nuevas; no se suman recursos ni solicitudes repetidas donde el país las distingue. Algunos países cuentan expedientes y no personas. El último año puede estar incompleto. Orígenes desconocidos y personas apátridas son un resto, no un país.",
		"New applications; appeals and repeated ones are left out where a country tells them apart. Some countries count cases, not people. The last year may be incomplete. Unknown origins and stateless people are a residual, not a country.",
		"Nouvelles demandes ; les recours et les demandes réitérées sont exclus là où le pays les distingue. Certains pays comptent des dossiers et non des personnes. La dernière année peut être incomplète. Les origines inconnues et les apatrides forment un reste, non un pays.")
	return s
}

func knomadSeries(year int) schema.Series {
	return schema.Series{ID: fmt.Sprintf("knomad-remittances-%d", year),
		Name:    labels("Remesas por corredor (estimación)", "Remittances by corridor (estimate)", "Envois de fonds par corridor (estimation)"),
		Measure: schema.MeasureRemittances, Source: "World Bank / KNOMAD, Bilateral Remittance Matrix", Vintage: fmt.Sprint(year),
		Unit: schema.USDMillion, Licence: "CC BY 4.0", URL: "https://www.knomad.org/data/remittances",
		Note: labels(
			"Modelo: reparte lo que recibe cada país según dónde viven sus migrantes y los ingresos de los países. No son envíos observados.",
			"A model: what each country receives is shared out by where its migrants live and by incomes. These are not observed transfers.",
			"Un modèle : ce que reçoit chaque pays est réparti selon les lieux de vie de ses migrants et les revenus. Ce ne sont pas des transferts observés."),
	}
}

func inflowSeries() schema.Series {
	return schema.Series{ID: "worldbank-inflows",
		Name:    labels("Remesas recibidas", "Remittances received", "Envois de fonds reçus"),
		Measure: schema.MeasureRemittances, Source: "World Bank, Migrant Remittance Inflows", Vintage: "2017",
		Unit: schema.USDMillion, Licence: "CC BY 4.0", URL: "https://www.worldbank.org/en/topic/migrationremittancesdiasporaissues/brief/migration-remittances-data",
		Note: labels(
			"Lo que recibe un país de todos los demás. Los ceros de la fuente suelen ser datos que faltan y se omiten; 2017 es una proyección.",
			"What a country receives from all others. Zeros of the source mostly are missing data and are left out; 2017 is projected.",
			"Ce qu’un pays reçoit de tous les autres. Les zéros de la source sont le plus souvent des données manquantes et sont omis ; 2017 est une projection."),
	}
}

func decadesSeries() schema.Series {
	return schema.Series{ID: "worldbank-stock-1960-2010",
		Name:    labels("Población migrante por decenio, 1960-2010", "Migrant stock by decade, 1960-2010", "Population de migrants par décennie, 1960-2010"),
		Measure: schema.MeasureStock, Source: "World Bank, Global Bilateral Migration", Vintage: "2011",
		Definition: schema.ByBirth, Unit: schema.Persons, Licence: "CC BY 4.0", URL: "https://databank.worldbank.org/source/global-bilateral-migration",
		Note: labels(
			"Reconstruida a partir de censos y registros; los huecos se completaron con un modelo.",
			"Rebuilt from censuses and registers; gaps were filled by a model.",
			"Reconstituée d’après recensements et registres ; les lacunes ont été comblées par un modèle."),
	}
}

func stock2013Series() schema.Series {
	s := decadesSeries()
	s.ID, s.Vintage, s.Source = "worldbank-stock-2013", "2013", "World Bank, Bilateral Migration Matrix"
	s.URL = "https://www.worldbank.org/en/topic/migrationremittancesdiasporaissues/brief/migration-remittances-data"
	s.Name = labels("Población migrante, 2013", "Migrant stock, 2013", "Population de migrants, 2013")
	return s
}
