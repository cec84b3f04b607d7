package corridor_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/eval"
)

// foundLast returns the corridors that rules find in the last sentence of a text,
// each with its rule.
func foundLast(text string) []string {
	d := describe.New()
	var out []string
	d.Candidates.ObserveText = func(all []*corridor.Links) {
		x := all[len(all)-1]
		for _, f := range x.Found {
			out = append(out, corridor.CorridorOf(x.Grammar, f).String()+" "+string(f.Rule))
		}
	}
	eval.DescribePassage(d, text)
	return out
}

// TestContext holds what a sentence takes from those before it, and for how long:
// what is older, or of others, it does not take.
func TestContext(t *testing.T) {
	const idle = "The schools reopened on Monday. "
	evacuation := "The agency evacuated refugees from Libya to Niger. "
	for _, c := range []struct {
		why, text, want, not string
	}{
		{"people of the sentence before", "Thousands of Haitians fled last year. They live in Chile.", "HT-CL carried: people & reside.in", ""},
		{"people of two sentences before", "Thousands of Haitians fled last year. " + idle + "Refugees live in Chile.", "HT-CL carried: people & reside.in", ""},
		{"people of three sentences before", "Thousands of Haitians fled last year. " + idle + idle + "Refugees live in Chile.", "", "HT-CL carried: people & reside.in"},
		{"a paragraph counts as a sentence", "Thousands of Haitians fled last year. " + idle + "\n\nRefugees live in Chile.", "", "HT-CL carried: people & reside.in"},
		{"people whom the sentence counts as its own", "Thousands of Haitians fled last year. About 200,000 foreign carers live in Canada.", "", "HT-CA"},
		{"the host of the sentence before", "Refugees live in Chile. Haitian migrants are waiting for papers.", "HT-CL carried: people.noun & reside.in", ""},
		{"the country named last", "Ecuador changed its law. Venezuelan migrants in the country need papers.", "VE-EC carried: people.noun & here", ""},
		{"rows below what heads a table", "Foreign residents of Chile by country of birth\n\nPeru 17 %", "PE-CL carried: table.row & table.header", ""},
		{"who is paid by those abroad", "Remittances to the Philippines rose last year. Inflows from Italy grew fastest.", "PH-IT carried: rank.money & rank.money", ""},
		{"an end left open", "Nepal's Department of Foreign Employment issued 350,000 permits. Malaysia was the top destination.", "NP-MY carried: rank.listed & rank.listed", ""},
		{"an end left open three sentences before", "Nepal's Department of Foreign Employment issued 350,000 permits. " + idle + idle + "Malaysia was the top destination.", "", "NP-MY carried: rank.listed"},
		{"a host left open", "Last year 1.7 million refugees were living in Uganda. South Sudan accounts for 55 percent.", "SS-UG carried: rank.listed & rank.listed", ""},
		{"nationals of the country that speaks", "La cancillería mexicana informó ayer. Los connacionales que viven en Canadá recibieron ayuda.", "MX-CA carried: they & they", ""},
		{"nationals of a country that spoke long ago", "La cancillería mexicana informó ayer. " + strings.Repeat("Las escuelas abrieron el lunes. ", 3) + "Los connacionales que viven en Canadá recibieron ayuda.", "", "MX-CA"},
		{"the nearer of two hosts", "Schools opened in Kenya. " + strings.Repeat(idle, 5) + "Schools opened in Chad. Sudanese refugees wait for papers.", "SD-TD carried: people.noun & scene", "SD-KE"},
		{"an evacuation", evacuation + strings.Repeat(idle, 5) + "Eritrean refugees live in Libya.", "ER-NE carried: people.noun & evacuate.onward", ""},
		{"an evacuation long ago", evacuation + strings.Repeat(idle, 12) + "Eritrean refugees live in Libya.", "", "ER-NE carried"},
	} {
		got := foundLast(c.text)
		has := func(want string) bool {
			return slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, want) })
		}
		if c.want != "" && !has(c.want) || c.not != "" && has(c.not) {
			t.Errorf("%s: %q yields %q, want %q and not %q", c.why, c.text, got, c.want, c.not)
		}
	}
}
