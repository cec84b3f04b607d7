package figures

import "github.com/simde/simde/schema"

// The series of offices that count at a border or in a register.

func mexicoEntriesSeries() schema.Series {
	return schema.Series{ID: "upmrip-irregular-entries", Reporter: "MX",
		Name:    labels("Personas en situación migratoria irregular en México", "People in an irregular situation in Mexico", "Personnes en situation irrégulière au Mexique"),
		Measure: schema.MeasureEntries, Source: "SEGOB, Unidad de Política Migratoria, Registro e Identidad de Personas", Definition: schema.ByCitizenship, Unit: schema.Persons,
		Licence: "open government data (through IOM’s gdidata, MIT)", URL: "https://portales.segob.gob.mx/es/PoliticaMigratoria/Boletines_Estadisticos",
		Note: labels(
			"Eventos registrados por la autoridad migratoria, por nacionalidad y mes; una persona puede contarse varias veces. La mayoría está de paso.",
			"Events recorded by the migration authority, by nationality and month; one person may be counted several times. Most are on their way elsewhere.",
			"Événements enregistrés par l’autorité migratoire, par nationalité et par mois ; une personne peut être comptée plusieurs fois. La plupart sont de passage.")}
}

func mexicoReturnsSeries() schema.Series {
	s := mexicoEntriesSeries()
	s.ID, s.Measure = "upmrip-returns", schema.MeasureReturns
	s.Name = labels("Personas devueltas por México", "People returned by Mexico", "Personnes renvoyées par le Mexique")
	s.Note = labels(
		"Eventos de deportación, de retorno asistido y de retorno asistido de menores, sumados, por nacionalidad y mes.",
		"Events of deportation, of assisted return and of assisted return of children, added up, by nationality and month.",
		"Événements d’expulsion, de retour assisté et de retour assisté d’enfants, additionnés, par nationalité et par mois.")
	return s
}

func cbpSeries() schema.Series {
	return schema.Series{ID: "cbp-southwest-encounters", Reporter: "US",
		Name:    labels("Encuentros en la frontera suroeste de Estados Unidos", "Encounters at the south-west border of the United States", "Interpellations à la frontière sud-ouest des États-Unis"),
		Measure: schema.MeasureEncounters, Source: "US Customs and Border Protection, Southwest Land Border Encounters", Definition: schema.ByCitizenship, Unit: schema.Persons,
		Licence: "public domain", URL: "https://www.cbp.gov/newsroom/stats/southwest-land-border-encounters",
		Note: labels(
			"Detenciones, inadmisiones y expulsiones (Título 8 y Título 42), sumadas, por nacionalidad y mes. Son eventos y no personas. Las nacionalidades menos frecuentes forman un resto.",
			"Apprehensions, inadmissibles and expulsions (Title 8 and Title 42), added up, by nationality and month. They are events, not people. Less frequent nationalities are a residual.",
			"Arrestations, refus d’admission et expulsions (titres 8 et 42), additionnés, par nationalité et par mois. Ce sont des événements et non des personnes. Les nationalités moins fréquentes forment un reste.")}
}

func darienSeries() schema.Series {
	return schema.Series{ID: "panama-darien-crossings", Reporter: "PA",
		Name:    labels("Cruces del Darién", "Crossings of the Darién", "Traversées du Darién"),
		Measure: schema.MeasureCrossings, Source: "Panamá, Servicio Nacional de Migración", Definition: schema.ByCitizenship, Unit: schema.Persons,
		Licence: "official statistics, source named", URL: "https://www.migracion.gob.pa/estadisticas/",
		Note: labels(
			"Personas que entraron en Panamá por la selva del Darién, por nacionalidad y mes. Panamá está en su ruta y no suele ser su destino.",
			"People who came into Panama through the jungle of the Darién, by nationality and month. Panama lies on their route and is mostly not their destination.",
			"Personnes entrées au Panama par la jungle du Darién, par nationalité et par mois. Le Panama se trouve sur leur route et n’est le plus souvent pas leur destination.")}
}

func hondurasSeries() schema.Series {
	return schema.Series{ID: "honduras-irregular-entries", Reporter: "HN",
		Name:    labels("Entradas irregulares a Honduras", "Irregular entries to Honduras", "Entrées irrégulières au Honduras"),
		Measure: schema.MeasureEntries, Source: "Honduras, Instituto Nacional de Migración", Definition: schema.ByCitizenship, Unit: schema.Persons,
		Licence: "official statistics, source named", URL: "https://inm.gob.hn/estadisticas/",
		Note: labels(
			"Personas que entraron de forma irregular, por nacionalidad y mes; la mayoría está de paso.",
			"People who came in irregularly, by nationality and month; most are on their way elsewhere.",
			"Personnes entrées de façon irrégulière, par nationalité et par mois ; la plupart sont de passage.")}
}

func guatemalaSeries() schema.Series {
	return schema.Series{ID: "guatemala-returned", Reporter: "GT",
		Name:    labels("Personas devueltas a Guatemala", "People returned to Guatemala", "Personnes renvoyées au Guatemala"),
		Measure: schema.MeasureReturns, Source: "Guatemala, Instituto Guatemalteco de Migración", Definition: schema.ByCitizenship, Unit: schema.Persons,
		Licence: "official statistics, source named", URL: "https://igm.gob.gt/informes-estadisticos/",
		Note: labels(
			"Personas guatemaltecas recibidas desde el país que las devolvió, por mes y sexo.",
			"Guatemalans received from the country that returned them, by month and sex.",
			"Guatémaltèques reçus du pays qui les a renvoyés, par mois et par sexe.")}
}

func eurostatSeries() schema.Series {
	return schema.Series{ID: "eurostat-first-time-asylum",
		Name:    labels("Solicitantes de asilo por primera vez en Europa", "First-time asylum applicants in Europe", "Primo-demandeurs d’asile en Europe"),
		Measure: schema.MeasureFirstTime, Source: "Eurostat, tps00191", Definition: schema.ByCitizenship, Unit: schema.Persons,
		Licence: "reuse with source", URL: "https://ec.europa.eu/eurostat/databrowser/view/tps00191/",
		Note: labels(
			"Países de la Unión Europea, Islandia, Liechtenstein, Montenegro, Noruega, Suiza y, hasta 2019, Reino Unido. Cifras redondeadas a cinco.",
			"Countries of the European Union, Iceland, Liechtenstein, Montenegro, Norway, Switzerland and, until 2019, the United Kingdom. Rounded to five.",
			"Pays de l’Union européenne, Islande, Liechtenstein, Monténégro, Norvège, Suisse et, jusqu’en 2019, Royaume-Uni. Chiffres arrondis à cinq.")}
}

func banxicoReceivedSeries() schema.Series {
	return schema.Series{ID: "banxico-remittances-received", Reporter: "MX",
		Name:    labels("Remesas recibidas en México", "Remittances received in Mexico", "Envois de fonds reçus au Mexique"),
		Measure: schema.MeasureRemittances, Source: "Banco de México, SIE", Unit: schema.USDMillion,
		Licence: "free reuse with source", URL: "https://www.banxico.org.mx/SieInternet/",
		Note: labels(
			"Ingresos por remesas registrados por el Banco de México, por país y trimestre; también por estado de Estados Unidos desde el que se envían y por estado de México que los recibe. Lo no identificado es un resto.",
			"Remittances that Banco de México recorded as received, by country and quarter; also by state of the United States that they are sent from and by state of Mexico that receives them. What is not identified is a residual.",
			"Envois de fonds reçus enregistrés par la Banque du Mexique, par pays et par trimestre ; aussi par État des États-Unis d’où ils partent et par État du Mexique qui les reçoit. Ce qui n’est pas identifié forme un reste.")}
}

func banxicoSentSeries() schema.Series {
	s := banxicoReceivedSeries()
	s.ID = "banxico-remittances-sent"
	s.Name = labels("Remesas enviadas desde México", "Remittances sent from Mexico", "Envois de fonds depuis le Mexique")
	s.Note = labels(
		"Egresos por remesas registrados por el Banco de México, por país de destino del dinero y trimestre. Lo no identificado es un resto.",
		"Remittances that Banco de México recorded as sent, by country that receives them and quarter. What is not identified is a residual.",
		"Envois de fonds sortants enregistrés par la Banque du Mexique, par pays qui les reçoit et par trimestre. Ce qui n’est pas identifié forme un reste.")
	return s
}

func wdiReceivedSeries() schema.Series {
	return schema.Series{ID: "worldbank-remittances-received",
		Name:    labels("Remesas recibidas", "Remittances received", "Envois de fonds reçus"),
		Measure: schema.MeasureRemittances, Source: "World Bank, World Development Indicators", Unit: schema.USDMillion,
		Licence: "CC BY 4.0", URL: "https://data.worldbank.org/indicator/BX.TRF.PWKR.CD.DT",
		Note: labels(
			"Transferencias personales y remuneración de asalariados que recibe un país de todos los demás (BX.TRF.PWKR.CD.DT).",
			"Personal transfers and compensation of employees that a country receives from all others (BX.TRF.PWKR.CD.DT).",
			"Transferts personnels et rémunération des salariés qu’un pays reçoit de tous les autres (BX.TRF.PWKR.CD.DT).")}
}

func wdiPaidSeries() schema.Series {
	s := wdiReceivedSeries()
	s.ID, s.URL = "worldbank-remittances-paid", "https://data.worldbank.org/indicator/BM.TRF.PWKR.CD.DT"
	s.Name = labels("Remesas enviadas", "Remittances paid", "Envois de fonds versés")
	s.Note = labels(
		"Transferencias personales y remuneración de asalariados que un país envía a todos los demás (BM.TRF.PWKR.CD.DT).",
		"Personal transfers and compensation of employees that a country sends to all others (BM.TRF.PWKR.CD.DT).",
		"Transferts personnels et rémunération des salariés qu’un pays envoie à tous les autres (BM.TRF.PWKR.CD.DT).")
	return s
}

func frontexSeries() schema.Series {
	return schema.Series{ID: "frontex-detections", Reporter: "EU",
		Name:    labels("Cruces irregulares de la frontera exterior de la UE", "Irregular crossings of the EU’s external border", "Franchissements irréguliers des frontières extérieures de l’UE"),
		Measure: schema.MeasureCrossings, Source: "Frontex", Definition: schema.ByCitizenship, Unit: schema.Persons,
		Licence: "reuse with source", URL: "https://www.frontex.europa.eu/what-we-do/monitoring-and-risk-analysis/migratory-map/",
		Note: labels(
			"Detecciones entre pasos fronterizos en todas las rutas, por nacionalidad y mes. Son eventos: una persona puede contarse varias veces.",
			"Detections between border crossing points on all routes, by nationality and month. They are events: one person may be counted several times.",
			"Détections entre les points de passage sur toutes les routes, par nationalité et par mois. Ce sont des événements : une personne peut être comptée plusieurs fois.")}
}

func idmcSeries() schema.Series {
	return schema.Series{ID: "idmc-displaced",
		Name:    labels("Personas desplazadas internas", "Internally displaced people", "Personnes déplacées internes"),
		Measure: schema.MeasureDisplaced, Source: "Internal Displacement Monitoring Centre", Unit: schema.Persons,
		Licence: "terms of the IDMC", URL: "https://www.internal-displacement.org/database/",
		Note: labels(
			"Personas que vivían desplazadas dentro de su país a fin de año.",
			"People who lived displaced within their country at year's end.",
			"Personnes vivant déplacées dans leur pays en fin d’année.")}
}

func idmcFlowSeries() schema.Series {
	s := idmcSeries()
	s.ID, s.Measure = "idmc-displacements", schema.MeasureFlow
	s.Name = labels("Desplazamientos internos en el año", "Internal displacements in the year", "Déplacements internes dans l’année")
	s.Note = labels(
		"Desplazamientos dentro del país por conflicto o desastre; una persona puede contarse varias veces.",
		"Displacements within the country by conflict or disaster; one person may be counted several times.",
		"Déplacements dans le pays liés aux conflits ou aux catastrophes ; une personne peut être comptée plusieurs fois.")
	return s
}

func priceSeries() schema.Series {
	return schema.Series{ID: "rpw-cost",
		Name:    labels("Costo medio de enviar 200 USD", "Mean cost of sending 200 USD", "Coût moyen d’un envoi de 200 USD"),
		Measure: schema.MeasureCost, Source: "World Bank, Remittance Prices Worldwide", Unit: schema.Percent, Licence: "CC BY 4.0", URL: "https://remittanceprices.worldbank.org",
		Note: labels(
			"Media simple de los servicios encuestados que dicen su tipo de cambio: comisión y margen de cambio, en porcentaje de lo enviado. No pondera lo que cada servicio envía.",
			"Simple mean of the services surveyed that state their exchange rate: fee and exchange margin, in percent of what is sent. It does not weigh how much each service sends.",
			"Moyenne simple des services enquêtés qui indiquent leur taux de change : frais et marge de change, en pourcentage de l’envoi. Elle ne pondère pas ce que chaque service envoie."),
	}
}
