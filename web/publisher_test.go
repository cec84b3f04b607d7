package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestPublishersInTheReadersLanguage holds that a publisher that the
// vocabulary knows is shown by its name in the reader's language, is one value
// under all of its names, and keeps the name that was stated where a document
// is cited.
func TestPublishersInTheReadersLanguage(t *testing.T) {
	docs := documents()
	doc := func(id schema.ID, l schema.Lang, title, text, publisher string) *schema.Document {
		return &schema.Document{ID: id, Original: schema.Original{Size: 1, MediaType: "text/plain", Name: "/" + string(id)},
			Stated: map[schema.Authority]schema.Known{schema.ByManifest: {Title: title, Language: l, Publisher: publisher, Kind: "report"}},
			Pages:  []schema.Page{{Number: 1, Text: text}}}
	}
	docs = append(docs,
		doc("hcr", "fr", "Réfugiés au Tchad", "Les réfugiés sont accueillis au Tchad.", "HCR"),
		doc("acnur", "es", "Refugiados en México", "Los refugiados llegan a México.", "acnur"),
		doc("byid", "en", "Refugees in Kenya", "The refugees live in Kenya.", "unhcr"),
		doc("unsigned", "en", "A note without a name", "They walk along the river.", ""))
	srv := siteOf(t, docs)
	for path, want := range map[string]string{
		"/es/documentos":                  "Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)",
		"/en/documents":                   "United Nations High Commissioner for Refugees (UNHCR)",
		"/fr/documents":                   "Haut-Commissariat des Nations unies pour les réfugiés (HCR)",
		"/es/documentos/hcr":              "Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)",
		"/es/facetas/pub":                 "Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)",
		"/en/facets/pub?prefix=hcr":       "United Nations High Commissioner for Refugees (UNHCR)",
		"/en/facets/pub.csv":              "unhcr,United Nations High Commissioner for Refugees (UNHCR),3",
		"/fr/documents.atom":              "Haut-Commissariat des Nations unies pour les réfugiés (HCR)",
		"/fr/facettes/pub":                "Sans organisation connue",
		"/es/cobertura":                   "Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)",
		"/api/v1/documents.ris?q=id:hcr":  "PB  - HCR",
		"/api/v1/documents.ris?q=id:byid": "PB  - United Nations High Commissioner for Refugees",
	} {
		if _, body := get(t, srv, http.MethodGet, path); !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	if _, page := get(t, srv, http.MethodGet, "/es/documentos"); !strings.Contains(page, `Alto Comisionado de las Naciones Unidas para los Refugiados<span class="sub">ACNUR</span>`) {
		t.Error("the facet does not show an organisation by its name with the acronym under it")
	}
	for _, name := range []string{"unhcr", "UNHCR", "HCR", "Agencia+de+la+ONU+para+los+Refugiados"} {
		_, body := get(t, srv, http.MethodGet, "/api/v1/documents?pub="+name)
		var got struct {
			Total int
			Hits  []struct {
				Publisher   string
				PublisherID string `json:"publisher_id"`
			}
		}
		if err := json.Unmarshal([]byte(body), &got); err != nil {
			t.Fatalf("%v: %s", err, body)
		}
		if got.Total != 3 || len(got.Hits) != 3 {
			t.Fatalf("pub=%s finds %d documents, want 3", name, got.Total)
		}
		for _, h := range got.Hits {
			if h.PublisherID != "unhcr" || h.Publisher == "" {
				t.Errorf("pub=%s: publisher %q, %q", name, h.Publisher, h.PublisherID)
			}
		}
	}
}
