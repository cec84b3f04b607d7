package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/standing"
	"github.com/simde/simde/web/alert"
)

// post is what sends the mail of a site; nil where it sends none.
func (at *site) post() (alert.Post, error) {
	if at.smtp == "" {
		return nil, nil
	}
	if name, ok := strings.CutPrefix(at.smtp, "@"); ok {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("the file of --smtp: %w", err)
		}
		at.smtp = strings.TrimSpace(string(b))
	}
	if at.base == "" {
		return nil, errors.New("--smtp: mail has links, so that --base-url must say where people see the site")
	}
	return newPost(at.smtp, at.from)
}

// alertLock is the lock of the process that sends alerts.
const alertLock = "alerts"

// alertEvery is how often it is looked what has come and what is due.
const alertEvery = time.Minute

// alert shows what comes to the searches that wait and sends what is due, until
// ctx ends. Of several processes that serve a library one does it at a time.
func (l *library) alert(ctx context.Context, e *env, clerk *alert.Clerk) {
	set := standing.New()
	for ctx.Err() == nil {
		sent, err := l.alertOnce(ctx, set, clerk)
		switch {
		case ctx.Err() != nil:
		case errors.Is(err, schema.ErrConflict): // another does it
		case err != nil:
			e.log().Warn("alerts", "err", err)
		case sent != (alert.Sent{}):
			e.log().Info("alerts", "sent", sent.Messages, "forgotten", sent.Forgotten, "ended", sent.Ended)
		}
		select {
		case <-ctx.Done():
		case <-time.After(alertEvery):
		}
	}
}

func (l *library) alertOnce(ctx context.Context, set *standing.Set, clerk *alert.Clerk) (sent alert.Sent, err error) {
	lock, err := l.store.Lock(ctx, alertLock)
	if err != nil {
		return sent, err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	if err := set.Hold(l.store.Alerts(ctx, "")); err != nil {
		return sent, err
	}
	if _, err := indexer.Arrive(ctx, l.feed(), l.store, set, time.Now); err != nil {
		return sent, err
	}
	return clerk.Round(ctx)
}

// alerts lists who is told of what, and removes an address.
func alerts(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	mail := f.String("mail", "", "only those of this `address`")
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(words) != 1 || words[0] != "list" && words[0] != "remove" || words[0] == "remove" && *mail == "" {
		return errors.New("alerts takes \"list\" or \"remove --mail ADDRESS\"")
	}
	l, err := e.open(ctx)
	if err != nil {
		return err
	}
	if words[0] == "list" {
		err = listAlerts(e, l.store.Alerts(ctx, *mail))
	} else {
		err = l.removeAlerts(ctx, e, *mail)
	}
	return errors.Join(err, l.close())
}

func listAlerts(e *env, all iter.Seq2[schema.Alert, error]) error {
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "ADDRESS\tLANGUAGE\tSEARCH\tAT MOST\tCONFIRMED\tSENT\tREFUSED")
	day := func(t time.Time) string {
		if t.IsZero() {
			return "-"
		}
		return t.Format(time.DateOnly)
	}
	for a, err := range all {
		if err != nil {
			return err
		}
		query, err := url.QueryUnescape(a.Query)
		if err != nil {
			query = a.Query
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%d\n", a.Mail, a.Lang, query, a.Often, day(a.Confirmed), day(a.Sent), a.Failures)
	}
	return w.Flush()
}

// removeAlerts leaves nothing of an address.
func (l *library) removeAlerts(ctx context.Context, e *env, mail string) error {
	var ids []string
	for a, err := range l.store.Alerts(ctx, mail) {
		if err != nil {
			return err
		}
		ids = append(ids, a.ID)
	}
	for _, id := range ids {
		if err := l.store.DropAlert(ctx, id); err != nil && !errors.Is(err, schema.ErrNotFound) {
			return err
		}
	}
	fmt.Fprintf(e.stdout, "alerts of %s removed: %d\n", mail, len(ids))
	return nil
}
