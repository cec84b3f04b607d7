package harvest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// Every is how often a source is run where nobody says otherwise.
func Every(k schema.SourceKind) time.Duration {
	if k == schema.SourceFolder {
		return time.Minute
	}
	return 24 * time.Hour
}

// The least and the most time from one run to the next.
const (
	LeastEvery = time.Minute
	MostEvery  = 366 * 24 * time.Hour
)

// The least and the most time from one request to a host to the next.
const (
	LeastRate = time.Second
	MostRate  = 10 * time.Minute
)

// Check returns an ErrInvalid that says what of a source cannot be.
func Check(s schema.Source) error {
	invalid := func(format string, args ...any) error {
		return fmt.Errorf(format+": %w", append(args, schema.ErrInvalid)...)
	}
	local := s.Kind == schema.SourceFolder || s.Kind == schema.SourceList && !isAddress(s.Address)
	switch u, err := url.Parse(s.Address); {
	case !schema.IsSourceName(s.Name):
		return invalid("name %q: want lower-case letters, digits and hyphens, at most 40", s.Name)
	case !slices.Contains(schema.SourceKinds, s.Kind):
		return invalid("kind %q: there is none of that name", s.Kind)
	case local && !filepath.IsAbs(s.Address):
		return invalid("%q: want an absolute path", s.Address)
	case !local && (err != nil || !isAddress(s.Address) || u.Hostname() == ""):
		return invalid("%q: want an address that begins with http:// or https://", s.Address)
	case !local && u.User != nil:
		return invalid("an address with a password")
	case s.Every < LeastEvery || s.Every > MostEvery:
		return invalid("every %s: want a minute at least and a year at most", s.Every)
	case s.Rate != 0 && (s.Rate < LeastRate || s.Rate > MostRate):
		return invalid("rate %s: want a second at least and ten minutes at most from one request to the next", s.Rate)
	case s.Whole > 0 && s.Whole < LeastWhole:
		return invalid("whole-every %s: want a day at least, or never", s.Whole)
	case s.Whole > 0 && !s.Kind.TellsAll():
		return invalid("whole-every %s: a source of kind %s never tells all that it has", s.Whole, s.Kind)
	case s.Limit < 0:
		return invalid("limit %d: want how many things a run takes at most, or 0 for all", s.Limit)
	}
	if _, err := regexp.Compile(s.Only); err != nil {
		return invalid("%q: %v", s.Only, err)
	}
	return nil
}

// Add keeps a source, which is run soon. One that cannot be is ErrInvalid, a name
// that is taken ErrConflict.
func (h *Harvester) Add(ctx context.Context, s schema.Source) error {
	if err := Check(s); err != nil {
		return err
	}
	s.Made = time.Now().UTC().Truncate(time.Millisecond)
	s.Due = s.Made
	if err := h.Store.AddSource(ctx, s); err != nil {
		if errors.Is(err, schema.ErrConflict) {
			err = fmt.Errorf("there is a source of that name: %w", err)
		}
		return err
	}
	h.Nudge()
	return h.log(ctx, s.By, schema.VerbSourceAdd, s.Name)
}

// log writes what a person did to a source.
func (h *Harvester) log(ctx context.Context, by string, verb schema.Verb, name string) error {
	return h.Store.AddStep(ctx, &schema.Step{By: by, Verb: verb, Note: name})
}

// Set gives a source other settings, checked as those of a new one are: ErrInvalid
// where they cannot be. Its name, its kind and how far it was read stay. One that
// is being run takes them up with its next run.
func (h *Harvester) Set(ctx context.Context, by, name string, f func(*schema.Source)) error {
	var before, after schema.Source
	err := h.Store.ChangeSource(ctx, name, func(s *schema.Source) error {
		before = *s
		f(s)
		s.Name, s.Kind, s.Cursor, s.Runs = before.Name, before.Kind, before.Cursor, before.Runs
		if s.Every != before.Every {
			s.Due = minTime(s.Due, time.Now().UTC().Add(s.Every))
		}
		after = *s
		return Check(*s)
	})
	if err != nil {
		return err
	}
	said := Settings(after)
	if said == Settings(before) {
		return nil
	}
	h.Nudge()
	return h.log(ctx, by, schema.VerbSourceSet, name+": "+said)
}

// Settings writes what can be set of a source, as the command line names it.
func Settings(s schema.Source) string {
	out := "every " + s.Every.String()
	if s.Rate != 0 {
		out += ", rate " + s.Rate.String()
	}
	if s.Limit != 0 {
		out += fmt.Sprintf(", limit %d", s.Limit)
	}
	if s.Whole > 0 {
		out += ", whole-every " + s.Whole.String()
	} else if s.Whole < 0 {
		out += ", whole-every never"
	}
	if s.Only != "" {
		out += fmt.Sprintf(", only %q", s.Only)
	}
	if len(s.Allow) > 0 {
		out += ", allow " + strings.Join(s.Allow, ",")
	}
	return out
}

// Pause has a source not run any more, or again. One that is being run stops
// after what it has in hand.
func (h *Harvester) Pause(ctx context.Context, by, name string, paused bool) error {
	changed := false
	err := h.Store.ChangeSource(ctx, name, func(s *schema.Source) error {
		s.Paused, changed = paused, s.Paused != paused
		return nil
	})
	if err != nil || !changed {
		return err
	}
	h.Nudge()
	verb := schema.VerbSourceResume
	if paused {
		verb = schema.VerbSourcePause
	}
	return h.log(ctx, by, verb, name)
}

// Ask has a source run now by a Harvester that works; one that is paused is
// ErrConflict. From the beginning it tells all
// again; what is known is passed over.
func (h *Harvester) Ask(ctx context.Context, name string, fromBeginning bool) error {
	err := h.Store.ChangeSource(ctx, name, func(s *schema.Source) error {
		if s.Paused {
			return fmt.Errorf("it is paused: %w", schema.ErrConflict)
		}
		s.Due = time.Now().UTC()
		if fromBeginning {
			s.Cursor = ""
		}
		return nil
	})
	h.Nudge()
	return err
}

// AskWhole has a source run now, and what came from it compared with all that it
// lists. Who is sure has what it lists no more withdrawn, however much that is. One
// that is paused is ErrConflict, one of a kind that never tells all is ErrInvalid.
func (h *Harvester) AskWhole(ctx context.Context, by, name string, sure bool) error {
	want := schema.CompareNow
	if sure {
		want = schema.CompareSure
	}
	err := h.Store.ChangeSource(ctx, name, func(s *schema.Source) error {
		if !s.Kind.TellsAll() {
			return fmt.Errorf("a source of kind %s never tells all that it has: %w", s.Kind, schema.ErrInvalid)
		}
		if s.Paused {
			return fmt.Errorf("it is paused: %w", schema.ErrConflict)
		}
		s.Compare, s.Due = want, time.Now().UTC()
		return nil
	})
	if err != nil {
		return err
	}
	h.Nudge()
	if !sure {
		return nil
	}
	return h.log(ctx, by, schema.VerbSourceSet, name+": what it lists no more is withdrawn, however much")
}

// Remove forgets a source. Its documents stay.
func (h *Harvester) Remove(ctx context.Context, by, name string) error {
	if err := h.Store.RemoveSource(ctx, name); err != nil {
		return err
	}
	return h.log(ctx, by, schema.VerbSourceRemove, name)
}
