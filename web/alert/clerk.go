package alert

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/simde/simde/schema"
)

// Clerk sends what is due.
type Clerk struct {
	Writer
	Post Post
	Now  func() time.Time

	next map[string]time.Time // when an alert that failed is tried again
}

// Bounds of trying again, and of remembering.
const (
	firstRetry  = 10 * time.Minute
	lastRetry   = 24 * time.Hour
	mostRefused = 3                    // times that an address is refused before its alert ends
	remembered  = 100 * 24 * time.Hour // arrivals: longer than between two messages
)

// Sent is what a round did.
type Sent struct {
	Messages  int
	Forgotten int // alerts that were never confirmed
	Ended     int // alerts of addresses that do not exist
}

// Round sends each alert that is due what is new of it, and forgets those that
// nobody confirmed. An alert of which nothing is new is silent until it is due
// again. Where the server takes no mail at all the round ends with its error;
// what was not sent is due still.
func (c *Clerk) Round(ctx context.Context) (Sent, error) {
	var sent Sent
	if c.next == nil {
		c.next = map[string]time.Time{}
	}
	now := c.Now().UTC()
	var due []schema.Alert
	for a, err := range c.Store.Alerts(ctx, "") {
		switch {
		case err != nil:
			return sent, err
		case a.Confirmed.IsZero() && now.Sub(a.Made) > Forgotten:
			if err := c.drop(ctx, a.ID); err != nil {
				return sent, err
			}
			sent.Forgotten++
		case !a.Confirmed.IsZero() && !a.Often.After(last(a)).After(now) && !c.next[a.ID].After(now):
			due = append(due, a)
		}
	}
	for _, a := range due {
		if err := c.send(ctx, a, now, &sent); err != nil {
			return sent, err
		}
	}
	return sent, c.Store.ForgetArrivals(ctx, now.Add(-remembered))
}

// last is up to when an alert's person knows everything.
func last(a schema.Alert) time.Time {
	if a.Sent.IsZero() {
		return a.Confirmed
	}
	return a.Sent
}

func (c *Clerk) drop(ctx context.Context, id string) error {
	if err := c.Store.DropAlert(ctx, id); err != nil && !errors.Is(err, schema.ErrNotFound) {
		return err
	}
	return nil
}

func (c *Clerk) send(ctx context.Context, a schema.Alert, now time.Time, sent *Sent) error {
	d, err := c.digest(ctx, a, last(a))
	if err != nil {
		return fmt.Errorf("what is new of an alert: %w", err)
	}
	if !d.empty() {
		m, err := c.message(a, d)
		if err != nil {
			return err
		}
		switch err := c.Post.Send(ctx, m); {
		case errors.Is(err, schema.ErrInvalid):
			return c.refused(ctx, a, now, sent)
		case err != nil:
			return fmt.Errorf("send an alert: %w", err)
		}
		sent.Messages++
	}
	return c.note(ctx, a.ID, func(x *schema.Alert) { x.Sent, x.Failures, x.Figures = now, 0, d.figures })
}

// refused notes that the address was not taken. After some times the alert ends.
func (c *Clerk) refused(ctx context.Context, a schema.Alert, now time.Time, sent *Sent) error {
	if a.Failures+1 >= mostRefused {
		sent.Ended++
		return c.drop(ctx, a.ID)
	}
	c.next[a.ID] = now.Add(min(lastRetry, firstRetry<<(4*a.Failures)))
	return c.note(ctx, a.ID, func(x *schema.Alert) { x.Failures++ })
}

// note changes an alert that is still there: its person may have ended it, or
// changed how often it comes, while the message was on its way.
func (c *Clerk) note(ctx context.Context, id string, change func(*schema.Alert)) error {
	a, err := c.Store.Alert(ctx, id)
	if errors.Is(err, schema.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	change(&a)
	return c.Store.PutAlert(ctx, a)
}
