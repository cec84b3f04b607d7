// Package people lets people into a library: by invitation, by name and
// password, by a program's token. What they may then do their office says.
package people

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// House is who lives in a library and how they come in.
type House struct {
	store
	now   func() time.Time
	tries chan struct{} // a turn to sign in
}

// store keeps people. It has a name of its own so that a House has its method
// People.
type store interface {
	corpus.People
	AddStep(ctx context.Context, s *schema.Step) error
}

// New makes a House of what is kept of people, and of the log.
func New(p store) *House { return &House{store: p, now: time.Now, tries: make(chan struct{}, 1)} }

// Bounds of what an account may hold.
const (
	maxName   = 60 // characters
	maxNote   = 200
	maxTokens = 20 // of one person
)

// secret returns 130 random bits as 26 letters and digits, and the key under
// which they are kept.
func secret(prefix string) (text, key string) {
	text = prefix + strings.ToLower(rand.Text())
	return text, KeyOf(text)
}

// KeyOf returns under what a secret is kept: its SHA-256. Since the secret is
// random, nothing slower is needed.
func KeyOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// Invite makes an invitation that holds for so long and returns the secret of
// its link, which is kept nowhere. Of i it takes the office, the name and the
// note, who makes it, and whom it gives a new password.
func (h *House) Invite(ctx context.Context, i schema.Invitation, lasts time.Duration) (string, error) {
	if i.Again != 0 {
		p, err := h.Person(ctx, i.Again)
		if err != nil {
			return "", err
		}
		if !p.Left.IsZero() {
			return "", fmt.Errorf("%s has left: %w", p.Name, schema.ErrInvalid)
		}
		i.Name, i.Office = p.Name, p.Office
	} else if err := h.checkInvitation(ctx, i); err != nil {
		return "", err
	}
	text, key := secret("")
	i.Key, i.Made = key, h.now().UTC()
	i.Ends = i.Made.Add(lasts)
	return text, h.PutInvitation(ctx, i)
}

func (h *House) checkInvitation(ctx context.Context, i schema.Invitation) error {
	if i.Office.Rank() == 0 {
		return fmt.Errorf("role %q: want reader, contributor, archivist or admin: %w", i.Office, schema.ErrInvalid)
	}
	if utf8.RuneCountInString(i.Note) > maxNote {
		return fmt.Errorf("a note of more than %d characters: %w", maxNote, schema.ErrInvalid)
	}
	if i.Name == "" {
		return nil
	}
	if err := CheckName(i.Name); err != nil {
		return err
	}
	if _, _, err := h.PersonNamed(ctx, i.Name); !errors.Is(err, schema.ErrNotFound) {
		if err == nil {
			err = fmt.Errorf("the name %q is taken: %w", i.Name, schema.ErrConflict)
		}
		return err
	}
	return nil
}

// CheckName returns an ErrInvalid where a name cannot sign anything: it must
// have a letter, no control character, and at most 60 characters.
func CheckName(name string) error {
	n := utf8.RuneCountInString(name)
	if n > maxName || !utf8.ValidString(name) || strings.TrimSpace(name) != name || !strings.ContainsFunc(name, unicode.IsLetter) ||
		strings.ContainsFunc(name, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }) {
		return fmt.Errorf("the name %q: want up to %d characters, at least one of them a letter: %w", name, maxName, schema.ErrInvalid)
	}
	return nil
}

// Invitation returns the open invitation of a secret, or ErrNotFound.
func (h *House) Invitation(ctx context.Context, text string) (schema.Invitation, error) {
	open, err := h.Invitations(ctx)
	if err != nil {
		return schema.Invitation{}, err
	}
	key := KeyOf(text)
	for _, i := range open {
		if i.Key == key {
			return i, nil
		}
	}
	return schema.Invitation{}, fmt.Errorf("invitation: %w", schema.ErrNotFound)
}

// Accept makes the account of an invitation, which so is used up. The name of
// the invitation goes before the one given. A name that is taken is
// ErrConflict, a password that is refused a schema.WeakPassword, and nothing is
// used up by them.
func (h *House) Accept(ctx context.Context, text string, p schema.Person, password string) (schema.Person, error) {
	i, err := h.Invitation(ctx, text)
	if err != nil {
		return p, err
	}
	p.Name = norm.NFC.String(strings.TrimSpace(p.Name))
	if i.Name != "" {
		p.Name = i.Name
	}
	if err := CheckName(p.Name); err != nil {
		return p, err
	}
	hash, err := hashed(ctx, password, p.Name)
	if err != nil {
		return p, err
	}
	p.Made = h.now().UTC()
	return h.Join(ctx, i.Key, p, hash)
}

// ChangePassword gives a person another password where now is theirs, and ends
// their sessions but the one of keep. A wrong one is a schema.Denial, and
// counts as a failure to sign in.
func (h *House) ChangePassword(ctx context.Context, p schema.Person, now, password, network, keep string) error {
	if _, err := h.SignIn(ctx, p.Name, now, network); err != nil {
		return err
	}
	hash, err := hashed(ctx, password, p.Name)
	if err != nil {
		return err
	}
	return h.SetPassword(ctx, p.Number, hash, keep)
}

// tokenPrefix shows what a secret is where it was left lying about.
const tokenPrefix = "simde_"

// NewToken makes a token that holds for so long and returns its secret, which is
// kept nowhere. It lets do no more than the person may.
func (h *House) NewToken(ctx context.Context, p schema.Person, name string, o schema.Office, lasts time.Duration) (string, error) {
	if err := CheckName(name); err != nil {
		return "", err
	}
	held, err := h.Tokens(ctx, p.Number)
	if err != nil {
		return "", err
	}
	if len(held) >= maxTokens {
		return "", fmt.Errorf("%d tokens: end one first: %w", len(held), schema.ErrInvalid)
	}
	if o.Rank() == 0 || o.Rank() > p.Office.Rank() {
		return "", fmt.Errorf("role %q of a token of who is %s: %w", o, p.Office, schema.ErrInvalid)
	}
	text, key := secret(tokenPrefix)
	now := h.now().UTC()
	return text, h.AddToken(ctx, schema.Token{Key: key, Person: p.Number, Name: name, Office: o, Made: now, Ends: now.Add(lasts)})
}

// seenEvery is how exactly is kept when a person, a session and a token were
// last seen: each time is a write.
const seenEvery = 5 * time.Minute

// Holder returns whose a token is, with what the token lets them do.
// Nobody's is a schema.Denial.
func (h *House) Holder(ctx context.Context, text string) (schema.Person, error) {
	t, err := h.Token(ctx, KeyOf(text))
	if errors.Is(err, schema.ErrNotFound) {
		return schema.Person{}, new(schema.Denial)
	}
	if err != nil {
		return schema.Person{}, err
	}
	p, err := h.Person(ctx, t.Person)
	if err != nil {
		return p, err
	}
	if now := h.now().UTC(); now.Sub(t.Used) > seenEvery {
		if err := h.NoteUsed(ctx, t.Key, now); err != nil {
			return p, err
		}
	}
	p.Office = schema.Least(p.Office, t.Office)
	return p, nil
}

// Visit returns who is signed in by a session, and notes that they were seen.
// A session that has ended, or of who has left, is ErrNotFound.
func (h *House) Visit(ctx context.Context, x schema.Session) (schema.Person, error) {
	p, err := h.Person(ctx, x.Person)
	if err != nil {
		return p, err
	}
	now := h.now().UTC()
	if !p.Left.IsZero() || now.Sub(x.Seen) > IdleTime {
		return p, errors.Join(schema.ErrNotFound, h.DropSession(ctx, x.Key))
	}
	if now.Sub(x.Seen) <= seenEvery {
		return p, nil
	}
	x.Seen, p.Seen = now, now
	if err := h.KeepSession(ctx, x); err != nil { // it was ended this moment
		return p, err
	}
	return p, h.NoteSeen(ctx, p.Number, now)
}

// How long a session lasts, and how long without being used.
const (
	SessionTime = 7 * 24 * time.Hour
	IdleTime    = 12 * time.Hour
)
