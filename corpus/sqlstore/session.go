package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// AddSession stores a new session. See corpus.People.
func (s *Store) AddSession(ctx context.Context, x schema.Session) error {
	err := s.writing(ctx, func(w *writing) error {
		return w.exec(ctx, `INSERT INTO sessions (key, person, agent, begun, seen, ends, data) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			x.Key, x.Person, x.Agent, millis(x.Begun), millis(x.Seen), millis(x.Ends), append([]byte{}, x.Data...))
	})
	if err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	return nil
}

// KeepSession stores what a session holds. See corpus.People.
func (s *Store) KeepSession(ctx context.Context, x schema.Session) error {
	err := s.writing(ctx, func(w *writing) error {
		var held string
		err := w.queryRow(ctx, `UPDATE sessions SET seen = ?, data = ? WHERE key = ? RETURNING key`, millis(x.Seen), append([]byte{}, x.Data...), x.Key).Scan(&held)
		if errors.Is(err, sql.ErrNoRows) {
			return schema.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("keep a session: %w", err)
	}
	return nil
}

const sessionColumns = `SELECT key, person, agent, begun, seen, ends, data FROM sessions`

func scanSession(r rows) (x schema.Session, err error) {
	var begun, seen, ends int64
	err = r.Scan(&x.Key, &x.Person, &x.Agent, &begun, &seen, &ends, &x.Data)
	x.Begun, x.Seen, x.Ends = fromMillis(begun), fromMillis(seen), fromMillis(ends)
	return x, err
}

// Session returns one. See corpus.People.
func (s *Store) Session(ctx context.Context, key string) (schema.Session, error) {
	return oneOf(ctx, s, "session", scanSession, sessionColumns+` WHERE key = ? AND ends > ?`, key, time.Now().UnixMilli())
}

// oneOf returns the row of a query, or ErrNotFound.
func oneOf[T any](ctx context.Context, s *Store, what string, scan func(rows) (T, error), query string, args ...any) (x T, err error) {
	var found []T
	err = s.asking(ctx, func(q querier) (err error) {
		found, err = collect(ctx, q, scan, query, args...)
		return err
	})
	if err == nil && len(found) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return x, fmt.Errorf("%s: %w", what, err)
	}
	return found[0], nil
}

// Sessions returns those of a person. See corpus.People.
func (s *Store) Sessions(ctx context.Context, person int) ([]schema.Session, error) {
	return someOf(ctx, s, "list sessions", scanSession, sessionColumns+` WHERE (person = ? OR ? = 0) AND ends > ? ORDER BY seen DESC, key`, person, person, time.Now().UnixMilli())
}

// DropSession ends one. See corpus.People.
func (s *Store) DropSession(ctx context.Context, key string) error {
	return s.drop(ctx, "end a session", `DELETE FROM sessions WHERE key = ?`, key)
}

// drop changes or removes what need not be there.
func (s *Store) drop(ctx context.Context, what, query string, args ...any) error {
	err := s.writing(ctx, func(w *writing) error { return w.exec(ctx, query, args...) })
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// AddToken stores a new token. See corpus.People.
func (s *Store) AddToken(ctx context.Context, t schema.Token) error {
	err := s.writing(ctx, func(w *writing) error {
		others, err := collect(ctx, w.querier, scanOne[string], `SELECT key FROM tokens WHERE person = ? AND name = ? AND key <> ?`, t.Person, t.Name, t.Key)
		if err != nil {
			return err
		}
		if len(others) > 0 {
			return schema.ErrConflict
		}
		return w.exec(ctx, `INSERT INTO tokens (key, person, name, office, made, ends, used) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			t.Key, t.Person, t.Name, t.Office, millis(t.Made), millis(t.Ends), millis(t.Used))
	})
	if err != nil {
		return fmt.Errorf("store a token: %w", err)
	}
	return nil
}

// NoteUsed notes that a token was used. See corpus.People.
func (s *Store) NoteUsed(ctx context.Context, key string, at time.Time) error {
	return s.drop(ctx, "note the use of a token", `UPDATE tokens SET used = ? WHERE key = ?`, millis(at), key)
}

const tokenColumns = `SELECT key, person, name, office, made, ends, used FROM tokens`

func scanToken(r rows) (t schema.Token, err error) {
	var made, ends, used int64
	err = r.Scan(&t.Key, &t.Person, &t.Name, &t.Office, &made, &ends, &used)
	t.Made, t.Ends, t.Used = fromMillis(made), fromMillis(ends), fromMillis(used)
	return t, err
}

// Token returns one. See corpus.People.
func (s *Store) Token(ctx context.Context, key string) (schema.Token, error) {
	return oneOf(ctx, s, "token", scanToken, tokenColumns+` WHERE key = ? AND ends > ?`, key, time.Now().UnixMilli())
}

// Tokens returns those of a person. See corpus.People.
func (s *Store) Tokens(ctx context.Context, person int) ([]schema.Token, error) {
	return someOf(ctx, s, "list tokens", scanToken, tokenColumns+` WHERE (person = ? OR ? = 0) AND ends > ? ORDER BY made, key`, person, person, time.Now().UnixMilli())
}

// DropToken ends one. See corpus.People.
func (s *Store) DropToken(ctx context.Context, key string) error {
	return s.drop(ctx, "end a token", `DELETE FROM tokens WHERE key = ?`, key)
}

// Attempts returns what is counted under a key. See corpus.People.
func (s *Store) Attempts(ctx context.Context, key string) (schema.Attempts, error) {
	a, err := oneOf(ctx, s, "failures to sign in", func(r rows) (a schema.Attempts, err error) {
		var last int64
		err = r.Scan(&a.Key, &a.Failures, &last)
		a.Last = fromMillis(last)
		return a, err
	}, `SELECT key, failures, last FROM attempts WHERE key = ?`, key)
	if errors.Is(err, schema.ErrNotFound) {
		return schema.Attempts{Key: key}, nil
	}
	return a, err
}

// PutAttempts stores what is counted. See corpus.People.
func (s *Store) PutAttempts(ctx context.Context, a schema.Attempts) error {
	if a.Failures == 0 {
		return s.drop(ctx, "forget failures to sign in", `DELETE FROM attempts WHERE key = ?`, a.Key)
	}
	err := s.writing(ctx, func(w *writing) error {
		return w.exec(ctx, `INSERT INTO attempts (key, failures, last) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last = excluded.last`, a.Key, a.Failures, millis(a.Last))
	})
	if err != nil {
		return fmt.Errorf("count failures to sign in: %w", err)
	}
	return nil
}

// rememberedFailures is how long failures to sign in are remembered.
const rememberedFailures = 24 * time.Hour

// ForgetPeople removes what has ended. See corpus.People.
func (s *Store) ForgetPeople(ctx context.Context) error {
	now := time.Now()
	err := s.writing(ctx, func(w *writing) error {
		for _, table := range []string{"invitations", "sessions", "tokens"} {
			if err := w.exec(ctx, `DELETE FROM `+table+` WHERE ends <= ?`, now.UnixMilli()); err != nil {
				return err
			}
		}
		return w.exec(ctx, `DELETE FROM attempts WHERE last < ?`, now.Add(-rememberedFailures).UnixMilli())
	})
	if err != nil {
		return fmt.Errorf("forget who was here: %w", err)
	}
	return nil
}
