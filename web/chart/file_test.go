package chart

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestChartAsFile holds that a file is sound XML whatever its words are, and
// says what it shows and whence it is.
func TestChartAsFile(t *testing.T) {
	hostile := `a"><script>&x</script>'`
	c := New("c", []Series{{hostile, []Value{{Period: year(2020), Value: 10}, {Period: year(2024), Value: 40, Provisional: true}}}, {"b", []Value{{Period: year(2020), Value: 1}, {Period: year(2024), Value: 2}}}}, nil, plainScale())
	c.Title, c.Text, c.Unit = hostile, hostile, hostile
	drawn := SVG(c, Words{"es", "los valores son provisionales", hostile + " · ONU", "https://simde.example/es/corredores/mx-us"})
	d := xml.NewDecoder(strings.NewReader(drawn))
	scripts, text := 0, ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the file is no XML: %v\n%s", err, drawn)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "script" {
				scripts++
			}
		case xml.CharData:
			text += string(x) + "|"
		}
	}
	for _, want := range []string{hostile, "provisional", "2024", "ONU", "SIMDE, https://simde.example/es/corredores/mx-us"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file does not say %q", want)
		}
	}
	if scripts > 0 || !strings.Contains(drawn, "stroke-dasharray") {
		t.Error("the file has a script, or no dashed line")
	}
}

// TestPNG holds that a picture has the size of a file, its lines in their colours
// where the chart has them, and words.
func TestPNG(t *testing.T) {
	c := NewColumns("c", Series{"a", []Value{{Period: year(2023), Value: 30}, {Period: year(2024), Value: 40}, {Period: year(2025), Value: 20, Provisional: true}}}, plainScale())
	c.Title, c.Unit = "Remesas de Estados Unidos a México, por año", "Millones de dólares corrientes"
	words := Words{"es", "Rayado: provisional", "Banco de México, SIE", "https://simde.example/es/corredores/mx-us"}
	data, err := PNG(c, words)
	if err != nil {
		t.Fatal(err)
	}
	if to := os.Getenv("SIMDE_CHART_PNG"); to != "" { // to look at it
		if err := os.WriteFile(to, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, 1800, 1013) {
		t.Fatalf("a picture of %v", m.Bounds())
	}
	at := func(x, y Share) color.Color {
		return m.At(int((fileLeft+float64(x)*drawnWidth)*fine), int((fileTop+float64(y)*drawnHeight)*fine))
	}
	whole, hatched := c.Columns[1], c.Columns[2]
	if got := at(whole.X+whole.Width/2, whole.Y+whole.Height/2); got != shade(barsOf) {
		t.Errorf("a column is %v", got)
	}
	inked, clear := 0, 0
	for i := range 100 {
		switch at(hatched.X+hatched.Width*Share(i)/100, hatched.Y+hatched.Height*0.37) {
		case shade(paper):
			clear++
		default:
			inked++
		}
	}
	if inked < 10 || clear < 10 {
		t.Errorf("of a hatched column %d points are inked and %d are not", inked, clear)
	}
	if n := dark(m, image.Rect(60, 50, 1500, 100)); n < 500 {
		t.Errorf("the title has %d dark points", n)
	}
}

// dark counts the points of a part that are not paper.
func dark(m image.Image, part image.Rectangle) int {
	n := 0
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if m.At(x, y) != shade(paper) {
				n++
			}
		}
	}
	return n
}

func BenchmarkPNG(b *testing.B) {
	var s Series
	for i := range 160 {
		s.Values = append(s.Values, Value{Period: schema.Period{Year: 2010 + i/12, Month: 1 + i%12}, Value: float64(i * i)})
	}
	c := NewColumns("c", s, plainScale())
	c.Title = "Título"
	for b.Loop() {
		if _, err := PNG(c, Words{}); err != nil {
			b.Fatal(err)
		}
	}
}
