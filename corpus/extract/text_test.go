package extract

import (
	"strings"
	"testing"
)

// TestPartTitle holds that a title is parted from what follows it on its line
// in another type, and that other first lines stay.
func TestPartTitle(t *testing.T) {
	for in, want := range map[string]string{
		"The boats are back in the harbour **TOLTEN, 4 May -** The boats came.\n":      "The boats are back in the harbour\n\nTOLTEN, 4 May - The boats came.",
		"Los barcos vuelven al puerto *Una flota de cuarenta naves*\n\nSalieron.":      "Los barcos vuelven al puerto\n\n*Una flota de cuarenta naves*\n\nSalieron.",
		"**The boats are back in the harbour**\n\nThey came with **little** and late.": "The boats are back in the harbour\n\nThey came with little and late.",
		"The boats are back, 3 * 4 of them\n\nThey came late.":                         "The boats are back, 3 * 4 of them\n\nThey came late.",
	} {
		r, err := Read([]byte(in), "a.txt")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(r.Pages[0].Text); got != want {
			t.Errorf("text of %q = %q, want %q", in, got, want)
		}
	}
}
