package eval

import (
	"fmt"

	"github.com/simde/simde/schema"
)

// press scores articles that are not about migration: right is one of which no
// corridor is stated. Some do speak of one, and most are learned from; how those are
// read that are not, "train try" prints.
func (e *evaluation) press() error {
	list, err := Articles(e.dir)
	if err != nil {
		return err
	}
	for _, a := range list {
		if a.Migration != 0 {
			continue
		}
		got := corridorCodes(DescribePassage(e.Describer, a.Title+"\n\n"+a.Text))
		e.add("press, no corridor", schema.Spanish, one(len(got) == 0))
		if len(got) == 0 || e.errors == nil {
			continue
		}
		if _, err := fmt.Fprintf(e.errors, "press states %v: %s\n", got, a.Title); err != nil {
			return err
		}
	}
	return nil
}
