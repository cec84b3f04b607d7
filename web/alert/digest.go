package alert

import (
	"context"
	"html/template"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/standing"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Writer writes what is new of an alert.
type Writer struct {
	Site      *frame.Site // with its address: no request tells it
	Store     Store
	Catalogue cards
	Bank      *bank.Reader
}

// Of the documents of a message so many are named, and of the figures.
const (
	documentsNamed = 10
	figuresNamed   = 8
)

// digest is what is new of one alert.
type digest struct {
	What      string
	Documents []entry
	More      int // documents that are not named
	Figures   []string
	All       string // address of the new documents
	Page      string // address of the alert
	Lang      schema.Lang
	figures   map[string]string // that the person then knows
}

// entry is a document of a digest.
type entry struct {
	Title, About, URL string
	Lang              schema.Lang
}

// digest gathers what came after a time. It has nothing to tell where it has
// neither documents nor figures.
func (w *Writer) digest(ctx context.Context, a schema.Alert, after time.Time) (digest, error) {
	q, err := standing.Asked(a)
	if err != nil {
		return digest{}, err
	}
	arrived, err := w.Store.Arrivals(ctx, a.Standing(), after)
	if err != nil {
		return digest{}, err
	}
	ids := make([]schema.ID, len(arrived))
	for i, x := range arrived {
		ids[i] = x.Document
	}
	held, err := w.Catalogue.Cards(ctx, ids)
	if err != nil {
		return digest{}, err
	}
	loc := w.Site.Locale(a.Lang)
	d := digest{What: listing.Subject(loc, q), Lang: a.Lang, More: max(0, len(held)-documentsNamed), Page: w.Site.BaseURL + frame.Address(a.Lang, frame.RouteAlerts, a.ID)}
	q.Sort, q.Since = search.ByEntry, schema.Date(after.UTC().Format(time.DateOnly))
	d.All = w.Site.BaseURL + frame.ResultsAddress(a.Lang, q)
	for _, c := range held[:min(documentsNamed, len(held))] {
		d.Documents = append(d.Documents, entry{c.Title, about(loc, c), w.Site.BaseURL + "/d/" + string(c.ID), c.Language})
	}
	news := w.Bank.Newest(a.Lang, listing.Pairs(q)...)
	d.figures = known(news)
	for _, n := range news {
		if a.Figures[n.Name()] != n.Key() && len(d.Figures) < figuresNamed {
			d.Figures = append(d.Figures, w.Bank.Told(a.Lang, n))
		}
	}
	return d, nil
}

// about says of a document who published it and when, and in which language it
// is where that is not the reader's.
func about(loc *frame.Locale, c schema.Card) string {
	var parts []string
	if c.Publisher != "" {
		parts = append(parts, schema.PublisherName(c.Publisher, loc.Lang))
	}
	if c.Published != "" {
		parts = append(parts, loc.Format.Date(c.Published))
	}
	if c.Language != loc.Lang {
		parts = append(parts, loc.LangName(c.Language))
	}
	return strings.Join(parts, " · ")
}

// empty reports whether there is nothing to tell.
func (d digest) empty() bool { return len(d.Documents)+len(d.Figures) == 0 }

// message writes a digest.
func (w *Writer) message(a schema.Alert, d digest) (Message, error) {
	loc := w.Site.Locale(a.Lang)
	m := Message{To: a.Mail, Leave: d.Page, Subject: loc.Say("mail.digest.subject", len(d.Documents)+d.More+len(d.Figures), d.What)}
	var text strings.Builder
	text.WriteString(d.What + "\n")
	section := func(heading string) { text.WriteString("\n" + strings.ToUpper(heading) + "\n") }
	if len(d.Documents) > 0 {
		section(loc.Say("mail.documents"))
		for _, e := range d.Documents {
			text.WriteString("\n" + e.Title + "\n")
			if e.About != "" {
				text.WriteString(e.About + "\n")
			}
			text.WriteString(e.URL + "\n")
		}
		if d.More > 0 {
			text.WriteString("\n" + loc.Say("mail.more", d.More) + "\n" + d.All + "\n")
		}
	}
	if len(d.Figures) > 0 {
		section(loc.Say("mail.figures"))
		for _, f := range d.Figures {
			text.WriteString("\n" + f + "\n")
		}
	}
	text.WriteString("\n-- \n" + loc.Say("mail.why") + "\n" + d.Page + "\n")
	m.Text = text.String()
	var html strings.Builder
	err := mailPage.Execute(&html, map[string]any{"D": d, "Documents": loc.Say("mail.documents"), "Figures": loc.Say("mail.figures"), "More": loc.Say("mail.more", d.More), "Why": loc.Say("mail.why"), "Leave": loc.Say("mail.leave")})
	m.HTML = html.String()
	return m, err
}

// mailPage is a digest as HTML: without pictures, styles from elsewhere or
// anything that tells who reads it.
var mailPage = template.Must(template.New("mail").Parse(`<!doctype html>
<html lang="{{.D.Lang}}"><meta charset="utf-8"><title>{{.D.What}}</title>
<body style="font-family:Georgia,serif;color:#15212b;max-width:40em;margin:1em auto;padding:0 1em;line-height:1.45">
<p style="color:#44525e">SIMDE</p>
<h1 style="font-size:1.4em;font-weight:500">{{.D.What}}</h1>
{{if .D.Documents}}<h2 style="font-size:1.1em">{{.Documents}}</h2>
{{range .D.Documents}}<p lang="{{.Lang}}"><a href="{{.URL}}" style="color:#0b5a6b">{{.Title}}</a>{{with .About}}<br><span style="color:#44525e" lang="{{$.D.Lang}}">{{.}}</span>{{end}}</p>
{{end}}{{if .D.More}}<p><a href="{{.D.All}}" style="color:#0b5a6b">{{.More}}</a></p>
{{end}}{{end}}{{if .D.Figures}}<h2 style="font-size:1.1em">{{.Figures}}</h2>
<ul>{{range .D.Figures}}<li>{{.}}</li>
{{end}}</ul>
{{end}}<hr style="border:0;border-top:1px solid #dad5c9"><p style="color:#44525e;font-size:.9em">{{.Why}} <a href="{{.D.Page}}" style="color:#0b5a6b">{{.Leave}}</a></p>
</body></html>
`))
