package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// PutInvitation stores an invitation. See corpus.People.
func (s *Store) PutInvitation(ctx context.Context, i schema.Invitation) error {
	err := s.writing(ctx, func(w *writing) error {
		return w.exec(ctx, `INSERT INTO invitations (key, office, name, note, by_whom, made, ends, again) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			i.Key, i.Office, i.Name, i.Note, i.By, millis(i.Made), millis(i.Ends), i.Again)
	})
	if err != nil {
		return fmt.Errorf("store an invitation: %w", err)
	}
	return nil
}

const invitationColumns = `SELECT key, office, name, note, by_whom, made, ends, again FROM invitations`

func scanInvitation(r rows) (i schema.Invitation, err error) {
	var made, ends int64
	err = r.Scan(&i.Key, &i.Office, &i.Name, &i.Note, &i.By, &made, &ends, &i.Again)
	i.Made, i.Ends = fromMillis(made), fromMillis(ends)
	return i, err
}

// Invitations returns what is open. See corpus.People.
func (s *Store) Invitations(ctx context.Context) ([]schema.Invitation, error) {
	return someOf(ctx, s, "list invitations", scanInvitation, invitationColumns+` WHERE ends > ? ORDER BY ends, key`, time.Now().UnixMilli())
}

// DropInvitation takes one back. See corpus.People.
func (s *Store) DropInvitation(ctx context.Context, key string) error {
	err := s.writing(ctx, func(w *writing) error {
		var gone string
		err := w.queryRow(ctx, `DELETE FROM invitations WHERE key = ? RETURNING key`, key).Scan(&gone)
		if errors.Is(err, sql.ErrNoRows) {
			if w.again {
				return nil
			}
			return schema.ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("take back an invitation: %w", err)
	}
	return nil
}

// Join makes an account of an invitation. See corpus.People.
func (s *Store) Join(ctx context.Context, key string, p schema.Person, password string) (joined schema.Person, err error) {
	err = s.writing(ctx, func(w *writing) error {
		joined, err = w.join(ctx, key, p, password)
		return err
	})
	if err != nil {
		return schema.Person{}, fmt.Errorf("make an account: %w", err)
	}
	return joined, nil
}

func (w *writing) join(ctx context.Context, key string, p schema.Person, password string) (schema.Person, error) {
	open, err := collect(ctx, w.querier, scanInvitation, invitationColumns+` WHERE key = ? AND ends > ?`, key, time.Now().UnixMilli())
	if err != nil {
		return p, err
	}
	named, err := collect(ctx, w.querier, scanPerson, personColumns+` WHERE folded = ?`, schema.Fold(p.Name))
	switch {
	case err != nil:
		return p, err
	case len(open) == 0 && w.again && len(named) == 1: // it was made by the attempt that was lost
		return named[0].Person, nil
	case len(open) == 0:
		return p, schema.ErrNotFound
	}
	if err := w.exec(ctx, `DELETE FROM invitations WHERE key = ?`, key); err != nil {
		return p, err
	}
	if again := open[0].Again; again != 0 {
		return w.rejoin(ctx, again, password)
	}
	if len(named) > 0 {
		return p, schema.ErrConflict
	}
	p.Office = open[0].Office
	err = w.queryRow(ctx, `
		INSERT INTO people (number, name, folded, office, password, language, no_keys, made, seen, gone)
		SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, CAST(? AS BIGINT), 0, 0 FROM people RETURNING number`,
		p.Name, schema.Fold(p.Name), p.Office, password, p.Language, flag(p.NoKeys), millis(p.Made)).Scan(&p.Number)
	return p, err
}

// rejoin gives an account another password, and ends its sessions.
func (w *writing) rejoin(ctx context.Context, number int, password string) (schema.Person, error) {
	held, err := collect(ctx, w.querier, scanPerson, personColumns+` WHERE number = ? AND gone = 0`, number)
	if err != nil {
		return schema.Person{}, err
	}
	if len(held) == 0 {
		return schema.Person{}, schema.ErrNotFound
	}
	return held[0].Person, w.setPassword(ctx, number, password, "")
}

func (w *writing) setPassword(ctx context.Context, number int, password, keep string) error {
	if err := w.exec(ctx, `UPDATE people SET password = ? WHERE number = ?`, password, number); err != nil {
		return err
	}
	return w.exec(ctx, `DELETE FROM sessions WHERE person = ? AND key <> ?`, number, keep)
}

// flag writes what is so or not.
func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

const personColumns = `SELECT number, name, office, password, language, no_keys, made, seen, gone FROM people`

// keyed is a person with the hash of their password.
type keyed struct {
	schema.Person
	password string
}

func scanPerson(r rows) (p keyed, err error) {
	var noKeys, made, seen, gone int64
	err = r.Scan(&p.Number, &p.Name, &p.Office, &p.password, &p.Language, &noKeys, &made, &seen, &gone)
	p.NoKeys, p.Made, p.Seen, p.Left = noKeys != 0, fromMillis(made), fromMillis(seen), fromMillis(gone)
	return p, err
}

// persons returns those of a condition.
func (s *Store) persons(ctx context.Context, where string, args ...any) (out []keyed, err error) {
	err = s.asking(ctx, func(q querier) (err error) {
		out, err = collect(ctx, q, scanPerson, personColumns+where, args...)
		return err
	})
	return out, err
}

// People returns everybody. See corpus.People.
func (s *Store) People(ctx context.Context) ([]schema.Person, error) {
	held, err := s.persons(ctx, ` ORDER BY number`)
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	out := make([]schema.Person, len(held))
	for i, p := range held {
		out[i] = p.Person
	}
	return out, nil
}

// Person returns one. See corpus.People.
func (s *Store) Person(ctx context.Context, number int) (schema.Person, error) {
	held, err := s.persons(ctx, ` WHERE number = ?`, number)
	if err == nil && len(held) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return schema.Person{}, fmt.Errorf("person %d: %w", number, err)
	}
	return held[0].Person, nil
}

// PersonNamed returns who has a name. See corpus.People.
func (s *Store) PersonNamed(ctx context.Context, name string) (schema.Person, string, error) {
	held, err := s.persons(ctx, ` WHERE folded = ?`, schema.Fold(name))
	if err == nil && len(held) == 0 {
		err = schema.ErrNotFound
	}
	if err != nil {
		return schema.Person{}, "", fmt.Errorf("person %q: %w", name, err)
	}
	return held[0].Person, held[0].password, nil
}

// change changes one person by a statement that returns their number.
func (w *writing) change(ctx context.Context, query string, args ...any) error {
	var held int
	err := w.queryRow(ctx, query+` RETURNING number`, args...).Scan(&held)
	if errors.Is(err, sql.ErrNoRows) {
		return schema.ErrNotFound
	}
	return err
}

func (s *Store) changePerson(ctx context.Context, number int, f func(w *writing) error) error {
	if err := s.writing(ctx, f); err != nil {
		return fmt.Errorf("person %d: %w", number, err)
	}
	return nil
}

// lastAdmin returns an ErrInvalid where a person is the only admin.
func (w *writing) lastAdmin(ctx context.Context, number int) error {
	admins, err := collect(ctx, w.querier, scanOne[int], `SELECT number FROM people WHERE office = ? AND gone = 0`, schema.Admin)
	if err == nil && len(admins) == 1 && admins[0] == number {
		err = fmt.Errorf("the last admin stays one: %w", schema.ErrInvalid)
	}
	return err
}

// SetOffice gives a person another office. See corpus.People.
func (s *Store) SetOffice(ctx context.Context, number int, o schema.Office) error {
	return s.changePerson(ctx, number, func(w *writing) error {
		if o != schema.Admin {
			if err := w.lastAdmin(ctx, number); err != nil {
				return err
			}
		}
		return w.change(ctx, `UPDATE people SET office = ? WHERE number = ?`, o, number)
	})
}

// SetLeft says since when a person has no way in. See corpus.People.
func (s *Store) SetLeft(ctx context.Context, number int, since time.Time) error {
	return s.changePerson(ctx, number, func(w *writing) error {
		if !since.IsZero() {
			if err := w.lastAdmin(ctx, number); err != nil {
				return err
			}
		}
		if err := w.change(ctx, `UPDATE people SET gone = ? WHERE number = ?`, millis(since), number); err != nil || since.IsZero() {
			return err
		}
		if err := w.exec(ctx, `DELETE FROM sessions WHERE person = ?`, number); err != nil {
			return err
		}
		return w.exec(ctx, `DELETE FROM tokens WHERE person = ?`, number)
	})
}

// SetSettings stores what a person chose. See corpus.People.
func (s *Store) SetSettings(ctx context.Context, number int, l schema.Lang, noKeys bool) error {
	return s.changePerson(ctx, number, func(w *writing) error {
		return w.change(ctx, `UPDATE people SET language = ?, no_keys = ? WHERE number = ?`, l, flag(noKeys), number)
	})
}

// NoteSeen notes that a person was seen. See corpus.People.
func (s *Store) NoteSeen(ctx context.Context, number int, at time.Time) error {
	return s.changePerson(ctx, number, func(w *writing) error {
		return w.change(ctx, `UPDATE people SET seen = ? WHERE number = ?`, millis(at), number)
	})
}

// SetPassword gives a person another password. See corpus.People.
func (s *Store) SetPassword(ctx context.Context, number int, password, keep string) error {
	err := s.writing(ctx, func(w *writing) error { return w.setPassword(ctx, number, password, keep) })
	if err != nil {
		return fmt.Errorf("password of person %d: %w", number, err)
	}
	return nil
}
