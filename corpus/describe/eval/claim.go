package eval

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/simde/simde/corpus/describe/claim"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// claims scores the numbers of people who moved, or of money that they sent: by
// value and corridor, of which one end may be open; of those with both ends
// alone; and with the year or the measure too.
func (e *evaluation) claims() error {
	own, err := OwnClaims()
	if err != nil {
		return err
	}
	for _, c := range own {
		if err := e.claimed("claims own "+c.Part, c); err != nil {
			return err
		}
	}
	for _, read := range []func(dir string) ([]Claimed, error){PassageClaims, RealClaims} {
		list, err := read(e.dir)
		if err != nil {
			return err
		}
		for _, c := range list {
			set := "claims " + c.Part
			if c.End > 0 {
				set = "claims of documents " + c.Part
			}
			if err := e.claimed(set, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// claimed scores one text.
func (e *evaluation) claimed(set string, c Claimed) error {
	got := e.claimsRead(c)
	where := c.Text
	if c.End > 0 {
		where = c.Text[max(0, c.Start-100):c.End]
	}
	if err := e.score(set, c.Lang, text.CutAt(where, 700), claimKeys(got, corridorKey), claimKeys(c.Claims, corridorKey), nil); err != nil {
		return err
	}
	for _, x := range []struct {
		name string
		key  func(x schema.Claim) string
	}{{" both ends", pairKey}, {" year", yearKey}, {" measure", measureKey}} {
		s, _, _ := compare(claimKeys(got, x.key), claimKeys(c.Claims, x.key), nil)
		e.add(set+x.name, c.Lang, s)
	}
	return nil
}

// claimsRead returns the claims of a text whose numbers stand where its readers
// looked, without those of which they say nothing.
func (e *evaluation) claimsRead(c Claimed) []schema.Claim {
	var numbers []claim.Number
	e.Claims.Observe = func(n claim.Number) { numbers = append(numbers, n) }
	doc := DescribePassage(e.Describer, c.Text)
	e.Claims.Observe = nil
	var got []schema.Claim
	for _, x := range doc.Claims {
		at := slices.IndexFunc(numbers, func(n claim.Number) bool {
			return n.Value == x.Value && n.Start >= x.Evidence[0].Start && n.End <= x.Evidence[0].End
		})
		right := slices.ContainsFunc(c.Claims, func(y schema.Claim) bool { return corridorKey(y) == corridorKey(x) })
		if at >= 0 && c.at(numbers[at].Start) && (right || !c.doubtful(x.Value)) {
			got = append(got, x)
		}
	}
	return got
}

// claimKeys writes claims to be compared.
func claimKeys(list []schema.Claim, key func(x schema.Claim) string) []string {
	var out []string
	for _, x := range list {
		if k := key(x); k != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

func corridorKey(x schema.Claim) string {
	return fmt.Sprintf("%s %.4g", x.Corridor, x.Value)
}

// pairKey is "" where an end is open.
func pairKey(x schema.Claim) string {
	if x.Corridor.Origin == "" || x.Corridor.Destination == "" {
		return ""
	}
	return corridorKey(x)
}

func yearKey(x schema.Claim) string { return corridorKey(x) + " " + strconv.Itoa(x.Year) }

func measureKey(x schema.Claim) string { return corridorKey(x) + " " + string(x.Measure) }
