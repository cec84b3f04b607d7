package eval

import (
	"fmt"
	"strings"

	"github.com/simde/simde/corpus/describe/table"
	"github.com/simde/simde/schema"
)

// titles scores the main topic of our own titles with their first lines.
func (e *evaluation) titles() error {
	for f := range table.Rows(Annotations, "annotations/titles.tsv", 5) {
		part, lang, must := f[0], schema.Lang(f[1]), strings.Split(f[2], "|")
		got := topicCodes(DescribePassage(e.Describer, f[3]+"\n\n"+f[4]))
		e.add("titles first three "+part, lang, one(overlaps(got[:min(3, len(got))], must)))
		if err := e.mainTopic("titles main topic "+part, lang, f[3]+" | "+f[4], got, must); err != nil {
			return err
		}
	}
	return nil
}

// mainTopic counts whether the first of the topics got is one of those that
// must be it; an error is written where errors are asked for.
func (e *evaluation) mainTopic(set string, lang schema.Lang, where string, got, must []string) error {
	s := one(overlaps(got[:min(1, len(got))], must))
	e.add(set, lang, s)
	if e.errors == nil || s.Right > 0 {
		return nil
	}
	_, err := fmt.Fprintf(e.errors, "%s %s want one of %v first, got %v\n    %s\n", set, lang, must, got[:min(4, len(got))], where)
	return err
}
