package briefing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// How many days before the day of the paper something has come lately, and how
// many figures, documents and gaps are named.
const (
	latelyDays    = 30
	mostNewSeries = 3
	mostNewTitles = 2
	mostGaps      = 4
)

// lately names the figures and documents that came in the last days.
func (d *draft) lately() error {
	on, err := time.Parse(time.DateOnly, string(d.day))
	if err != nil {
		return fmt.Errorf("day %q: %w", d.day, schema.ErrInvalid)
	}
	since := schema.Date(on.AddDate(0, 0, -latelyDays).Format(time.DateOnly))
	s := brief.Section{Heading: d.loc.Say("brief.lately"), Text: d.loc.Say("brief.lately.since", d.loc.Format.Date(since))}
	for _, f := range d.newSeries(since) {
		v := f.Latest()
		d.show(f)
		s.List = append(s.List, brief.Item{Name: f.Name + ":", Text: d.loc.Say("brief.lately.figure", v.Name, f.Source, d.loc.Format.Date(f.Series.Entered))})
	}
	about := listing.Only(search.FacetCorridor, d.corridor.String())
	about.Lang, about.Since = d.Lang, since
	n, err := d.Finder.Count(d.r.Ctx(), about)
	if err != nil {
		return err
	}
	if n > 0 {
		s.List = append(s.List, brief.Item{Link: d.loc.Say("brief.lately.documents", n), URL: frame.ResultsAddress(d.Lang, about)})
		s.List = append(s.List, d.newTitles(since)...)
	}
	if len(s.List) == 0 {
		s.List = []brief.Item{{Text: d.loc.Say("brief.lately.none")}}
	}
	d.add(s)
	return nil
}

// newSeries are the series of the corridor that came on a day or later, the
// newest first.
func (d *draft) newSeries(since schema.Date) []bank.Series {
	h := d.Bank.Hold(d.Lang, d.corridor)
	var out []bank.Series
	for _, pace := range slices.Backward(bank.Paces) { // the shortest first: it has the newest period
		for _, f := range h.Series(pace, schema.Measures()...) {
			known := slices.ContainsFunc(out, func(x bank.Series) bool { return x.Series.ID == f.Series.ID })
			if !known && f.Series.Entered >= since && f.Series.Entered <= d.day {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b bank.Series) int { return b.Latest().Period.Compare(a.Latest().Period) })
	return out[:min(len(out), mostNewSeries)]
}

// newTitles are documents that came on a day or later, the most relevant first.
func (d *draft) newTitles(since schema.Date) []brief.Item {
	var out []brief.Item
	for _, x := range d.said.Documents {
		if len(out) < mostNewTitles && schema.Date(x.Card.Changed.UTC().Format(time.DateOnly)) >= since {
			d.name(x.Card.ID)
			out = append(out, brief.Item{Link: cut(x.Card.Title, quoteRoom) + " · " + d.dated(x.Card), URL: "/d/" + string(x.Card.ID)})
		}
	}
	return out
}

// gaps names what is not known of the corridor.
func (d *draft) gaps() {
	s := brief.Section{Heading: d.loc.Say("brief.gaps")}
	all := d.Corridors.Gaps(d.Lang, d.corridor, d.held)
	for _, g := range all[:min(len(all), mostGaps)] {
		s.List = append(s.List, brief.Item{Name: g.What + ":", Text: g.Why})
	}
	d.add(s)
}

// sources says of every series of which a figure stands in the paper what it
// counts, who publishes it and under which licence.
func (d *draft) sources() {
	s := brief.Section{Heading: d.loc.Say("brief.sources")}
	told := map[schema.Measure]bool{}
	for _, f := range d.shown {
		text := strings.TrimSuffix(bank.CiteSeries(f.Series, d.Lang), " "+f.Series.URL)
		if m := f.Series.Measure; !told[m] {
			told[m] = true
			text = m.Note(d.Lang) + " " + text
		}
		s.List = append(s.List, brief.Item{Name: f.Series.Measure.Name(d.Lang) + ":", Text: text, URL: f.Series.URL})
	}
	d.add(s)
}

// cite says how to cite the paper.
func (d *draft) cite() {
	view := frame.CorridorOf(d.Lang, d.corridor)
	text := d.loc.Say("brief.cite", string(d.day)[:4], view.Origin+" → "+view.Destination, d.loc.Format.Date(d.day))
	d.add(brief.Section{Heading: d.loc.Say("brief.citing"), Text: text, List: []brief.Item{{Name: d.loc.Say("brief.lasting"), URL: d.Address}}})
}
