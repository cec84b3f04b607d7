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
		if got := describeText(text).Topics; len(got) == 0 || got[0].Topic != want {
			t.Errorf("main topic of %q = %v, want %s", text, got, want)
		}
	}
}

// TestHints holds that a title that names no concept is about what its words
// speak for, and that one such word in the lead states nothing.
func TestHints(t *testing.T) {
	for text, want := range map[string]schema.Term{
		"Forgotten graves: bodies of travellers found along the Saharan trail":       "migrant-deaths",
		"Lo que mandan los hijos: dinero de los parientes y gasto de los hogares":    "remittances",
		"Payer les courtiers : comment s'endettent les candidats à l'emploi":         "ethical-recruitment",
		"Los loros de la isla: una guía":                                             "",
		"Strengthening the integration of refugees through vocational training":      "integration",
		"Prevención de la trata de personas mediante el fortalecimiento de la OSC":   "human-trafficking",
		"Cohésion sociale renforcée grâce à l'éducation dans les zones frontalières": "social-cohesion",
	} {
		var got schema.Term
		if topics := describeText(text).Topics; len(topics) > 0 {
			got = topics[0].Topic
		}
		if got != want {
			t.Errorf("main topic of %q = %q, want %q", text, got, want)
		}
	}
	doc := describeText("Notes on the weather\n\nThe pensioner walked by the river and had nothing to say about it at all.")
	if len(doc.Topics) > 0 {
		t.Errorf("topics = %v: a word of the lead states a topic by itself", doc.Topics)
	}
}
