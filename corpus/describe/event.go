package describe

import (
	"fmt"
	"time"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// events keeps the dates of meetings and the like apart from the document's
// own.
func (f *fields) events(d *document) {
	d.doc.Events = nil
	for _, r := range d.pages {
		for _, s := range r.sentences() {
			f.sentenceEvents(d, r, s)
		}
	}
}

// sentenceEvents keeps the dates of a sentence on a meeting.
func (f *fields) sentenceEvents(d *document, r *reading, s span) {
	const mostEvents = 12
	if r.all(s)&cueSpeech == 0 {
		return
	}
	for i := s.first; i < s.end && len(d.doc.Events) < mostEvents; i++ {
		x, confidence, ok := f.eventAt(r, i, d.doc.Published)
		if !ok {
			continue
		}
		i = x.end - 1
		if x.date != d.doc.Published {
			d.doc.Events = append(d.doc.Events, schema.Event{Date: x.date,
				Basis: schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.evidence(s.first, s.end, "event")}}})
		}
	}
}

// eventAt reads the date of an event at tokens[i]: days that follow each
// other, a date, or a day of a month whose year the date of publication makes
// certain.
func (f *fields) eventAt(r *reading, i int, own schema.Date) (dated, float64, bool) {
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
	year, ok := yearOf(own, month, day, r.weekdayBefore(i))
	return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day)), i, end}, 0.5, ok && valid(year, month, day)
}

// daysAt reads "del 12 al 14 de marzo de 2021", "12-14 March 2021" and "du 12
// au 14 mars": the first and the last day, of one month.
func (f *fields) daysAt(r *reading, i int, own schema.Date) (dated, bool) {
	first, j, ok := r.day(i)
	if !ok || !(r.is(j, lang.DaysJoin) || r.mark(j, "-") || r.mark(j, "–")) {
		return dated{}, false
	}
	last, month, end, ok := f.dayMonth(r, j+1)
	if !ok || last <= first {
		return dated{}, false
	}
	year, j, ok := f.yearAfter(r, end)
	if !ok {
		year, ok = yearOf(own, month, last, r.weekdayBefore(i))
		j = end
	}
	if !ok || !valid(year, month, last) {
		return dated{}, false
	}
	return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", year, month, first, year, month, last)), i, j}, true
}

// yearAfter reads the year that follows a day and a month.
func (f *fields) yearAfter(r *reading, j int) (year, end int, ok bool) {
	for r.is(j, lang.DateOf) || r.mark(j, ",") {
		j++
	}
	year, ok = r.year(j)
	return year, j + 1, ok
}

// dayMonth reads "12 de marzo", "1er mars", "12 March" and "March 12".
func (f *fields) dayMonth(r *reading, i int) (day, month, end int, ok bool) {
	if i >= len(r.tokens) {
		return 0, 0, 0, false
	}
	if m := f.months[r.tokens[i].word]; m != 0 && r.tokens[i].word != 0 && r.tokens[i].is(capital) {
		day, end, ok = r.day(i + 1)
		return day, m, end, ok
	}
	day, j, ok := r.day(i)
	if !ok {
		return 0, 0, 0, false
	}
	for r.is(j, lang.DaysMonth) {
		j++
	}
	if j >= len(r.tokens) || r.tokens[j].word == 0 || f.months[r.tokens[j].word] == 0 {
		return 0, 0, 0, false
	}
	return day, f.months[r.tokens[j].word], r.skipDot(j + 1), true
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
func (r *reading) weekdayBefore(i int) weekdays {
	for j := i - 1; j >= max(0, i-2); j-- {
		if d, ok := r.weekdayAt(j); ok {
			return weekdays{d}
		}
	}
	return nil
}

func (r *reading) weekdayAt(j int) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if r.is(j, lang.Sunday+lang.Class(d)) {
			return d, true
		}
	}
	return 0, false
}
