package frame

import (
	"testing"
)

func TestLinkHeader(t *testing.T) {
	for _, c := range []struct {
		links []TypedLink
		want  string
	}{
		{nil, ""},
		{[]TypedLink{{"https://a.example/d/1", "cite-as", ""}, {"https://a.example/x.pdf", "item", "application/pdf"}}, `<https://a.example/d/1>; rel="cite-as", <https://a.example/x.pdf>; rel="item"; type="application/pdf"`},
		{[]TypedLink{{`https://a.example/?x>; rel="y", <https://evil.example`, "license", ""}}, `<https://a.example/?x%3E;%20rel=%22y%22,%20%3Chttps://evil.example>; rel="license"`},
		{[]TypedLink{{"https://a.example/é\r\nX: y", "item", "text/x\"; rel=\"z\\\r\né"}}, `<https://a.example/%C3%A9%0D%0AX:%20y>; rel="item"; type="text/x\"; rel=\"z\\"`},
	} {
		if got := LinkHeader(c.links...); got != c.want {
			t.Errorf("linkHeader(%+v) = %s, want %s", c.links, got, c.want)
		}
	}
}
