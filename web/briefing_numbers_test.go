package web_test

import (
	"encoding/json"
	"math"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// known are the figures that the interface gives out for some ends, by the
// digits with which they are written.
type known map[string][]apiFigure

// apiFigure is a figure of a period, with those of the same series.
type apiFigure struct {
	year   int
	at     string // the period
	value  float64
	series map[string]float64 // by period
}

var reDigits = regexp.MustCompile(`[0-9]+`)

// digits are those of a number, whatever parts them.
func digits(s string) string { return strings.Join(reDigits.FindAllString(s, -1), "") }

// figuresKnown reads the figures of a corridor, of its origin, of the routes
// beside it, and of the one corridor of which the library has a number, from the
// interface. Years of which it has all months or quarters are added up.
func figuresKnown(t *testing.T, srv *httptest.Server, slug string) known {
	t.Helper()
	origin, _, _ := strings.Cut(strings.ToUpper(slug), "-")
	out := known{}
	for _, c := range []string{strings.ToUpper(slug), origin + "-*", origin + "-PA", origin + "-MX", "*-PA", "*-MX", "MX-US"} {
		_, body := get(t, srv, http.MethodGet, "/api/v1/figures?shares=1&corridor="+c)
		var got struct {
			Figures []struct {
				Series, Period, Sex, Area, Unit string
				Year                            int
				Value                           float64
			}
		}
		if err := json.Unmarshal([]byte(body), &got); err != nil {
			t.Fatalf("%s: %v", c, err)
		}
		series, years := map[string]map[string]float64{}, map[string]int{}
		units := map[string]string{}
		for _, f := range got.Figures {
			if f.Area != "" {
				continue
			}
			name := f.Series + " " + f.Sex
			if series[name] == nil {
				series[name] = map[string]float64{}
			}
			series[name][f.Period], units[name] = f.Value, f.Unit
			if year := strconv.Itoa(f.Year); f.Period != year {
				years[name+"|"+year+"|"+strconv.Itoa(len(f.Period))]++
				series[name]["sum"+year] += f.Value
			}
		}
		for name, values := range series {
			for at, v := range values {
				period := strings.TrimPrefix(at, "sum")
				if period != at && years[name+"|"+period+"|"+strconv.Itoa(len("2024-Q1"))] < 4 && years[name+"|"+period+"|"+strconv.Itoa(len("2024-01"))] < 12 {
					continue
				}
				year, err := strconv.Atoi(period[:4])
				if err != nil {
					t.Fatalf("period %q", at)
				}
				written := digits(number(units[name], v))
				out[written] = append(out[written], apiFigure{year, at, v, values})
			}
		}
	}
	return out
}

// has returns the figures that are written so, of one of the years that a text
// names.
func (k known) has(written, when string) []apiFigure {
	var out []apiFigure
	for _, f := range k[digits(written)] {
		if strings.Contains(when, strconv.Itoa(f.year)) {
			out = append(out, f)
		}
	}
	return out
}

// changes are by how many percent a figure can have changed: since a year
// before, or since any period before it of its series.
func (f apiFigure) changes() []string {
	var out []string
	for at, before := range f.series {
		if at < f.at && before != 0 {
			out = append(out, strconv.FormatFloat(math.Abs(math.Round((f.value-before)/before*1000)/10), 'f', 1, 64))
		}
	}
	return out
}

// twelve are the sums of twelve months that end with a figure.
func (f apiFigure) twelve() float64 {
	n := 12
	if strings.Contains(f.at, "Q") {
		n = 4
	}
	var periods []string
	for at := range f.series {
		if len(at) == len(f.at) && at <= f.at && !strings.HasPrefix(at, "sum") {
			periods = append(periods, at)
		}
	}
	slices.Sort(periods)
	var sum float64
	for _, at := range periods[max(0, len(periods)-n):] {
		sum += f.series[at]
	}
	return sum
}

// elements returns what the elements of a class say, or of a name.
func elements(root *html.Node, is func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			out = append(out, n)
		}
	}
	return out
}

func said(n *html.Node) string {
	var b strings.Builder
	for x := range n.Descendants() {
		if x.Type == html.TextNode {
			b.WriteString(x.Data)
		}
	}
	return b.String()
}

// children are the elements right below one.
func children(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			out = append(out, c)
		}
	}
	return out
}

var (
	reLong    = regexp.MustCompile(`[0-9][0-9\x{202f}\x{a0} ,.]*[0-9]`)
	rePercent = regexp.MustCompile(`([0-9][0-9\x{202f},.]*)[\x{a0} ]?%`)
	reTwelve  = regexp.MustCompile(`12 (?:months|meses|mois)[^0-9]{1,3}([0-9][0-9\x{202f}\x{a0},]*)`)
)

// briefingCheck compares a briefing with the interface.
type briefingCheck struct {
	*testing.T
	where string
	known known
	n     int
}

// figure compares a number of a period.
func (c *briefingCheck) figure(what, written, when string) []apiFigure {
	c.Helper()
	found := c.known.has(written, when)
	if len(found) == 0 {
		c.Errorf("%s: %s has %q of %q, which the interface has not", c.where, what, written, when)
	}
	c.n++
	return found
}

// TestNumbersOfBriefings holds that every figure in the briefings of twenty
// corridors in three languages is one of the interface, with its period; changes
// and sums are those of its figures.
func TestNumbersOfBriefings(t *testing.T) {
	srv := siteOf(t, append(documents(), says()))
	compared := 0
	for _, slug := range twenty {
		has := figuresKnown(t, srv, slug)
		for _, l := range []string{"es", "en", "fr"} {
			path := "/i/" + slug + "/" + today() + "?hl=" + l
			_, page := get(t, srv, http.MethodGet, path)
			root, err := html.Parse(strings.NewReader(page))
			if err != nil {
				t.Fatal(err)
			}
			c := &briefingCheck{t, path, has, 0}
			c.keys(root)
			c.charts(root)
			c.tables(root)
			for _, p := range elements(root, func(n *html.Node) bool { return attr(n, "class") == "paper-lede" }) {
				for _, written := range reLong.FindAllString(said(p), -1) {
					if len(digits(written)) > 4 {
						c.figure("the first sentence", written, said(p))
					}
				}
			}
			compared += c.n
			if c.n < 5 {
				t.Errorf("%s: only %d numbers were compared", path, c.n)
			}
		}
	}
	t.Logf("%d numbers were compared", compared)
	if compared < 5000 {
		t.Errorf("only %d numbers were compared", compared)
	}
}

// keys compares the key figures, their changes and sums.
func (c *briefingCheck) keys(root *html.Node) {
	for _, dl := range elements(root, func(n *html.Node) bool { return attr(n, "class") == "paper-keys" }) {
		for _, key := range children(dl) {
			parts := children(key)
			detail := said(parts[2])
			found := c.figure("a key figure", said(parts[1]), detail)
			for _, m := range rePercent.FindAllStringSubmatch(detail, -1) {
				c.n++
				if !slices.ContainsFunc(found, func(f apiFigure) bool {
					return slices.ContainsFunc(f.changes(), func(x string) bool { return digits(x) == digits(m[1]) })
				}) {
					c.Errorf("%s: %q changed by %s%%, which the interface does not say", c.where, said(key), m[1])
				}
			}
			for _, m := range reTwelve.FindAllStringSubmatch(detail, -1) {
				c.n++
				if !slices.ContainsFunc(found, func(f apiFigure) bool { return digits(number("", f.twelve())) == digits(m[1]) }) {
					c.Errorf("%s: %q has %s in twelve months, which the interface does not say", c.where, said(key), m[1])
				}
			}
		}
	}
}

// charts compares every point and column of the charts.
func (c *briefingCheck) charts(root *html.Node) {
	for _, n := range elements(root, func(n *html.Node) bool {
		return n.Data == "title" && (n.Parent.Data == "rect" || n.Parent.Data == "circle")
	}) {
		when, written, ok := strings.Cut(said(n), ": ")
		if !ok {
			c.Errorf("%s: a chart says %q", c.where, said(n))
		}
		c.figure("a chart", written, when)
	}
}

// tables compares the figures beside claims and those of routes.
func (c *briefingCheck) tables(root *html.Node) {
	for _, row := range elements(root, func(n *html.Node) bool { return n.Data == "tr" && n.Parent.Data == "tbody" }) {
		cells := children(row)
		if len(cells) == 3 { // a claim, the data bank, the verdict
			written, rest, _ := strings.Cut(said(cells[1]), " · ")
			c.figure("a table", written, rest)
			continue
		}
		written, _, _ := strings.Cut(said(cells[2]), " · ")
		found := c.figure("a table", written, said(cells[1]))
		for _, m := range rePercent.FindAllStringSubmatch(said(cells[3]), -1) {
			c.n++
			if !slices.ContainsFunc(found, func(f apiFigure) bool {
				return slices.ContainsFunc(f.changes(), func(x string) bool { return digits(x) == digits(m[1]) })
			}) {
				c.Errorf("%s: %q changed by %s%%, which the interface does not say", c.where, said(row), m[1])
			}
		}
	}
}
