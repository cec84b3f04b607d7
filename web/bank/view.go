package bank

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// The parameters of an address that choose what of its figures a page shows. An
// address without them shows the usual.
const (
	ByPeriod  = "period"  // 5, 10, all, or 2016-2026
	ByPace    = "pace"    // year, quarter, month
	ByMeasure = "measure" // the code of a Choice; several, one a theme
	ByScope   = "scope"   // of a route: all, or nationality
	ByEdition = "ed"      // the day whose figures the address was made for
)

// UsualYears is how many years charts show where the address does not say.
const UsualYears = 10

// Spans are the numbers of years to choose from; 0 is all of them.
var Spans = []int{5, UsualYears, 0}

// allYears is the period of an address that leaves out none.
const allYears = "all"

// View is what of its figures a page is asked to show.
type View struct {
	Years    int         // the last so many, 0 for all
	From, To int         // the years instead, in an address that is to stay
	Pace     Pace        // of whatever has it; "" for the shortest of each
	Measures []string    // codes of choices
	Everyone bool        // routes show all nationalities
	Edition  schema.Date // "" where the address names none
}

// ViewOf reads the parameters of an address. What it does not understand is
// left out.
func ViewOf(q url.Values) View {
	v := View{Years: UsualYears, Measures: q[ByMeasure], Everyone: q.Get(ByScope) == "all"}
	if p := Pace(q.Get(ByPace)); slices.Contains(Paces, p) {
		v.Pace = p
	}
	if _, err := time.Parse(time.DateOnly, q.Get(ByEdition)); err == nil {
		v.Edition = schema.Date(q.Get(ByEdition))
	}
	from, to, both := strings.Cut(q.Get(ByPeriod), "-")
	n, err := strconv.Atoi(from)
	last, failed := strconv.Atoi(to)
	switch {
	case from == allYears:
		v.Years = 0
	case err != nil || n <= 0:
	case !both && slices.Contains(Spans, n):
		v.Years = n
	case both && failed == nil && n <= last:
		v.Years, v.From, v.To = 0, n, last
	}
	return v
}

// Span writes a number of years for an address: "5", "all".
func Span(years int) string {
	if years == 0 {
		return allYears
	}
	return strconv.Itoa(years)
}

// leastShown is how many values a number of years leaves of a series at least:
// one that is counted every five years is shown whole.
const leastShown = 5

// Of returns the values of a series that the view shows.
func (v View) Of(s Series) Series {
	if v.From > 0 {
		s.Values = slices.DeleteFunc(slices.Clone(s.Values), func(x Value) bool { return x.Year < v.From || x.Year > v.To })
		return s
	}
	if cut := s.LastYears(v.Years); len(cut.Values) >= leastShown {
		return cut
	}
	return s
}

// All is Of for several series; one of which nothing is left is left out.
func (v View) All(series []Series) []Series {
	var out []Series
	for _, s := range series {
		if s = v.Of(s); len(s.Values) > 0 {
			out = append(out, s)
		}
	}
	return out
}
