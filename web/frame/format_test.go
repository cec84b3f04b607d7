package frame

import (
	"testing"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{FormatOf("es").Integer(1234), "1234"}, {FormatOf("es").Integer(12345), "12\u202f345"}, {FormatOf("en").Integer(1234567), "1,234,567"},
		{FormatOf("fr").Integer(1234), "1\u202f234"}, {FormatOf("es").Fixed(1.25, 1), "1,2"}, {FormatOf("en").Fixed(-2.5, 1), "−2.5"},
		{FormatOf("es").Percent(-7.26), "−7,3\u00a0%"}, {FormatOf("en").Percent(0.04), "0.0%"}, {FormatOf("fr").Percent(12), "+12,0\u00a0%"}, {FormatOf("es").Percent(-0.44), "−0,4\u00a0%"},
		{FormatOf("es").Date("2010-11-05"), "5 de noviembre de 2010"}, {FormatOf("fr").Date("2010-11"), "novembre 2010"},
		{FormatOf("en").Date("2010-11"), "November 2010"}, {FormatOf("en").Date("2006/2007-06"), "2006\u2009–\u2009June 2007"}, {FormatOf("fr").Date("2010"), "2010"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
