package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// locks are advisory locks, each held by a connection of its own: it ends with
// the process, on whatever machine that runs.
type locks struct{ cfg *pgx.ConnConfig }

// Lock takes a lock. See corpus.Locks.
func (l locks) Lock(ctx context.Context, name string) (corpus.Lock, error) {
	conn, err := pgx.ConnectConfig(ctx, l.cfg.Copy())
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", name, err)
	}
	var mine bool
	err = conn.QueryRow(ctx, `SELECT pg_try_advisory_lock(`+lockKey+`)`, name).Scan(&mine)
	if err == nil && !mine {
		err = schema.ErrConflict
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lock %s: %w", name, err), conn.Close(ctx))
	}
	return hold(conn), nil
}

// Locked reports whether a process holds a lock. See corpus.Locks.
func (l locks) Locked(ctx context.Context, name string) (held bool, err error) {
	conn, err := pgx.ConnectConfig(ctx, l.cfg.Copy())
	if err == nil {
		err = conn.QueryRow(ctx, `
			WITH wanted AS (SELECT `+lockKey+` AS key)
			SELECT EXISTS (SELECT 1 FROM pg_locks, wanted
				WHERE locktype = 'advisory' AND granted AND objsubid = 1
				AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
				AND CAST(classid AS BIGINT) = (key >> 32) & 4294967295 AND CAST(objid AS BIGINT) = key & 4294967295)`, name).Scan(&held)
		err = errors.Join(err, conn.Close(ctx))
	}
	if err != nil {
		return false, fmt.Errorf("lock %s: %w", name, err)
	}
	return held, nil
}

// askEvery is how often a connection that holds a lock is asked whether it
// stands; one that breaks is noticed at once.
const askEvery = 2 * time.Second

// held is a lock and the connection that holds it.
type held struct {
	conn        *pgx.Conn
	lost, ended chan struct{}
	stop        context.CancelFunc
}

// hold watches the connection of a lock until it is released.
func hold(conn *pgx.Conn) *held {
	ctx, stop := context.WithCancel(context.Background())
	h := &held{conn: conn, lost: make(chan struct{}), ended: make(chan struct{}), stop: stop}
	go h.watch(ctx)
	return h
}

// watch tells when the connection breaks.
func (h *held) watch(ctx context.Context) {
	defer close(h.ended)
	for ctx.Err() == nil {
		if !h.stands(ctx) && ctx.Err() == nil {
			close(h.lost)
			return
		}
	}
}

// stands waits for a while and reports whether the connection is there.
func (h *held) stands(ctx context.Context) bool {
	quiet, done := context.WithTimeout(ctx, askEvery)
	_, err := h.conn.WaitForNotification(quiet) // there are none: it ends with the time, or with the connection
	done()
	if err != nil && quiet.Err() == nil {
		return false
	}
	answer, done := context.WithTimeout(ctx, connectTimeout)
	defer done()
	return h.conn.Ping(answer) == nil
}

// Lost is closed when the connection broke.
func (h *held) Lost() <-chan struct{} { return h.lost }

// Release ends the connection and with it the lock.
func (h *held) Release() error {
	h.stop()
	<-h.ended
	select {
	case <-h.lost:
		return nil
	default:
	}
	ctx, done := context.WithTimeout(context.Background(), connectTimeout)
	defer done()
	if _, err := h.conn.Exec(ctx, `SELECT pg_advisory_unlock_all()`); err != nil {
		return errors.Join(fmt.Errorf("release lock: %w", err), h.conn.Close(ctx))
	}
	return h.conn.Close(ctx)
}
