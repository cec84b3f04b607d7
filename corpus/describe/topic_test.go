package describe

import (
	"testing"

	"github.com/simde/simde/schema"
)

// TestMainTopic holds that a document is about its matter, not about the means
// by which something is done, and that the words of one matter stay apart from
// those of another.
func TestMainTopic(t *testing.T) {
	for text, want := range map[string]schema.Term{
		"Technical cooperation and capacity building to combat trafficking in persons": "human-trafficking",
		"Fortalecimiento de capacidades para la gestión de fronteras":                  "border-management",
		"Alianzas con la sociedad civil para la integración socioeconómica":            "integration",
		"Renforcement de la cohésion sociale dans les quartiers d'accueil":             "social-cohesion",
		"Renovación de la autorización de residencia":                                  "residence-permits",
		"Floods displace thousands of families":                                        "floods",
		"Réponse à la pandémie de COVID-19 aux points d'entrée":                        "epidemics",
	} {
		if got := topicCodes(describeText(text)); len(got) == 0 || got[0] != string(want) {
			t.Errorf("main topic of %q = %v, want %s", text, got, want)
		}
	}
}
