package schema

import (
	"fmt"
	"strings"
)

// Series is a table of figures with its provenance.
type Series struct {
	ID         string // stable: "undesa-stock-2024"
	Name       Labels
	Measure    Measure
	Source     string     // who publishes it
	Vintage    string     // the edition: "2024", "April 2024"
	Definition Definition // of the figures that have none of their own
	Unit       Unit
	Licence    string
	URL        string
	Note       Labels // method and limits
	Reporter   Place  // the one country whose records it has, "" where many report
	Entered    Date   // the day on which figures of it last came or changed, "" where that is not known
}

// Definition is whom a source counts as a migrant, in one or more words that
// "+" joins: "citizenship+refugees" counts foreign citizens and adds refugees.
type Definition string

// The definitions of a migrant.
const (
	ByBirth        Definition = "birth"
	ByCitizenship  Definition = "citizenship"
	ByResidence    Definition = "residence"
	Imputed        Definition = "imputed"  // taken from countries that are alike
	RefugeesAdded  Definition = "refugees" // refugees were added to what was counted
	MixedCountries Definition = "mixed"    // a sum over countries that count differently
	NoDefinition   Definition = ""
)

// With returns d with another word.
func (d Definition) With(word Definition) Definition {
	if d == NoDefinition {
		return word
	}
	return d + "+" + word
}

// Words returns the words of d.
func (d Definition) Words() []Definition {
	var out []Definition
	for w := range strings.SplitSeq(string(d), "+") {
		if w != "" {
			out = append(out, Definition(w))
		}
	}
	return out
}

// Unit is what a figure is counted in.
type Unit string

// The units of figures.
const (
	Persons    Unit = "persons"
	USDMillion Unit = "usd-million" // millions of current United States dollars
	Percent    Unit = "percent"
)

// Status says how a figure came about.
type Status string

// The statuses of a figure.
const (
	Observed  Status = "observed"
	Estimated Status = "estimated" // from censuses, registers and surveys of other years
	Modelled  Status = "modelled"
	Assumed   Status = "assumed"
	Residual  Status = "residual" // others and unknown: a share, never a country
	// Provisional is the newest time of an edition that may give it for a part
	// of the time or revise it.
	Provisional Status = "provisional"
)

// Sex is whom of a population a figure counts; "" is everybody.
type Sex string

// The sexes that sources tell apart.
const (
	Female Sex = "female"
	Male   Sex = "male"
)

// Share is which part of the people or the money of its corridor and period a
// figure counts; the zero Share is the whole.
type Share struct {
	Sex   Sex
	Area  Subdivision // of either end
	Route string      // on which people were counted, by the source's name
}

// Figure is one value of a series: of a corridor, or of a place where one end
// of Corridor is empty. A residual's unknown end is empty too.
type Figure struct {
	Series   string
	Corridor Corridor
	Period
	Share
	Value      float64
	Status     Status
	Definition Definition // whom it counts where the source says so of this figure
}

// String writes f for a message: "MX-US 2024 11279561.000000 estimated".
func (f Figure) String() string {
	text := fmt.Sprintf("%s %s %.6f %s", f.Corridor, f.Period, f.Value, f.Status)
	for _, more := range []string{string(f.Sex), string(f.Area), f.Route, string(f.Definition)} {
		if more != "" {
			text += " " + more
		}
	}
	return text
}
