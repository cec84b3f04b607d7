package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// Claim is a number that a document states of a corridor, beside what the
// data bank has.
type Claim struct {
	Said    string // the number with its unit and year
	Bank    string // the figure of the data bank with its year and source, or ""
	Differs string // by how much, where both are of one year; or ""
	Text    []search.Span
	Title   string
	URL     string
	Page    int
	Parts   []schema.Part // of the document
	Lang    schema.Lang
}

// corridorClaims is how many numbers of documents a corridor's page shows.
const corridorClaims = 6

// claimsEach is how many of one document.
const claimsEach = 2

// claimsIn returns the numbers that a document states of a corridor or of one
// within it, those with a year first.
func claimsIn(doc *schema.Document, c schema.Corridor) []schema.Claim {
	var out []schema.Claim
	for _, x := range doc.Claims {
		if x.Corridor.Origin != "" && x.Corridor.Destination != "" && c.Covers(x.Corridor) && len(x.Evidence) > 0 && x.Evidence[0].Page > 0 {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b schema.Claim) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(b.Value, a.Value))
	})
	return out
}

// claims shows the numbers of a document beside the data bank's.
func (s *Corridors) claims(r *frame.Request, doc *schema.Document, c schema.Corridor, most int) ([]Claim, error) {
	found := claimsIn(doc, c)
	var out []Claim
	for _, x := range found[:min(most, len(found))] {
		text, err := s.sentence(r, doc.ID, x.Evidence[0])
		if err != nil {
			return nil, err
		}
		v := Claim{Said: s.claimed(r.Lang, x), Text: text, Title: doc.Title, Page: x.Evidence[0].Page, Parts: doc.Parts, Lang: doc.Language,
			URL: frame.DocumentAddress(r.Lang, doc.ID, doc.Title) + "?p=" + strconv.Itoa(x.Evidence[0].Page) + "#page"}
		v.Bank, v.Differs = s.beside(r.Lang, x)
		out = append(out, v)
	}
	return out, nil
}

// claimed writes what a document states: "300 000 personas · residentes, 2023".
func (s *Corridors) claimed(l schema.Lang, x schema.Claim) string {
	loc := s.Site.Locale(l)
	text := loc.Format.Integer(int64(math.Round(x.Value))) + "\u00a0USD"
	if x.Unit == "persons" {
		text = loc.Say("claim.persons", int(math.Round(x.Value)))
	}
	if x.Measure != "" {
		text += " · " + loc.Say("claim.measure."+string(x.Measure))
	}
	if x.Year > 0 {
		text += ", " + strconv.Itoa(x.Year)
	}
	return text
}

// nearYears is how far the year of a figure may be from that of a claim for the
// two to be compared.
const nearYears = 1

// beside returns the figure of the data bank nearest in time to a claim, the
// latest where the claim has no year, and by how much the claim differs where
// the years are near and the two can be of one thing.
func (s *Corridors) beside(l schema.Lang, x schema.Claim) (bank, differs string) {
	measure, unit := bankMeasure(x)
	if measure == "" {
		return "", ""
	}
	series := s.Bank.Between(l, x.Corridor, measure)
	if len(series) == 0 {
		return "", ""
	}
	v := series[0].Latest()
	for _, y := range series[0].Values {
		if x.Year > 0 && distance(y.Year, x.Year) < distance(v.Year, x.Year) {
			v = y
		}
	}
	loc := s.Site.Locale(l)
	bank = v.Text + " · " + measure.Name(l) + ", " + strconv.Itoa(v.Year) + " · " + series[0].Source
	off := x.Value/(v.Value*unit) - 1
	if x.Year == 0 || distance(v.Year, x.Year) > nearYears || math.Abs(off) > 1 {
		return bank, ""
	}
	return bank, loc.Say("claim.differs", loc.Format.Signed(off*100)+"\u00a0%")
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
		return schema.MeasureAsylum, 1
	}
	return "", 1
}

func distance(a, b int) int { return max(a-b, b-a) }
