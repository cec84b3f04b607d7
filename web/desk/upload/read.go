package upload

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// readPage shows what was read of a file that is not published.
type readPage struct {
	desk.Frame
	File         schema.UploadFile
	Back         string
	Action       string
	Previous     string
	Following    string
	Doubtful     []valueRow
	Sure         []valueRow
	Place, Among int
	Pages        []pageLink
	Picture      string // address of the picture of the page at hand; or ""
	Page         int
	Passages     []string // on that page
	Open         bool
}

// valueRow is a value of a file.
type valueRow struct {
	Field     schema.Field
	Code      string
	Shown     string
	Corridor  *frame.CorridorView
	Whose     schema.Authority
	Sure      string // how sure it is; from 0 to 1; "" where that is not said
	Passage   string
	Page      int
	PageURL   string
	Suggested bool
	Decided   bool
	Missing   bool // there is no value
	Input     string
}

// pageLink is a page with evidence.
type pageLink struct {
	Number  int
	URL     string
	Current bool
}

// shownFields are the fields of a file in the order of the page.
var shownFields = []schema.Field{schema.FieldTitle, schema.FieldPublished, schema.FieldLanguage, schema.FieldKind, schema.FieldPublisher, schema.FieldCreators,
	schema.FieldCorridor, schema.FieldTopic, schema.FieldCollection, schema.FieldRights}

func (u *Uploads) read(r *desk.Request) error {
	x, files, err := u.one(r)
	if err != nil {
		return err
	}
	f, doc, err := u.file(r, x.Number)
	if err != nil {
		return err
	}
	if doc == nil {
		return schema.ErrNotFound
	}
	loc := u.Site.Locale(r.Lang)
	v := readPage{Frame: u.Page(r, frame.RouteDeskUpload, loc.Say("upload.read", f.Name)), File: f, Back: address(r, x.Number), Action: r.Request.Request.URL.RequestURI(),
		Open: x.State == schema.UploadOpen || x.State == schema.UploadOffered && r.Person.Office.May(schema.Archivist)}
	u.neighbours(r, &v, files)
	at, _ := strconv.Atoi(r.Query("p")) // none is the first with evidence
	for _, field := range shownFields {
		for _, row := range u.valueRows(r, f, doc, field) {
			if row.Page > 0 {
				v.note(r, row)
			}
			if !row.Decided && f.Doubted(field, row.Code) {
				v.Doubtful = append(v.Doubtful, row)
			} else {
				v.Sure = append(v.Sure, row)
			}
		}
	}
	v.turn(r, at)
	if u.Picture != nil && doc.Original.MediaType == "application/pdf" && v.Page > 0 {
		v.Picture = address(r, x.Number, strconv.Itoa(f.Number), strconv.Itoa(v.Page)+".jpg")
	}
	return u.Render(r.Request, http.StatusOK, "upload_read.html", v)
}

// file returns the file that an address names.
func (u *Uploads) file(r *desk.Request, upload int) (schema.UploadFile, *schema.Document, error) {
	n, err := strconv.Atoi(r.Param("file"))
	if err != nil {
		return schema.UploadFile{}, nil, schema.ErrNotFound
	}
	return u.Intake.File(r.Ctx(), upload, n)
}

// neighbours finds the files before and after, of those that can be published.
func (u *Uploads) neighbours(r *desk.Request, v *readPage, files []schema.UploadFile) {
	for _, f := range files {
		if !f.Publishable() {
			continue
		}
		v.Among++
		to := address(r, f.Upload, strconv.Itoa(f.Number))
		switch {
		case f.Number < v.File.Number:
			v.Previous = to
		case f.Number == v.File.Number:
			v.Place = v.Among
		case v.Following == "":
			v.Following = to
		}
	}
}

// note adds the page of a value to those with evidence.
func (v *readPage) note(r *desk.Request, row valueRow) {
	if !slices.ContainsFunc(v.Pages, func(p pageLink) bool { return p.Number == row.Page }) {
		v.Pages = append(v.Pages, pageLink{Number: row.Page, URL: row.PageURL})
	}
	slices.SortFunc(v.Pages, func(a, b pageLink) int { return a.Number - b.Number })
}

// turn opens a page: the one asked for, or the first with evidence.
func (v *readPage) turn(r *desk.Request, at int) {
	if at <= 0 || at > v.File.Pages {
		at = min(1, v.File.Pages)
		if len(v.Doubtful) > 0 && v.Doubtful[0].Page > 0 {
			at = v.Doubtful[0].Page
		}
	}
	v.Page = at
	for i := range v.Pages {
		v.Pages[i].Current = v.Pages[i].Number == at
	}
	for _, row := range append(slices.Clone(v.Doubtful), v.Sure...) {
		if row.Page == at && row.Passage != "" && !slices.Contains(v.Passages, row.Passage) {
			v.Passages = append(v.Passages, row.Passage)
		}
	}
}

// valueRows are the values of a field; one without a value where it has none
// and people expect one.
func (u *Uploads) valueRows(r *desk.Request, f schema.UploadFile, doc *schema.Document, field schema.Field) []valueRow {
	var out []valueRow
	loc := u.Site.Locale(r.Lang)
	for _, x := range doc.Values(field) {
		row := valueRow{Field: field, Code: x.Code, Shown: wording.Value(loc, field, x.Code), Whose: x.By, Suggested: x.Suggested, Decided: x.By == schema.ByPerson}
		if x.Confidence > 0 && x.By == schema.Inferred {
			row.Sure = loc.Format.Fixed(x.Confidence, 2)
		}
		if len(x.Evidence) > 0 {
			row.Page, row.Passage = x.Evidence[0].Page, x.Evidence[0].Passage
			row.PageURL = "?p=" + strconv.Itoa(row.Page)
		}
		if field == schema.FieldCorridor {
			code, _, _ := strings.Cut(x.Code, ":")
			if c, err := schema.ParseCorridor(code); err == nil {
				view := frame.CorridorOf(r.Lang, c)
				row.Corridor = &view
			}
		}
		out = append(out, row)
	}
	if len(out) == 0 && (field == schema.FieldTitle || field == schema.FieldPublished) {
		out = append(out, valueRow{Field: field, Missing: true, Shown: loc.Say("value.none")})
	}
	for _, c := range f.Corrections {
		if c.Field == field && c.Op == schema.CorrectRemove {
			out = append(out, valueRow{Field: field, Code: c.Value, Shown: wording.Value(loc, field, c.Value), Whose: schema.ByPerson, Decided: true, Missing: true})
		}
	}
	return out
}

// decide takes a person's word on a value before the file is published: "yes"
// and "no" name a field and its value, parted by a space; "set" names a field
// whose new value is sent with it.
func (u *Uploads) decide(r *desk.Request) error {
	x, err := u.mine(r)
	if err != nil {
		return err
	}
	form, err := r.Form()
	if err != nil {
		return err
	}
	f, _, err := u.file(r, x.Number)
	if err != nil {
		return err
	}
	c := schema.Correction{By: r.Person.Name, At: time.Now().UTC()}
	switch {
	case form.Has("yes"):
		c.Field, c.Value = split(form.Get("yes"))
		c.Op = schema.CorrectSet
		if slices.Contains(schema.ListFields, c.Field) {
			c.Op = schema.CorrectAdd
		}
	case form.Has("no"):
		c.Field, c.Value = split(form.Get("no"))
		c.Op = schema.CorrectRemove
	case form.Has("set"):
		c.Field, c.Value, c.Op = schema.Field(form.Get("set")), strings.TrimSpace(form.Get("value")), schema.CorrectSet
		if slices.Contains(schema.ListFields, c.Field) {
			c.Op = schema.CorrectAdd
		}
	default:
		return schema.ErrInvalid
	}
	if !slices.Contains(shownFields, c.Field) { // nobody would see it
		return schema.ErrInvalid
	}
	if err := u.Intake.Correct(r.Ctx(), x.Number, f.Number, c); err != nil {
		if errors.Is(err, schema.ErrInvalid) {
			return u.failed(r, x.Number, err)
		}
		return err
	}
	return r.See(r.Request.Request.URL.RequestURI())
}

func split(s string) (schema.Field, string) {
	f, v, _ := strings.Cut(s, " ")
	return schema.Field(f), v
}

// picture draws a page of a file that is not published.
func (u *Uploads) picture(r *desk.Request) error {
	x, _, err := u.one(r)
	if err != nil {
		return err
	}
	f, _, err := u.file(r, x.Number)
	if err != nil {
		return err
	}
	page, err := strconv.Atoi(strings.TrimSuffix(r.Param("page"), ".jpg"))
	if err != nil || page < 1 || page > f.Pages || u.Picture == nil || f.Hash == "" {
		return schema.ErrNotFound
	}
	img, err := u.Picture(r.Ctx(), f.Hash, page)
	if err != nil {
		return err
	}
	r.Data(http.StatusOK, "image/jpeg", img)
	return nil
}
