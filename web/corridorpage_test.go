package web_test

import (
	"encoding/csv"
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// twenty are corridors of every kind: between countries that many sources count
// and that few do, and between regions.
var twenty = strings.Fields("mx-us gt-us hn-us sv-us ve-co ve-us cu-us ht-us in-ae sy-de ma-fr ph-us us-mx hn-mx ve-pa bo-se ng-it af-ir 419-us 013-150")

var (
	reCSV   = regexp.MustCompile(`href="([^"]+\.csv[^"]*)" rel="nofollow" download>CSV`)
	reTitle = regexp.MustCompile(`<title>[^<]*: ([^<]+)</title></rect>`)
)

// figureRead is a value as the interface gives it out.
type figureRead struct {
	Series, Period string
	Value          float64
}

// TestSameNumbersEverywhere holds that the numbers of a corridor's page, of the
// tables and drawings of its charts and of the interface are the same numbers.
func TestSameNumbersEverywhere(t *testing.T) {
	srv := siteOf(t, documents())
	compared := 0
	for _, slug := range twenty {
		_, page := get(t, srv, http.MethodGet, "/en/corridors/"+slug+"?period=all")
		shown := text(page)
		known := map[string]float64{}
		for _, f := range figuresOf(t, srv, strings.ToUpper(slug)) {
			known[f.Series+" "+f.Period] = f.Value
		}
		for _, m := range reCSV.FindAllStringSubmatch(page, -1) {
			path := html.UnescapeString(m[1])
			if strings.Contains(path, "inflows") || strings.Contains(path, "route-") {
				continue // of other ends than the corridor's
			}
			_, drawn := get(t, srv, http.MethodGet, strings.Replace(path, ".csv", ".svg", 1))
			for _, row := range table(t, srv, path) {
				value, err := strconv.ParseFloat(row["value"], 64)
				if err != nil {
					t.Fatalf("%s: value %q", path, row["value"])
				}
				if v, ok := known[row["series"]+" "+row["period"]]; ok && v != value {
					t.Errorf("%s: %s %s is %v, the interface says %v", path, row["series"], row["period"], value, v)
				} else if ok {
					compared++
				}
				written := number(row["unit"], value)
				if !strings.Contains(shown, written) {
					t.Errorf("%s: the page does not have %s of %s", path, written, row["period"])
				}
				if len(reTitle.FindAllString(drawn, -1)) > 0 && !strings.Contains(text(drawn), written) {
					t.Errorf("%s: the drawing does not have %s of %s", path, written, row["period"])
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d numbers were compared", compared)
	}
}

// number writes a value as English pages do.
func number(unit string, v float64) string {
	digits := strconv.FormatInt(int64(v+0.5), 10)
	if unit == "usd-million" && v < 10 {
		return strconv.FormatFloat(v, 'f', 1, 64) + " M USD"
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if unit == "usd-million" {
		return digits + " M USD"
	}
	return digits
}

// text is what one reads of a page, with plain spaces.
func text(page string) string { return strings.ReplaceAll(html.UnescapeString(page), "\u00a0", " ") }

func figuresOf(t *testing.T, srv *httptest.Server, corridor string) []figureRead {
	t.Helper()
	_, body := get(t, srv, http.MethodGet, "/api/v1/figures?corridor="+corridor)
	var got struct{ Figures []figureRead }
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		t.Fatal(err)
	}
	return got.Figures
}

// table reads a CSV file by its columns.
func table(t *testing.T, srv *httptest.Server, path string) []map[string]string {
	t.Helper()
	res, body := get(t, srv, http.MethodGet, path)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil || res.StatusCode != http.StatusOK || len(rows) < 2 {
		t.Fatalf("%s: %d, %d rows, %v", path, res.StatusCode, len(rows), err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, head := range rows[0] {
			cells[head] = row[i]
		}
		out = append(out, cells)
	}
	return out
}

// TestChoicesOfAChart holds that period, pace and measure are links that say
// which is chosen, that the files follow them, and that the address to cite
// carries years and edition.
func TestChoicesOfAChart(t *testing.T) {
	srv := siteOf(t, documents())
	_, page := get(t, srv, http.MethodGet, "/es/corredores/mx-us?measure=sex&pace=year&period=5")
	for _, want := range []string{
		`aria-current="true">Mujeres y hombres</a>`, `aria-current="true">5 años</a>`, `aria-current="true">Año</a>`, `<th scope="col" class="r">Mujeres</th><th scope="col" class="r">Hombres</th>`,
		`href="/es/corredores/mx-us?measure=sex&amp;pace=year#remittances"`, `/es/corredores/mx-us/remittances.png?pace=year&amp;period=5`,
		`/es/corredores/mx-us?ed=2026-11-29&amp;measure=sex&amp;pace=year&amp;period=1990-2024#fig-sex`, `&lt;img src=&#34;`, `remittances.ris?ed=2026-11-29`, "<b>APA</b>", "<b>Chicago</b>",
	} {
		if want = strings.Replace(want, "#remittances", "", 1); !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	quarters, years := table(t, srv, "/es/corredores/mx-us/remittances.csv?period=5"), table(t, srv, "/es/corredores/mx-us/remittances.csv?period=2020-2021&pace=year")
	if len(quarters) != 20 || quarters[0]["period"] != "2021-Q2" || len(years) != 2 || years[1]["period"] != "2021" {
		t.Errorf("five years have %d quarters from %s, two years %d rows", len(quarters), quarters[0]["period"], len(years))
	}
	for path, want := range map[string]string{"remittances.ris": "TY  - DATA", "remittances.bib": "@misc{", "remittances.png": "\x89PNG", "route-mexico.svg": "", "nothing.svg": "", "stock.gif": ""} {
		res, body := get(t, srv, http.MethodGet, "/es/corredores/mx-us/"+path+"?pace=quarter")
		if ok := res.StatusCode == http.StatusOK; ok != (want != "") || !strings.Contains(body, want) {
			t.Errorf("%s: %d, %.40q", path, res.StatusCode, body)
		}
	}
	for day, newer := range map[string]bool{"2026-11-29": false, "2025-01-31": true, "yesterday": false} {
		_, page := get(t, srv, http.MethodGet, "/en/corridors/mx-us?ed="+day)
		if strings.Contains(page, "This address cites the edition of") != newer {
			t.Errorf("ed=%s: says that there is a newer edition: %v, want %v", day, !newer, newer)
		}
	}
	if _, page := get(t, srv, http.MethodGet, "/en/corridors/013-150?measure=sex"); !strings.Contains(page, `class="blank"`) || !strings.Contains(page, "Back to the total") {
		t.Error("a choice without figures does not say so")
	}
}

// TestRoutesBesideACorridor holds that a route tells whom it counts, that it
// counts no persons, and whose number its chart has.
func TestRoutesBesideACorridor(t *testing.T) {
	srv := siteOf(t, documents())
	for query, want := range map[string]string{"": "Nationality: Venezuela", "?scope=all": "All nationalities"} {
		_, page := get(t, srv, http.MethodGet, "/en/corridors/ve-us"+query)
		if !strings.Contains(page, `<span class="tag">`+want+`</span>`) || !strings.Contains(page, "whoever crosses twice counts twice") {
			t.Errorf("%q: the routes do not say %s", query, want)
		}
	}
	rows := table(t, srv, "/en/corridors/ve-us/route-darien.csv?scope=all&pace=year&period=2023-2023")
	if len(rows) != 1 || rows[0]["value"] != "520085" {
		t.Errorf("the Darién of 2023 is %v, want 520085", rows)
	}
	if _, page := get(t, srv, http.MethodGet, "/en/corridors/mx-us"); strings.Contains(page, `id="routes"`) {
		t.Error("Mexicans are on no route that is counted before Mexico")
	}
}

// TestDocumentsOfACorridor holds that documents stand with a passage, that a
// number has a verdict in words, and that a pair without documents leads on.
func TestDocumentsOfACorridor(t *testing.T) {
	docs := documents()
	says := documents()[0]
	says.ID = "says"
	says.Stated = map[schema.Authority]schema.Known{schema.ByManifest: {Title: "Residentes", Language: "es", Kind: "report", Published: "2024"}}
	says.Pages = []schema.Page{{Number: 1, Text: "En 2024 vivían en Estados Unidos 11 300 000 personas nacidas en México. Los mexicanos en Estados Unidos trabajan."}}
	srv := siteOf(t, append(docs, says))
	_, page := get(t, srv, http.MethodGet, "/es/corredores/mx-us")
	for _, want := range []string{`<blockquote class="passage" lang="es">`, "sobre este corredor", `aria-current="true">Más pertinentes</a>`, "Lo que falta", "Costo de enviar 200 USD"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if !slices.ContainsFunc([]string{"Coincide", "Difiere", "No dice qué cuenta o cuándo"}, func(v string) bool { return strings.Contains(page, "</span> "+v) }) {
		t.Error("the number of a document has no verdict")
	}
	_, page = get(t, srv, http.MethodGet, "/es/corredores/gt-us")
	for _, want := range []string{`href="#near"`, "Lo que no hay, y por qué", "Una ausencia en la biblioteca", "Hablan de Estados Unidos"} {
		if !strings.Contains(page, want) {
			t.Errorf("a corridor without documents lacks %q", want)
		}
	}
}

// TestComparison holds the scales of a comparison and what it says where it
// cannot draw one.
func TestComparison(t *testing.T) {
	srv := siteOf(t, documents())
	for query, want := range map[string][]string{
		"c=mx-us&c=gt-us": {`aria-current="true">Index</a>`, "= 100", "compares the change, not the size", `<td><span class="v">11,279,561</span>`},
		"c=hn-us&c=gt-us": {`aria-current="true">Values</a>`},
		"c=mx-us&c=gt-us&scale=values&measure=refugees": {`aria-current="true">Values</a>`, `aria-current="true">Refugees</a>`, "/en/corridors/compare/refugees.svg?c=mx-us"},
		"c=mx-us&c=gt-us&base=1991":                     {"has no value in 1991", ">Use 2", "See the values"},
		"c=mx-us&c=gt-us&c=hn-us&c=sv-us&c=cu-us":       {"left out was", "Cuba → United States"},
		"c=bo-se&c=mx-us&measure=remittances":           {"Bolivia → Sweden"},
		"":                                              {"picker"},
	} {
		res, page := get(t, srv, http.MethodGet, "/en/corridors/compare?"+query)
		for _, w := range want {
			if res.StatusCode != http.StatusOK || !strings.Contains(page, w) {
				t.Errorf("%s: %d, does not say %q", query, res.StatusCode, w)
			}
		}
	}
	rows := table(t, srv, "/en/corridors/compare/stock.csv?c=mx-us&c=gt-us&scale=index&base=2010")
	for _, row := range rows {
		if row["period"] == "2010" && row["value"] != "100" || row["unit"] != "index" {
			t.Errorf("the index of the base year: %v", row)
		}
	}
}

// TestPlacesHaveChoices holds that a country and a region draw as a corridor
// does.
func TestPlacesHaveChoices(t *testing.T) {
	srv := siteOf(t, documents())
	for path, want := range map[string]string{"/en/countries/mx": `id="movements"`, "/en/regions/013": `aria-current="true">10 years</a>`, "/en/countries/us?measure=immigrants": `fig-immigrants`,
		"/fr/pays/mx": `<dt>Mexique : personnes réfugiées`} {
		if _, page := get(t, srv, http.MethodGet, path); !strings.Contains(page, want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
	rows := table(t, srv, "/en/countries/mx/irregular-entries-in.csv?pace=year&period=2024-2024")
	if len(rows) != 1 || rows[0]["value"] != "1231320" {
		t.Errorf("irregular events in Mexico in 2024: %v", rows)
	}
}

// TestRibbonsOfARegion holds that the explorer draws the largest corridors of a
// region, each with its number and its address, and those of a country not.
func TestRibbonsOfARegion(t *testing.T) {
	srv := siteOf(t, documents())
	_, page := get(t, srv, http.MethodGet, "/en/corridors?o=013")
	drawn, _, _ := strings.Cut(page[strings.Index(page, `<svg class="sk"`):], "</figure>")
	if n := strings.Count(drawn, `<path class="r"`); n != 14 || !strings.Contains(drawn, `<a href="/en/corridors/mx-us" aria-label="Mexico → United States: 11,279,561">`) {
		t.Errorf("%d ribbons:\n%.400s", n, drawn)
	}
	if !strings.Contains(page, `id="ranking"`) || !strings.Contains(drawn, `href="#ranking"`) {
		t.Error("the ribbons have no table")
	}
	if _, page := get(t, srv, http.MethodGet, "/en/corridors?o=mx"); strings.Contains(page, `class="sk"`) {
		t.Error("corridors that all begin at one country are drawn as ribbons")
	}
	for _, unknown := range []string{"o=nowhere", "d=nowhere", "series=none"} {
		if resp, _ := get(t, srv, http.MethodGet, "/en/corridors?"+unknown); resp.StatusCode != http.StatusNotFound {
			t.Errorf("?%s answers %d, and so with corridors that nobody asked for", unknown, resp.StatusCode)
		}
	}
}
