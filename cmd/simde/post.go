package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/alert"
)

// post sends mail through a server.
type post struct {
	client *mail.Client
	from   *netmail.Address
}

// postTime is how long one message may take.
const postTime = 30 * time.Second

// newPost reads the address of a server, smtp://USER:PASSWORD@HOST:PORT or
// smtps://…, and that of the sender. By smtp:// the connection is encrypted
// before anything is said, but for a server on this machine.
func newPost(server, from string) (*post, error) {
	u, err := url.Parse(server)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, errors.New("--smtp: want smtp://USER:PASSWORD@HOST:PORT or smtps://USER:PASSWORD@HOST:PORT")
	}
	sender, err := netmail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("--mail-from %q: want an address, as \"SIMDE <alerts@example.org>\"", from)
	}
	options := []mail.Option{mail.WithTimeout(postTime)}
	switch {
	case u.Scheme == "smtps":
		options = append(options, mail.WithSSLPort(false))
	case isLocal(u.Hostname()):
		options = append(options, mail.WithTLSPolicy(mail.TLSOpportunistic))
	default:
		options = append(options, mail.WithTLSPortPolicy(mail.TLSMandatory))
	}
	if u.Port() != "" {
		n, err := strconv.Atoi(u.Port())
		if err != nil {
			return nil, fmt.Errorf("--smtp: port %q", u.Port())
		}
		options = append(options, mail.WithPort(n))
	}
	if u.User != nil {
		password, _ := u.User.Password()
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	c, err := mail.NewClient(u.Hostname(), options...)
	if err != nil {
		return nil, fmt.Errorf("--smtp: %w", err)
	}
	return &post{c, sender}, nil
}

// isLocal reports whether a host is this machine.
func isLocal(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Send sends a message. An address that the server will never take is
// ErrInvalid; whatever else fails may go well later.
func (p *post) Send(ctx context.Context, m alert.Message) error {
	msg := mail.NewMsg(mail.WithNoDefaultUserAgent())
	msg.FromMailAddress(p.from)
	if err := msg.To(m.To); err != nil {
		return fmt.Errorf("address: %w: %w", err, schema.ErrInvalid)
	}
	msg.Subject(m.Subject)
	msg.SetDate()
	msg.SetMessageID()
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no answer is sent to it
	if m.Leave != "" {
		// RFC 8058: a reader of mail shows it as a button.
		msg.SetGenHeader("List-Unsubscribe", "<"+m.Leave+">")
		msg.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	}
	msg.SetBodyString(mail.TypeTextPlain, m.Text)
	if m.HTML != "" {
		msg.AddAlternativeString(mail.TypeTextHTML, m.HTML)
	}
	err := p.client.DialAndSendWithContext(ctx, msg)
	var failed *mail.SendError
	if errors.As(err, &failed) && failed.Reason == mail.ErrSMTPRcptTo && !failed.IsTemp() {
		return fmt.Errorf("%w: %w", err, schema.ErrInvalid)
	}
	return err
}
