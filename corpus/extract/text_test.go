package extract

import (
	"strings"
	"testing"

	"github.com/simde/simde/schema"
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

// TestLoose holds how dates and languages are read that files state.
func TestLoose(t *testing.T) {
	for in, want := range map[string]schema.Date{
		"2019-03-17T10:00:00Z": "2019-03-17", "2019-03-17T10:00:00+01:00": "2019-03-17", "2019-03-17 10:00:00": "2019-03-17", "2019/03/17": "2019-03-17", "20190317": "2019-03-17",
		"Sun, 17 Mar 2019 10:00:00 GMT": "2019-03-17", "17 March 2019": "2019-03-17", "March 17, 2019": "2019-03-17", "17 de marzo de 2019": "2019-03-17", "17/03/2019": "2019-03-17", "2019-03": "2019-03",
		"": "", "03/04/2019": "", "yesterday": "", "0000-00-00": "",
	} {
		if got := looseDate(in); got != want {
			t.Errorf("looseDate(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]schema.Lang{"es-MX": "es", "spa": "es", "en_US": "en", "fre": "fr", "Español": "es", "und": "", "mul": "", "zxx": "", "x-default": "", "xx": "", "": ""} {
		if got := looseLang(in); got != want {
			t.Errorf("looseLang(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestShortTable holds that a few lines are a table only where a header stands over
// figures, and that sentences with their commas are none.
func TestShortTable(t *testing.T) {
	for text, table := range map[string]bool{
		"origin,destination,2019\nMX,US,12\n":                       true,
		"origin,destination,persons\nMX,US,\"1,234\"\nGT,US,7\n":    true,
		"\ufeffPaís;Año;Remesas\r\nMéxico;2019;36.439,0\r\n":        true,
		"year\tcountry\tsent\n2019\tHonduras\t5,3 %\n":              true,
		"a;b;c\nuno;dos;tres\n":                                     false,
		"origin,destination,persons\n":                              false,
		"origin,origin,persons\nMX,US,12\n":                         false,
		"Red, green, blue\nOne, two, 3\n":                           false,
		"In Mexico, as in Spain, people left.\nIn 2019, in all, 5.": false,
		"To Ana, Eva, Luz,\n1, 2, 3,\n":                             false,
		"origin,destination,persons\nMX,US\n":                       false,
	} {
		_, err := Read([]byte(text), "a.csv")
		if got := isClass(err, schema.FailNoDocument); got != table {
			t.Errorf("%q: %v, want a table: %v", text, err, table)
		}
	}
}

// TestNamedKinds holds that what is not read is named.
func TestNamedKinds(t *testing.T) {
	_, err := Read([]byte("\x78\x9f\x3e\x22\x01\x00\x01\x06\x90\x08\x00"), "winmail.dat")
	if !isClass(err, schema.FailUnsupported) || !strings.Contains(err.Error(), "TNEF") {
		t.Errorf("winmail.dat: %v", err)
	}
}
