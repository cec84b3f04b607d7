package main

import (
	"bufio"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// startServer serves the library in data until stop is called, which returns
// what the server logged. It returns the port too.
func startServer(t *testing.T, data string, args ...string) (port string, stop func() string) {
	t.Helper()
	self, err := os.Executable()
	mustDo(t, err)
	log, err := os.Create(filepath.Join(t.TempDir(), "log"))
	mustDo(t, err)
	cmd := exec.CommandContext(t.Context(), self, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	cmd.Env, cmd.Stderr = append(os.Environ(), "SIMDE_TEST_PROGRAM=1", "SIMDE_DATA="+data), log
	out, err := cmd.StdoutPipe()
	mustDo(t, err)
	mustDo(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.Contains(line, "ready on http://") {
		t.Fatalf("the server says %q, %v", line, err)
	}
	return strings.TrimSpace(line[strings.LastIndexByte(line, ':')+1:]), func() string {
		mustDo(t, cmd.Process.Signal(syscall.SIGTERM))
		if err := cmd.Wait(); err != nil && cmd.ProcessState.ExitCode() >= 0 { // the test's program does not wait for the end of answers
			t.Errorf("the server ended: %v", err)
		}
		mustDo(t, log.Close())
		b, err := os.ReadFile(log.Name())
		mustDo(t, err)
		return string(b)
	}
}

func TestIsPublic(t *testing.T) {
	for a, want := range map[string]bool{"127.0.0.1": false, "127.1.2.3": false, "::1": false, "::ffff:127.0.0.1": false, "0.0.0.0": true, "::": true, "192.168.1.4": true, "2001:db8::1": true} {
		if got := isPublic(&net.TCPAddr{IP: net.ParseIP(a), Port: 80}); got != want {
			t.Errorf("%s is public: %v, want %v", a, got, want)
		}
	}
}

// TestServerWarnsOfTheHost: who can be reached by others and has no name of its
// own is told that links follow the name that others use.
func TestServerWarnsOfTheHost(t *testing.T) {
	data := t.TempDir()
	for _, c := range []struct {
		args []string
		warn bool
	}{{nil, false}, {[]string{"--addr", "0.0.0.0:0"}, true}, {[]string{"--addr", "0.0.0.0:0", "--base-url", "https://simde.example"}, false}} {
		_, stop := startServer(t, data, c.args...)
		if log := stop(); strings.Contains(log, "links follow the Host header") != c.warn {
			t.Errorf("serve %v logs:\n%s", c.args, log)
		}
	}
}

// TestServerTrustsAProxy: behind a proxy that is trusted each client has a
// budget of its own, and one that asks too much is told to wait.
func TestServerTrustsAProxy(t *testing.T) {
	for _, trusted := range []bool{true, false} {
		var args []string
		if trusted {
			args = []string{"--trust-proxy"}
		}
		port, stop := startServer(t, t.TempDir(), args...)
		ask := func(client string) int {
			t.Helper()
			req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1:"+port+"/robots.txt", nil)
			mustDo(t, err)
			req.Header.Set("X-Forwarded-For", client)
			res, err := http.DefaultClient.Do(req)
			mustDo(t, err)
			mustDo(t, res.Body.Close())
			return res.StatusCode
		}
		refused := 0
		for range 400 {
			if ask("198.51.100.7") == http.StatusTooManyRequests {
				refused++
			}
		}
		if other := ask("203.0.113.9"); (refused > 0) != trusted || other != http.StatusOK {
			t.Errorf("trusted %v: %d of 400 requests refused, another client gets %d", trusted, refused, other)
		}
		stop()
	}
}
