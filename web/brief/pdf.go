package brief

import (
	"bytes"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/simde/simde/web/chart"
)

// Measures of a sheet of A4, in millimetres and points.
const (
	sheetWidth  = 210.0
	sheetHeight = 297.0
	margin      = 20.0
	footRoom    = 22.0
	inner       = sheetWidth - 2*margin
	gap         = 8.0 // between columns

	textSize  = 9.5
	smallSize = 8.0
	headSize  = 13.0
	lineRoom  = 1.35 // height of a line beside the size of its letters
	pointMM   = 25.4 / 72
)

// ink is a colour.
type ink [3]int

// The colours of the site: ink, teal, red, paper's lines, grey.
var (
	black = ink{21, 33, 43}
	teal  = ink{11, 90, 107}
	red   = ink{178, 62, 27}
	rule  = ink{218, 213, 201}
	grey  = ink{68, 82, 94}
)

// sheet draws a paper from top to bottom.
type sheet struct {
	*fpdf.Fpdf
	brief  Brief
	charts int // drawn so far
}

// PDF lays a paper out on A4. Headings are bookmarks, the language is stated,
// and what a chart shows is said in words as the alternative of its picture.
func PDF(b Brief) ([]byte, error) {
	s := &sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), brief: b}
	s.AddUTF8FontFromBytes("go", "", goregular.TTF)
	s.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	s.AddUTF8FontFromBytes("go", "I", goitalic.TTF)
	s.SetCatalogSort(true)
	s.SetCreationDate(b.made())
	s.SetModificationDate(b.made())
	s.SetTitle(b.Title, true)
	s.SetSubject(b.Label, true)
	s.SetAuthor("SIMDE", true)
	s.SetCreator("SIMDE", true)
	s.SetLang(string(b.Lang))
	s.SetMargins(margin, margin, margin)
	s.SetCellMargin(0)
	s.SetAutoPageBreak(true, footRoom)
	s.AliasNbPages("{n}")
	s.SetFooterFunc(s.foot)
	s.AddPage()
	s.head()
	s.keys()
	for _, x := range b.Sections {
		s.section(x)
	}
	var out bytes.Buffer
	if err := s.Output(&out); err != nil {
		return nil, fmt.Errorf("write the paper as PDF: %w", err)
	}
	return out.Bytes(), nil
}

// set chooses letters and their colour.
func (s *sheet) set(style string, size float64, c ink) {
	s.SetFont("go", style, size)
	s.SetTextColor(c[0], c[1], c[2])
}

// height is that of a line of letters of a size, in millimetres.
func height(size float64) float64 { return size * pointMM * lineRoom }

// write writes text in lines of a width, from the left margin at x.
func (s *sheet) write(x, width, size float64, text string) {
	s.SetX(x)
	s.MultiCell(width, height(size), chart.Letters(text), "", "L", false)
}

// line draws a line across a width.
func (s *sheet) line(x, width, thick float64, c ink) {
	s.SetDrawColor(c[0], c[1], c[2])
	s.SetLineWidth(thick)
	s.Line(x, s.GetY(), x+width, s.GetY())
}

// fits reports whether so much room is left on the sheet.
func (s *sheet) fits(room float64) bool { return s.GetY()+room <= sheetHeight-footRoom }

// keep begins a new sheet where there is less room than what stands together
// needs.
func (s *sheet) keep(room float64) {
	if !s.fits(room) {
		s.AddPage()
	}
}

func (s *sheet) head() {
	s.SetDrawColor(black[0], black[1], black[2])
	s.SetLineWidth(0.5)
	s.Curve(margin, margin+3, margin+4, margin-3.5, margin+8, margin+3, "D")
	for i, c := range []ink{teal, red} {
		s.SetFillColor(c[0], c[1], c[2])
		s.Circle(margin+8*float64(i), margin+3, 1, "F")
	}
	s.set("B", 12, black)
	s.Text(margin+12, margin+4, "SIMDE")
	s.set("", smallSize, grey)
	s.SetXY(margin, margin)
	s.CellFormat(inner, 5, chart.Letters(s.brief.Label), "", 1, "R", false, 0, "")
	s.Ln(5)
	s.Bookmark(chart.Letters(s.brief.Title), 0, -1)
	s.set("", 20, black)
	s.write(margin, inner, 20, s.brief.Title)
	s.Ln(2)
	s.set("", 11, grey)
	s.write(margin, inner, 11, s.brief.Lede)
	s.Ln(4)
}

// perRow is how many key figures stand side by side.
const perRow = 4

func (s *sheet) keys() {
	for at := 0; at < len(s.brief.Keys); at += perRow {
		row := s.brief.Keys[at:min(at+perRow, len(s.brief.Keys))]
		width := (inner - gap*(perRow-1)/2) / perRow
		s.keep(30)
		top, bottom := s.GetY(), s.GetY()
		for i, k := range row {
			x := margin + float64(i)*(width+gap/2)
			s.SetY(top)
			s.line(x, width, 0.5, black)
			s.Ln(1.5)
			s.set("B", smallSize, black)
			s.write(x, width, smallSize, k.Label)
			s.set("", 16, black)
			s.write(x, width, 16, k.Value)
			s.set("", 7.5, grey)
			s.write(x, width, 7.5, k.Detail)
			bottom = max(bottom, s.GetY())
		}
		s.SetY(bottom + 5)
	}
}

func (s *sheet) section(x Section) {
	s.keep(24)
	s.Ln(2)
	s.line(margin, inner, 0.5, black)
	s.Ln(1.5)
	s.set("", headSize, black)
	s.Bookmark(chart.Letters(x.Heading), 1, -1)
	s.write(margin, inner, headSize, x.Heading)
	s.Ln(1.5)
	if x.Text != "" {
		s.set("", textSize, grey)
		s.write(margin, inner, textSize, x.Text)
		s.Ln(1.5)
	}
	s.chartRows(x.Charts)
	for _, q := range x.Quotes {
		s.quote(q)
	}
	if x.Table != nil {
		s.table(*x.Table)
	}
	for _, i := range x.List {
		s.item(i)
	}
	s.Ln(2)
}

// Heights of a chart that takes the whole width, and of one beside another.
const (
	wideChart = 62.0
	halfChart = 50.0
)

// chartRows draws charts two by two; one that is alone takes the whole width.
func (s *sheet) chartRows(all []Chart) {
	for at := 0; at < len(all); {
		row := all[at:min(at+2, len(all))]
		if len(all)%2 == 1 && at == 0 {
			row = all[:1]
		}
		on := chart.Paper{Width: inner, Height: wideChart}
		if len(row) == 2 {
			on = chart.Paper{Width: (inner - gap) / 2, Height: halfChart}
		}
		s.keep(on.Height + 22)
		top, bottom := s.GetY(), s.GetY()
		for i, c := range row {
			s.SetY(top)
			s.chart(c, margin+float64(i)*(on.Width+gap), on)
			bottom = max(bottom, s.GetY())
		}
		s.SetY(bottom + 4)
		at += len(row)
	}
}

func (s *sheet) chart(c Chart, x float64, on chart.Paper) {
	s.set("B", textSize, black)
	s.write(x, on.Width, textSize, c.Heading)
	if c.Unit != "" {
		s.set("", 7.5, grey)
		s.write(x, on.Width, 7.5, c.Unit)
	}
	// fpdf writes pictures in the order of their widths, and those of one width in
	// any: each is a point narrower than the one before.
	s.charts++
	picture, err := chart.Print(c.Drawing, chart.Paper{Width: on.Width - 0.1*float64(s.charts), Height: on.Height})
	if err != nil {
		s.SetError(err)
		return
	}
	name := fmt.Sprintf("chart%d", s.charts)
	s.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(picture))
	s.RawWriteStr(fmt.Sprintf("/Figure <</Alt <FEFF%s>>> BDC\n", utf16Hex(c.Alt)))
	s.ImageOptions(name, x, s.GetY()+1, on.Width, on.Height, false, fpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	s.RawWriteStr("EMC\n")
	s.SetY(s.GetY() + on.Height + 2)
	s.set("", 7.5, grey)
	s.write(x, on.Width, 7.5, c.Note)
}

func (s *sheet) quote(q Quote) {
	const indent = 5
	s.keep(16)
	top, page := s.GetY(), s.PageNo()
	s.set("I", textSize, black)
	s.write(margin+indent, inner-indent, textSize, q.Text)
	if s.PageNo() == page {
		s.SetDrawColor(red[0], red[1], red[2])
		s.SetLineWidth(0.8)
		s.Line(margin+1, top, margin+1, s.GetY())
	}
	s.set("", smallSize, grey)
	s.write(margin+indent, inner-indent, smallSize, q.From)
	s.set("", smallSize, teal)
	s.link(margin+indent, inner-indent, smallSize, q.URL)
	s.Ln(2.5)
}

// link writes an address that can be followed.
func (s *sheet) link(x, width, size float64, address string) {
	top := s.GetY()
	s.write(x, width, size, address)
	if s.GetY() > top {
		s.LinkString(x, top, width, s.GetY()-top, address)
	}
}

func (s *sheet) table(t Table) {
	if len(t.Head) == 0 {
		return
	}
	width := inner / float64(len(t.Head))
	s.row(t.Head, width, "B")
	for _, r := range t.Rows {
		s.row(r, width, "")
	}
	s.Ln(1)
}

func (s *sheet) row(cells []string, width float64, style string) {
	s.set(style, smallSize, black)
	lines := 1
	for _, c := range cells {
		lines = max(lines, len(s.SplitText(chart.Letters(c), width-2)))
	}
	s.keep(float64(lines)*height(smallSize) + 2)
	top := s.GetY()
	for i, c := range cells {
		s.SetY(top)
		s.write(margin+float64(i)*width, width-2, smallSize, c)
	}
	s.SetY(top + float64(lines)*height(smallSize) + 0.8)
	s.line(margin, inner, 0.2, rule)
	s.Ln(0.8)
}

func (s *sheet) item(i Item) {
	s.keep(8)
	s.set("", textSize, red)
	top := s.GetY()
	s.Text(margin, top+height(textSize)*0.72, "–")
	s.SetLeftMargin(margin + 4)
	s.SetXY(margin+4, top)
	if i.Name != "" {
		s.set("B", textSize, black)
		s.Write(height(textSize), chart.Letters(i.Name)+" ")
	}
	if i.Text != "" {
		s.set("", textSize, black)
		s.Write(height(textSize), chart.Letters(i.Text)+" ")
	}
	if i.URL != "" {
		s.set("", textSize, teal)
		s.WriteLinkString(height(textSize), chart.Letters(i.Words()), i.URL)
	}
	s.SetLeftMargin(margin)
	s.Ln(height(textSize) + 0.8)
}

func (s *sheet) foot() {
	s.SetY(-footRoom + 6)
	s.line(margin, inner, 0.2, rule)
	s.Ln(1.5)
	s.set("", 7, grey)
	s.SetX(margin)
	s.CellFormat(inner*0.8, 4, chart.Letters(s.brief.Address+" · "+s.brief.Foot+" "+s.brief.Fingerprint()), "", 0, "L", false, 0, s.brief.Address)
	s.CellFormat(inner*0.2, 4, fmt.Sprintf("%d / {n}", s.PageNo()), "", 0, "R", false, 0, "")
}

// utf16Hex writes text as a PDF string of UTF-16 in hexadecimal.
func utf16Hex(text string) string {
	var b strings.Builder
	for _, r := range chart.Letters(text) {
		fmt.Fprintf(&b, "%04X", r)
	}
	return b.String()
}
