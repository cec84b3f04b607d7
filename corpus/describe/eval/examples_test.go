package eval

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// TestExamples holds that each rule has an example in each language, among
// its own and our sentences, or a reason why the language has no such
// construction; and that the example yields what it says by that rule.
func TestExamples(t *testing.T) {
	d := describe.New()
	var found []string // the rules of what was found in the last text
	d.Candidates.ObserveText = func(all []*corridor.Links) {
		found = nil
		for _, x := range all {
			for _, f := range x.Found {
				found = append(found, rulesIn(string(f.Rule))...)
			}
		}
	}
	read := func(text string) (*schema.Document, []string) {
		doc := DescribePassage(d, text)
		return doc, append(rulesOf(doc), found...)
	}
	shown := map[string]bool{}
	for f := range table.Rows(corridor.Files, "examples.tsv", 4) {
		shown[f[0]+" "+f[1]] = true
		if f[2] == "-" {
			if len(f[3]) < 30 {
				t.Errorf("rule %s in %s has neither an example nor a reason: %q", f[0], f[1], f[3])
			}
			continue
		}
		doc, rules := read(f[3])
		got := append(corridorCodes(doc), transits(doc)...)
		for _, want := range strings.Fields(f[2]) {
			if !slices.Contains(got, want) {
				t.Errorf("%s %s: %q yields %v, want %s", f[0], f[1], f[3], got, want)
			}
		}
		for _, r := range rules {
			shown[r+" "+f[1]] = true
		}
		if !slices.Contains(rules, f[0]) {
			t.Errorf("%s %s: %q is read by %v", f[0], f[1], f[3], rules)
		}
	}
	for f := range table.Rows(Annotations, "annotations/sentences.tsv", 4) {
		_, rules := read(f[3])
		for _, r := range rules {
			shown[r+" "+f[0]] = true
		}
	}
	for f := range table.Rows(Annotations, "annotations/fresh.tsv", 5) {
		_, rules := read(f[4])
		for _, r := range rules {
			shown[r+" "+f[1]] = true
		}
	}
	for f := range table.Rows(phrase.Files, "frames.tsv", 2) {
		for _, l := range schema.Langs {
			if !shown[f[0]+" "+string(l)] {
				t.Errorf("rule %s has no example in %s", f[0], l)
			}
		}
	}
	for f := range table.Rows(phrase.Files, "roles.tsv", 6) {
		for _, l := range schema.Langs {
			if !shown[f[0]+" "+string(l)] && !shown["*."+f[2]+" "+string(l)] {
				t.Errorf("rule %s has no example in %s", f[0], l)
			}
		}
	}
}

// transits lists the places of doc that are passed through, as "~MX".
func transits(doc *schema.Document) []string {
	var out []string
	for _, p := range doc.Places {
		if p.HasRole(schema.RoleTransit) {
			out = append(out, "~"+string(p.Place))
		}
	}
	return out
}

// rulesOf lists the rules in the evidence of doc's corridors and places.
func rulesOf(doc *schema.Document) []string {
	var out []string
	add := func(b schema.Basis) {
		for _, e := range b.Evidence {
			out = append(out, rulesIn(strings.TrimPrefix(e.Rule, "role."))...)
		}
	}
	for _, c := range append(doc.Corridors, doc.Suggestions.Corridors...) {
		add(c.Basis)
	}
	for _, p := range doc.Places {
		add(p.Basis)
	}
	return out
}

// rulesIn lists the rules that a finding names.
func rulesIn(rule string) []string {
	var out []string
	for r := range strings.SplitSeq(strings.TrimPrefix(rule, corridor.CarriedOver), " & ") {
		out = append(out, strings.TrimRight(r, "+"))
	}
	return out
}
