package main

import (
	"net"
	"testing"
)

func TestIsPublic(t *testing.T) {
	for a, want := range map[string]bool{"127.0.0.1": false, "127.1.2.3": false, "::1": false, "::ffff:127.0.0.1": false, "0.0.0.0": true, "::": true, "192.168.1.4": true, "2001:db8::1": true} {
		if got := isPublic(&net.TCPAddr{IP: net.ParseIP(a), Port: 80}); got != want {
			t.Errorf("%s is public: %v, want %v", a, got, want)
		}
	}
}
