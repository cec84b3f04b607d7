package describe

import (
	"fmt"
	"time"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

// events keeps the dates of meetings and the like apart from the document's
// own.
func (w *work) events(r *reading, s span, cues cueSet) {
	const mostEvents = 12
	if cues&cueSpeech == 0 {
		return
	}
	for i := s.first; i < s.end && len(w.doc.Events) < mostEvents; i++ {
		d, confidence, ok := w.eventAt(r, i)
		if !ok {
			continue
		}
		i = d.end - 1
		if d.date != w.doc.Published {
			w.doc.Events = append(w.doc.Events, schema.Event{Date: d.date,
				Basis: schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.evidence(s.first, s.end, "event")}}})
		}
	}
}

// eventAt reads the date of an event at tokens[i]: days that follow each
// other, a date, or a day of a month whose year the date of publication makes
// certain.
func (w *work) eventAt(r *reading, i int) (dated, float64, bool) {
	if d, ok := w.daysAt(r, i); ok {
		return d, 0.6, true
	}
	if d, ok := w.dateAt(r, i); ok {
		return d, 0.6, true
	}
	day, month, end, ok := w.dayMonth(r, i)
	if !ok {
		return dated{}, 0, false
	}
	year, ok := w.yearOf(r, i, month, day)
	return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day)), i, end}, 0.5, ok && valid(year, month, day)
}

// daysAt reads "del 12 al 14 de marzo de 2021", "12-14 March 2021" and "du 12
// au 14 mars": the first and the last day, of one month.
func (w *work) daysAt(r *reading, i int) (dated, bool) {
	first, j, ok := r.day(i)
	if !ok || !(r.is(j, lang.DaysJoin) || r.mark(j, "-") || r.mark(j, "–")) {
		return dated{}, false
	}
	last, month, end, ok := w.dayMonth(r, j+1)
	if !ok || last <= first {
		return dated{}, false
	}
	year, j, ok := w.yearAfter(r, end)
	if !ok {
		year, ok = w.yearOf(r, i, month, last)
		j = end
	}
	if !ok || !valid(year, month, last) {
		return dated{}, false
	}
	return dated{schema.Date(fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", year, month, first, year, month, last)), i, j}, true
}

// yearAfter reads the year that follows a day and a month.
func (w *work) yearAfter(r *reading, j int) (year, end int, ok bool) {
	for r.is(j, lang.DateOf) || r.mark(j, ",") {
		j++
	}
	year, ok = r.year(j)
	return year, j + 1, ok
}

// dayMonth reads "12 de marzo", "1er mars", "12 March" and "March 12".
func (w *work) dayMonth(r *reading, i int) (day, month, end int, ok bool) {
	if i >= len(r.tokens) {
		return 0, 0, 0, false
	}
	if m := w.months[r.tokens[i].word]; m != 0 && r.tokens[i].word != 0 && r.tokens[i].is(capital) {
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
	if j >= len(r.tokens) || r.tokens[j].word == 0 || w.months[r.tokens[j].word] == 0 {
		return 0, 0, 0, false
	}
	return day, w.months[r.tokens[j].word], r.skipDot(j + 1), true
}

// yearOf returns the year of a day that the text gives without one, where the
// document's own day makes it certain: within five months of it, and on the
// day of the week that the text names.
func (w *work) yearOf(r *reading, i, month, day int) (int, bool) {
	const near = 150 * 24 * time.Hour
	if w.doc.Published.Precision() != schema.PrecisionDay {
		return 0, false
	}
	own, err := time.Parse(time.DateOnly, string(w.doc.Published))
	if err != nil {
		return 0, false
	}
	for year := own.Year() - 1; year <= own.Year()+1; year++ {
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if own.Sub(t).Abs() > near {
			continue
		}
		named, ok := r.weekdayBefore(i)
		return year, !ok || named == t.Weekday()
	}
	return 0, false
}

// weekdayBefore returns the day of the week that stands at most two tokens
// before tokens[i].
func (r *reading) weekdayBefore(i int) (time.Weekday, bool) {
	for j := i - 1; j >= max(0, i-2); j-- {
		if d, ok := r.weekdayAt(j); ok {
			return d, true
		}
	}
	return 0, false
}

func (r *reading) weekdayAt(j int) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if r.is(j, lang.Sunday+lang.Class(d)) {
			return d, true
		}
	}
	return 0, false
}
