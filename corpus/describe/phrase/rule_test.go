package phrase

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema/table"
)

// TestRulesStandInTables holds that every rule that the program names is a row
// of a table that says what it reads, or which part a place plays by it.
func TestRulesStandInTables(t *testing.T) {
	known := map[string]bool{"table.header": true, "transit.via": true, "via": true} // leave no rule in a finding
	for f := range table.Rows(Files, "roles.tsv", 6) {
		known[f[0]] = true
	}
	for f := range table.Rows(Files, "frames.tsv", 2) {
		known[f[0]] = true
	}
	file, err := parser.ParseFile(token.NewFileSet(), "rule.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	marks := []RuleID{Late, Named, Homeward, OfMoney}
	seen := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		id, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		seen++
		for _, m := range marks {
			if RuleID(id) == m {
				return true
			}
		}
		if !known[id] {
			t.Errorf("rule %s (%s) stands in no table", spec.Names[0].Name, id)
		}
		return true
	})
	if seen < 50 {
		t.Errorf("%d rules are declared in rule.go, want all", seen)
	}
}

// TestRuleID holds what a rule says of itself.
func TestRuleID(t *testing.T) {
	late := LeaveFor + Late
	switch {
	case !late.Is(LeaveFor), !late.IsLate(), LeaveFor.IsLate(), (LeaveFor + Late + Homeward).IsLate():
		t.Errorf("%s: the marks are not told from the rule", late)
	case !late.Under(text.CueLeave | text.CueMove), late.Under(text.CueMove), InPlace.Under(text.CueIn), BeFrom.Under(text.CueFrom):
		t.Errorf("%s: the class of the cue is not read", late)
	case !(BeFrom + Homeward + OfMoney).Is(BeFrom), BetweenHub.Is(BetweenTwo), !(PersonOf + Homeward).IsHomeward():
		t.Error("a rule is taken for another")
	}
}
