package history

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/diff"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// comparePage is two versions of a document beside one another.
type comparePage struct {
	desk.Frame
	Name     string
	History  string
	Old, New schema.Edition
	Came     [2]string
	Pages    [2]int
	Changed  int // pages
	In, Out  int // words
	Values   []wording.Part
	List     []pageLink
	Page     *diff.Page // that is shown; nil where no page differs
	Cited    string
	Place    int // of it among those that differ, from 1
	Previous string
	Next     string
	Back     string // where the older one is restored, by POST; "" where it is the present one
}

// pageLink leads to a page that differs.
type pageLink struct {
	diff.Page
	Label   string
	URL     string
	Current bool
}

// pair returns the two versions that an address names: "1..2".
func (h *History) pair(r *desk.Request) (id schema.ID, all []schema.Edition, before, after int, err error) {
	id = schema.ID(r.Param("id"))
	first, second, _ := strings.Cut(r.Param("pair"), "..")
	before, err = strconv.Atoi(first)
	if err == nil {
		after, err = strconv.Atoi(second)
	}
	if err != nil {
		return id, nil, 0, 0, schema.ErrNotFound
	}
	if all, err = h.Work.Editions(r.Ctx(), id); err != nil {
		return id, nil, 0, 0, err
	}
	if before < 1 || after < 1 || before > len(all) || after > len(all) || before == after {
		return id, nil, 0, 0, fmt.Errorf("versions %d and %d of %s: %w", before, after, id, schema.ErrNotFound)
	}
	return id, all, before, after, nil
}

func (h *History) compare(r *desk.Request) error {
	id, all, before, after, err := h.pair(r)
	if err != nil {
		return err
	}
	var read [2]*schema.Document
	for i, n := range []int{before, after} {
		if read[i], err = h.Work.Edition(r.Ctx(), id, n); err != nil {
			return err
		}
	}
	loc := h.Site.Locale(r.Lang)
	v := comparePage{Frame: h.Page(r, frame.RouteDeskDocs, loc.Say("versions.title", fmt.Sprint(before), fmt.Sprint(after))), Name: read[1].Title,
		History: desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "history"), Old: all[before-1], New: all[after-1],
		Pages: [2]int{len(read[0].Pages), len(read[1].Pages)}}
	v.Came = [2]string{loc.Format.Moment(v.Old.Came), loc.Format.Moment(v.New.Came)}
	if !v.Old.Now {
		v.Back = r.Request.Request.URL.Path
	}
	v.Values = differing(loc, read)
	v.fill(loc, r, diff.Pages(read[0].Pages, read[1].Pages))
	return h.Render(r.Request, http.StatusOK, "desk_compare.html", v)
}

// differing lists the fields of which two versions say something else.
func differing(loc *frame.Locale, read [2]*schema.Document) []wording.Part {
	var out []wording.Part
	for _, f := range slices.Concat(schema.SingleFields, schema.ListFields) {
		var said [2][]string
		for i, doc := range read {
			for _, v := range doc.Values(f) {
				if !v.Suggested {
					said[i] = append(said[i], v.Code)
				}
			}
		}
		p := wording.Part{Field: wording.Field(loc, f)}
		if p.Out, p.In = wording.Difference(loc, f, said[0], said[1]); len(p.Out)+len(p.In) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// fill lists the pages that differ and chooses the one that is asked for.
func (v *comparePage) fill(loc *frame.Locale, r *desk.Request, pages []diff.Page) {
	pages = slices.DeleteFunc(pages, func(p diff.Page) bool { return !p.Changed() })
	address := func(i int) string {
		if i < 0 || i >= len(pages) {
			return ""
		}
		return r.Request.Request.URL.Path + "?p=" + key(pages[i])
	}
	at := max(0, slices.IndexFunc(pages, func(p diff.Page) bool { return key(p) == r.Query("p") }))
	v.Changed = len(pages)
	for i, p := range pages {
		v.In, v.Out = v.In+p.In, v.Out+p.Out
		v.List = append(v.List, pageLink{Page: p, Label: pageLabel(loc, p), URL: address(i), Current: i == at})
	}
	if len(pages) > 0 {
		v.Page, v.Place, v.Cited = &pages[at], at+1, v.List[at].Label
		v.Previous, v.Next = address(at-1), address(at+1)
	}
}

// key names a page of a comparison in an address: by the newer number, or by
// the older one where only that is there.
func key(p diff.Page) string {
	if p.New == 0 {
		return "-" + strconv.Itoa(p.Old)
	}
	return strconv.Itoa(p.New)
}

func pageLabel(loc *frame.Locale, p diff.Page) string {
	old, now := strconv.Itoa(p.Old), strconv.Itoa(p.New)
	switch {
	case p.Old == 0:
		return loc.Say("versions.new", now)
	case p.New == 0:
		return loc.Say("versions.gone", old)
	case p.Old != p.New:
		return old + " → " + now
	}
	return now
}

// restore gives the document the older of the two versions again.
func (h *History) restore(r *desk.Request) error {
	id, all, before, _, err := h.pair(r)
	if err != nil {
		return err
	}
	loc := h.Site.Locale(r.Lang)
	did := door.Did{Text: loc.Say("versions.conflict"), Bad: true}
	step, err := h.Work.Restore(r.Whole(), r.Person.Name, id, before)
	switch {
	case errors.Is(err, schema.ErrInvalid), errors.Is(err, schema.ErrConflict):
	case err != nil:
		return err
	default:
		did = door.Did{Text: loc.Say("versions.restored", fmt.Sprint(before), fmt.Sprint(len(all)+1)), Undo: frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(step))}
	}
	if err := h.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(desk.Below(r.Lang, frame.RouteDeskDocs, string(id), "history"))
}
