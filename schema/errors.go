package schema

import "errors"

// The sentinels that callers branch on with errors.Is. Everything else is
// text for a person.
var (
	// ErrNotFound says that what was asked for is not held and never was.
	ErrNotFound = errors.New("not found")
	// ErrGone says that what was asked for was held and has been withdrawn.
	ErrGone = errors.New("withdrawn")
	// ErrConflict says that what the caller read has changed since, so that it
	// is to be read again.
	ErrConflict = errors.New("changed meanwhile")
	// ErrInvalid says that the caller's input cannot be used as it is.
	ErrInvalid = errors.New("invalid")
	// ErrForbidden says that who asks may see the page but not do this.
	ErrForbidden = errors.New("not allowed")
	// ErrUnavailable says that a service which is needed does not answer now,
	// and may do so later.
	ErrUnavailable = errors.New("a service does not answer")
)
