// Package alert tells people by mail what is new: of a search its new documents,
// and of the corridor that it names its new figures. An address counts once its
// owner has confirmed it, and one click ends an alert.
package alert

import "context"

// Message is one message to one person.
type Message struct {
	To      string // the address
	Subject string
	Text    string // plain, complete by itself
	HTML    string // the same, or ""
	Leave   string // the address to which a POST ends the alert, or ""
}

// Post sends messages.
type Post interface {
	// Send sends a message. An address that will never be taken is
	// schema.ErrInvalid; another error may pass.
	Send(ctx context.Context, m Message) error
}
