package text

// Form says how a phrase names a place.
type Form uint8

const (
	formNone     Form = iota
	FormName          // Mexico
	FormShort         // UE, US: capitals only
	FormCity          // Tapachula
	FormDemonym       // mexicano, Mexican
	FormPlural        // Mexicans, mexicanos
	FormPeople        // Rohingya: an ethnonym, always people
	FormNowhere       // "en español", "Guinea pig": no place at all
	FormDoubtful      // Georgia, Congo: index is that of an ambiguity
	FormTown          // Kumasi: of the gazetteer, believed less readily than formCity
	FormNamesake      // Paris in the United States: where that country stands beside it
	FormEpithet       // "the Central American country": a region that only says which country is meant
)
