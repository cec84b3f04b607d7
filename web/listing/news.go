package listing

import (
	"context"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
)

// News is what came in the last days. A reader with scripts sees in its place
// what came since the last visit, the day of which the browser alone knows.
type News struct {
	Since     schema.Date
	Documents int
	DocsURL   string
	Count     string // address at which a program learns how many documents there are; the day is added
	Series    int    // with new figures
	SeriesURL string
	Ways      []frame.Link // the same over other times
}

// newsDays are the times over which news are offered, the first at first.
var newsDays = []int{30, 7, 90}

// NewsOf gathers what is new of a search and of some series.
func NewsOf(ctx context.Context, loc *frame.Locale, f interface {
	Count(ctx context.Context, q search.Query) (int, error)
}, about search.Query, series []schema.Series) (News, error) {
	about.Lang, about.Sort, about.Size, about.Page = loc.Lang, search.ByEntry, 0, 0
	var out News
	for i, days := range newsDays {
		about.Since = schema.Date(time.Now().UTC().AddDate(0, 0, -days).Format(time.DateOnly))
		if i > 0 {
			out.Ways = append(out.Ways, frame.Link{Label: loc.Say("home.days", days), URL: frame.ResultsAddress(loc.Lang, about)})
			continue
		}
		n, err := f.Count(ctx, about)
		if err != nil {
			return out, err
		}
		out.Since, out.Documents, out.DocsURL = about.Since, n, frame.ResultsAddress(loc.Lang, about)
		counted := about.Values()
		counted.Del("sort")
		counted.Set("n", "1")
		out.Count = frame.WithValues(frame.APIPath+"/documents", counted)
	}
	for _, x := range series {
		if x.Entered >= out.Since {
			out.Series++
		}
	}
	return out, nil
}
