package history

import (
	"cmp"
	"encoding/csv"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// atOnce is how many steps a page of the log has.
const atOnce = 50

// logPage is the log, or what was chosen of it.
type logPage struct {
	desk.Frame
	Days      []day
	Verbs     []frame.Option
	By, Batch string
	Since     string // a day
	Until     string
	Chosen    bool   // not all is shown
	Older     string // address of the steps before; or ""
	Newest    string // address of the first page, where this is another; or ""
	CSV, Atom string
	Wrong     bool // a filter could not be read
}

// filters reads which steps are asked for, and reports whether every filter
// could be read. What cannot be read chooses all.
func filters(v url.Values) (only schema.StepFilter, ok bool) {
	ok = true
	number := func(name string, to *int) {
		if s := v.Get(name); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 {
				ok = false
				return
			}
			*to = n
		}
	}
	days := func(name string, to *time.Time, later int) {
		if s := v.Get(name); s != "" {
			t, err := time.ParseInLocation(time.DateOnly, s, time.Local)
			if err != nil {
				ok = false
				return
			}
			*to = t.AddDate(0, 0, later)
		}
	}
	only.By, only.Verb = strings.TrimSpace(v.Get("by")), schema.Verb(v.Get("verb"))
	number("batch", &only.Batch)
	number("below", &only.Below)
	days("since", &only.From, 0)
	days("until", &only.Until, 1)
	return only, ok
}

func (h *History) whole(r *desk.Request) error {
	asked := r.Request.Request.URL.Query()
	only, ok := filters(asked)
	switch asked.Get("as") {
	case "csv":
		return h.writeCSV(r, only)
	case "atom":
		return h.writeAtom(r, only)
	}
	loc := h.Site.Locale(r.Lang)
	only.Most = atOnce + 1
	steps, err := h.Log.Steps(r.Ctx(), only)
	if err != nil {
		return err
	}
	v := logPage{Frame: h.Page(r, frame.RouteDeskLog, loc.Say("log")), By: only.By, Batch: asked.Get("batch"), Since: asked.Get("since"), Until: asked.Get("until"), Wrong: !ok}
	v.Chosen = only.By != "" || only.Verb != "" || only.Batch != 0 || !only.From.IsZero() || !only.Until.IsZero()
	for _, x := range schema.Verbs {
		v.Verbs = append(v.Verbs, frame.Option{Value: string(x), Label: wording.Verb(loc, x), Selected: x == only.Verb})
	}
	if len(steps) > atOnce {
		steps = steps[:atOnce]
		v.Older = h.with(r, asked, "below", strconv.Itoa(steps[atOnce-1].Number))
	}
	if only.Below != 0 {
		v.Newest = h.with(r, asked, "below", "")
	}
	v.CSV, v.Atom = h.with(r, asked, "as", "csv"), h.with(r, asked, "as", "atom")
	if v.Days, err = h.days(r, steps); err != nil {
		return err
	}
	return h.Render(r.Request, http.StatusOK, "desk_log.html", v)
}

// with returns the address of the log with one parameter changed.
func (h *History) with(r *desk.Request, asked url.Values, name, value string) string {
	v := url.Values{}
	for _, k := range []string{"by", "verb", "batch", "since", "until", "below"} {
		if s := asked.Get(k); s != "" && !(k == "below" && name == "as") {
			v.Set(k, s)
		}
	}
	v.Del(name)
	if value != "" {
		v.Set(name, value)
	}
	return frame.WithValues(frame.Address(r.Lang, frame.RouteDeskLog), v)
}

// readAtOnce is how many steps a table reads at a time.
const readAtOnce = 500

// writeCSV writes a row a part. The table of the command "log" has the same
// columns.
func (h *History) writeCSV(r *desk.Request, only schema.StepFilter) error {
	r.Header("Content-Type", "text/csv; charset=utf-8")
	r.Header("Content-Disposition", `attachment; filename="log.csv"`)
	w := csv.NewWriter(r.Writer)
	if err := w.Write([]string{"step", "at", "by", "verb", "note", "undoes", "undone", "import", "document", "field", "fate", "from", "to"}); err != nil {
		return err
	}
	only.Most = readAtOnce
	for {
		steps, err := h.Log.Steps(r.Ctx(), only)
		if err != nil {
			return err
		}
		for _, s := range steps {
			if len(s.Parts) < s.Size && only.Document == "" {
				if s, err = h.Log.Step(r.Ctx(), s.Number); err != nil {
					return err
				}
			}
			if err := writeStep(w, s); err != nil {
				return err
			}
			only.Below = s.Number
		}
		if len(steps) < readAtOnce {
			w.Flush()
			return w.Error()
		}
	}
}

func writeStep(w *csv.Writer, s schema.Step) error {
	parts := s.Parts
	if len(parts) == 0 {
		parts = []schema.StepPart{{}}
	}
	for _, p := range parts {
		cells := []string{number(s.Number), s.At.Format(time.RFC3339), s.By, string(s.Verb), s.Note, number(s.Undoes), number(s.Undone), number(s.Batch),
			string(p.Document), string(p.Field), string(p.Fate), strings.Join(p.Was, " | "), strings.Join(p.Is, " | ")}
		for i, c := range cells {
			cells[i] = schema.Cell(c)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	return nil
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// feed is the log as an Atom feed (RFC 4287), for who asks with a token.
type feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    schema.Lang `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Entries []entry     `xml:"entry"`
}

type entry struct {
	Title   string `xml:"title"`
	ID      string `xml:"id"`
	Updated string `xml:"updated"`
	Author  string `xml:"author>name"`
	Link    link   `xml:"link"`
	Content string `xml:"content"`
}

type link struct {
	Href string `xml:"href,attr"`
}

func (h *History) writeAtom(r *desk.Request, only schema.StepFilter) error {
	only.Most = atOnce
	steps, err := h.Log.Steps(r.Ctx(), only)
	if err != nil {
		return err
	}
	days, err := h.days(r, steps)
	if err != nil {
		return err
	}
	loc, base := h.Site.Locale(r.Lang), h.Site.Base(r.Request.Request)
	out := feed{Lang: r.Lang, Title: loc.Say("log"), ID: base + frame.Address(r.Lang, frame.RouteDeskLog), Updated: time.Unix(0, 0).UTC().Format(time.RFC3339)}
	if len(steps) > 0 {
		out.Updated = steps[0].At.Format(time.RFC3339)
	}
	for _, d := range days {
		for _, s := range d.Steps {
			who := cmp.Or(s.Who, loc.Say("log.nobody"))
			out.Entries = append(out.Entries, entry{Title: who + " " + s.Verb, ID: base + s.URL, Updated: s.At.Format(time.RFC3339), Author: who, Link: link{base + s.URL}, Content: inWords(s)})
		}
	}
	b, err := xml.Marshal(out)
	if err != nil {
		return err
	}
	r.Data(http.StatusOK, "application/atom+xml; charset=utf-8", append([]byte(xml.Header), b...))
	return nil
}

// inWords writes what a step did as plain text.
func inWords(s wording.Step) string {
	lines := []string{}
	if s.Note != "" {
		lines = append(lines, s.Note)
	}
	for _, p := range s.Parts {
		line := p.Title + ": " + p.Field
		if p.What != "" {
			line += " " + p.What
		}
		for _, v := range p.Out {
			line += " − " + v
		}
		for _, v := range p.In {
			line += " + " + v
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
