package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	"code.dny.dev/ssrf"
)

// errHeaders says that the headers of an answer are larger than they may be.
var errHeaders = errors.New("the headers of the answer are too large")

// Timeouts of what comes before an answer.
const (
	dialTimeout   = 15 * time.Second
	headerTimeout = time.Minute
)

// transport asks servers directly. Which machine a name leads to is looked at
// when it is dialled, after the name was looked up and at every redirect anew: an
// address inside the own network is refused unless the name is allowed.
func (c *Client) transport() *http.Transport {
	// There is no multicast by TCP; the guard has the other special networks.
	guard := ssrf.New(ssrf.WithAnyPort(), ssrf.WithDeniedV4Prefixes(netip.MustParsePrefix("224.0.0.0/4")))
	outside := &net.Dialer{Timeout: dialTimeout, Control: guard.Safe}
	anywhere := &net.Dialer{Timeout: dialTimeout}
	return &http.Transport{
		Proxy: nil, // a proxy would look names up itself
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			if name, _, err := net.SplitHostPort(addr); err == nil && c.allowed(name) {
				return anywhere.DialContext(ctx, network, addr)
			}
			return outside.DialContext(ctx, network, addr)
		},
		TLSHandshakeTimeout: dialTimeout, ResponseHeaderTimeout: headerTimeout, MaxResponseHeaderBytes: maxHeader,
		MaxIdleConnsPerHost: 1, IdleConnTimeout: headerTimeout, ForceAttemptHTTP2: true,
	}
}

// allowed reports whether a host may lie in the own network.
func (c *Client) allowed(name string) bool {
	return slices.ContainsFunc(c.Allow, func(a string) bool { return strings.EqualFold(a, name) })
}

// explain says in the words of this package why no answer came.
func explain(err error) error {
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrInvalidHostPort):
		why := err
		var dialled *net.OpError
		if errors.As(err, &dialled) {
			why = dialled.Err // which address, and of which network
		}
		return fmt.Errorf("%w: %w", ErrInside, why)
	case strings.Contains(err.Error(), "server response headers exceeded"): // net/http has no error of its own for it
		return fmt.Errorf("%w: %w", errHeaders, err)
	}
	return err
}

// isTLS reports whether a server could not prove who it is, which the next
// attempt does not change.
func isTLS(err error) bool {
	var untrusted *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var host x509.HostnameError
	return errors.As(err, &untrusted) || errors.As(err, &record) || errors.As(err, &host)
}
