package web_test

import (
	"encoding/csv"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestFiguresOfACorridor holds that refugees are counted by themselves, that a
// table begins with the newest year, and that a chart can be saved and cited.
func TestFiguresOfACorridor(t *testing.T) {
	srv := siteOf(t, documents())
	_, page := get(t, srv, http.MethodGet, "/es/corredores/ve-co")
	for _, want := range []string{"<b>1097</b> <span>Personas refugiadas</span><b>2\u202f810\u202f778</b> <span>Otras personas necesitadas de protección internacional</span>", "Dos grupos distintos: no se suman",
		"no son refugiadas: las dos cifras no se suman", `class="pv"`, `<span class="st prov">provisional</span>`, "Personas, a fin de año", "<summary>Citar y enlazar</summary>", "UNHCR, Refugee Data Finder. (2026). ", "[2025]"} {
		if !strings.Contains(page, want) {
			t.Errorf("the corridor does not say %q", want)
		}
	}
	if strings.Contains(page, "style=") {
		t.Error("a chart has a style attribute, which the policy forbids")
	}
	_, table, _ := strings.Cut(page, `id="protection-h"`)
	if years := regexp.MustCompile(`<th scope="row">(\d{4})</th>`).FindAllStringSubmatch(table, 3); years[0][1] != "2025" || years[1][1] != "2024" || years[2][1] != "2023" {
		t.Errorf("the table begins with %v", years)
	}
	for path, want := range map[string]string{"/es/corredores/ve-co/protection.svg": "Personas, a fin de año", "/fr/corridors/mx-us/stock.svg": "Personnes, au milieu de l’année", "/en/countries/mx/emigrants.svg": "People, at mid-year",
		"/en/regions/013/immigrants.svg": "mid-year", "/es/corredores/compare/stock.svg?c=mx-us&c=gt-us": "Guatemala → Estados Unidos"} {
		res, drawn := get(t, srv, http.MethodGet, path)
		if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "image/svg+xml") || !strings.Contains(drawn, "<svg") || !strings.Contains(drawn, want) {
			t.Errorf("%s: %d %s", path, res.StatusCode, res.Header.Get("Content-Type"))
		}
	}
	for _, path := range []string{"/es/corredores/ve-co/nothing.svg", "/es/corredores/ve-co/stock.gif", "/es/paises/xx/emigrants.svg", "/es/corredores/mx/stock.svg"} {
		if res, _ := get(t, srv, http.MethodGet, path); res.StatusCode != http.StatusNotFound && res.StatusCode != http.StatusBadRequest {
			t.Errorf("%s answers %d", path, res.StatusCode)
		}
	}
	_, page = get(t, srv, http.MethodGet, "/en/corridors/compare?c=ve-co&c=mx-us")
	if !strings.Contains(page, "Other people in need of international protection") || !strings.Contains(page, "Venezuela → Colombia") {
		t.Error("the comparison does not tell refugees from others in need of protection")
	}
}

// TestHeadlineIsObserved holds that the newest observed figure is named before
// one that a model gave, and that a figure says whom it counts.
func TestHeadlineIsObserved(t *testing.T) {
	srv := siteOf(t, documents())
	for path, want := range map[string][]string{
		"/en/corridors/mx-us": {"Remittances, United States → Mexico</dt><dd class=\"v\">14,311 <small>M USD</small>", "12 months: 61,008\u00a0M USD", "1st quarter 2026 · <span class=\"st obs\">observed",
			"Resident people, by place of birth</dt>", "2024 · <span class=\"st est\">estimated", "since 2020", "Encounters at the south-west border"},
		"/en/corridors/mx-us?pace=year":              {"60,690\u00a0M USD", "added up from their months or quarters"},
		"/es/corredores/in-ae":                       {"3\u202f248\u202f545 personas con la nacionalidad de India viven en Emiratos Árabes Unidos (2024, estimado).", "Personas residentes, por nacionalidad</dt>", "estimado"},
		"/fr/corridors/sy-de":                        {"selon le lieu de naissance, réfugiés ajoutés</dt>", "Primo-demandeurs d’asile"},
		"/en/countries/mx?pace=year&measure=inflows": {"62,472\u00a0M USD", "Mexico: remittances sent"},
		"/en/countries/gt":                           {"World Bank, World Development Indicators, 2023"},
		"/en/corridors/ph-us":                        {"There is a model: "},
	} {
		_, page := get(t, srv, http.MethodGet, path)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s does not say %q", path, w)
			}
		}
		if keys, _, _ := strings.Cut(page, `<nav class="local"`); strings.Contains(keys, "KNOMAD") {
			t.Errorf("%s names a model's figure first", path)
		}
	}
}

// TestPeriodsForPrograms holds that the interface and the tables have the
// periods of which a chart shows the year, and that shares are there when they
// are asked for.
func TestPeriodsForPrograms(t *testing.T) {
	srv := siteOf(t, documents())
	_, plain := get(t, srv, http.MethodGet, "/api/v1/figures?corridor=MX-US")
	_, shares := get(t, srv, http.MethodGet, "/api/v1/figures?corridor=MX-US&shares=1")
	for _, want := range []string{`"period":"2024-Q3"`, `"period":"2024-03"`, `"definition":"birth"`, `"status":"estimated"`} {
		if !strings.Contains(plain, want) {
			t.Errorf("the figures of MX-US lack %s", want)
		}
	}
	for _, want := range []string{`"area":"US-TX"`, `"sex":"female"`} {
		if strings.Contains(plain, want) || !strings.Contains(shares, want) {
			t.Errorf("%s is to be there where shares are asked for, and only there", want)
		}
	}
	_, table := get(t, srv, http.MethodGet, "/es/datos/banxico-remittances-received.csv")
	if !strings.Contains(table, "banxico-remittances-received,MX,US,2024,") || !strings.Contains(table, ",observed,2024-Q3,,US-TX,") {
		t.Errorf("the table of Banxico's series has no quarters or states:\n%.300s", table)
	}
	_, corridor := get(t, srv, http.MethodGet, "/es/corredores/in-ae.csv")
	if !strings.Contains(corridor, "undesa-stock-2024,Población migrante internacional,stock,citizenship,persons,IN,AE,2024,3248545,estimated,") {
		t.Errorf("the table of IN-AE does not say that citizens are counted:\n%.600s", corridor)
	}
}

// TestSpreadsheets holds that a CSV file says to Excel that it is UTF-8.
func TestSpreadsheets(t *testing.T) {
	srv := siteOf(t, documents())
	for _, path := range []string{"/es/corredores/mx-us.csv", "/es/datos/unhcr-protection.csv", "/api/v1/documents.csv?q=remesas", "/es/facetas/topic.csv"} {
		res, body := get(t, srv, http.MethodGet, path)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
		if res.StatusCode != http.StatusOK || !strings.HasPrefix(body, "\ufeff") || err != nil || len(rows) < 2 {
			t.Errorf("%s: %d, %d rows, %v, begins with %q", path, res.StatusCode, len(rows), err, body[:min(9, len(body))])
		}
	}
}
