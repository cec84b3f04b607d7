package chart

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// TestChartAsFile holds that a file is sound XML whatever its words are, and
// says what it shows and whence it is.
func TestChartAsFile(t *testing.T) {
	hostile := `a"><script>&x</script>'`
	c := New("c", []Series{{hostile, []Value{{Year: 2020, Value: 10}, {Year: 2024, Value: 40, Provisional: true}}}, {"b", []Value{{Year: 2020, Value: 1}, {Year: 2024, Value: 2}}}}, nil, plainScale())
	c.Title, c.Text, c.Unit = hostile, hostile, hostile
	drawn := File(c, Words{"es", "los valores son provisionales", hostile + " · ONU", "https://simde.example/es/corredores/mx-us"})
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
