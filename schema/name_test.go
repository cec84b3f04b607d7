package schema

import (
	"slices"
	"strings"
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

// TestLookalikes holds the names and the people of countries that are easily
// taken for one another, in each language.
func TestLookalikes(t *testing.T) {
	for _, c := range []struct {
		place      Place
		names      [3]string // Spanish, English, French
		people     [3]string // the base form
		neverNamed string    // what no one of it is called, in any language
	}{
		{"NE", [3]string{"Níger", "Niger", "Niger"}, [3]string{"nigerino", "Nigerien", "nigérien"}, "nigeriano Nigerian nigérian"},
		{"NG", [3]string{"Nigeria", "Nigeria", "Nigeria"}, [3]string{"nigeriano", "Nigerian", "nigérian"}, "nigerino Nigerien nigérien"},
		{"DO", [3]string{"República Dominicana", "Dominican Republic", "République dominicaine"}, [3]string{"dominicano", "Dominican", "dominicain"}, "dominiqués dominiquais"},
		{"DM", [3]string{"Dominica", "Dominica", "Dominique"}, [3]string{"dominiqués", "Dominica islander", "dominiquais"}, "dominicano Dominican dominicain"},
		{"CD", [3]string{"República Democrática del Congo", "Democratic Republic of the Congo", "République démocratique du Congo"}, [3]string{"congoleño", "Congolese", "congolais"}, ""},
		{"CG", [3]string{"República del Congo", "Republic of the Congo", "République du Congo"}, [3]string{"congoleño", "Congolese", "congolais"}, ""},
		{"GN", [3]string{"Guinea", "Guinea", "Guinée"}, [3]string{"guineano", "Guinean", "guinéen"}, "ecuatoguineano papú"},
		{"GW", [3]string{"Guinea-Bisáu", "Guinea-Bissau", "Guinée-Bissau"}, [3]string{"bisauguineano", "Bissau-Guinean", "bissau-guinéen"}, "guineano Guinean guinéen"},
		{"GQ", [3]string{"Guinea Ecuatorial", "Equatorial Guinea", "Guinée équatoriale"}, [3]string{"ecuatoguineano", "Equatorial Guinean", "équatoguinéen"}, "guineano Guinean guinéen"},
		{"PG", [3]string{"Papúa Nueva Guinea", "Papua New Guinea", "Papouasie-Nouvelle-Guinée"}, [3]string{"papú", "Papua New Guinean", "papouasien"}, "guineano Guinean guinéen"},
		{"KR", [3]string{"Corea del Sur", "South Korea", "Corée du Sud"}, [3]string{"surcoreano", "South Korean", "sud-coréen"}, "norcoreano"},
		{"KP", [3]string{"Corea del Norte", "North Korea", "Corée du Nord"}, [3]string{"norcoreano", "North Korean", "nord-coréen"}, "coreano Korean coréen"},
		{"WS", [3]string{"Samoa", "Samoa", "Samoa"}, [3]string{"samoano", "Samoan", "samoan"}, ""},
		{"AS", [3]string{"Samoa Americana", "American Samoa", "Samoa américaines"}, [3]string{"samoano estadounidense", "American Samoan", "samoan américain"}, ""},
		{"RE", [3]string{"Reunión", "Réunion", "La Réunion"}, [3]string{"reunionés", "Reunionese", "réunionnais"}, ""},
	} {
		for i, l := range Langs {
			if got := PlaceNames(c.place, l); !slices.Contains(got, c.names[i]) {
				t.Errorf("PlaceNames(%s, %s) = %v, want %s in it", c.place, l, got, c.names[i])
			}
			got := Demonyms(c.place, l)
			if !slices.Contains(got, c.people[i]) {
				t.Errorf("Demonyms(%s, %s) = %v, want %s in it", c.place, l, got, c.people[i])
			}
			for _, n := range strings.Fields(c.neverNamed) {
				if slices.Contains(got, n) {
					t.Errorf("Demonyms(%s, %s) = %v, want no %s", c.place, l, got, n)
				}
			}
		}
	}
}
