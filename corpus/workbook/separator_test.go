package workbook

import "testing"

func TestSeparator(t *testing.T) {
	for in, want := range map[string]struct {
		sep rune
		n   int
	}{
		"": {',', 0}, "one\na;b;c": {',', 0}, "a,b": {',', 1}, "a;b;c\n1,2,3,4": {';', 2}, "a\tb": {'\t', 1}, "a|b|c": {'|', 2},
		`"a;b;c",d` + "\n": {',', 1}, "\"a\n;\";b;c\n": {';', 2}, "a,b;c": {',', 1},
	} {
		if sep, n := Separator([]byte(in)); sep != want.sep || n != want.n {
			t.Errorf("Separator(%q) = %q, %d, want %q, %d", in, sep, n, want.sep, want.n)
		}
	}
}
