package eval

import (
	"fmt"
	"slices"
	"strconv"

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
	doc := DescribePassage(e.Describer, c.Text)
	var got []schema.Claim
	for _, x := range doc.Claims {
		if c.Read(numberAt(x), x.Value) || slices.ContainsFunc(c.Claims, func(y schema.Claim) bool { return near(x.Value, y.Value) && c.Read(numberAt(x), -1) }) {
			got = append(got, x)
		}
	}
	where := c.Text
	if c.End > 0 {
		where = c.Text[c.Start:c.End]
	}
	if err := e.score(set, c.Lang, text.CutAt(where, 700), claimKeys(got, corridorKey), claimKeys(c.Claims, corridorKey), nil); err != nil {
		return err
	}
	for name, key := range map[string]func(x schema.Claim) string{" both ends": pairKey, " year": yearKey, " measure": measureKey} {
		s, _, _ := compare(claimKeys(got, key), claimKeys(c.Claims, key), nil)
		e.add(set+name, c.Lang, s)
	}
	return nil
}

// numberAt is where the number of a claim stands: within the passage, which
// begins a little before.
func numberAt(x schema.Claim) int {
	return (x.Evidence[0].Start + x.Evidence[0].End) / 2
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
