package corridor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/web/listing"
)

// TestOwnTopics holds that beside one another corridors are told by what their
// documents speak of more than the others', not by what all of them do.
func TestOwnTopics(t *testing.T) {
	topic := func(name string, n int) listing.Counted { return listing.Counted{Value: name, Count: n} }
	columns := []compareColumn{
		{Documents: 10, Topics: []listing.Counted{topic("asylum", 9), topic("remittances", 8), topic("rare", 1)}},
		{Documents: 20, Topics: []listing.Counted{topic("asylum", 18), topic("return", 6), topic("remittances", 2)}},
	}
	ownTopicsOf(columns)
	var got [][]string
	for _, c := range columns {
		var names []string
		for _, x := range c.Topics {
			names = append(names, x.Value)
		}
		got = append(got, names)
	}
	if d := cmp.Diff([][]string{{"remittances"}, {"return"}}, got); d != "" {
		t.Errorf("topics (-want +got):\n%s", d)
	}
}
