package bank

import (
	"fmt"
	"testing"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

func reader(t testing.TB) *Reader {
	t.Helper()
	b, err := figures.Starter()
	if err != nil {
		t.Fatal(err)
	}
	site, err := frame.New(nil, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	return New(site, b)
}

// TestPaces holds that remittances from the United States to Mexico come by year
// and by quarter, and that four quarters make the year.
func TestPaces(t *testing.T) {
	s, c := reader(t), schema.Corridor{Origin: "MX", Destination: "US"}
	if got := fmt.Sprint(s.Hold("es", c).Paces(schema.MeasureRemittances)); got != "[year quarter]" {
		t.Errorf("paces %s", got)
	}
	if got := fmt.Sprint(s.Hold("es", schema.Corridor{Origin: "HN", Destination: "MX"}).Paces(schema.MeasureEntries)); got != "[year month]" {
		t.Errorf("paces of entries %s", got)
	}
	years, quarters := s.Between("es", c, schema.MeasureRemittances)[0], s.ByPace("es", c, Quarterly, schema.MeasureRemittances)[0]
	var sum float64
	for _, v := range quarters.Values {
		if v.Year == 2025 {
			sum += v.Value
		}
	}
	if v := years.Latest(); v.Year != 2025 || v.Parts != 4 || sum-v.Value > 1 || v.Value-sum > 1 {
		t.Errorf("the year %v, its quarters %.1f", v, sum)
	}
	last := quarters.Latest()
	if last.Name != "1.er trim. de 2026" || quarters.Said(last)[:len(last.Name)] != last.Name {
		t.Errorf("the newest quarter is %q", last.Name)
	}
	if got := len(quarters.LastYears(5).Values); got != 20 {
		t.Errorf("five years have %d quarters", got)
	}
	if got := quarters.LastYears(0); len(got.Values) != len(quarters.Values) {
		t.Errorf("all years have %d of %d quarters", len(got.Values), len(quarters.Values))
	}
	before, ok := quarters.YearBefore(last)
	if !ok || before.Period != (schema.Period{Year: 2025, Quarter: 1}) {
		t.Errorf("a year before %v is %v", last.Period, before.Period)
	}
	if got, want := s.Change("en", quarters, last), frame.FormatOf("en").Percent(100*(last.Value-before.Value)/before.Value); got != want || got == "" {
		t.Errorf("change %q, want %q", got, want)
	}
	if got := s.PeriodName("fr", schema.Period{Year: 2024, Month: 3}); got != "mars 2024" {
		t.Errorf("a month is %q", got)
	}
}
