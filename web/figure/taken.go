package figure

import (
	"fmt"
	"html"
	"net/url"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/cite"
	"github.com/simde/simde/web/frame"
)

// Taken is what one can take of a chart: files and references.
type Taken struct {
	SVG, PNG, CSV string // addresses of the chart and of its values as files
	RIS, BibTeX   string // addresses of its reference
	References    []Reference
	Permanent     string // its address, with years, measure and edition
	Embed         string // the HTML that shows it on another page
	Newer         string // that the bank has had a newer edition since the one asked for, or ""
	work          cite.Work
}

// Reference is a reference in one style.
type Reference struct {
	Style  string
	Pieces []cite.Piece
}

// referenceStyles are those that are offered for figures.
var referenceStyles = []cite.Style{cite.APA, cite.Chicago}

// taken makes the addresses and references of a section.
func (d *Drawer) taken(r *frame.Request, x Section) Taken {
	page := Page(r)
	lasting := x.lasting()
	file := func(ending string, v url.Values) string { return frame.WithValues(page+"/"+x.Name+ending, v) }
	now := x.files(r)
	t := Taken{SVG: file(AsSVG, now), PNG: file(AsPNG, now), CSV: file(AsCSV, now), RIS: file(AsRIS, lasting), BibTeX: file(AsBibTeX, lasting)}
	base := d.Site.Base(r.Request)
	t.Permanent = base + frame.WithValues(page, x.chosen(lasting)) + "#fig-" + x.Name
	t.Embed = fmt.Sprintf(`<img src="%s" alt="%s" width="1200" height="675">`, html.EscapeString(base+file(AsSVG, lasting)), html.EscapeString(x.Chart.Title+". "+x.Chart.Text+". "+x.Sources()))
	t.work = x.work(t.Permanent)
	for _, s := range referenceStyles {
		t.References = append(t.References, Reference{cite.StyleNames[s], cite.Reference(t.work, s, r.Lang)})
	}
	if asked := bank.ViewOf(r.Request.URL.Query()).Edition; asked != "" && x.edition() > asked {
		loc := d.Site.Locale(r.Lang)
		t.Newer = loc.Say("figure.newer", loc.Format.Date(asked), loc.Format.Date(x.edition()))
	}
	return t
}

// edition is the day on which the newest of its series came.
func (x Section) edition() schema.Date {
	var last schema.Date
	for _, f := range x.Drawn {
		last = max(last, f.Series.Entered)
	}
	return last
}

// lasting are the parameters of an address that is to show the same later: the
// years that are shown, the pace, and the edition.
func (x Section) lasting() url.Values {
	first, last := x.Drawn[0].Values[0].Year, x.Drawn[0].Latest().Year
	for _, f := range x.Drawn {
		first, last = min(first, f.Values[0].Year), max(last, f.Latest().Year)
	}
	v := url.Values{bank.ByPeriod: {strconv.Itoa(first) + "-" + strconv.Itoa(last)}, bank.ByPace: {string(x.Pace)}}
	if day := x.edition(); day != "" {
		v.Set(bank.ByEdition, string(day))
	}
	for _, p := range x.Chooses {
		if p.Key != bank.ByMeasure {
			v.Add(p.Key, p.Value)
		}
	}
	return v
}

// chosen adds what chooses the section on its page.
func (x Section) chosen(v url.Values) url.Values {
	out := url.Values{}
	for k, values := range v {
		out[k] = values
	}
	for _, p := range x.Chooses {
		if p.Key == bank.ByMeasure {
			out.Add(p.Key, p.Value)
		}
	}
	return out
}

// files are the parameters of the files of what is shown now.
func (x Section) files(r *frame.Request) url.Values {
	v := url.Values{}
	for _, key := range []string{bank.ByPeriod, bank.ByPace, bank.ByScope, bank.ByEdition} {
		if asked := r.Query(key); asked != "" {
			v.Set(key, asked)
		}
	}
	for _, p := range x.Chooses {
		v.Del(p.Key)
	}
	for _, p := range x.Chooses {
		if p.Key != bank.ByMeasure {
			v.Add(p.Key, p.Value)
		}
	}
	return v
}

// work is the section as a work that can be cited: a table of its first
// source, of the years that are shown.
func (x Section) work(address string) cite.Work {
	first := x.Drawn[0]
	span := first.Values[0].Name + "–" + first.Latest().Name
	if len(first.Values) == 1 {
		span = first.Latest().Name
	}
	title := x.Title() + ", " + span
	if first.Series.Vintage != "" {
		title += " [" + first.Series.Vintage + "]"
	}
	published := first.Series.Entered
	return cite.Work{URL: address, Card: schema.Card{ID: schema.ID(first.Series.ID + "-" + frame.Slug(x.Subject+" "+x.Name)), Title: title, Publisher: first.Series.Source,
		Published: published, Kind: "statistics"}}
}

// Page is the path of the page on which a request's charts stand: that of the
// request, or of a file the folder that it is in.
func Page(r *frame.Request) string {
	path := r.Request.URL.Path
	if name := r.Param("chart"); name != "" {
		return path[:len(path)-len("/"+name)]
	}
	return path
}
