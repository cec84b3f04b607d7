package upload

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
)

// silence is how long a client may send nothing.
const silence = time.Minute

// patient reads what a client sends for as long as it sends something.
type patient struct {
	r        io.Reader
	more     func(time.Time) error // moves the end of patience
	answered func(time.Time) error // and until when the answer may be written
}

// Read reads the next bytes, once they are there.
func (p patient) Read(b []byte) (int, error) {
	for _, move := range []func(time.Time) error{p.more, p.answered} {
		if err := move(time.Now().Add(silence)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return 0, err
		}
	}
	return p.r.Read(b)
}

func patiently(r *desk.Request) io.Reader {
	c := http.NewResponseController(r.Writer)
	return patient{r.Request.Request.Body, c.SetReadDeadline, c.SetWriteDeadline}
}

// sendsFiles reports whether a form with files was sent.
func sendsFiles(r *desk.Request) bool {
	kind, _, err := mime.ParseMediaType(r.GetHeader("Content-Type"))
	return err == nil && kind == "multipart/form-data"
}

// receive takes the files of a form, one after the other, as they come. One that
// is too large does not keep the others out.
func (u *Uploads) receive(r *desk.Request, number int) error {
	body := r.Request.Request
	body.Body = io.NopCloser(patiently(r))
	parts, err := body.MultipartReader()
	if err != nil {
		return errors.Join(schema.ErrInvalid, err)
	}
	refused := ""
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.Join(schema.ErrInvalid, err)
		}
		if part.FormName() != "files" || part.FileName() == "" {
			continue
		}
		var bad *schema.FileError
		if _, err := u.Intake.Receive(r.Ctx(), number, part.FileName(), part); errors.As(err, &bad) {
			refused = part.FileName()
		} else if err != nil {
			return err
		}
	}
	if refused != "" {
		return u.Door.Tell(r.Ctx(), door.Did{Bad: true, Text: u.Site.Locale(r.Lang).Say("upload.too-large", refused)})
	}
	return nil
}

// piecePage tells a script how far a file has come.
type piecePage struct {
	File     int   `json:"file"`
	Received int64 `json:"received"`
	Whole    bool  `json:"whole"`
	Large    bool  `json:"large,omitempty"` // it is too large
}

// announce begins a file that comes in pieces: ?name= and ?size=.
func (u *Uploads) announce(r *desk.Request) error {
	x, err := u.mine(r)
	if err != nil {
		return err
	}
	size, err := strconv.ParseInt(r.Query("size"), 10, 64)
	if err != nil || r.Query("name") == "" {
		return errors.Join(schema.ErrInvalid, err)
	}
	f, err := u.Intake.Begin(r.Ctx(), x.Number, r.Query("name"), r.Query("key"), size)
	var bad *schema.FileError
	if errors.As(err, &bad) {
		return r.WriteJSON(piecePage{Large: true})
	}
	if err != nil {
		return err
	}
	return r.WriteJSON(piecePage{File: f.Number, Received: f.Received, Whole: f.State != schema.FileComing})
}

// maxPiece bounds a piece of a file.
const maxPiece = 64 << 20

// piece adds to a file what was sent, at ?at= bytes. At another place than where
// the file ends the answer is 409, and says where that is.
func (u *Uploads) piece(r *desk.Request) error {
	x, err := u.mine(r)
	if err != nil {
		return err
	}
	file, err := strconv.Atoi(r.Param("file"))
	if err != nil {
		return schema.ErrNotFound
	}
	at, err := strconv.ParseInt(r.Query("at"), 10, 64)
	if err != nil || at < 0 {
		return errors.Join(schema.ErrInvalid, err)
	}
	f, err := u.Intake.Append(r.Ctx(), x.Number, file, at, io.LimitReader(patiently(r), maxPiece))
	v := piecePage{File: f.Number, Received: f.Received, Whole: f.State != schema.FileComing || f.Received == f.Size}
	if errors.Is(err, schema.ErrConflict) && f.Number != 0 {
		r.JSON(http.StatusConflict, v)
		return nil
	}
	if err != nil {
		return err
	}
	return r.WriteJSON(v)
}
