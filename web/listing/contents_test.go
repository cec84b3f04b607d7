package listing

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestContentsIn(t *testing.T) {
	for text, want := range map[string][]Chapter{
		"1. Background: Regional Data Hubs … 3 2. Development Timeline of the RDH (2020–2025)… 3 3. Achievements and Alignment with MDS Objectives 6": {
			{Title: "1. Background: Regional Data Hubs", Page: 3}, {Title: "2. Development Timeline of the RDH (2020–2025)", Page: 3}, {Title: "3. Achievements and Alignment with MDS Objectives", Page: 6}},
		"Índice: I. Contexto ..... 3 II. Objetivos . . . . . . 7 III. Público al que": {{Title: "I. Contexto", Page: 3}, {Title: "II. Objetivos", Page: 7}},
		"En 2024 llegaron 300 personas… 200 más… 100 menos que antes.":                nil, // numbers that fall
		"The report follows 1200 households in 12 towns … and 3 cities.":              nil,
		"Of 18 provinces in the country, 9 are in phase 2.":                           nil,
		"": nil,
	} {
		if d := cmp.Diff(want, Contents(text)); d != "" {
			t.Errorf("contents of %q (-want +got):\n%s", text, d)
		}
	}
}
