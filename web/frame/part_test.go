package frame

import (
	"slices"
	"testing"
)

// TestOptions tests that entries of a select element are escaped, and which is
// chosen.
func TestOptions(t *testing.T) {
	got := options([]Option{{Value: `a"b`, Label: "Côte d'Ivoire <&>"}, {Value: "mx", Label: "México", Selected: true}})
	want := `<option value="a&#34;b">Côte d&#39;Ivoire &lt;&amp;&gt;</option><option value="mx" selected>México</option>`
	if string(got) != want {
		t.Errorf("options are %s, want %s", got, want)
	}
}

// TestCountries tests that countries stand in the order of the language, wider
// places apart.
func TestCountries(t *testing.T) {
	site, err := New(nil, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	at := func(options []Option, value string) int {
		return slices.IndexFunc(options, func(o Option) bool { return o.Value == value })
	}
	es, en := site.Locale("es"), site.Locale("en")
	if at(es.Countries(), "us") > at(es.Countries(), "gb") {
		t.Error("Estados Unidos stands behind Reino Unido")
	}
	if at(en.Countries(), "us") < at(en.Countries(), "gb") {
		t.Error("United States stands before United Kingdom")
	}
	if at(en.Countries(), "ax") != 1+at(en.Countries(), "af") {
		t.Error("Åland Islands do not stand behind Afghanistan")
	}
	if at(es.Countries(), "019") >= 0 || at(es.Wider(), "019") < 0 || at(es.Wider(), "mx") >= 0 {
		t.Error("America is a country, or Mexico is none")
	}
}
