package candidate_test

import (
	"slices"
	"testing"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// observed returns the candidates of a text by their codes.
func observed(text string) map[string]candidate.Candidate {
	d := describe.New()
	out := map[string]candidate.Candidate{}
	d.Candidates.Observe = func(c candidate.Candidate, _ []model.Feature) {
		g := d.Candidates.Grammar
		out[schema.Corridor{Origin: g.Places[c.Home], Destination: g.Places[c.Host]}.String()] = c
	}
	eval.DescribePassage(d, text)
	return out
}

// TestOf holds which pairs of places are weighed: all that a sentence on people
// who move allows, each way, and those of the sentences before; neither those
// that it denies, nor a dateline, nor those of a text on something else.
func TestOf(t *testing.T) {
	for _, c := range []struct {
		text      string
		want, not []string
	}{
		{text: "Haitian families live in Chile and Peru.", want: []string{"HT-CL", "CL-HT", "HT-PE", "CL-PE", "PE-CL"}},
		{text: "Ghana was by now far behind them all. The migrants had reached Libya.", want: []string{"GH-LY"}},
		{text: "Sudanese refugees in Chad, unable to reach Italy, stayed.", want: []string{"SD-TD"}, not: []string{"SD-IT", "TD-IT"}},
		{text: "OTTAWA (Reuters) - Thousands of Haitians live in Chile.", want: []string{"HT-CL"}, not: []string{"HT-CA"}},
		{text: "Agents patrol the Texas-Mexico border, where few migrants are seen.", not: []string{"MX-US", "US-MX"}},
		{text: "Migrants crossed the Texas-Mexico border. The shelters of Houston are full.", not: []string{"MX-US", "US-MX"}},
		{text: "Sacks of maize and sugar arrive in Chad from Sudan and Cameroon.", not: []string{"CM-TD", "SD-TD"}},
		{text: "Migrants arrive in Chad from Sudan with sacks of sugar.", want: []string{"SD-TD"}},
		{text: "Most carers in Israel come from Nepal. About 200,000 foreign carers live in Canada.", want: []string{"NP-IL"}, not: []string{"NP-CA"}},
		{text: "Brazil beat Germany. Japan will play Kenya.", not: []string{"BR-DE", "JP-KE", "DE-JP"}},
	} {
		got := observed(c.text)
		for _, code := range c.want {
			if _, ok := got[code]; !ok {
				t.Errorf("%q: %s is no candidate", c.text, code)
			}
		}
		for _, code := range c.not {
			if _, ok := got[code]; ok {
				t.Errorf("%q: %s is a candidate", c.text, code)
			}
		}
	}
}

// TestFound holds that a candidate knows what rules say of it, and how far apart
// its places stand where they say nothing.
func TestFound(t *testing.T) {
	got := observed("Haitian migrants live in Chile. Kenya hosts refugees too.")
	if c := got["HT-CL"]; c.Found == nil || c.Apart != 0 {
		t.Errorf("HT-CL: %+v, want what a rule found", c)
	}
	if c, ok := got["HT-KE"]; !ok || c.Found == nil && c.Apart != 1 {
		t.Errorf("HT-KE: %+v, want places one sentence apart", c)
	}
}

// TestGate holds that the gate tells a text on people who move from one on
// sport, in each language.
func TestGate(t *testing.T) {
	gate := candidate.LearnedGate()
	sum := func(text string) float64 {
		d := describe.New()
		b := model.Bag{}
		d.Candidates.ObserveText = func(all []*corridor.Links) { candidate.Words(&b, all) }
		eval.DescribePassage(d, text)
		return gate.Sum(b.List)
	}
	for _, pair := range [][2]string{
		{"The refugees who fled the war crossed the border and asked for asylum.", "The striker scored twice and the team won the final of the tournament."},
		{"Los migrantes deportados cruzaron la frontera y pidieron asilo.", "El delantero marcó dos goles y el equipo ganó la final del torneo."},
		{"Les réfugiés qui ont fui la guerre ont demandé l'asile après leur arrivée.", "L'attaquant a marqué deux buts et l'équipe a gagné la finale du tournoi."},
	} {
		if people, sport := sum(pair[0]), sum(pair[1]); people < 1 || sport > 0 {
			t.Errorf("%q weighs %.2f and %q %.2f, want more than 1 and less than 0", pair[0], people, pair[1], sport)
		}
	}
}

// TestGateOfSentences holds that the gate at a sentence, alone and with those beside
// it, is what its words weigh.
func TestGateOfSentences(t *testing.T) {
	const text = "The refugees fled Mali. The refugees of Mali crossed the border of Niger and asked for asylum. The team won the final. Nobody from Niger left for Mali."
	d := describe.New()
	var all []*corridor.Links
	d.Candidates.ObserveText = func(l []*corridor.Links) { all = l }
	checked := 0
	d.Candidates.Names = map[model.Key]string{}
	d.Candidates.Observe = func(c candidate.Candidate, traits []model.Feature) {
		n := slices.Index(all, c.In)
		for name, sentences := range map[string][]*corridor.Links{"gate": all[n : n+1], "gate around": all[max(0, n-2):min(len(all), n+3)]} {
			b := model.Bag{}
			candidate.Words(&b, sentences)
			want := model.Bag{}
			want.Add(min(max(d.Candidates.Gate.Sum(b.List), -5), 5), name)
			if !slices.ContainsFunc(traits, func(f model.Feature) bool { return slices.Contains(want.List, f) }) {
				t.Errorf("%q of sentence %d is not %v", name, n, want.List)
			}
			checked++
		}
	}
	eval.DescribePassage(d, text)
	if checked < 6 {
		t.Errorf("only %d gates are checked", checked)
	}
}

// TestManyPlaces holds that a list without end makes no more candidates than are
// allowed.
func TestManyPlaces(t *testing.T) {
	text := "Migrants moved from"
	for _, p := range schema.Countries() {
		text += " " + p.Name(schema.English) + " and then to"
	}
	if got := observed(text + " the coast."); len(got) > 2000 {
		t.Errorf("%d candidates", len(got))
	}
}

// traitsOf returns what there is of each trait of a candidate of a text, by name.
func traitsOf(text, code string) map[string]float32 {
	d := describe.New()
	d.Candidates.Names = map[model.Key]string{}
	out := map[string]float32{}
	d.Candidates.Observe = func(c candidate.Candidate, traits []model.Feature) {
		g := d.Candidates.Grammar
		if (schema.Corridor{Origin: g.Places[c.Home], Destination: g.Places[c.Host]}).String() != code {
			return
		}
		for _, f := range traits {
			out[d.Candidates.Names[f.Key]] = f.Much
		}
	}
	eval.DescribePassage(d, text)
	return out
}

// TestFellows holds that a candidate knows what stands in a list with its ends
// and in the sentences before, and who is no migrant beside them.
func TestFellows(t *testing.T) {
	for _, c := range []struct {
		text, code, trait string
		want              bool
	}{
		{"Most migrants in Chile come from Haiti, Peru and Bolivia.", "BO-CL", "fellow home in the list", true},
		{"Most migrants in Chile come from Haiti. The museum shows masks of Bolivia.", "BO-CL", "fellow home in the list", false},
		{"Most migrants in Chile come from Haiti. Next comes Bolivia, far behind.", "BO-CL", "fellow home just before", true},
		{"Malian families live in Niger and Togo.", "ML-TG", "fellow host in the list", true},
		{"French soldiers came to Mali with the refugees.", "FR-ML", "h beside war", true},
		{"French nurses came to Mali with the refugees.", "FR-ML", "h beside war", false},
		{"Los emisarios mexicanos hablaron en Honduras de los migrantes.", "MX-HN", "h beside states", true},
		{"En 1794 miles de franceses huyeron a Suiza.", "FR-CH", "long ago", true},
		{"En 1994 miles de franceses huyeron a Suiza.", "FR-CH", "long ago", false},
		{"Los connacionales de México que viven en Canadá piden un consulado.", "MX-CA", "compatriots, home named", true},
	} {
		if got := traitsOf(c.text, c.code)[c.trait] > 0; got != c.want {
			t.Errorf("%q: %s has %q: %v, want %v", c.text, c.code, c.trait, got, c.want)
		}
	}
}

// TestStocks holds that a candidate knows how many people were counted there, each
// way.
func TestStocks(t *testing.T) {
	const text = "Mexicans live in Texas, and some in Bulgaria."
	there, back, odd := traitsOf(text, "MX-US"), traitsOf(text, "US-MX"), traitsOf(text, "MX-BG")
	switch {
	case there["counted"] != 1 || there["migrants"] < 4.5 || there["migrants"] != back["migrants back"] || there["migrants back"] != back["migrants"]:
		t.Errorf("MX-US has %v migrants and %v back, US-MX %v and %v", there["migrants"], there["migrants back"], back["migrants"], back["migrants back"])
	case there["migrants more than back"] <= 0 || there["share of the emigrants"] < 0.9:
		t.Errorf("MX-US has %v more migrants than back and %v of all emigrants", there["migrants more than back"], there["share of the emigrants"])
	case len(odd) == 0 || odd["migrants"] > 1:
		t.Errorf("MX-BG has %v migrants", odd["migrants"])
	}
}
