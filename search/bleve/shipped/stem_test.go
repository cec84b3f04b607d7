package shipped

import (
	"testing"

	"github.com/simde/simde/schema"
)

func TestSnowball(t *testing.T) {
	for _, c := range []struct {
		word string
		lang schema.Lang
		want string
	}{
		{"Migraciones", schema.Spanish, "migracion"}, {"trabajadoras", schema.Spanish, "trabaj"}, {"migrations", schema.French, "migrat"},
		{"réfugiées", schema.French, "réfugi"}, {"Remittances", schema.English, "remittances"},
	} {
		if got := Snowball(c.word, c.lang); got != c.want {
			t.Errorf("Snowball(%q, %s) = %q, want %q", c.word, c.lang, got, c.want)
		}
	}
}
