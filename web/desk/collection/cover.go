package collection

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
)

// Bounds of a form with a picture: of all of it, and of what is held in memory.
const (
	maxUpload = 11 << 20
	maxMemory = 1 << 20
)

// form reads what is sent, with or without a picture.
func form(r *desk.Request) (url.Values, error) {
	kind, _, err := mime.ParseMediaType(r.GetHeader("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return r.Form()
	}
	in := r.Request.Request
	in.Body = http.MaxBytesReader(r.Writer, in.Body, maxUpload)
	if err := in.ParseMultipartForm(maxMemory); err != nil {
		return nil, errors.Join(schema.ErrInvalid, err)
	}
	return url.Values(in.MultipartForm.Value), nil
}

// cover gives the collection the picture that is sent, or with none its own with
// other words. What is no picture is told.
func (c *Collections) cover(r *desk.Request, x schema.Collection, sent url.Values) (told bool, err error) {
	alt := schema.Labels{}
	for _, l := range schema.Langs {
		if err := put(alt, l, sent.Get("alt-"+string(l)), maxName); err != nil {
			return false, err
		}
	}
	loc := c.Site.Locale(r.Lang)
	tell := func(text string) (bool, error) { return true, c.Door.Tell(r.Ctx(), door.Did{Bad: true, Text: text}) }
	if len(alt) == 0 {
		return tell(loc.Say("collections.cover.alt-missing"))
	}
	picture, held, err := c.brought(r, x)
	switch {
	case errors.Is(err, schema.ErrInvalid):
		return tell(loc.Say("collections.cover.bad"))
	case err != nil:
		return false, err
	case held == nil:
		return tell(loc.Say("collections.cover.none"))
	}
	held.Alt = alt
	return false, c.Library.PutCover(r.Whole(), x.Name, held, picture)
}

// brought returns the picture that is sent, made a cover, or the one that is
// held; nil where there is neither.
func (c *Collections) brought(r *desk.Request, x schema.Collection) ([]byte, *schema.Cover, error) {
	var file io.ReadCloser
	if m := r.Request.Request.MultipartForm; m != nil {
		for _, h := range m.File["picture"] {
			if h.Size == 0 {
				continue
			}
			f, err := h.Open()
			if err != nil {
				return nil, nil, err
			}
			file = f
			break
		}
	}
	if file == nil {
		if x.Cover == nil {
			return nil, nil, nil
		}
		b, err := c.Library.CoverOf(r.Ctx(), x.Name)
		return b, x.Cover, err
	}
	b, w, h, err := c.Read(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, nil, err
	}
	sum := sha256.Sum256(b)
	return b, &schema.Cover{Hash: hex.EncodeToString(sum[:6]), Width: w, Height: h}, nil
}

// reader is a person for whom a closed collection may be open.
type reader struct {
	Number int
	Name   string
	Named  bool
}

// readers are the persons who have an account and do not keep the library: these
// see everything.
func (c *Collections) readers(r *desk.Request, x schema.Collection) ([]reader, error) {
	all, err := c.Library.People(r.Ctx())
	if err != nil {
		return nil, err
	}
	var out []reader
	for _, p := range all {
		if p.Left.IsZero() && !p.Office.May(schema.Archivist) {
			out = append(out, reader{p.Number, p.Name, slices.Contains(x.Only, p.Number)})
		}
	}
	return out, nil
}

// limit opens a closed collection for those who are named alone, and returns
// what the log says.
func (c *Collections) limit(r *desk.Request, x schema.Collection, sent url.Values) (string, error) {
	all, err := c.readers(r, x)
	if err != nil {
		return "", err
	}
	var only []int
	var names []string
	for _, p := range all {
		if slices.Contains(sent["person"], strconv.Itoa(p.Number)) {
			only, names = append(only, p.Number), append(names, p.Name)
		}
	}
	if len(only) == 0 && sent.Get("limit") == "named" {
		return "", schema.ErrInvalid
	}
	return x.Name + ": " + strings.Join(names, ", "), c.Library.LimitCollection(r.Whole(), x.Name, only)
}
