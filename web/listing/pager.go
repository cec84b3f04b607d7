package listing

import (
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// PageLink is a link of the pager; one without an address is the current page
// or a gap.
type PageLink struct {
	Label, URL string
	Current    bool
	Rel        string
}

// Pager lists the first and the last page of the results and those around the
// current one.
func Pager(loc *frame.Locale, q search.Query, hits int) []PageLink {
	last := (hits + Size(q) - 1) / Size(q)
	if last < 2 {
		return nil
	}
	now := min(max(q.Page, 1), last)
	to := func(n int) string {
		x := q
		x.Page = n
		return frame.ResultsAddress(loc.Lang, x)
	}
	var out []PageLink
	if now > 1 {
		out = append(out, PageLink{Label: loc.Say("pager.previous"), URL: to(now - 1), Rel: "prev"})
	}
	before := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < now-2 || n > now+2) {
			continue
		}
		if n > before+1 {
			out = append(out, PageLink{Label: "…"})
		}
		p := PageLink{Label: loc.Format.Integer(int64(n)), Current: n == now}
		if n != now {
			p.URL = to(n)
		}
		out = append(out, p)
		before = n
	}
	if now < last {
		out = append(out, PageLink{Label: loc.Say("pager.next"), URL: to(now + 1), Rel: "next"})
	}
	return out
}
