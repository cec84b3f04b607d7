package field

import (
	"fmt"
	"time"

	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Events keeps the dates of meetings and the like apart from the document's
// own.
func (f *Reader) Events(d *text.Document) {
	d.Doc.Events = nil
	for _, r := range d.Pages {
		for _, s := range r.Sentences() {
			f.sentenceEvents(d, r, s)
		}
	}
}

// sentenceEvents keeps the dates of a sentence on a meeting.
func (f *Reader) sentenceEvents(d *text.Document, r *text.Text, s text.Span) {
	const mostEvents = 12
	if r.All(s)&text.CueSpeech == 0 {
		return
	}
	for i := s.First; i < s.End && len(d.Doc.Events) < mostEvents; i++ {
		if !r.Tokens[i].Is(text.Number) && !f.Months.Has(r.Tokens[i].Word) {
			continue
		}
		x, confidence, ok := f.eventAt(r, i, d.Doc.Published)
		if !ok {
			continue
		}
		i = x.end - 1
		if x.date != d.Doc.Published {
			d.Doc.Events = append(d.Doc.Events, schema.Event{Date: x.date,
				Basis: schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.Evidence(s.First, s.End, "event")}}})
		}
	}
}

// eventAt reads the date of an event at tokens[i]: days that follow each
// other, a date, or a day of a month whose year the date of publication makes
// certain.
func (f *Reader) eventAt(r *text.Text, i int, own schema.Date) (dated, float64, bool) {
	if d, ok := f.daysAt(r, i, own); ok {
		return d, 0.6, true
	}
	if d, ok := f.dateAt(r, i); ok {
		return d, 0.6, true
	}
	day, month, end, ok := f.dayMonth(r, i)
	if !ok {
		return dated{}, 0, false
	}
	year, ok := yearOf(own, month, day, weekdayBefore(r, i))
	return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day)), i, end}, 0.5, ok && valid(year, month, day)
}

// daysAt reads "del 12 al 14 de marzo de 2021", "12-14 March 2021" and "du 12
// au 14 mars": the first and the last day, of one month.
func (f *Reader) daysAt(r *text.Text, i int, own schema.Date) (dated, bool) {
	first, j, ok := dayAt(r, i)
	if !ok || !(r.Is(j, lang.DaysJoin) || r.Mark(j, "-") || r.Mark(j, "–")) {
		return dated{}, false
	}
	last, month, end, ok := f.dayMonth(r, j+1)
	if !ok || last <= first {
		return dated{}, false
	}
	year, j, ok := f.yearAfter(r, end)
	if !ok {
		year, ok = yearOf(own, month, last, weekdayBefore(r, i))
		j = end
	}
	if !ok || !valid(year, month, last) {
		return dated{}, false
	}
	return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", year, month, first, year, month, last)), i, j}, true
}

// yearAfter reads the year that follows a day and a month.
func (f *Reader) yearAfter(r *text.Text, j int) (year, end int, ok bool) {
	for r.Is(j, lang.DateOf) || r.Mark(j, ",") {
		j++
	}
	year, ok = r.Year(j)
	return year, j + 1, ok
}

// dayMonth reads "12 de marzo", "1er mars", "12 March" and "March 12".
func (f *Reader) dayMonth(r *text.Text, i int) (day, month, end int, ok bool) {
	if i >= len(r.Tokens) {
		return 0, 0, 0, false
	}
	if m := f.Months.Of(r.Tokens[i].Word); m != 0 && r.Tokens[i].Word != 0 && r.Tokens[i].Is(text.Capital) {
		day, end, ok = dayAt(r, i+1)
		return day, m, end, ok
	}
	day, j, ok := dayAt(r, i)
	if !ok {
		return 0, 0, 0, false
	}
	for r.Is(j, lang.DaysMonth) {
		j++
	}
	if j >= len(r.Tokens) || r.Tokens[j].Word == 0 || f.Months.Of(r.Tokens[j].Word) == 0 {
		return 0, 0, 0, false
	}
	return day, f.Months.Of(r.Tokens[j].Word), skipDot(r, j+1), true
}

// yearOf returns the year of a day that the text gives without one, where the
// document's own date makes it certain: within five months of it, and on the
// day of the week that the text names, if it names one.
func yearOf(own schema.Date, month, day int, named weekdays) (int, bool) {
	const near = 150 * 24 * time.Hour
	if own.Precision() != schema.PrecisionDay {
		return 0, false
	}
	published, err := time.Parse(time.DateOnly, string(own))
	if err != nil {
		return 0, false
	}
	for year := published.Year() - 1; year <= published.Year()+1; year++ {
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if published.Sub(t).Abs() <= near {
			return year, len(named) == 0 || named[0] == t.Weekday()
		}
	}
	return 0, false
}

// weekdays are the days of the week that a text names: one or none.
type weekdays []time.Weekday

// weekdayBefore returns the day of the week that stands at most two tokens
// before tokens[i].
func weekdayBefore(r *text.Text, i int) weekdays {
	for j := i - 1; j >= max(0, i-2); j-- {
		if d, ok := weekdayAt(r, j); ok {
			return weekdays{d}
		}
	}
	return nil
}
