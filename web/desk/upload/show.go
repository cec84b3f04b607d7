package upload

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// showPage is one upload.
type showPage struct {
	desk.Frame
	Upload  schema.Upload
	Action  string
	Files   []fileRow // what asks for something first, then what is on its way
	More    []fileRow // well ones, folded
	Counts  counts
	Open    bool // files may be added and decided of
	Decides bool // the person may publish it
	Langs   []frame.Option
	Next    string // the first file with doubts; or ""
	BatchTo string
	Stated  stated
}

// stated is what holds of all files of an upload, as the form has it.
type stated struct{ Collection, Publisher, Rights string }

// fileRow is a file of an upload.
type fileRow struct {
	schema.UploadFile
	URL       string
	Document  string // address of the document that it is, or like which it is
	Corridors []frame.CorridorView
	Percent   int
}

// foldFrom is from how many well files on they are folded.
const foldFrom = 12

func (u *Uploads) show(r *desk.Request) error {
	x, files, err := u.one(r)
	if err != nil {
		return err
	}
	loc := u.Site.Locale(r.Lang)
	v := showPage{Frame: u.Page(r, frame.RouteDeskUpload, loc.Say("upload.one", strconv.Itoa(x.Number))), Upload: x, Action: u.address(r, x.Number), Counts: count(files),
		Decides: r.Person.Office.May(schema.Archivist),
		Stated:  stated{strings.Join(x.Stated.Collections, "|"), x.Stated.Publisher, x.Stated.Rights}}
	v.Script = "upload.js"
	v.Refresh(v.Counts.Coming > 0 || x.State == schema.UploadPublishing)
	v.Open = x.State == schema.UploadOpen || x.State == schema.UploadOffered && v.Decides
	v.BatchTo = frame.Address(r.Lang, frame.RouteDeskBatch, strconv.Itoa(x.Batch))
	for _, l := range schema.Langs {
		v.Langs = append(v.Langs, frame.Option{Value: string(l), Label: loc.LangName(l), Selected: l == x.Stated.Language})
	}
	for _, f := range files {
		row := u.fileRow(r, f)
		if v.Next == "" && len(f.Doubts) > 0 && f.Publishable() {
			v.Next = row.URL
		}
		v.Files = append(v.Files, row)
	}
	slices.SortStableFunc(v.Files, func(a, b fileRow) int { return rank(a.UploadFile) - rank(b.UploadFile) })
	well := slices.IndexFunc(v.Files, func(f fileRow) bool { return rank(f.UploadFile) == wellRank })
	if well >= 0 && len(v.Files)-well > foldFrom {
		v.Files, v.More = v.Files[:well], v.Files[well:]
	}
	return u.Render(r.Request, http.StatusOK, "upload.html", v)
}

// wellRank is the rank of files that ask for nothing.
const wellRank = 3

// rank orders files by how much they ask of a person.
func rank(f schema.UploadFile) int {
	switch {
	case f.Leave:
		return wellRank
	case f.State == schema.FileHeld && !f.Admit, f.State == schema.FileFailed:
		return 0
	case f.State == schema.FileComing, f.State == schema.FileWaiting:
		return 1
	case len(f.Doubts) > 0:
		return 2
	}
	return wellRank
}

func (u *Uploads) fileRow(r *desk.Request, f schema.UploadFile) fileRow {
	row := fileRow{UploadFile: f}
	if f.State == schema.FileRead || f.State == schema.FileNoText || f.State == schema.FileHeld && f.Title != "" {
		row.URL = u.address(r, f.Upload, strconv.Itoa(f.Number))
	}
	if f.Document != "" {
		row.Document = "/d/" + string(f.Document)
	}
	if f.Size > 0 {
		row.Percent = int(f.Received * 100 / f.Size)
	}
	for _, c := range f.Corridors[:min(len(f.Corridors), 2)] {
		row.Corridors = append(row.Corridors, frame.CorridorOf(r.Lang, c))
	}
	return row
}

// act does what one of the forms of an upload asks for.
func (u *Uploads) act(r *desk.Request) error {
	x, err := u.mine(r)
	if err != nil {
		return err
	}
	if sendsFiles(r) {
		if err := u.receive(r, x.Number); err != nil {
			return err
		}
		return r.See(u.address(r, x.Number))
	}
	form, err := r.Form()
	if err != nil {
		return err
	}
	decides := r.Person.Office.May(schema.Archivist)
	loc := u.Site.Locale(r.Lang)
	said := loc.Say("account.saved")
	if form.Has("collection") {
		known := schema.Known{Publisher: strings.TrimSpace(form.Get("publisher")), Rights: strings.TrimSpace(form.Get("rights")), Language: schema.Lang(form.Get("language"))}
		if c := strings.TrimSpace(form.Get("collection")); c != "" {
			known.Collections = strings.Split(c, "|")
		}
		if known.Language != "" && !known.Language.Spoken() {
			return schema.ErrInvalid
		}
		if err := u.Intake.State(r.Ctx(), x.Number, known, form.Get("note")); err != nil {
			return u.failed(r, x.Number, err)
		}
	}
	switch {
	case form.Has("publish") && !decides:
		return schema.ErrForbidden
	case form.Has("publish"):
		err, said = u.Intake.Publish(r.Ctx(), x.Number, r.Person.Name), loc.Say("upload.publishing")
	case form.Has("offer"):
		err, said = u.Intake.Offer(r.Ctx(), x.Number), loc.Say("upload.offered")
	case form.Has("refuse") && !decides:
		return schema.ErrForbidden
	case form.Has("refuse"):
		err, said = u.Intake.Refuse(r.Ctx(), x.Number, form.Get("why")), loc.Say("upload.refused")
	case form.Has("drop"):
		err, said = u.Intake.Drop(r.Ctx(), x.Number), loc.Say("upload.dropped")
	case form.Has("save"):
	default:
		err = u.ofFile(r, x.Number, form, decides)
	}
	if err != nil {
		return u.failed(r, x.Number, err)
	}
	return u.told(r, x.Number, door.Did{Text: said})
}

// ofFile does what the buttons in the row of a file ask for.
func (u *Uploads) ofFile(r *desk.Request, number int, form map[string][]string, decides bool) error {
	for name, do := range map[string]func(file int) error{
		"remove": func(n int) error { return u.Intake.Remove(r.Ctx(), number, n) },
		"leave":  func(n int) error { return u.Intake.Leave(r.Ctx(), number, n, true) },
		"take":   func(n int) error { return u.Intake.Leave(r.Ctx(), number, n, false) },
		"admit": func(n int) error {
			if !decides {
				return schema.ErrForbidden
			}
			return u.Intake.Admit(r.Ctx(), number, n, true)
		},
		"hold": func(n int) error { return u.Intake.Admit(r.Ctx(), number, n, false) },
	} {
		if v := form[name]; len(v) == 1 {
			n, err := strconv.Atoi(v[0])
			if err != nil {
				return errors.Join(schema.ErrInvalid, err)
			}
			return do(n)
		}
	}
	return schema.ErrInvalid
}

// failed says on the page of the upload why something was not done.
func (u *Uploads) failed(r *desk.Request, number int, err error) error {
	loc := u.Site.Locale(r.Lang)
	switch {
	case errors.Is(err, schema.ErrConflict):
		return u.told(r, number, door.Did{Bad: true, Text: loc.Say("upload.still")})
	case errors.Is(err, schema.ErrInvalid):
		return u.told(r, number, door.Did{Bad: true, Text: loc.Say("upload.nothing")})
	}
	return err
}
