package search

import "testing"

func TestUnquoted(t *testing.T) {
	for in, want := range map[string]string{
		`"of the refugees"`:                           "of the refugees",
		`« droit d’asile » Maroc`:                     "droit d’asile Maroc",
		`"a b" OR (c "d e") -f`:                       "a b OR (c d e) -f",
		`title:"a b" "c d"`:                           `title:"a b" c d`,
		`country:MX "c d"`:                            `country:MX c d`,
		`remesas`:                                     "",
		`"remesas mujeres"~8`:                         "",
		`title:"programa de retorno" year:2010..2015`: "",
		`"open`: "",
	} {
		got, ok := Unquoted(in)
		if ok != (want != "") || ok && got != want {
			t.Errorf("Unquoted(%s) = %s, %v; want %s", in, got, ok, want)
		}
	}
}
