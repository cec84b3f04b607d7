package briefing

import (
	"cmp"
	"errors"
	"html/template"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/frame"
)

// Path is below which the papers of days stand, in whatever language: they are
// cited, and not for search engines.
const Path = "/i"

// langParam chooses the language of a paper.
const langParam = "hl"

// Address is where the paper of a day stands: as a page, or as a file of an
// ending, such as AsPDF.
func Address(c schema.Corridor, l schema.Lang, day schema.Date, ending string) string {
	return Path + "/" + c.Slug() + "/" + string(day) + ending + "?" + langParam + "=" + string(l)
}

// segment is the word by which today's paper is known below the address of a
// corridor.
func segment(s *frame.Site, l schema.Lang) string { return s.Locale(l).Say("brief.segment") }

// IsToday reports whether what follows the address of a corridor in a language
// is today's paper.
func IsToday(s *frame.Site, l schema.Lang, below string) bool { return below == segment(s, l) }

// Moves reports whether what stands at an address changes from day to day,
// whatever becomes of the library.
func Moves(s *frame.Site, path string) bool {
	l, named := frame.PathLang(path)
	return strings.HasPrefix(path, Path+"/") || named && strings.HasSuffix(path, "/"+segment(s, l))
}

// The endings of papers as files.
const (
	AsPDF  = ".pdf"
	AsDOCX = ".docx"
)

// form is a file as which a paper is given out.
type form struct {
	ending, media string
	write         func(brief.Brief) ([]byte, error)
}

var forms = []form{
	{AsPDF, "application/pdf", brief.PDF},
	{AsDOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", brief.DOCX},
}

// Page has the pages and files of papers.
type Page struct {
	Site    *frame.Site
	Archive *Archive
}

// paperPage is the page of a paper, or what is said where there is none.
type paperPage struct {
	frame.Frame
	Paper    template.HTML // "" where none was kept
	Day      string        // in words
	PDF      string
	DOCX     string
	Today    string
	Corridor frame.CorridorView
	Others   []frame.Link // the same day in the languages in which it was kept
}

// Today leads to the paper of today.
func (s *Page) Today(r *frame.Request) error {
	c, err := ends(r.Param("corridor"))
	if err != nil {
		return err
	}
	r.Header("X-Robots-Tag", robots)
	r.Redirect(http.StatusFound, Address(c, r.Lang, s.Archive.Today(), ""))
	return nil
}

// robots keeps papers out of search engines: they are the corridor's page again.
const robots = "noindex, nofollow"

// ends reads a corridor with both ends.
func ends(slug string) (schema.Corridor, error) {
	c, err := schema.ParseCorridor(slug)
	if err != nil || c.Origin == "" || c.Destination == "" {
		return c, cmp.Or(err, schema.ErrNotFound)
	}
	return c, nil
}

// Day answers with the paper of a day, as a page or as a file. It is kept from
// then on, unless a program only looks.
func (s *Page) Day(r *frame.Request) error {
	r.Lang = frame.LangOf(r.Request)
	if l := schema.Lang(r.Query(langParam)); l.Spoken() {
		r.Lang = l
	}
	r.Header("X-Robots-Tag", robots)
	r.Header("Vary", "Accept-Language")
	c, err := ends(r.Param("corridor"))
	if err != nil {
		return err
	}
	day, as := r.Param("day"), form{}
	for _, f := range forms {
		if of, ok := strings.CutSuffix(day, f.ending); ok {
			day, as = of, f
		}
	}
	b, err := s.Archive.Of(r, c, schema.Date(day), r.Request.Method != http.MethodHead)
	if errors.Is(err, ErrNeverKept) {
		return s.none(r, c, schema.Date(day))
	}
	if err != nil {
		return err
	}
	b = b.At(s.Site.Base(r.Request))
	if as.write == nil {
		return s.show(r, c, b)
	}
	data, err := as.write(b)
	if err != nil {
		return err
	}
	r.Header("Content-Disposition", frame.ContentDisposition("attachment", FileName(c, r.Lang, schema.Date(day), as.ending)))
	r.Data(http.StatusOK, as.media, data)
	return nil
}

// FileName is the name under which a paper is saved.
func FileName(c schema.Corridor, l schema.Lang, day schema.Date, ending string) string {
	return "simde-" + c.Slug() + "-" + string(day) + "-" + string(l) + ending
}

// page makes the page of a day without what stands on it. Its other languages
// are those of the same day.
func (s *Page) page(r *frame.Request, c schema.Corridor, day schema.Date, title string) paperPage {
	p := paperPage{Frame: s.Site.Frame(r, frame.RouteCorridors, title), Day: s.Site.Locale(r.Lang).Format.Date(day),
		PDF: Address(c, r.Lang, day, AsPDF), DOCX: Address(c, r.Lang, day, AsDOCX), Today: frame.Address(r.Lang, frame.RouteCorridors, c.Slug(), segment(s.Site, r.Lang)), Corridor: frame.CorridorOf(r.Lang, c)}
	p.NoIndex = true
	base := s.Site.Base(r.Request)
	p.Canonical = base + Address(c, r.Lang, day, "")
	for i := range p.Alternates {
		a := &p.Alternates[i]
		a.URL = Address(c, a.Lang, day, "")
		a.Whole = base + a.URL
	}
	p.Style = brief.StyleSheet
	return p
}

func (s *Page) show(r *frame.Request, c schema.Corridor, b brief.Brief) error {
	p := s.page(r, c, schema.Date(b.Day), b.Title+". "+b.Label)
	var err error
	if p.Paper, err = brief.Article(b); err != nil {
		return err
	}
	p.Description = b.Lede
	return s.Site.Render(r, http.StatusOK, "briefing.html", p)
}

// none says that no paper of a past day was kept, and leads to today's and to
// those of that day in other languages.
func (s *Page) none(r *frame.Request, c schema.Corridor, day schema.Date) error {
	p := s.page(r, c, day, s.Site.Locale(r.Lang).Say("brief.none.title"))
	for _, a := range p.Alternates {
		_, err := s.Archive.Keeper.Brief(r.Ctx(), c, a.Lang, day)
		if err == nil {
			p.Others = append(p.Others, frame.Link{Label: a.Name, URL: a.URL})
		} else if !errors.Is(err, schema.ErrNotFound) {
			return err
		}
	}
	return s.Site.Render(r, http.StatusNotFound, "briefing.html", p)
}
