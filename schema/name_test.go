package schema

import (
	"slices"
	"testing"
)

func TestPlaceNames(t *testing.T) {
	for _, p := range Places() {
		for _, l := range Langs {
			if len(PlaceNames(p, l)) == 0 {
				t.Errorf("place %s has no name in %s", p, l)
			}
		}
	}
	for p := range placeNames() {
		if !p.Known() {
			t.Errorf("names.tsv names %s, which is no place", p)
		}
	}
	if got := PlaceNames("US", Spanish); !slices.Contains(got, "EE. UU.") || got[0] != "Estados Unidos" {
		t.Errorf("PlaceNames(US, es) = %v", got)
	}
}

func TestDemonyms(t *testing.T) {
	for p := range demonyms() {
		if !p.Known() {
			t.Errorf("demonyms.tsv names %s, which is no place", p)
		}
	}
	for _, tt := range []struct {
		place Place
		lang  Lang
		want  []string
	}{
		{"MX", Spanish, []string{"mexicano", "mexicana", "mexicanos", "mexicanas"}},
		{"SN", Spanish, []string{"senegalés", "senegalesa", "senegaleses", "senegalesas"}},
		{"MA", Spanish, []string{"marroquí", "marroquíes", "marroquís"}},
		{"DE", Spanish, []string{"alemán", "alemana", "alemanes", "alemanas"}},
		{"US", Spanish, []string{"estadounidense", "estadounidenses", "norteamericano", "norteamericana", "norteamericanos", "norteamericanas"}},
		{"HT", English, []string{"Haitian", "Haitians"}},
		{"SN", English, []string{"Senegalese"}},
		{"NE", French, []string{"nigérien", "nigérienne", "nigériens", "nigériennes"}},
		{"NG", French, []string{"nigérian", "nigériane", "nigérians", "nigérianes"}},
		{"GR", French, []string{"grec", "grecque", "grecs", "grecques"}},
		{"SN", French, []string{"sénégalais", "sénégalaise", "sénégalaises"}},
	} {
		if got := Demonyms(tt.place, tt.lang); !slices.Equal(got, tt.want) {
			t.Errorf("Demonyms(%s, %s) = %v, want %v", tt.place, tt.lang, got, tt.want)
		}
	}
}

func TestOrganisations(t *testing.T) {
	if n := len(Organisations()); n < 100 {
		t.Errorf("%d organisations", n)
	}
	seen := map[string]bool{}
	for _, o := range Organisations() {
		if seen[o.ID] {
			t.Errorf("organisation %s stands twice", o.ID)
		}
		seen[o.ID] = true
		if o.Country != "" && !o.Country.Known() {
			t.Errorf("organisation %s: no country %s", o.ID, o.Country)
		}
		for _, l := range Langs {
			if o.Name[l] == "" {
				t.Errorf("organisation %s has no name in %s", o.ID, l)
			}
		}
	}
	if o := Organisations()[0]; o.Label(Spanish) != "OIM" || o.Label(English) != "IOM" {
		t.Errorf("the first organisation is %q, %q", o.Label(Spanish), o.Label(English))
	}
}

func TestReadPlace(t *testing.T) {
	for in, want := range map[string]Place{"mx": "MX", "MEX": "MX", "484": "MX", "México": "MX", "Ivory Coast": "CI", "Birmania": "MM", "St. Lucia": "LC",
		"Estados Unidos de América": "US", "Congo": "CG", "Georgia": "GE", "Afrique de l'Ouest": "011"} {
		if got, ok := ReadPlace(in); !ok || got != want {
			t.Errorf("ReadPlace(%q) = %s, %v, want %s", in, got, ok, want)
		}
	}
	if got, ok := ReadPlace("Atlantis"); ok {
		t.Errorf("ReadPlace(Atlantis) = %s", got)
	}
}
