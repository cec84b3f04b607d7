package field

import (
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// heading finds the run of lines on top of the first page that name the office
// whose paper it is.
func heading(r *text.Text) (start, end int, ok bool) {
	const top = 6
	pos, seen := 0, 0
	for line := range strings.Lines(r.Body) {
		at := pos
		pos += len(line)
		s := strings.TrimSpace(line)
		if s == "" {
			continue
		}
		if seen++; seen > top {
			break
		}
		goesOn := ok && wording.Connects(strings.ToLower(wording.LastWord(strings.TrimSpace(r.Body[start:end]))))
		switch {
		case headed(s) || goesOn && len(s) < 60:
			if !ok {
				start, ok = at+strings.Index(line, s), true
			}
			end = at + strings.Index(line, s) + len(s)
		case ok:
			return start, end, true
		}
	}
	return start, end, ok
}

// headed reports whether a line is a letterhead, or several parted by dashes.
func headed(s string) bool {
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '–' || r == '—' || r == '|' || r == '·' }) {
		if !wording.Letterhead(strings.TrimSpace(part)) {
			return false
		}
	}
	return s != ""
}

// letterheadPublisher returns the office whose letterhead opens the document,
// the most exact of several, and the country that the letterhead names.
func (f *Reader) letterheadPublisher(d *text.Document) (name string, country schema.Place, why schema.Evidence, ok bool) {
	if len(d.Pages) == 0 {
		return "", "", schema.Evidence{}, false
	}
	r := d.Pages[0]
	start, end, ok := heading(r)
	if !ok {
		return "", "", schema.Evidence{}, false
	}
	for _, m := range r.Mentions {
		if at := int(r.Tokens[m.First].Start); m.Place >= 0 && at >= start && at < end && f.Places[m.Place].Kind() == schema.Country {
			country = f.Places[m.Place]
			break
		}
	}
	name = office(r.Body[start:end])
	return name, country, r.Passage(start, end, "publisher.letterhead"), name != ""
}

// office returns the name of the office in a letterhead: its lines joined where
// one goes on with the one before, and the last that is not a whole state. It is
// "" where the letterhead has marks only.
func office(text string) string {
	var names []string
	for line := range strings.Lines(text) {
		for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == '–' || r == '—' || r == '|' || r == '·' }) {
			part = wording.OneLine(part)
			if n := len(names); n > 0 && wording.Connects(strings.ToLower(wording.LastWord(names[n-1]))) {
				names[n-1] += " " + part
			} else if part != "" {
				names = append(names, part)
			}
		}
	}
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 1 && reState().MatchString(names[0]):
		return names[1]
	}
	return names[0]
}

var reState = wording.Lazy(func() string { return `(?i)^` + wording.Pattern("state") })
