package main

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/alert"
)

// mailServer takes mail as SMTP says (RFC 5321), on this machine, and refuses
// what is for "nobody@". It returns its address and what it was given.
func mailServer(t *testing.T) (address string, got chan string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	mustDo(t, err)
	t.Cleanup(func() { ln.Close() })
	got = make(chan string, 8)
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go converse(c, got)
		}
	}()
	return ln.Addr().String(), got
}

func converse(c net.Conn, got chan<- string) {
	defer c.Close()
	in := bufio.NewReader(c)
	say := func(line string) { fmt.Fprint(c, line+"\r\n") }
	say("220 test")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		switch word := strings.ToUpper(strings.TrimSpace(line)); {
		case strings.HasPrefix(word, "EHLO"):
			say("250 test")
		case strings.HasPrefix(word, "RCPT TO:<NOBODY@"):
			say("550 no such person")
		case word == "DATA":
			say("354 go on")
			var text strings.Builder
			for {
				line, err := in.ReadString('\n')
				if err != nil || line == ".\r\n" {
					break
				}
				text.WriteString(line)
			}
			got <- text.String()
			say("250 taken")
		case word == "QUIT":
			say("221 bye")
			return
		default:
			say("250 fine")
		}
	}
}

// TestPost holds that a message goes out whole, with the button by which readers
// of mail end an alert, and that an address which is refused for good is told
// from a server that is away.
func TestPost(t *testing.T) {
	address, got := mailServer(t)
	p, err := newPost("smtp://"+address, "SIMDE <alerts@example.org>")
	mustDo(t, err)
	m := alert.Message{To: "ana@example.org", Subject: "SIMDE: 2 novedades · México", Text: "Un texto con acentos: ñ, é\n", HTML: "<p>Un texto</p>", Leave: "https://simde.example/es/avisos/ABC"}
	mustDo(t, p.Send(t.Context(), m))
	text := <-got
	for _, want := range []string{"From: \"SIMDE\" <alerts@example.org>", "To: <ana@example.org>", "List-Unsubscribe: <https://simde.example/es/avisos/ABC>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "Auto-Submitted: auto-generated",
		"multipart/alternative", "text/plain", "text/html", "Message-ID:", "Date:", "Subject: =?UTF-8?"} {
		if !strings.Contains(text, want) {
			t.Errorf("the message lacks %q:\n%s", want, text)
		}
	}
	for _, to := range []string{"nobody@example.org", "no address"} {
		m.To = to
		if err := p.Send(t.Context(), m); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("to %s: %v, want ErrInvalid", to, err)
		}
	}
	away, err := newPost("smtp://127.0.0.1:1", "alerts@example.org")
	mustDo(t, err)
	m.To = "ana@example.org"
	if err := away.Send(t.Context(), m); err == nil || errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a server that is away: %v", err)
	}
	for _, c := range [][2]string{{"http://a", "a@b.c"}, {"smtp://", "a@b.c"}, {"smtp://host", "nobody"}, {"smtp://host:xx", "a@b.c"}} {
		if _, err := newPost(c[0], c[1]); err == nil {
			t.Errorf("%q from %q is taken", c[0], c[1])
		}
	}
}

// TestAlertsCommand lists alerts and removes an address.
func TestAlertsCommand(t *testing.T) {
	data := t.TempDir()
	l, err := openLibrary(t.Context(), place{data: data})
	mustDo(t, err)
	mustDo(t, l.store.PutAlert(t.Context(), schema.Alert{ID: "a", Mail: "ana@example.org", Lang: "es", Query: "q=remesas+familiares", Often: schema.Weekly}))
	mustDo(t, l.close())
	if out := mustRun(t, data, "alerts", "list"); !strings.Contains(out, "ana@example.org") || !strings.Contains(out, "q=remesas familiares") {
		t.Errorf("the list says:\n%s", out)
	}
	if out := mustRun(t, data, "alerts", "remove", "--mail", "ana@example.org"); !strings.Contains(out, "removed: 1") {
		t.Errorf("removed: %s", out)
	}
	if out := mustRun(t, data, "alerts", "list"); strings.Contains(out, "ana") {
		t.Errorf("the list still says:\n%s", out)
	}
}
