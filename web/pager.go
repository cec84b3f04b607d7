package web

import (
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// pageLink is a link of the pager; one without an address is the current page
// or a gap.
type pageLink struct {
	Label, URL string
	Current    bool
	Rel        string
}

// pager lists the first and the last page of the results and those around the
// current one.
func pager(l schema.Lang, q search.Query, hits int, loc *frame.Locale) []pageLink {
	last := (hits + size(q) - 1) / size(q)
	if last < 2 {
		return nil
	}
	now := min(max(q.Page, 1), last)
	to := func(n int) string {
		x := q
		x.Page = n
		return frame.ResultsAddress(l, x)
	}
	var out []pageLink
	if now > 1 {
		out = append(out, pageLink{Label: loc.Say("pager.previous"), URL: to(now - 1), Rel: "prev"})
	}
	before := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < now-2 || n > now+2) {
			continue
		}
		if n > before+1 {
			out = append(out, pageLink{Label: "…"})
		}
		p := pageLink{Label: loc.Format.Integer(int64(n)), Current: n == now}
		if n != now {
			p.URL = to(n)
		}
		out = append(out, p)
		before = n
	}
	if now < last {
		out = append(out, pageLink{Label: loc.Say("pager.next"), URL: to(now + 1), Rel: "next"})
	}
	return out
}
