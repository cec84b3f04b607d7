// Package upload is where people bring files: what came of each, what was read
// of it before anything is published, and what they decide.
package upload

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Intake takes uploads in.
type Intake interface {
	Open(ctx context.Context, p schema.Person) (schema.Upload, error)
	Upload(ctx context.Context, number int) (schema.Upload, []schema.UploadFile, error)
	Uploads(ctx context.Context, person int, state schema.UploadState) ([]schema.Upload, error)
	File(ctx context.Context, number, file int) (schema.UploadFile, *schema.Document, error)

	Receive(ctx context.Context, number int, name string, r io.Reader) (schema.UploadFile, error)
	Begin(ctx context.Context, number int, name, key string, size int64) (schema.UploadFile, error)
	Append(ctx context.Context, number, file int, at int64, r io.Reader) (schema.UploadFile, error)

	State(ctx context.Context, number int, stated schema.Known, note string) error
	Remove(ctx context.Context, number, file int) error
	Leave(ctx context.Context, number, file int, leave bool) error
	Admit(ctx context.Context, number, file int, admit bool) error
	Correct(ctx context.Context, number, file int, c schema.Correction) error

	Publish(ctx context.Context, number int, by string) error
	Offer(ctx context.Context, number int) error
	Refuse(ctx context.Context, number int, why string) error
	Drop(ctx context.Context, number int) error
}

// Uploads are the pages of uploads.
type Uploads struct {
	*desk.Desk
	Intake Intake
	// Picture draws a page of an original as JPEG; nil where none can be drawn.
	Picture func(ctx context.Context, h schema.Hash, page int) ([]byte, error)
}

// Pages are those of uploads and offers.
func (u *Uploads) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskUpload, Least: schema.Contributor, Do: u.list},
		{At: frame.RouteDeskUpload, Act: true, Least: schema.Contributor, Do: u.begin},
		{At: frame.RouteDeskUpload, Rest: "/:upload", Least: schema.Contributor, Do: u.show},
		{At: frame.RouteDeskUpload, Rest: "/:upload", Act: true, Least: schema.Contributor, Do: u.act},
		{At: frame.RouteDeskUpload, Rest: "/:upload/pieces", Act: true, Least: schema.Contributor, Do: u.announce},
		{At: frame.RouteDeskUpload, Rest: "/:upload/pieces/:file", Act: true, Least: schema.Contributor, Do: u.piece},
		{At: frame.RouteDeskUpload, Rest: "/:upload/:file", Least: schema.Contributor, Do: u.read},
		{At: frame.RouteDeskUpload, Rest: "/:upload/:file", Act: true, Least: schema.Contributor, Do: u.decide},
		{At: frame.RouteDeskUpload, Rest: "/:upload/:file/:page", Least: schema.Contributor, Do: u.picture},
		{At: frame.RouteDeskOffers, Least: schema.Contributor, Do: u.offers},
	}
}

// Row is an upload in a list.
type Row struct {
	schema.Upload
	URL    string
	Counts counts
}

// counts are the files of an upload by what they ask for.
type counts struct {
	All, Ready, Coming, Asking int // Asking those that want a decision or failed
}

func count(files []schema.UploadFile) counts {
	c := counts{All: len(files)}
	for _, f := range files {
		switch {
		case f.State == schema.FileComing || f.State == schema.FileWaiting:
			c.Coming++
		case f.Publishable():
			c.Ready++
		case f.State == schema.FileHeld && !f.Leave || f.State == schema.FileFailed:
			c.Asking++
		}
	}
	return c
}

type listPage struct {
	desk.Frame
	Heading string
	Offers  bool
	Rows    []Row
	Action  string
}

// rows lists uploads of a person, or of all where it is 0, in a state.
func (u *Uploads) rows(r *desk.Request, person int, state schema.UploadState) ([]Row, error) {
	held, err := u.Intake.Uploads(r.Ctx(), person, state)
	if err != nil {
		return nil, err
	}
	var out []Row
	for _, x := range held {
		_, files, err := u.Intake.Upload(r.Ctx(), x.Number)
		if err != nil {
			return nil, err
		}
		out = append(out, Row{x, u.address(r, x.Number), count(files)})
	}
	return out, nil
}

// Offered returns what waits for an archivist.
func (u *Uploads) Offered(r *desk.Request) ([]Row, error) { return u.rows(r, 0, schema.UploadOffered) }

// Own returns what the person who asks has brought and is not at its end.
func (u *Uploads) Own(r *desk.Request) ([]Row, error) {
	rows, err := u.rows(r, r.Person.Number, "")
	return slices.DeleteFunc(rows, func(x Row) bool { return x.State.Ended() }), err
}

func (u *Uploads) address(r *desk.Request, number int, below ...string) string {
	return frame.Address(r.Lang, frame.RouteDeskUpload, append([]string{strconv.Itoa(number)}, below...)...)
}

func (u *Uploads) list(r *desk.Request) error {
	loc := u.Site.Locale(r.Lang)
	v := listPage{Frame: u.Page(r, frame.RouteDeskUpload, loc.Say("upload")), Heading: loc.Say("upload"), Action: frame.Address(r.Lang, frame.RouteDeskUpload)}
	v.Script = "upload.js"
	var err error
	if v.Rows, err = u.rows(r, r.Person.Number, ""); err != nil {
		return err
	}
	return u.Render(r.Request, http.StatusOK, "uploads.html", v)
}

// offers lists what waits for an archivist; of a contributor their own.
func (u *Uploads) offers(r *desk.Request) error {
	loc := u.Site.Locale(r.Lang)
	v := listPage{Frame: u.Page(r, frame.RouteDeskOffers, loc.Say("offers")), Heading: loc.Say("offers"), Offers: true}
	person := r.Person.Number
	if r.Person.Office.May(schema.Archivist) {
		person = 0
	}
	var err error
	if v.Rows, err = u.rows(r, person, schema.UploadOffered); err != nil {
		return err
	}
	return u.Render(r.Request, http.StatusOK, "uploads.html", v)
}

// one returns the upload that an address names, where the person may see it:
// their own, and an archivist any.
func (u *Uploads) one(r *desk.Request) (schema.Upload, []schema.UploadFile, error) {
	n, err := strconv.Atoi(r.Param("upload"))
	if err != nil {
		return schema.Upload{}, nil, schema.ErrNotFound
	}
	x, files, err := u.Intake.Upload(r.Ctx(), n)
	if err == nil && x.Person != r.Person.Number && !r.Person.Office.May(schema.Archivist) {
		err = schema.ErrNotFound
	}
	return x, files, err
}

// mine returns the upload that an address names, where the person may change it:
// an archivist any, a contributor their own while it is not offered.
func (u *Uploads) mine(r *desk.Request) (schema.Upload, error) {
	x, _, err := u.one(r)
	if err == nil && x.State != schema.UploadOpen && !r.Person.Office.May(schema.Archivist) {
		err = schema.ErrForbidden
	}
	return x, err
}

// begin opens an upload with the files that a form has sent, or without any.
func (u *Uploads) begin(r *desk.Request) error {
	if !sendsFiles(r) {
		if form, err := r.Form(); err != nil || !form.Has("new") {
			return errors.Join(schema.ErrInvalid, err)
		}
	}
	x, err := u.Intake.Open(r.Ctx(), r.Person)
	if err != nil {
		return err
	}
	if sendsFiles(r) {
		if err := u.receive(r, x.Number); err != nil {
			return err
		}
	}
	if r.GetHeader("Accept") == "application/json" {
		return r.WriteJSON(map[string]string{"url": u.address(r, x.Number)})
	}
	return r.See(u.address(r, x.Number))
}

// told says what was done on the next page, which is that of the upload.
func (u *Uploads) told(r *desk.Request, number int, did door.Did) error {
	if err := u.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(u.address(r, number))
}
