package oai

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/simde/simde/schema"
)

// pageSize is how many records one answer holds.
const pageSize = 100

const tokenName = "resumptionToken"

// wish is what a list is asked for, and after which revision it goes on.
type wish struct {
	after       schema.Revision
	from, until string
	set         string
}

// wishOf reads what is asked for, from the arguments or from a token. Tokens
// hold all that is needed: nothing is kept between requests.
func wishOf(v url.Values) (wish, error) {
	if !v.Has(tokenName) {
		return wish{from: v.Get("from"), until: v.Get("until"), set: v.Get("set")}, formatKnown(v.Get("metadataPrefix"))
	}
	bad := fault{"badResumptionToken", "the token is none of ours"}
	text, err := base64.RawURLEncoding.DecodeString(v.Get(tokenName))
	if err != nil {
		return wish{}, bad
	}
	t, err := url.ParseQuery(string(text))
	if err != nil {
		return wish{}, bad
	}
	after, err := strconv.ParseInt(t.Get("after"), 10, 64)
	if err != nil || after < 1 {
		return wish{}, bad
	}
	return wish{schema.Revision(after), t.Get("from"), t.Get("until"), t.Get("set")}, nil
}

func (w wish) token() string {
	t := url.Values{"after": {strconv.FormatInt(int64(w.after), 10)}}
	for name, value := range map[string]string{"from": w.from, "until": w.until, "set": w.set} {
		if value != "" {
			t.Set(name, value)
		}
	}
	return base64.RawURLEncoding.EncodeToString([]byte(t.Encode()))
}

// stamps returns the bounds of a wish. Both ends are meant in the same
// granularity, a day or a second, and the end is part of the range.
func (w wish) stamps() (schema.StampRange, error) {
	r := schema.StampRange{After: w.after, Most: pageSize + 1}
	if w.from != "" && w.until != "" && len(w.from) != len(w.until) {
		return r, fault{"badArgument", "from and until are of different granularity"}
	}
	var err error
	if r.From, _, err = moment(w.from); err != nil {
		return r, err
	}
	until, unit, err := moment(w.until)
	if err != nil {
		return r, err
	}
	if w.until != "" {
		r.Until = until.Add(unit)
	}
	if w.from != "" && w.until != "" && w.from > w.until {
		return r, fault{"badArgument", "from is later than until"}
	}
	return r, nil
}

// moment reads a day or a second, and returns how long it is.
func moment(s string) (time.Time, time.Duration, error) {
	if s == "" {
		return time.Time{}, 0, nil
	}
	layout, unit := granularity, time.Second
	if len(s) == len(time.DateOnly) {
		layout, unit = time.DateOnly, 24*time.Hour
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return t, 0, fault{"badArgument", "a time is written YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ"}
	}
	return t, unit, nil
}

// entry is a document in a list: nil where it was withdrawn.
type entry struct {
	stamp schema.Stamp
	card  *schema.Card
}

// list returns a page of what is wished for, and the token of the next one.
func (h *Handler) list(r *http.Request) ([]entry, *token, error) {
	w, err := wishOf(r.Form)
	if err != nil {
		return nil, nil, err
	}
	bounds, err := w.stamps()
	if err != nil {
		return nil, nil, err
	}
	known, err := h.known(r.Context(), w.set)
	if err != nil {
		return nil, nil, err
	}
	var out []entry
	for {
		stamps, err := h.Library.Stamps(r.Context(), bounds)
		if err != nil {
			return nil, nil, err
		}
		found, err := h.entries(r.Context(), stamps)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range found {
			if !e.in(w.set, known) {
				continue
			}
			if len(out) == pageSize {
				w.after = out[pageSize-1].stamp.Revision
				return out, &token{w.token()}, nil
			}
			out = append(out, e)
		}
		if len(stamps) < bounds.Most {
			break
		}
		bounds.After = stamps[len(stamps)-1].Revision
	}
	switch {
	case len(out) == 0 && w.after == 0:
		return nil, nil, fault{"noRecordsMatch", "nothing changed in this time or set"}
	case w.after > 0:
		return out, &token{}, nil // an empty token ends a list that was parted
	}
	return out, nil, nil
}

// entries adds to stamps the cards of their documents. One that was withdrawn
// in this moment is left out: its newer stamp is yet to come.
func (h *Handler) entries(ctx context.Context, stamps []schema.Stamp) ([]entry, error) {
	var ids []schema.ID
	for _, s := range stamps {
		if !s.Gone {
			ids = append(ids, s.ID)
		}
	}
	cards, err := h.Library.Cards(ctx, ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[schema.ID]*schema.Card, len(cards))
	for i := range cards {
		byID[cards[i].ID] = &cards[i]
	}
	var out []entry
	for _, s := range stamps {
		if c := byID[s.ID]; s.Gone || c != nil {
			out = append(out, entry{s, c})
		}
	}
	return out, nil
}
