package lexicon

import (
	"math"
	"slices"
	"testing"

	"github.com/simde/simde/schema"
)

// TestStocks holds that the counts are read with their order of size, which way
// they go, what part they are of the migrants of each end, and that those of a
// region are those of its members.
func TestStocks(t *testing.T) {
	places := schema.Places()
	stocks := readStocks(places)
	at := func(p schema.Place) int32 { return int32(slices.Index(places, p)) }
	mexico, states := at("MX"), at("US")
	if n, back := stocks.Of(mexico, states).Migrants, stocks.Of(states, mexico).Migrants; n < 5e6 || n > 2e7 || back > n/3 {
		t.Errorf("%.0f migrants from Mexico in the United States and %.0f back", n, back)
	}
	if n := stocks.Of(at("SY"), at("TR")).Refugees; math.Round(math.Log10(n)*2)/2 != 6.5 {
		t.Errorf("%.0f refugees from Syria in Turkey, want some 3.5 millions", n)
	}
	if ofHome, ofHost := stocks.Shares(mexico, states); ofHome < 0.9 || ofHost < 0.15 || ofHost > 0.3 {
		t.Errorf("they are %.2f of all from Mexico and %.2f of all in the United States", ofHome, ofHost)
	}
	sum := 0.0
	for _, p := range schema.Place("013").Members() {
		sum += stocks.Of(at(p), states).Migrants
	}
	if n := stocks.Of(at("013"), states).Migrants; math.Abs(n-sum) > 1 {
		t.Errorf("%.0f migrants from Central America in the United States, %.0f from its members", n, sum)
	}
	for _, c := range []struct {
		of          schema.Corridor
		least, most float64
	}{
		{schema.Corridor{Origin: "SY", Destination: "TR"}, 3e6, 4e6},
		{schema.Corridor{Origin: "MX"}, 1e7, 1.3e7},
		{schema.Corridor{Destination: "US"}, 4.5e7, 6e7},
		{schema.Corridor{Origin: "BV", Destination: "US"}, 0, 0},
		{schema.Corridor{}, 0, 0},
	} {
		if n := stocks.Most(c.of); n < c.least || n > c.most {
			t.Errorf("%s: %.0f people, want %.0f to %.0f", c.of, n, c.least, c.most)
		}
	}
	if stocks.Counts(at("BV")) || !stocks.Counts(at("HT")) {
		t.Error("nobody of Haiti is counted, or somebody of an island without people")
	}
}
