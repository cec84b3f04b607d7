package door

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/simde/simde/schema"
)

// store keeps what scs holds of sessions in the catalogue, where each has its
// person beside it, so that a person's sessions can be listed and ended.
type store struct{ people People }

// FindCtx returns what a session holds, and leaves the session with who asks.
func (s *store) FindCtx(ctx context.Context, key string) ([]byte, bool, error) {
	x, err := s.people.Session(ctx, key)
	if errors.Is(err, schema.ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	if v, ok := ctx.Value(visitorKey{}).(*visitor); ok {
		v.session = x
	}
	return x.Data, true, nil
}

// CommitCtx stores a session: a new one, or what is held of the one by which
// somebody asks. One that was ended meanwhile stays so.
func (s *store) CommitCtx(ctx context.Context, key string, data []byte, ends time.Time) error {
	_, held, err := scs.GobCodec{}.Decode(data)
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	x := schema.Session{Key: key, Data: data, Ends: ends, Seen: time.Now().UTC()}
	x.Person, _ = held[keyPerson].(int)
	x.Agent, _ = held[keyAgent].(string)
	begun, _ := held[keyBegun].(int64)
	x.Begun = time.UnixMilli(begun).UTC()
	if x.Person == 0 {
		return errors.New("a session of nobody")
	}
	if v, ok := ctx.Value(visitorKey{}).(*visitor); ok && v.session.Key == key {
		if err := s.people.KeepSession(ctx, x); !errors.Is(err, schema.ErrNotFound) {
			return err
		}
		return nil
	}
	return s.people.AddSession(ctx, x)
}

// DeleteCtx ends a session.
func (s *store) DeleteCtx(ctx context.Context, key string) error {
	return s.people.DropSession(ctx, key)
}

// Find, Commit and Delete are what scs asks where there is no context, which it
// never does here.
func (s *store) Find(key string) ([]byte, bool, error) { return s.FindCtx(context.Background(), key) }

// Commit is CommitCtx.
func (s *store) Commit(key string, data []byte, ends time.Time) error {
	return s.CommitCtx(context.Background(), key, data, ends)
}

// Delete is DeleteCtx.
func (s *store) Delete(key string) error { return s.DeleteCtx(context.Background(), key) }
