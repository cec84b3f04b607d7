package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// Claim is a number that a document states of a corridor, beside what the
// data bank has.
type Claim struct {
	Number    string // with its unit
	Counts    string // what it counts, and its year
	Bank      string // the figure of the data bank with its year and source, or ""
	Verdict   Verdict
	Judged    string // the verdict in words
	Text      []search.Span
	Title     string
	URL       string
	Page      int
	Parts     []schema.Part // of the document
	Lang      schema.Lang
	Published schema.Date // the document
	Corridor  schema.Corridor
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
		v := Claim{Number: s.number(r.Lang, x), Counts: s.counted(r.Lang, x), Text: text, Title: doc.Title, Page: x.Evidence[0].Page, Parts: doc.Parts, Lang: doc.Language,
			URL: frame.DocumentAddress(r.Lang, doc.ID, doc.Title) + "?p=" + strconv.Itoa(x.Evidence[0].Page) + "#page"}
		v.Bank, v.Verdict, v.Judged = s.beside(r.Lang, x)
		v.Published, v.Corridor = doc.Published, x.Corridor
		out = append(out, v)
	}
	return out, nil
}

// number writes the number of a claim: "300 000 personas".
func (s *Corridors) number(l schema.Lang, x schema.Claim) string {
	loc := s.Site.Locale(l)
	if x.Unit == "persons" {
		return loc.Say("claim.persons", int(math.Round(x.Value)))
	}
	return loc.Format.Integer(int64(math.Round(x.Value))) + "\u00a0USD"
}

// counted writes what a claim counts: "residentes · 2023".
func (s *Corridors) counted(l schema.Lang, x schema.Claim) string {
	var words []string
	if x.Measure != "" {
		words = append(words, s.Site.Locale(l).Say("claim.measure."+string(x.Measure)))
	}
	if x.Year > 0 {
		words = append(words, strconv.Itoa(x.Year))
	}
	return strings.Join(words, " · ")
}
