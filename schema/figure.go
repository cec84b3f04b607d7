package schema

// Series is a table of figures with its provenance.
type Series struct {
	ID         string // stable: "undesa-stock-2024"
	Name       Labels
	Measure    Measure
	Source     string // who publishes it
	Vintage    string // the edition: "2024", "April 2024"
	Definition Definition
	Unit       Unit
	Licence    string
	URL        string
	Note       Labels // method and limits
}

// Measure is what a series counts.
type Measure string

// The measures of series.
const (
	MeasureStock       Measure = "stock"       // people living in the destination
	MeasureRefugees    Measure = "refugees"    // refugees, at year's end
	MeasureProtection  Measure = "protection"  // others in need of international protection, at year's end
	MeasureAsylum      Measure = "asylum"      // asylum seekers, at year's end
	MeasureFlow        Measure = "flow"        // people who moved in the year or period
	MeasureRemittances Measure = "remittances" // money sent in the year
	MeasureDeaths      Measure = "deaths"      // dead and missing on the way in the year
)

// Definition is whom a source counts as a migrant.
type Definition string

// The definitions of a migrant.
const (
	ByBirth       Definition = "birth"
	ByCitizenship Definition = "citizenship"
	ByResidence   Definition = "residence"
	NoDefinition  Definition = ""
)

// Unit is what a figure is counted in.
type Unit string

// The units of figures.
const (
	Persons    Unit = "persons"
	USDMillion Unit = "usd-million" // millions of current United States dollars
)

// Status says how a figure came about.
type Status string

// The statuses of a figure.
const (
	Observed Status = "observed"
	Modelled Status = "modelled"
	Assumed  Status = "assumed"
	Residual Status = "residual" // others and unknown: a share, never a country
	// Provisional is the newest year of an edition that may give it for a part of
	// the year or revise it.
	Provisional Status = "provisional"
)

// Figure is one value of a series: of a corridor, or of a place where one end
// of Corridor is empty. A residual's unknown end is empty too.
type Figure struct {
	Series   string
	Corridor Corridor
	Year     int
	Value    float64
	Status   Status
}
