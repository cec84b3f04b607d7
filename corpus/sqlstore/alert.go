package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/simde/simde/schema"
)

// PutAlert stores an alert. See corpus.Alerts.
func (s *Store) PutAlert(ctx context.Context, a schema.Alert) error {
	figures, err := json.Marshal(a.Figures)
	if err == nil {
		err = s.writing(ctx, func(w *writing) error { return w.putAlert(ctx, a, string(figures)) })
	}
	if err != nil {
		return fmt.Errorf("store an alert: %w", err)
	}
	return nil
}

func (w *writing) putAlert(ctx context.Context, a schema.Alert, figures string) error {
	others, err := collect(ctx, w.querier, scanOne[string], `SELECT id FROM alerts WHERE mail = ? AND language = ? AND query = ? AND id <> ?`, a.Mail, a.Lang, a.Query, a.ID)
	if err != nil {
		return err
	}
	if len(others) > 0 {
		return schema.ErrConflict
	}
	return w.exec(ctx, `
		INSERT INTO alerts (id, mail, language, query, often, made, confirmed, sent, failures, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET mail = excluded.mail, language = excluded.language, query = excluded.query, often = excluded.often, made = excluded.made,
			confirmed = excluded.confirmed, sent = excluded.sent, failures = excluded.failures, figures = excluded.figures`,
		a.ID, a.Mail, a.Lang, a.Query, a.Often, millis(a.Made), millis(a.Confirmed), millis(a.Sent), a.Failures, figures)
}

// millis writes a time as it is kept, 0 for the zero time.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}

const alertColumns = `SELECT id, mail, language, query, often, made, confirmed, sent, failures, figures FROM alerts`

func scanAlert(r rows) (schema.Alert, error) {
	var a schema.Alert
	var made, confirmed, sent int64
	var figures string
	if err := r.Scan(&a.ID, &a.Mail, &a.Lang, &a.Query, &a.Often, &made, &confirmed, &sent, &a.Failures, &figures); err != nil {
		return a, err
	}
	a.Made, a.Confirmed, a.Sent = fromMillis(made), fromMillis(confirmed), fromMillis(sent)
	return a, json.Unmarshal([]byte(figures), &a.Figures)
}

// Alert returns an alert. See corpus.Alerts.
func (s *Store) Alert(ctx context.Context, id string) (schema.Alert, error) {
	var found []schema.Alert
	err := s.asking(ctx, func(q querier) (err error) {
		found, err = collect(ctx, q, scanAlert, alertColumns+` WHERE id = ?`, id)
		return err
	})
	if err == nil && len(found) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return schema.Alert{}, fmt.Errorf("read an alert: %w", err)
	}
	return found[0], nil
}

// DropAlert removes an alert. See corpus.Alerts.
func (s *Store) DropAlert(ctx context.Context, id string) error {
	err := s.writing(ctx, func(w *writing) error {
		var gone string
		err := w.queryRow(ctx, `DELETE FROM alerts WHERE id = ? RETURNING id`, id).Scan(&gone)
		if errors.Is(err, sql.ErrNoRows) && !w.again {
			return schema.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("remove an alert: %w", err)
	}
	return nil
}

// Alerts yields alerts. See corpus.Alerts.
func (s *Store) Alerts(ctx context.Context, mail string) iter.Seq2[schema.Alert, error] {
	explain := func(err error) error { return fmt.Errorf("list alerts: %w", err) }
	return each(ctx, s, explain, scanAlert, alertColumns+` WHERE mail = ? OR ? = '' ORDER BY made, id`, mail, mail)
}

// arrivedTo is the name in state of the revision up to which documents were
// looked at.
const arrivedTo = "arrived"

// Arrive notes what was found. See corpus.Alerts.
func (s *Store) Arrive(ctx context.Context, upTo schema.Revision, found []schema.Arrival) error {
	err := s.writing(ctx, func(w *writing) error {
		var values [][]any
		for _, a := range found {
			values = append(values, []any{a.Standing, a.Document, a.At.UnixMilli()})
		}
		if err := w.insert(ctx, `INSERT INTO arrivals (standing, document, at)`, values, ` ON CONFLICT DO NOTHING`); err != nil {
			return err
		}
		return w.setState(ctx, arrivedTo, strconv.FormatInt(int64(upTo), 10))
	})
	if err != nil {
		return fmt.Errorf("note what has come: %w", err)
	}
	return nil
}

// Arrived returns up to where documents were looked at. See corpus.Alerts.
func (s *Store) Arrived(ctx context.Context) (schema.Revision, error) {
	text, err := s.state(ctx, arrivedTo)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return schema.Revision(n), err
}

// Arrivals returns what a search has found. See corpus.Alerts.
func (s *Store) Arrivals(ctx context.Context, standing string, after time.Time) (out []schema.Arrival, err error) {
	err = s.asking(ctx, func(q querier) error {
		out, err = collect(ctx, q, func(r rows) (a schema.Arrival, err error) {
			var at int64
			err = r.Scan(&a.Standing, &a.Document, &at)
			a.At = fromMillis(at)
			return a, err
		}, `SELECT standing, document, at FROM arrivals WHERE standing = ? AND at > ? ORDER BY at DESC, document`, standing, millis(after))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list what has come: %w", err)
	}
	return out, nil
}

// ForgetArrivals removes what was found long ago. See corpus.Alerts.
func (s *Store) ForgetArrivals(ctx context.Context, before time.Time) error {
	err := s.writing(ctx, func(w *writing) error {
		return w.exec(ctx, `DELETE FROM arrivals WHERE at < ?`, before.UnixMilli())
	})
	if err != nil {
		return fmt.Errorf("forget what has come: %w", err)
	}
	return nil
}
