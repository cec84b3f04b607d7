package frame

import (
	"mime"
	"strings"
	"testing"
)

func TestContentDisposition(t *testing.T) {
	for _, name := range []string{
		"simde-mx-us.csv", "SIMDE-k3v9.pdf", `a"; filename="evil.html`, "a;b=c.csv", "a\r\nSet-Cookie: x=1.csv", "migración.csv", "a b.csv", `c:\d.csv`, "", "\x00",
	} {
		h := ContentDisposition("attachment", name)
		if strings.ContainsAny(h, "\r\n\x00") {
			t.Errorf("the header of %q has a control character: %q", name, h)
		}
		how, params, err := mime.ParseMediaType(h)
		if err != nil || how != "attachment" || len(params) != 1 || params["filename"] != name {
			t.Errorf("the header of %q is %q, read as %q %q, %v", name, h, how, params, err)
		}
	}
}
