package corpus

import (
	"context"
	"time"

	"github.com/simde/simde/schema"
)

// People keeps who may do what in a library, and by what they are known. It
// keeps no secret: of a password its hash, of a link, a cookie and a token the
// SHA-256.
type People interface {
	// PutInvitation stores an invitation.
	PutInvitation(ctx context.Context, i schema.Invitation) error
	// Invitations returns what is open, the one that ends first first.
	Invitations(ctx context.Context) ([]schema.Invitation, error)
	// DropInvitation takes one back; ErrNotFound where there is none.
	DropInvitation(ctx context.Context, key string) error
	// Join uses an invitation up and makes the account of it, or gives the
	// account that it names a new password. No invitation of the key is
	// ErrNotFound; a name that somebody has or had is ErrConflict.
	Join(ctx context.Context, key string, p schema.Person, password string) (schema.Person, error)
	// People returns everybody who has or had an account, in the order of
	// their coming.
	People(ctx context.Context) ([]schema.Person, error)
	// Person returns one, or ErrNotFound.
	Person(ctx context.Context, number int) (schema.Person, error)
	// PersonNamed returns who has a name, upper and lower case and accents
	// apart, with the hash of their password; or ErrNotFound.
	PersonNamed(ctx context.Context, name string) (p schema.Person, password string, err error)
	// SetOffice gives a person another office. The last admin stays one:
	// ErrInvalid.
	SetOffice(ctx context.Context, number int, o schema.Office) error
	// SetLeft says since when a person has no way in, and ends their sessions
	// and tokens; the zero time lets them in again. The last admin stays:
	// ErrInvalid.
	SetLeft(ctx context.Context, number int, since time.Time) error
	// SetSettings stores what a person chose for themselves.
	SetSettings(ctx context.Context, number int, l schema.Lang, noKeys bool) error
	// NoteSeen notes that a person was seen.
	NoteSeen(ctx context.Context, number int, at time.Time) error
	// SetPassword gives a person another password and ends their sessions but
	// the one of keep.
	SetPassword(ctx context.Context, number int, password, keep string) error

	// AddSession stores a new session.
	AddSession(ctx context.Context, s schema.Session) error
	// KeepSession stores what a session holds and when it was seen. One that was
	// ended stays so: ErrNotFound.
	KeepSession(ctx context.Context, s schema.Session) error
	// Session returns one, or ErrNotFound.
	Session(ctx context.Context, key string) (schema.Session, error)
	// Sessions returns those of a person, the one seen last first; of all
	// where the number is 0.
	Sessions(ctx context.Context, person int) ([]schema.Session, error)
	// DropSession ends one. One that is not there is no error.
	DropSession(ctx context.Context, key string) error

	// AddToken stores a new token. A name that the person has given to another is
	// ErrConflict.
	AddToken(ctx context.Context, t schema.Token) error
	// NoteUsed notes that a token was used. One that was ended stays so.
	NoteUsed(ctx context.Context, key string, at time.Time) error
	// Token returns one, or ErrNotFound.
	Token(ctx context.Context, key string) (schema.Token, error)
	// Tokens returns those of a person, the oldest first; of all where the
	// number is 0.
	Tokens(ctx context.Context, person int) ([]schema.Token, error)
	// DropToken ends one. One that is not there is no error.
	DropToken(ctx context.Context, key string) error

	// Attempts returns what is counted under a key; none is the zero number.
	Attempts(ctx context.Context, key string) (schema.Attempts, error)
	// PutAttempts stores what is counted; nothing is kept of no failures.
	PutAttempts(ctx context.Context, a schema.Attempts) error
	// ForgetPeople removes invitations and tokens that have ended, sessions
	// that have, and failures of long ago.
	ForgetPeople(ctx context.Context) error
}
