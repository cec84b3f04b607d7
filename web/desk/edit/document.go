package edit

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
)

// page is one document with all its values.
type page struct {
	desk.Frame
	Name     string
	Card     schema.Card
	About    string // kind, date, language, pages
	Self     string // with the list from which one came
	List     *list
	Public   string
	History  string
	Withdraw string
	Erase    string // "" for who may not
	Rows     []row
	Seen     string // when it was drawn
	Evidence *leaf
	Wrong    string
	Late     *late

	Relatives []relative     // the other documents of its work
	Apart     []relative     // what persons keep apart from it
	Ties      []frame.Option // what another can be to it
	With      string         // the other, as it was typed
	Unlike    string         // why that cannot be

	doc     *schema.Document
	open    schema.Field
	typed   url.Values
	beneath map[schema.Field][]string // what a field would say without a person's word
}

// leaf is the page of the document that stands beside its values.
type leaf struct {
	Number  int
	Label   string
	Picture string // its address; or ""
	Lines   []string
	Lang    schema.Lang
	Others  []leafLink
}

type leafLink struct {
	Number  int
	URL     string
	Current bool
}

// late is what another person saved while this one was looking.
type late struct {
	Field, Theirs, Mine, By string
	Do                      string // what the button sends that saves it all the same
}

func (e *Editor) show(r *desk.Request) error {
	p, err := e.page(r)
	if errors.Is(err, schema.ErrGone) {
		return e.showGone(r)
	}
	if err != nil {
		return err
	}
	return e.render(r, http.StatusOK, p)
}

// page reads what the edit page shows.
func (e *Editor) page(r *desk.Request) (*page, error) { return e.pageTyped(r, nil) }

// pageTyped is page with what was typed.
func (e *Editor) pageTyped(r *desk.Request, typed url.Values) (*page, error) {
	id := schema.ID(r.Param("id"))
	doc, err := e.Documents.Head(r.Ctx(), id)
	if err != nil {
		return nil, err
	}
	p := &page{doc: doc, typed: typed, Name: doc.Title, Card: doc.Card(), Self: here(r, id), Public: frame.DocumentAddress(r.Lang, id, doc.Title),
		Seen: strconv.FormatInt(time.Now().UnixMilli(), 10), open: schema.Field(r.Query("edit"))}
	p.Frame = e.Page(r, frame.RouteDeskDocs, doc.Title)
	p.History, p.Withdraw = desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "history"), desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "withdraw")
	if r.Person.Office.May(schema.Admin) {
		p.Erase = desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "erase")
	}
	p.About = about(e.Site.Locale(r.Lang), doc)
	if p.List, err = e.list(r, id); err != nil {
		return nil, err
	}
	if err := (works{e}).together(r, p); err != nil {
		return nil, err
	}
	if p.beneath, err = e.beneath(r, doc); err != nil {
		return nil, err
	}
	p.Evidence, err = e.leaf(r, p)
	return p, err
}

// render writes the page as it is by now.
func (e *Editor) render(r *desk.Request, status int, p *page) error {
	p.Rows = p.rows(e.Site.Locale(r.Lang))
	return e.Render(r.Request, status, "desk_edit.html", p)
}

// about says in a line what a document is.
func about(loc *frame.Locale, doc *schema.Document) string {
	var out []string
	if doc.Kind != "" {
		out = append(out, frame.Capital(doc.Kind.Name(loc.Lang)))
	}
	if doc.Published != "" {
		out = append(out, loc.Format.Date(doc.Published))
	}
	out = append(out, loc.LangNames(doc))
	return strings.Join(out, " · ")
}

// beneath finds what single-valued fields would say without a person's word.
func (e *Editor) beneath(r *desk.Request, doc *schema.Document) (map[schema.Field][]string, error) {
	var dec schema.Decision
	for _, f := range schema.SingleFields {
		if slices.ContainsFunc(doc.Corrections, func(c schema.Correction) bool { return c.Field == f && c.Op == schema.CorrectSet }) {
			dec.Edits = append(dec.Edits, schema.Edit{Document: doc.ID, Field: f, Way: schema.WayUnsay})
		}
	}
	if len(dec.Edits) == 0 {
		return nil, nil
	}
	effects, err := e.Work.Plan(r.Ctx(), dec)
	out := map[schema.Field][]string{}
	for _, x := range effects {
		if x.Verdict == schema.VerdictChanges {
			out[x.Field] = x.To
		}
	}
	return out, err
}

// at returns the address of the edit page with a page of the document beside
// it.
func (p *page) at(number int) string { return p.with("p", strconv.Itoa(number)) }

// with returns the address of the page with one more parameter.
func (p *page) with(key, value string) string {
	sign := "?"
	if strings.Contains(p.Self, "?") {
		sign = "&"
	}
	return p.Self + sign + url.Values{key: {value}}.Encode()
}

// here returns where a document is edited by who came from a list.
func here(r *desk.Request, id schema.ID) string {
	if from := r.Query(desk.ListParam); from != "" {
		return frame.WithValues(address(r.Lang, id), url.Values{desk.ListParam: {from}})
	}
	return address(r.Lang, id)
}

// list is where a document stands on the list from which one came.
type list struct {
	Back, Previous, Next string
	Place, Of            int // from 1; 0 where it stands there no more
}

// list finds the documents before and after one.
func (e *Editor) list(r *desk.Request, id schema.ID) (*list, error) {
	from := r.Query(desk.ListParam)
	if from == "" || e.Neighbours == nil {
		return nil, nil
	}
	n, err := e.Neighbours(r.Ctx(), r.Lang, from, id)
	if err != nil {
		return nil, err
	}
	l := &list{Back: frame.Address(r.Lang, frame.RouteDeskDocs) + "?" + from, Place: n.Place, Of: n.Of}
	if n.Previous != "" {
		l.Previous = here(r, n.Previous)
	}
	if n.Next != "" {
		l.Next = here(r, n.Next)
	}
	return l, nil
}

// mostLeaves is how many pages with evidence are offered.
const mostLeaves = 20

// leaf reads the page that stands beside the values: the one that is asked for,
// or the first with evidence.
func (e *Editor) leaf(r *desk.Request, p *page) (*leaf, error) {
	var with []int
	for _, f := range slices.Concat(schema.SingleFields, schema.ListFields) {
		for _, v := range p.doc.Values(f) {
			for _, x := range v.Evidence {
				if x.Page > 0 && !slices.Contains(with, x.Page) {
					with = append(with, x.Page)
				}
			}
		}
	}
	slices.Sort(with)
	n, err := strconv.Atoi(r.Query("p"))
	if err != nil || n < 1 {
		n = 1
		if len(with) > 0 {
			n = with[0]
		}
	}
	pages, err := e.Documents.Pages(r.Ctx(), p.doc.ID, []int{n})
	if err != nil || len(pages) == 0 {
		return nil, err
	}
	loc := e.Site.Locale(r.Lang)
	out := &leaf{Number: n, Label: loc.Cited(p.doc.Parts, n), Lang: pages[0].Language}
	if o, _ := original.At(p.doc, n); e.Pictures && o.MediaType == original.PDF {
		out.Picture = "/d/" + string(p.doc.ID) + "/p/" + strconv.Itoa(n) + ".jpg"
	}
	for line := range strings.SplitSeq(pages[0].Text, "\n") {
		if strings.TrimSpace(line) != "" {
			out.Lines = append(out.Lines, line)
		}
	}
	for _, x := range with[:min(len(with), mostLeaves)] {
		out.Others = append(out.Others, leafLink{x, p.at(x), x == n})
	}
	return out, nil
}

// change does what a button or the open row says.
func (e *Editor) change(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	id := schema.ID(r.Param("id"))
	if form.Get("do") == "readmit" {
		return e.readmit(r, id)
	}
	if form.Has("work") {
		return works{e}.tie(r, id, form)
	}
	x, as, err := asked(id, form)
	var bad wording.Unknown
	if err != nil && !errors.As(err, &bad) {
		return err
	}
	if err != nil {
		return e.wrong(r, x, form, e.Site.Locale(r.Lang).Say("edit.unknown", bad.Name))
	}
	dec := schema.Decision{By: r.Person.Name, Overrule: true, Affirm: true, Seen: seen(form), Edits: []schema.Edit{x}, Verb: as}
	out, err := e.Work.Decide(r.Whole(), dec)
	if err != nil {
		return desk.Part(out.Step, err)
	}
	return e.answer(r, out, form)
}

// seen is when the page was drawn from which a form was sent.
func seen(form url.Values) time.Time {
	ms, err := strconv.ParseInt(form.Get("seen"), 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// asked reads what is to be changed, and as what: "remove corridor HN-US" from a
// button, or the fields of the open row.
func asked(id schema.ID, form url.Values) (x schema.Edit, as schema.Verb, err error) {
	x, as = schema.Edit{Document: id, Field: schema.Field(form.Get("field"))}, schema.VerbCorrect
	words := strings.SplitN(form.Get("do"), " ", 3)
	if len(words) == 3 {
		x.Way, x.Field, x.Value = schema.Way(words[0]), schema.Field(words[1]), words[2]
	}
	put := schema.WaySet
	if slices.Contains(schema.ListFields, x.Field) {
		put = schema.WayAdd
	} else if !slices.Contains(schema.SingleFields, x.Field) {
		return x, as, schema.ErrInvalid
	}
	switch {
	case len(words) != 3:
		x.Way = put
		x.Value, err = wording.Code(x.Field, form)
	case words[0] == string(schema.VerbConfirm):
		x.Way, as = put, schema.VerbConfirm
	case words[0] == string(schema.VerbReject):
		x.Way, as = schema.WayRemove, schema.VerbReject
	}
	return x, as, err
}

// answer says what became of an edit.
func (e *Editor) answer(r *desk.Request, out schema.Outcome, form url.Values) error {
	eff := out.Effects[0]
	loc := e.Site.Locale(r.Lang)
	name := wording.Field(loc, eff.Field)
	switch eff.Verdict {
	case schema.VerdictUnknown:
		return schema.ErrNotFound
	case schema.VerdictGone:
		return schema.ErrGone
	case schema.VerdictInvalid:
		return e.wrong(r, eff.Edit, form, loc.Say("edit.invalid", eff.Value))
	case schema.VerdictOvertaken:
		return e.overtaken(r, eff)
	case schema.VerdictChanges:
		gone, came := wording.Difference(loc, eff.Field, eff.From, eff.To)
		text := loc.Say("edit.done", name)
		switch {
		case len(came) > 0:
			text = loc.Say("edit.set", name, strings.Join(came, "; "))
		case len(gone) > 0:
			text = loc.Say("edit.gone", name, strings.Join(gone, "; "))
		}
		if err := e.tell(r, text, out.Step); err != nil {
			return err
		}
	default:
		if err := e.tell(r, loc.Say("edit.same", name), 0); err != nil {
			return err
		}
	}
	return r.See(desk.Next(form, here(r, eff.Document)))
}

// wrong shows the row again with what was typed and why it cannot be.
func (e *Editor) wrong(r *desk.Request, x schema.Edit, form url.Values, why string) error {
	p, err := e.page(r)
	if err != nil {
		return err
	}
	p.open, p.typed, p.Wrong = x.Field, form, why
	return e.render(r, http.StatusUnprocessableEntity, p)
}

// overtaken shows what another person saved meanwhile beside what was to be
// saved.
func (e *Editor) overtaken(r *desk.Request, eff schema.Effect) error {
	p, err := e.page(r)
	if err != nil {
		return err
	}
	loc := e.Site.Locale(r.Lang)
	x := &late{Field: wording.Field(loc, eff.Field), By: eff.By, Mine: wording.Value(loc, eff.Field, eff.Value), Do: do(eff.Way, eff.Field, eff.Value)}
	if eff.Way == schema.WayRemove || eff.Way == schema.WayUnsay {
		x.Mine = loc.Say("edit.without", x.Mine)
	}
	var theirs []string
	for _, v := range eff.From {
		theirs = append(theirs, wording.Value(loc, eff.Field, v))
	}
	if x.Theirs = strings.Join(theirs, "; "); x.Theirs == "" {
		x.Theirs = loc.Say("value.none")
	}
	p.Late = x
	return e.render(r, http.StatusConflict, p)
}
