package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus/people"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

const peopleDetail = "add NAME --role R       prints a link by which NAME makes the account, once, within --days (7)\n" +
	"link NAME               prints a link by which NAME gets a new password, which ends their sessions\n" +
	"role NAME --role R      gives NAME another role; the last admin stays one\n" +
	"leave NAME              ends sessions, tokens and ways in of NAME, whose steps stay signed\n" +
	"back NAME               lets NAME in again\n" +
	"sessions NAME [--end]   lists where NAME is signed in, or ends it everywhere\n" +
	"token NAME --name T --role R [--days 90]   prints a token for a program, once\n" +
	"tokens NAME [--end T]   lists them, or ends one\n\n" +
	"A reader reads what is closed, a contributor offers files and values, an archivist imports, corrects,\ndecides and withdraws, an admin keeps people, sources and settings and erases. Nothing is mailed: hand\nlinks over yourself. --base-url names the site in them.\n\n"

// roster are people as the command line keeps them.
type roster struct {
	*people.House
	e    *env
	by   string
	base string
	role schema.Office
	name string
	days int
	end  string
}

func keepPeople(ctx context.Context, e *env, args []string) (err error) {
	r := roster{e: e}
	f := e.flags()
	f.StringVar(&r.by, "by", userName(), stepByUsage)
	f.StringVar(&r.base, "base-url", "", "scheme and host under which people see the site")
	role := f.String("role", "", "reader, contributor, archivist or admin")
	f.StringVar(&r.name, "name", "", "`name` of a token")
	f.IntVar(&r.days, "days", 0, "for how many `days` a link (7) or a token (90) holds")
	end := f.Bool("end", false, "end all sessions, or the token of --name")
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	r.role = schema.Office(*role)
	if *end {
		r.end = "all"
	}
	if len(words) == 0 {
		words = []string{"list"}
	}
	do, name := words[0], strings.Join(words[1:], " ")
	act, ok := map[string]func(context.Context, string) error{"list": r.list, "add": r.add, "link": r.link, "role": r.give, "leave": r.leave, "back": r.back,
		"sessions": r.sessions, "token": r.token, "tokens": r.tokens}[do]
	if !ok {
		return fmt.Errorf("people %s: want list, add, link, role, leave, back, sessions, token or tokens", do)
	}
	if name == "" && do != "list" {
		return fmt.Errorf("people %s: want the NAME of a person", do)
	}
	l, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	r.House = people.New(l.store)
	return act(ctx, name)
}

// lasts is how long what is made holds.
func (r *roster) lasts(days int) time.Duration {
	if r.days > 0 {
		days = r.days
	}
	return time.Duration(days) * 24 * time.Hour
}

func (r *roster) list(ctx context.Context, _ string) error {
	all, err := r.People(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(r.e.stdout, 0, 8, 2, ' ', 0)
	for _, p := range all {
		state := "never seen"
		switch {
		case !p.Left.IsZero():
			state = "left " + p.Left.Format(time.DateOnly)
		case !p.Seen.IsZero():
			state = "seen " + p.Seen.Format(time.DateTime)
		}
		fmt.Fprintf(w, "%s\t%s\tsince %s\t%s\n", schema.Line(p.Name), p.Office, p.Made.Format(time.DateOnly), state)
	}
	open, err := r.Invitations(ctx)
	if err != nil {
		return err
	}
	for _, i := range open {
		fmt.Fprintf(w, "%s\t%s\tinvited %s\tuntil %s\n", schema.Line(i.Name), i.Office, i.Made.Format(time.DateOnly), i.Ends.Format(time.DateTime))
	}
	return w.Flush()
}

func (r *roster) add(ctx context.Context, name string) error {
	return r.invite(ctx, schema.Invitation{Name: name, Office: r.role, By: r.by}, name)
}

func (r *roster) invite(ctx context.Context, i schema.Invitation, name string) error {
	lasts := r.lasts(7)
	secret, err := r.Invite(ctx, i, lasts)
	if err != nil {
		return err
	}
	if err := r.log(ctx, schema.VerbInvite, strings.TrimSpace(string(i.Office)+" "+name)); err != nil {
		return err
	}
	fmt.Fprintf(r.e.stdout, "%s%s\n", strings.TrimSuffix(r.base, "/"), frame.Address(schema.Spanish, frame.RouteInvitation, secret))
	fmt.Fprintf(r.e.stderr, "the link serves once, until %s; /en/invitation/… and /fr/invitation/… are the same in other languages\n", time.Now().Add(lasts).Format(time.DateTime))
	return nil
}

func (r *roster) link(ctx context.Context, name string) error {
	p, _, err := r.PersonNamed(ctx, name)
	if err != nil {
		return err
	}
	return r.invite(ctx, schema.Invitation{Again: p.Number, By: r.by}, name)
}

// log says in the log what was done to the person of a name.
func (r *roster) log(ctx context.Context, verb schema.Verb, note string) error {
	return r.AddStep(ctx, &schema.Step{By: r.by, Verb: verb, Note: note})
}

// change does something to the person of a name, as a step of the log.
func (r *roster) change(ctx context.Context, name string, verb schema.Verb, f func(number int) error) error {
	p, _, err := r.PersonNamed(ctx, name)
	if err != nil {
		return err
	}
	if err := f(p.Number); err != nil {
		return err
	}
	note := p.Name
	if verb == schema.VerbOffice {
		note += ": " + string(r.role)
	}
	return r.log(ctx, verb, note)
}

func (r *roster) give(ctx context.Context, name string) error {
	if r.role.Rank() == 0 {
		return fmt.Errorf("--role %q: want reader, contributor, archivist or admin", r.role)
	}
	return r.change(ctx, name, schema.VerbOffice, func(n int) error { return r.SetOffice(ctx, n, r.role) })
}

func (r *roster) leave(ctx context.Context, name string) error {
	return r.change(ctx, name, schema.VerbLeave, func(n int) error { return r.SetLeft(ctx, n, time.Now().UTC()) })
}

func (r *roster) back(ctx context.Context, name string) error {
	return r.change(ctx, name, schema.VerbReturn, func(n int) error { return r.SetLeft(ctx, n, time.Time{}) })
}

func (r *roster) sessions(ctx context.Context, name string) error {
	p, _, err := r.PersonNamed(ctx, name)
	if err != nil {
		return err
	}
	held, err := r.Sessions(ctx, p.Number)
	if err != nil {
		return err
	}
	for _, x := range held {
		if r.end != "" {
			if err := r.DropSession(ctx, x.Key); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(r.e.stdout, "since %s  seen %s  %s\n", x.Begun.Format(time.DateTime), x.Seen.Format(time.DateTime), schema.Line(x.Agent))
	}
	if r.end != "" {
		fmt.Fprintf(r.e.stdout, "%d sessions ended\n", len(held))
	}
	return nil
}

func (r *roster) token(ctx context.Context, name string) error {
	p, _, err := r.PersonNamed(ctx, name)
	if err != nil {
		return err
	}
	if r.role == "" {
		r.role = schema.Reader
	}
	text, err := r.NewToken(ctx, p, r.name, r.role, r.lasts(90))
	if err != nil {
		return err
	}
	fmt.Fprintln(r.e.stdout, text)
	return nil
}

func (r *roster) tokens(ctx context.Context, name string) error {
	p, _, err := r.PersonNamed(ctx, name)
	if err != nil {
		return err
	}
	held, err := r.Tokens(ctx, p.Number)
	if err != nil {
		return err
	}
	for _, t := range held {
		if r.end != "" {
			if t.Name == r.name {
				return r.DropToken(ctx, t.Key)
			}
			continue
		}
		fmt.Fprintf(r.e.stdout, "%s  %s  until %s\n", schema.Line(t.Name), t.Office, t.Ends.Format(time.DateTime))
	}
	if r.end != "" {
		return fmt.Errorf("no token %q: %w", r.name, schema.ErrNotFound)
	}
	return nil
}
