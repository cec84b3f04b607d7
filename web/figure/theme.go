package figure

import (
	"net/url"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/chart"
	"github.com/simde/simde/web/frame"
)

// Theme plans what a page shows of a theme: the choice that its address names,
// in the pace and the years that it names, with links to the others.
func (d *Drawer) Theme(r *frame.Request, t bank.Theme, subject string) Plan {
	v := bank.ViewOf(r.Request.URL.Query())
	c := t.Chosen(v)
	p := d.Choice(r.Lang, c, v)
	p.Subject = subject
	loc := d.Site.Locale(r.Lang)
	if len(t.Choices) > 1 {
		g := Group{Label: loc.Say("choose.measure")}
		for i, x := range t.Choices {
			named := slices.DeleteFunc(slices.Clone(v.Measures), t.Has)
			if i > 0 {
				named = append(named, x.Code)
			}
			g.Links = append(g.Links, Choice{x.Label, Link(r, t.Code, bank.ByMeasure, named...), x.Code == c.Code})
		}
		p.Groups = append(p.Groups, g)
	}
	if len(p.Series) == 0 {
		p.Empty = loc.Say("figure.none")
	}
	if c.Code != t.Choices[0].Code {
		p.Chooses = append(p.Chooses, Pair{bank.ByMeasure, c.Code})
	}
	return p
}

// Shown is a theme with the chart that is chosen in it.
type Shown struct {
	Code, Name string
	Paces      *Group // the paces to choose from, or nil where there is one
	Section
}

// Themes draws themes for a page about a subject, the population over the
// documents of the same years.
func (d *Drawer) Themes(r *frame.Request, subject string, themes []bank.Theme, documents []chart.Value) []Shown {
	var out []Shown
	for _, t := range themes {
		p := d.Theme(r, t, subject)
		if t.Code == bank.ThemePopulation {
			p.Documents = documents
		}
		x := Shown{Code: t.Code, Name: d.Site.Locale(r.Lang).Say("theme." + t.Code), Section: d.Section(r, p, len(out)+1)}
		if g, several := d.Paces(r, t.Chosen(bank.ViewOf(r.Request.URL.Query())), t.Code); several {
			x.Paces = &g
		}
		out = append(out, x)
	}
	return out
}

// Find draws the choice of some themes that has a name, for a file; false where
// none has it.
func (d *Drawer) Find(r *frame.Request, themes []bank.Theme, subject, name string) (Section, bool) {
	for _, t := range themes {
		for i, x := range t.Choices {
			if x.Code != name {
				continue
			}
			p := d.Choice(r.Lang, x, bank.ViewOf(r.Request.URL.Query()))
			p.Subject = subject
			if i > 0 {
				p.Chooses = []Pair{{bank.ByMeasure, x.Code}}
			}
			return d.Section(r, p, 1), true
		}
	}
	return Section{}, false
}

// Choice plans what a view shows of a choice.
func (d *Drawer) Choice(l schema.Lang, c bank.Choice, v bank.View) Plan {
	pace := c.PaceIn(v)
	return Plan{Name: c.Code, Heading: c.Heading, Counts: c.Counts, Scope: c.Scope, Pace: pace, Flow: c.Flow, Apart: c.Apart, Series: v.All(c.Series(pace))}
}

// Paces are the links that choose the pace of a choice, where there are several.
func (d *Drawer) Paces(r *frame.Request, c bank.Choice, at string) (Group, bool) {
	loc, paces := d.Site.Locale(r.Lang), c.Paces()
	now := c.PaceIn(bank.ViewOf(r.Request.URL.Query()))
	g := Group{Label: loc.Say("choose.pace")}
	for _, p := range slices.Backward(paces) {
		g.Links = append(g.Links, Choice{loc.Say("pace." + string(p)), Link(r, at, bank.ByPace, string(p)), p == now})
	}
	return g, len(paces) > 1
}

// Spans are the links that choose the years of all charts.
func (d *Drawer) Spans(r *frame.Request) Group {
	loc := d.Site.Locale(r.Lang)
	v := bank.ViewOf(r.Request.URL.Query())
	g := Group{Label: loc.Say("choose.period")}
	for _, n := range bank.Spans {
		label := loc.Say("choose.all")
		if n > 0 {
			label = loc.Say("choose.years", n)
		}
		values := []string{bank.Span(n)}
		if n == bank.UsualYears {
			values = nil
		}
		g.Links = append(g.Links, Choice{label, Link(r, "", bank.ByPeriod, values...), v.From == 0 && n == v.Years})
	}
	return g
}

// Link is the address of the page that is asked for with other values of a
// parameter, none for the usual; at is the place on it to return to.
func Link(r *frame.Request, at, key string, values ...string) string {
	v := url.Values{}
	for k, x := range r.Request.URL.Query() {
		v[k] = x
	}
	v.Del(key)
	if len(values) > 0 {
		v[key] = values
	}
	to := frame.WithValues(Page(r), v)
	if at != "" {
		to += "#" + at
	}
	return to
}
