package web

import (
	"testing"
	"time"
)

func TestClientsAreLimited(t *testing.T) {
	l := &clients{limit: Limit{Rate: 10, Burst: 5}}
	now := time.Unix(1000, 0)
	greedy, other := network("192.0.2.7:1234"), network("[2001:db8::1]:80")
	for i := range 5 {
		if !l.allow(greedy, 1, now) {
			t.Fatalf("request %d of a burst of 5 is refused", i+1)
		}
	}
	if l.allow(greedy, 1, now) {
		t.Error("the sixth request at once is allowed")
	}
	if !l.allow(other, 1, now) {
		t.Error("another client is refused")
	}
	if !l.allow(greedy, 1, now.Add(200*time.Millisecond)) {
		t.Error("a request after a pause is refused")
	}
}

func TestNetwork(t *testing.T) {
	for a, b := range map[string]string{"192.0.2.7:1": "192.0.2.200:9", "[2001:db8::1]:80": "[2001:db8::ffff:2]:81", "[::ffff:192.0.2.7]:1": "192.0.2.9:2"} {
		if network(a) != network(b) {
			t.Errorf("%s and %s are different clients", a, b)
		}
	}
	for _, here := range []string{"127.0.0.1:80", "[::1]:80"} {
		if !network(here).Addr().IsLoopback() {
			t.Errorf("%s is not seen as this machine", here)
		}
	}
	if network("192.0.2.7:1") == network("192.0.3.7:1") {
		t.Error("two networks are one client")
	}
}

func TestForget(t *testing.T) {
	l := &clients{limit: Limit{Rate: 1, Burst: 1}}
	now := time.Unix(1000, 0)
	for i := range mostClients + 10 {
		l.allow(network(string(rune('1'+i%9))+".0."+string(rune('0'+i%10))+".1:1"), 1, now)
	}
	l.forget(now.Add(time.Minute))
	if len(l.known) != 0 {
		t.Errorf("%d clients are remembered after a minute of silence", len(l.known))
	}
}
