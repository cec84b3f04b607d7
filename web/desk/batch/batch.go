// Package batch shows what each import did, file by file, while it runs and
// afterwards, and takes one back.
package batch

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Library is what is asked of batches.
type Library interface {
	Batches(ctx context.Context) iter.Seq2[schema.Batch, error]
	Batch(ctx context.Context, number int) (schema.Batch, error)
	BatchRows(ctx context.Context, number int) iter.Seq2[schema.BatchRow, error]
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
}

// Keeper does what can be done with a batch.
type Keeper interface {
	// Running reports whether a batch has not ended.
	Running(ctx context.Context, number int) (bool, error)
	// Foresee returns what taking one back would come to.
	Foresee(ctx context.Context, number int) (schema.Forecast, error)
	// UndoBatch takes one back.
	UndoBatch(ctx context.Context, by, why string, number int) (schema.Outcome, error)
	// RetryBatch takes the files that failed in one up again, soon.
	RetryBatch(ctx context.Context, by string, number int) error
}

// Batches are the pages of imports.
type Batches struct {
	*desk.Desk
	Library Library
	Keeper  Keeper
}

// Pages are those of imports. A contributor sees their own.
func (b *Batches) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskBatch, Least: schema.Archivist, Do: b.list},
		{At: frame.RouteDeskBatch, Rest: "/:batch", Least: schema.Archivist, Do: b.show},
		{At: frame.RouteDeskBatch, Rest: "/:batch", Act: true, Least: schema.Archivist, Do: b.act},
	}
}

// Row is a batch in a list.
type Row struct {
	schema.Batch
	URL     string
	State   string // Runs, "interrupted", "failed", "warned" or "well"
	Done    int    // files that a running one has gone through
	Failed  int
	Percent int
}

// Runs is the state of a batch that has not ended.
const Runs = "run"

// Newest returns the last few batches.
func (b *Batches) Newest(r *desk.Request) ([]Row, error) {
	const few = 5
	return b.Rows(r, 0, few)
}

// Rows returns batches, the newest first, at most so many, those below a number
// where that is not 0.
func (b *Batches) Rows(r *desk.Request, below, most int) ([]Row, error) {
	var all []schema.Batch
	for x, err := range b.Library.Batches(r.Ctx()) {
		if err != nil {
			return nil, err
		}
		if below == 0 || x.Number < below {
			all = append(all, x)
		}
	}
	slices.Reverse(all)
	var out []Row
	for _, x := range all[:min(most, len(all))] {
		row, err := b.row(r, x)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

func (b *Batches) row(r *desk.Request, x schema.Batch) (Row, error) {
	sum := x.Summary
	row := Row{Batch: x, URL: frame.Address(r.Lang, frame.RouteDeskBatch, strconv.Itoa(x.Number)), State: "well",
		Failed: sum.States[schema.StateFailed], Done: sum.Files - sum.States[schema.StateWaiting]}
	switch {
	case x.Ended.IsZero():
		runs, err := b.Keeper.Running(r.Ctx(), x.Number)
		if err != nil {
			return row, err
		}
		if row.State = "interrupted"; runs {
			row.State = Runs
		}
		if sum.Files > 0 {
			row.Percent = row.Done * 100 / sum.Files
		}
	case row.Failed > 0:
		row.State = "failed"
	case sum.Warnings > 0:
		row.State = "warned"
	}
	return row, nil
}

type listPage struct {
	desk.Frame
	Rows  []Row
	Older string // address of the next page; or ""
}

// perPage is how many rows a page has.
const perPage = 50

func (b *Batches) list(r *desk.Request) error {
	below, _ := strconv.Atoi(r.Query("below")) // none is the newest
	rows, err := b.Rows(r, below, perPage+1)
	if err != nil {
		return err
	}
	v := listPage{Frame: b.Page(r, frame.RouteDeskBatch, b.Site.Locale(r.Lang).Say("batches")), Rows: rows}
	if len(rows) > perPage {
		v.Rows = rows[:perPage]
		v.Older = "?below=" + strconv.Itoa(v.Rows[perPage-1].Number)
	}
	for _, x := range v.Rows {
		v.Refresh(x.State == Runs)
	}
	return b.Render(r.Request, http.StatusOK, "desk_batches.html", v)
}

// rank orders rows of the ledger by what they ask for.
func rank(s schema.FileState) int {
	return slices.Index([]schema.FileState{schema.StateFailed, schema.StateHeld, schema.StateWaiting, schema.StateUpdated, schema.StateImported,
		schema.StateReplaced, schema.StateDuplicate, schema.StateWithdrawn, schema.StateUnchanged, schema.StateNotice}, s)
}

// rows returns what a batch made of each file, what asks for something first,
// and how many there are of each state.
func (b *Batches) rows(ctx context.Context, number int, only schema.FileState) (out []schema.BatchRow, counts map[schema.FileState]int, err error) {
	counts = map[schema.FileState]int{}
	for x, err := range b.Library.BatchRows(ctx, number) {
		if err != nil {
			return nil, nil, err
		}
		counts[x.State]++
		if only == "" || x.State == only {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(x, y schema.BatchRow) int { return rank(x.State) - rank(y.State) })
	return out, counts, nil
}

type showPage struct {
	desk.Frame
	Batch    Row
	Counts   []count
	Rows     []fileRow
	Total    int
	From, To int
	Earlier  string
	Later    string
	CSV      string
	Action   string
	Undo     bool             // it can be taken back
	Forecast *schema.Forecast // what that would come to, where it is asked for
	Undoes   string           // address of the batch that it takes back; or ""
	CanRetry bool
	All      string
}

// count is how many files came to one state.
type count struct {
	State   schema.FileState
	N       int
	URL     string
	Current bool
}

type fileRow struct {
	schema.BatchRow
	Title string
	URL   string // of the document
}

func (b *Batches) show(r *desk.Request) error {
	name, table := strings.CutSuffix(r.Param("batch"), ".csv")
	number, err := strconv.Atoi(name)
	if err != nil {
		return schema.ErrNotFound
	}
	x, err := b.Library.Batch(r.Ctx(), number)
	if err != nil {
		return err
	}
	only := schema.FileState(r.Query("state"))
	rows, counts, err := b.rows(r.Ctx(), number, only)
	if err != nil {
		return err
	}
	if table {
		return b.csv(r, number, rows)
	}
	row, err := b.row(r, x)
	if err != nil {
		return err
	}
	v := showPage{Frame: b.Page(r, frame.RouteDeskBatch, b.Site.Locale(r.Lang).Say("batch.one", name)), Batch: row, Total: len(rows), Action: row.URL, All: row.URL,
		CSV: row.URL + ".csv", CanRetry: counts[schema.StateFailed] > 0 && row.State != Runs}
	v.Refresh(row.State == Runs)
	for s, n := range counts {
		v.Counts = append(v.Counts, count{s, n, frame.WithValues(row.URL, url.Values{"state": {string(s)}}), s == only})
	}
	slices.SortFunc(v.Counts, func(x, y count) int { return rank(x.State) - rank(y.State) })
	if x.Undoes != 0 {
		v.Undoes = frame.Address(r.Lang, frame.RouteDeskBatch, strconv.Itoa(x.Undoes))
	}
	if err := b.page(r, &v, rows, only); err != nil {
		return err
	}
	if v.Undo = row.State != Runs; v.Undo && r.Request.Request.URL.Query().Has("undo") {
		f, err := b.Keeper.Foresee(r.Ctx(), number)
		if err != nil {
			return err
		}
		v.Forecast = &f
	}
	return b.Render(r.Request, http.StatusOK, "desk_batch.html", v)
}

// page cuts out the rows of a page and adds the titles of their documents.
func (b *Batches) page(r *desk.Request, v *showPage, rows []schema.BatchRow, only schema.FileState) error {
	from, _ := strconv.Atoi(r.Query("from")) // none is the first
	from = max(0, min(from, len(rows)))
	to := min(from+perPage, len(rows))
	v.From, v.To = from+1, to
	at := func(n int) string {
		q := url.Values{"from": {strconv.Itoa(n)}}
		if only != "" {
			q.Set("state", string(only))
		}
		return frame.WithValues(v.Action, q)
	}
	if from > 0 {
		v.Earlier = at(max(0, from-perPage))
	}
	if to < len(rows) {
		v.Later = at(to)
	}
	var ids []schema.ID
	for _, x := range rows[from:to] {
		if x.Document != "" {
			ids = append(ids, x.Document)
		}
	}
	cards, err := b.Library.Cards(r.Ctx(), ids)
	if err != nil {
		return err
	}
	titles := map[schema.ID]string{}
	for _, c := range cards {
		titles[c.ID] = c.Title
	}
	for _, x := range rows[from:to] {
		row := fileRow{BatchRow: x}
		if title, ok := titles[x.Document]; ok {
			row.Title, row.URL = title, "/d/"+string(x.Document)
		}
		v.Rows = append(v.Rows, row)
	}
	return nil
}

// csv gives out the rows of a batch as a table.
func (b *Batches) csv(r *desk.Request, number int, rows []schema.BatchRow) error {
	r.Header("Content-Type", "text/csv; charset=utf-8")
	r.Header("Content-Disposition", fmt.Sprintf(`attachment; filename="simde-batch-%d.csv"`, number))
	r.Status(http.StatusOK)
	w := csv.NewWriter(r.Writer)
	err := w.Write([]string{"file", "state", "document", "class", "reason", "sha256"})
	for _, x := range rows {
		err = errors.Join(err, w.Write([]string{schema.WriteCell(x.Name), string(x.State), string(x.Document), string(x.Class), schema.WriteCell(x.Reason), string(x.Hash)}))
	}
	w.Flush()
	return errors.Join(err, w.Error())
}

// act takes a batch back, or its failed files up again.
func (b *Batches) act(r *desk.Request) error {
	number, err := strconv.Atoi(r.Param("batch"))
	if err != nil {
		return schema.ErrNotFound
	}
	if _, err := b.Library.Batch(r.Ctx(), number); err != nil {
		return err
	}
	form, err := r.Form()
	if err != nil {
		return err
	}
	loc := b.Site.Locale(r.Lang)
	at := frame.Address(r.Lang, frame.RouteDeskBatch, strconv.Itoa(number))
	var did door.Did
	switch {
	case form.Has("undo"):
		out, err := b.Keeper.UndoBatch(r.Whole(), r.Person.Name, form.Get("why"), number)
		if errors.Is(err, schema.ErrConflict) {
			did = door.Did{Bad: true, Text: loc.Say("batch.runs")}
			break
		}
		if err != nil {
			return err
		}
		did.Text = undone(loc, out)
	case form.Has("retry"):
		if err := b.Keeper.RetryBatch(r.Ctx(), r.Person.Name, number); err != nil {
			return err
		}
		did.Text, at = loc.Say("batch.retrying"), frame.Address(r.Lang, frame.RouteDeskBatch)
	default:
		return schema.ErrInvalid
	}
	if err := b.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(at)
}

// undone says what taking back came to.
func undone(loc *frame.Locale, out schema.Outcome) string {
	n, left := 0, 0
	for _, e := range out.Effects {
		switch e.Verdict {
		case schema.VerdictChanges:
			n++
		case schema.VerdictOvertaken:
			left++
		}
	}
	text := loc.Say("batch.undone", n)
	if left > 0 {
		text += " " + loc.Say("batch.left", left)
	}
	return text
}
