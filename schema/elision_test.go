package schema

import "testing"

func TestElided(t *testing.T) {
	for _, w := range Elided() {
		if !IsElided(w) || Fold(w) != w {
			t.Errorf("%q is no folded elision", w)
		}
	}
	for _, w := range []string{"", "L", "o", "quelqu", "aujourd"} {
		if IsElided(w) {
			t.Errorf("%q is an elision", w)
		}
	}
}

func TestApostrophe(t *testing.T) {
	for _, r := range "'’‘ʼ`′" {
		if !Apostrophe(r) || Fold(string(r)) != "'" {
			t.Errorf("%q is no apostrophe", r)
		}
	}
	for _, r := range "a\".,-«" {
		if Apostrophe(r) {
			t.Errorf("%q is an apostrophe", r)
		}
	}
	if !Apostrophe('´') {
		t.Error("an acute accent is written for an apostrophe, and is none")
	}
}
