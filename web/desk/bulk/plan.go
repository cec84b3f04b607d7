package bulk

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// planPage is a plan: what to change, what would become of each document, and
// the button that does it.
type planPage struct {
	desk.Frame
	Plan    schema.Plan
	Count   int  // documents
	More    bool // than a plan may change
	Part    int  // how many of them are looked at, where these are not all
	Search  string
	Text    string // of the search
	Left    int    // documents that were left out
	Changes []change
	Fields  []frame.Option
	Ways    []frame.Option
	Value   string
	Wrong   string
	Moved   bool // the library changed since the plan was looked at

	Chips    []chip
	Columns  []string
	Rows     []planRow
	Next     string
	Previous string
	CSV      string

	Will, Values int // documents that change, and values of them
	Persons      int // documents that have a person's word which would change
	Same         int
	Impossible   int
	Print        string // of what was shown
	Done         string // address of the step that it became; or ""
	Begun        bool   // it is being carried out, or was broken off
	Running      bool
	Over         bool
	Why          string
}

// change is one change of a plan, in words.
type change struct {
	Field, Way, Value string
	At                int
}

// chip chooses which documents are shown.
type chip struct {
	URL, Label string
	Current    bool
}

// planRow is what would become of one document.
type planRow struct {
	ID         schema.ID
	Title, URL string
	Cells      []cell
	Group      string
	By         string // whose word is left alone; or ""
}

type cell struct {
	Out, In []string
	Note    string
}

// The groups of documents of a plan.
const (
	groupChanges = "changes"
	groupPerson  = "person"
	groupSame    = "same"
	groupNot     = "not"
)

// Groups are the groups of documents in their order.
var Groups = []string{groupChanges, groupPerson, groupSame, groupNot}

// numbered returns the plan of the address.
func (b *Bulk) numbered(r *desk.Request) (schema.Plan, error) {
	n, err := strconv.Atoi(r.Param("plan"))
	if err != nil {
		return schema.Plan{}, schema.ErrNotFound
	}
	return b.Plans.OnePlan(r.Ctx(), n)
}

// decision is a plan for some documents.
func decision(p schema.Plan, ids []schema.ID) schema.Decision {
	dec := schema.Decision{By: p.By}
	for _, id := range ids {
		for _, e := range p.Edits {
			e.Document = id
			dec.Edits = append(dec.Edits, e)
		}
	}
	return dec
}

// worked is a plan worked out.
type worked struct {
	ids     []schema.ID
	more    bool
	effects []schema.Effect // of each document as many as the plan has edits
}

func (b *Bulk) work(r *desk.Request, p schema.Plan) (w worked, err error) {
	if w.ids, w.more, err = b.documents(r, p); err != nil || len(p.Edits) == 0 || p.Step != 0 || !p.Begun.IsZero() {
		return w, err
	}
	w.effects, err = b.Work.Plan(r.Ctx(), decision(p, w.shown()))
	return w, err
}

// shown are the documents of which it is shown what becomes of them.
func (w worked) shown() []schema.ID { return w.ids[:min(len(w.ids), mostShown)] }

// print is the same for the same effects.
func (w worked) print() (string, error) {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(w.effects); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

// group says what becomes of a document: it changes, it would change a person's
// word, it is so already, or it cannot.
func group(effects []schema.Effect) string {
	has := func(v schema.Verdict) bool {
		return slices.ContainsFunc(effects, func(e schema.Effect) bool { return e.Verdict == v })
	}
	switch {
	case has(schema.VerdictChanges):
		return groupChanges
	case has(schema.VerdictPerson):
		return groupPerson
	case has(schema.VerdictInvalid), has(schema.VerdictGone), has(schema.VerdictUnknown):
		return groupNot
	}
	return groupSame
}

func (b *Bulk) show(r *desk.Request) error {
	p, err := b.numbered(r)
	if err == nil {
		p, err = known(r.Ctx(), b.Log, p)
	}
	if err != nil {
		return err
	}
	w, err := b.work(r, p)
	if err != nil {
		return err
	}
	if r.Query("as") == "csv" {
		return writeCSV(r, w.effects)
	}
	v, err := b.planPage(r, p, w)
	if err != nil {
		return err
	}
	return b.Render(r.Request, http.StatusOK, "desk_changes.html", v)
}

// planPage draws a plan that was worked out.
func (b *Bulk) planPage(r *desk.Request, p schema.Plan, w worked) (v planPage, err error) {
	loc := b.Site.Locale(r.Lang)
	here := frame.Address(r.Lang, frame.RouteDeskBulk, strconv.Itoa(p.Number))
	v = planPage{Frame: b.Page(r, frame.RouteDeskBulk, loc.Say("changes.title", len(w.ids))), Plan: p, Count: len(w.ids), More: w.more, Left: len(p.Without), CSV: here + "?as=csv"}
	v.Search = frame.Address(r.Lang, frame.RouteDeskDocs)
	if p.Query != "" {
		v.Search += "?" + p.Query
	}
	if p.Only == nil {
		v.Text = query(r.Lang, p.Query).Text
	}
	for i, e := range p.Edits {
		v.Changes = append(v.Changes, change{wording.Field(loc, e.Field), loc.Say("way." + string(e.Way)), wording.Value(loc, e.Field, e.Value), i})
		v.Columns = append(v.Columns, wording.Field(loc, e.Field))
	}
	for _, f := range slices.Concat([]schema.Field{schema.FieldCollection, schema.FieldTopic, schema.FieldPublisher, schema.FieldRights}, slices.DeleteFunc(slices.Concat(schema.SingleFields, schema.ListFields), func(f schema.Field) bool {
		return f == schema.FieldCollection || f == schema.FieldTopic || f == schema.FieldPublisher || f == schema.FieldRights
	})) {
		v.Fields = append(v.Fields, frame.Option{Value: string(f), Label: wording.Field(loc, f)})
	}
	for _, x := range []schema.Way{schema.WaySet, schema.WayFill, schema.WayRemove} {
		v.Ways = append(v.Ways, frame.Option{Value: string(x), Label: loc.Say("way." + string(x))})
	}
	if len(w.ids) > len(w.shown()) {
		v.Part = len(w.shown())
	}
	v.Begun, v.Running = !p.Begun.IsZero() && p.Ended.IsZero(), b.underWay(p)
	v.Refresh(v.Running)
	if p.Step != 0 {
		v.Done = frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(p.Step))
	}
	if len(w.effects) == 0 {
		return v, nil
	}
	if v.Print, err = w.print(); err != nil {
		return v, err
	}
	return v, b.rows(r, &v, w, here)
}

// rows groups the documents and writes those of the page that is asked for.
func (b *Bulk) rows(r *desk.Request, v *planPage, w worked, here string) error {
	loc := b.Site.Locale(r.Lang)
	per := len(v.Plan.Edits)
	counts := map[string]int{}
	show := r.Query("show")
	if !slices.Contains(Groups, show) {
		show = ""
	}
	var shown []int
	for i := range w.shown() {
		of := w.effects[i*per : (i+1)*per]
		g := group(of)
		counts[g]++
		if slices.ContainsFunc(of, func(e schema.Effect) bool { return e.Verdict == schema.VerdictPerson }) {
			v.Persons++
		}
		for _, e := range of {
			if e.Verdict == schema.VerdictChanges {
				v.Values++
			}
		}
		if show == "" || g == show {
			shown = append(shown, i)
		}
	}
	v.Will, v.Same, v.Impossible = counts[groupChanges], counts[groupSame], counts[groupNot]
	for _, g := range Groups {
		if counts[g] > 0 {
			v.Chips = append(v.Chips, chip{here + "?show=" + g, loc.Say("changes."+g, counts[g]), g == show})
		}
	}
	page, err := strconv.Atoi(r.Query("page"))
	if err != nil || page < 1 {
		page = 1
	}
	to := func(n int) string {
		return frame.WithValues(here, url.Values{"show": {show}, "page": {strconv.Itoa(n)}})
	}
	if page > 1 {
		v.Previous = to(page - 1)
	}
	if page*atOnce < len(shown) {
		v.Next = to(page + 1)
	}
	shown = shown[min((page-1)*atOnce, len(shown)):min(page*atOnce, len(shown))]
	var ids []schema.ID
	for _, i := range shown {
		ids = append(ids, w.ids[i])
	}
	cards, err := b.Documents.Cards(r.Ctx(), ids)
	if err != nil {
		return err
	}
	titles := map[schema.ID]string{}
	for _, c := range cards {
		titles[c.ID] = c.Title
	}
	for _, i := range shown {
		v.Rows = append(v.Rows, rowOf(loc, w.ids[i], titles, w.effects[i*per:(i+1)*per]))
	}
	return nil
}

func rowOf(loc *frame.Locale, id schema.ID, titles map[schema.ID]string, effects []schema.Effect) planRow {
	out := planRow{ID: id, Title: string(id), URL: frame.Address(loc.Lang, frame.RouteDeskDocs, string(id)), Group: group(effects)}
	if t, held := titles[id]; held {
		out.Title = t
	}
	for _, e := range effects {
		c := cell{}
		switch e.Verdict {
		case schema.VerdictChanges:
			if c.Out, c.In = wording.Difference(loc, e.Field, e.From, e.To); len(c.Out)+len(c.In) == 0 {
				c.Note = loc.Say("log.confirmed", wording.Value(loc, e.Field, e.Value))
			}
		case schema.VerdictPerson:
			c.Note, out.By = loc.Say("changes.word", e.By), e.By
		case schema.VerdictInvalid, schema.VerdictGone, schema.VerdictUnknown:
			c.Note = loc.Say("changes.cannot")
		case schema.VerdictFilled:
			c.Note = loc.Say("changes.filled")
		default:
			c.Note = loc.Say("changes.so")
		}
		out.Cells = append(out.Cells, c)
	}
	return out
}

// writeCSV writes a plan as "simde change --plan" takes it.
func writeCSV(r *desk.Request, effects []schema.Effect) error {
	r.Header("Content-Type", "text/csv; charset=utf-8")
	r.Header("Content-Disposition", `attachment; filename="plan.csv"`)
	w := csv.NewWriter(r.Writer)
	if err := w.Write([]string{"document", "field", "way", "value", "verdict", "by", "why", "from", "to"}); err != nil {
		return err
	}
	for _, e := range effects {
		cells := []string{string(e.Document), string(e.Field), string(e.Way), schema.WriteCell(e.Value), string(e.Verdict), schema.Cell(e.By), schema.Cell(e.Why),
			schema.Cell(strings.Join(e.From, " | ")), schema.Cell(strings.Join(e.To, " | "))}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
