package schema

import (
	"slices"
	"testing"
)

func TestPlaces(t *testing.T) {
	for _, p := range Places() {
		for _, l := range Langs {
			if places().rows[p].labels[l] == "" {
				t.Errorf("place %s has no label in %s", p, l)
			}
		}
		if p.Kind() != Country && len(p.Members()) == 0 {
			t.Errorf("place %s has no members", p)
		}
	}
	if got := Place("MX").Name(French); got != "Mexique" {
		t.Errorf("MX in French = %q", got)
	}
	if !Place("019").Contains("MX") || !Place("419").Contains("HT") || Place("EU").Contains("MX") {
		t.Error("regions do not contain the countries they should")
	}
	if w := Place("GT").Within(); w[0] != "001" || !slices.Contains(w, Place("NTCA")) {
		t.Errorf("GT lies within %v", w)
	}
}

func TestParseCorridor(t *testing.T) {
	for in, want := range map[string]string{"MX-US": "MX-US", "mx-us": "MX-US", "019-150": "019-150", "MX-*": "MX-*", "*-us": "*-US", "sahel-eu": "SAHEL-EU"} {
		c, err := ParseCorridor(in)
		if err != nil || c.String() != want {
			t.Errorf("ParseCorridor(%q) = %v, %v, want %s", in, c, err, want)
		}
	}
	for _, in := range []string{"", "MX", "MX-", "MX-MX", "*-*", "MX-QQ", "MX-US-CA"} {
		if c, err := ParseCorridor(in); err == nil {
			t.Errorf("ParseCorridor(%q) = %v, want an error", in, c)
		}
	}
	if !(Corridor{"013", "US"}).Covers(Corridor{"GT", "US"}) || (Corridor{"MX", ""}).Covers(Corridor{"US", "MX"}) {
		t.Error("Covers does not respect regions and open ends")
	}
}

func FuzzParseCorridor(f *testing.F) {
	for _, s := range []string{"MX-US", "*-US", "019-150", "-", "a-b-c", "ñ-é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCorridor(s)
		if err != nil {
			return
		}
		again, err := ParseCorridor(c.String())
		if err != nil || again != c {
			t.Errorf("ParseCorridor(%q) = %v, which reads back as %v, %v", s, c, again, err)
		}
	})
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]Precision{"": PrecisionNone, "2010": PrecisionYear, "2010-11": PrecisionMonth, "2010-11-05": PrecisionDay, "2006/2007-06": PrecisionRange} {
		d, err := ParseDate(in)
		if err != nil || d.Precision() != want {
			t.Errorf("ParseDate(%q) = %v, %v, precision %q, want %q", in, d, err, d.Precision(), want)
		}
	}
	for _, in := range []string{"10", "2010-13", "2010-02-30", "05/11/2010", "2010-1", "2011/2010"} {
		if d, err := ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", in, d)
		}
	}
}

func TestTopics(t *testing.T) {
	if len(Topics()) < 80 {
		t.Fatalf("%d topics", len(Topics()))
	}
	seen := map[Term]bool{}
	for _, c := range Topics() {
		if seen[c.ID] {
			t.Errorf("topic %s stands twice", c.ID)
		}
		seen[c.ID] = true
		if c.Broader != "" && !c.Broader.Known() {
			t.Errorf("topic %s: no broader topic %s", c.ID, c.Broader)
		}
		for _, l := range Langs {
			if c.PrefLabel[l] == "" || c.ScopeNote[l] == "" || len(c.AltLabel[l]) == 0 {
				t.Errorf("topic %s lacks a label, a scope note or an alternative in %s", c.ID, l)
			}
		}
		for _, n := range c.Narrower {
			if x, ok := TopicByID(n); !ok || x.Broader != c.ID {
				t.Errorf("topic %s: %s is not below it", c.ID, n)
			}
		}
		for _, r := range c.Related {
			if x, ok := TopicByID(r); !ok || !slices.Contains(x.Related, c.ID) {
				t.Errorf("topic %s: %s does not relate back", c.ID, r)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	for _, k := range Kinds() {
		for _, l := range Langs {
			if kinds().rows[k].labels[l] == "" {
				t.Errorf("kind %s has no label in %s", k, l)
			}
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"migración": "migracion", "MIGRACIÓN": "migracion", "migracio\u0301n": "migracion", "mise en Œuvre": "mise en oeuvre",
		"États‑Unis": "etats-unis", "l’Espagne": "l'espagne", "niño": "nino", "Straße": "strasse", "ﬁn": "fin",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Œuvre d’été")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
	})
}

func TestVocabularyVersion(t *testing.T) {
	if v := VocabularyVersion(); len(v) != 12 || v != VocabularyVersion() {
		t.Errorf("VocabularyVersion = %q", v)
	}
}

func TestReadTopicReadsHeadings(t *testing.T) {
	for in, want := range map[string]Term{"gender": "gender-migration", "Género": "gender-migration", "genre": "gender-migration", "Health": "health",
		"desarrollo": "migration-development", "gender equality": "gender-equality", "remesas": "remittances"} {
		if got, ok := ReadTopic(in); got != want || !ok {
			t.Errorf("ReadTopic(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"and migration", "migration and", "", "cookery"} {
		if got, ok := ReadTopic(in); ok {
			t.Errorf("ReadTopic(%q) = %q, want none", in, got)
		}
	}
}
