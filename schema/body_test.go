package schema

import (
	"errors"
	"strings"
	"testing"
)

// TestBodies holds that what a library says of organisations is read under every
// name, that one which turned out to be another is that one, and that the
// vocabulary stays as it is beside it.
func TestBodies(t *testing.T) {
	caritas := Body{ID: "own-caritas", Name: Labels{"es": "Cáritas de Choluteca", "fr": "Caritas de Choluteca"}, Acronym: Labels{"es": "CCH"}, Other: []string{"Pastoral Social"}}
	b := NewBodies([]Body{caritas,
		{ID: "own-old", Name: Labels{"es": "Oficina Vieja"}, Into: "own-older"},
		{ID: "own-older", Name: Labels{"es": "Oficina Antigua"}, Into: "iom"},
		{ID: "own-a", Name: Labels{"en": "Circle A"}, Into: "own-b"}, {ID: "own-b", Name: Labels{"en": "Circle B"}, Into: "own-a"}})
	for name, want := range map[string]string{
		"caritas de choluteca": "own-caritas", "CCH": "own-caritas", "la Pastoral Social": "own-caritas", "Cáritas de Choluteca (CCH)": "own-caritas",
		"own-caritas": "own-caritas", "Oficina Vieja": "iom", "own-old": "iom", "OIM": "iom", "Banco Mundial": "worldbank", "Circle A": "own-a", "nobody": "",
	} {
		if o, _ := b.Read(name, ""); o.ID != want && want != "worldbank" || want == "worldbank" && o.ID == "" {
			t.Errorf("%q is %q, want %q", name, o.ID, want)
		}
	}
	if o, _ := b.Read("Pastoral Social", ""); o.FullName(French) != "Caritas de Choluteca (CCH)" {
		t.Errorf("in French: %q", o.FullName(French))
	}
	for what, x := range map[string]Body{
		"without a name":         {ID: "own-x"},
		"with an ID with spaces": {ID: "own x", Name: Labels{"es": "Uno"}},
		"of another":             {ID: "own-x", Name: Labels{"es": "Uno"}, Other: []string{"OIM"}},
		"of a merged one":        {ID: "own-x", Name: Labels{"es": "Oficina Vieja"}},
		"long":                   {ID: "own-x", Name: Labels{"es": strings.Repeat("u", MaxBodyName+1)}},
		"without letters":        {ID: "own-x", Name: Labels{"es": "<>"}},
		"with a line break":      {ID: "own-x", Name: Labels{"es": "Uno\ndos"}},
		"into itself":            {ID: "own-x", Name: Labels{"es": "Uno"}, Into: "own-x"},
		"into nothing":           {ID: "own-x", Name: Labels{"es": "Uno"}, Into: "own-nobody"},
		"in a circle":            {ID: "iom", Name: Labels{"es": "OIM"}, Into: "own-old"},
	} {
		if err := b.Check(x); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	taken := new(NameTaken)
	if err := b.Check(Body{ID: "own-x", Name: Labels{"es": "Uno"}, Other: []string{"cch"}}); !errors.As(err, &taken) || taken.ID != "own-caritas" {
		t.Errorf("a name that is taken: %v", err)
	}
	caritas.Other = append(caritas.Other, "Cáritas Sur")
	if err := b.Check(caritas); err != nil {
		t.Errorf("a further name: %v", err)
	}
	if err := b.Check(Body{ID: "own-caritas", Name: caritas.Name, Into: "iom"}); err != nil {
		t.Errorf("into one of the vocabulary: %v", err)
	}
	for _, o := range Organisations() { // whatever is ambiguous in the vocabulary may stay so
		if err := b.Check(BodyOf(o)); err != nil {
			t.Errorf("%s as it is: %v", o.ID, err)
		}
	}
	if id := b.NewID("Cáritas"); id != "own-caritas-2" {
		t.Errorf("a new ID: %s", id)
	}
	code, err := caritas.Code()
	if back, bad := ReadBody(code); err != nil || bad != nil || back.Acronym["es"] != "CCH" || len(back.Other) != 2 {
		t.Errorf("written and read: %+v, %v, %v", back, err, bad)
	}
}
