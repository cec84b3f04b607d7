package profile

import (
	"math"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
)

// Verdict is how the number of a document stands to that of the data bank.
type Verdict string

// The verdicts.
const (
	Agrees      Verdict = "same"    // the same measure and year, within agreement
	Differs     Verdict = "off"     // the same measure and year, and another number
	OtherCount  Verdict = "else"    // it counts something else than the bank
	OtherYear   Verdict = "year"    // the bank has no figure of its year
	Unclear     Verdict = "unclear" // it does not say what it counts, or when
	noneInBank  Verdict = ""        // the bank has nothing of the corridor to set beside it
	agreement           = 0.02      // how far two numbers of one thing may be apart
	tooFarAbove         = 1         // from twice the bank's number on, and
	tooFarBelow         = -0.5      // below half of it, it is another thing that is counted
)

// Sign is what stands before a verdict, for those who do not read it.
func (v Verdict) Sign() string {
	switch v {
	case Agrees:
		return "="
	case Differs:
		return "≠"
	case noneInBank:
		return ""
	}
	return "~"
}

// Class is how a verdict is drawn: same, off or else.
func (v Verdict) Class() string {
	if v == Agrees || v == Differs {
		return string(v)
	}
	return string(OtherCount)
}

// beside returns the figure of the data bank nearest in time to a claim, the
// latest where the claim has no year, with the verdict on the two, as a code
// and in words.
func (s *Corridors) beside(l schema.Lang, x schema.Claim) (figure string, verdict Verdict, judged string) {
	loc := s.Site.Locale(l)
	measure, unit := bankMeasure(x)
	if measure == "" {
		return "", OtherCount, loc.Say("verdict.else")
	}
	series := s.Bank.Hold(l, x.Corridor).Series(bank.Yearly, measure)
	if len(series) == 0 {
		return "", noneInBank, ""
	}
	v := series[0].Latest()
	for _, y := range series[0].Values {
		if x.Year > 0 && distance(y.Year, x.Year) < distance(v.Year, x.Year) {
			v = y
		}
	}
	figure = v.Text + " · " + measure.Name(l) + ", " + strconv.Itoa(v.Year) + " · " + series[0].Source + " · " + v.Status
	off := x.Value/(v.Value*unit) - 1
	verdict = judge(x, v.Year, off)
	judged = loc.Say("verdict." + string(verdict))
	if verdict == Differs {
		judged = loc.Say("verdict.off", loc.Format.Percent(off*100))
	}
	return figure, verdict, judged
}

// judge compares a claim with a figure of a year from which it is off by a
// share of it.
func judge(x schema.Claim, year int, off float64) Verdict {
	switch {
	case x.Year > 0 && x.Year != year:
		return OtherYear
	case x.Year == 0 || x.Measure == "" && x.Unit == "persons":
		return Unclear
	case math.Abs(off) <= agreement:
		return Agrees
	case off > tooFarAbove || off < tooFarBelow:
		return OtherCount
	}
	return Differs
}

// bankMeasure is the measure of the data bank by which a claim is compared, and
// how many units of the claim make one of the bank's; "" where the bank
// measures nothing of the kind.
func bankMeasure(x schema.Claim) (schema.Measure, float64) {
	const million = 1e6
	if x.Unit != "persons" {
		return schema.MeasureRemittances, million
	}
	switch x.Measure {
	case "", schema.ClaimResidents:
		return schema.MeasureStock, 1
	case schema.ClaimRefugees:
		return schema.MeasureRefugees, 1
	case schema.ClaimApplicants:
		return schema.MeasureApplications, 1
	case schema.ClaimEncounters:
		return schema.MeasureEncounters, 1
	case schema.ClaimReturned, schema.ClaimDeported:
		return schema.MeasureReturns, 1
	}
	return "", 1
}

func distance(a, b int) int { return max(a-b, b-a) }
