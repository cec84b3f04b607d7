package web

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

func TestContentsIn(t *testing.T) {
	for text, want := range map[string][]chapter{
		"1. Background: Regional Data Hubs … 3 2. Development Timeline of the RDH (2020–2025)… 3 3. Achievements and Alignment with MDS Objectives 6": {
			{Title: "1. Background: Regional Data Hubs", Page: 3}, {Title: "2. Development Timeline of the RDH (2020–2025)", Page: 3}, {Title: "3. Achievements and Alignment with MDS Objectives", Page: 6}},
		"Índice: I. Contexto ..... 3 II. Objetivos . . . . . . 7 III. Público al que": {{Title: "I. Contexto", Page: 3}, {Title: "II. Objetivos", Page: 7}},
		"En 2024 llegaron 300 personas… 200 más… 100 menos que antes.":                nil, // numbers that fall
		"The report follows 1200 households in 12 towns … and 3 cities.":              nil,
		"Of 18 provinces in the country, 9 are in phase 2.":                           nil,
		"": nil,
	} {
		if d := cmp.Diff(want, contentsIn(text)); d != "" {
			t.Errorf("contents of %q (-want +got):\n%s", text, d)
		}
	}
}

func TestBeginsOn(t *testing.T) {
	pages := []schema.Page{{Number: 1, Text: "Cover"}, {Number: 2, Text: "2. Objetivos … 3"}, {Number: 3, Label: "1", Text: "Nada"}, {Number: 4, Label: "2", Text: "otra"}, {Number: 5, Label: "3", Text: "2.  OBJETIVOS\ndel estudio"}}
	for c, want := range map[chapter]int{{Title: "2. Objetivos", Page: 3}: 5, {Title: "Otro", Page: 2}: 4, {Title: "Otro", Page: 4}: 4, {Title: "Otro", Page: 9}: 0} {
		if got := beginsOn(c, pages); got != want {
			t.Errorf("%v begins on page %d, want %d", c, got, want)
		}
	}
}
