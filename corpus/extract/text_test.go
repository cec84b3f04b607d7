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

// TestSpottedText: a damaged byte and a few control characters do not make a text
// something else, and what stands beside them is read as it is.
func TestSpottedText(t *testing.T) {
	good := strings.Repeat("La emigración de niñas y niños hondureños a España creció. ", 4)
	for name, data := range map[string]string{"NUL and a lost byte": good + "El se\x00\x0c\x1b\xb1or Peña.", "NUL": good + "\x00"} {
		r, err := Read([]byte(data), "spotted.txt")
		if err != nil || r.MediaType != typeText || !strings.Contains(r.Pages[0].Text, "niñas y niños hondureños") || strings.ContainsRune(r.Pages[0].Text, 0) {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
	if r, err := Read([]byte(strings.Repeat("ab\x01\x02cd\x00\xff", 50)), "bytes.bin"); err == nil {
		t.Errorf("bytes are read as %s", r.MediaType)
	}
}
