package scale

import (
	"bytes"
	"encoding/csv"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// machine is a computer on which commands run: a folder of its own, and where
// the library is.
type machine struct {
	t     testing.TB
	place []string
}

// machine returns one that has seen nothing of the library yet.
func (l *library) machine() machine {
	return machine{l.t, append([]string{"--data", l.t.TempDir()}, l.place()...)}
}

// command is a command of the program on the machine.
func (m machine) command(args ...string) *exec.Cmd {
	all := append(append([]string{args[0]}, m.place...), args[1:]...)
	return exec.CommandContext(m.t.Context(), program, all...)
}

// try runs a command to its end, and returns what it printed.
func (m machine) try(args ...string) (string, error) {
	c := m.command(args...)
	var log bytes.Buffer
	c.Stderr = &log
	out, err := c.Output()
	if err != nil {
		return string(out), &failed{strings.Join(args, " "), err, string(out) + log.String()}
	}
	return string(out), nil
}

// failed is a command that did not end well.
type failed struct {
	command string
	err     error
	printed string
}

func (f *failed) Error() string {
	return "simde " + f.command + ": " + f.err.Error() + "\n" + f.printed
}
func (f *failed) Unwrap() error { return f.err }

// run runs a command, which must end well.
func (m machine) run(args ...string) string {
	m.t.Helper()
	out, err := m.try(args...)
	must(m.t, err)
	return out
}

// process is a command that goes on.
type process struct {
	t     testing.TB
	cmd   *exec.Cmd
	out   *transcript
	ended chan struct{}
	err   error // once it has ended
}

// start starts a command, which is ended with the test.
func (m machine) start(args ...string) *process {
	m.t.Helper()
	p := &process{t: m.t, cmd: m.command(args...), out: new(transcript), ended: make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr = p.out, p.out
	must(m.t, p.cmd.Start())
	go func() {
		p.err = p.cmd.Wait()
		close(p.ended)
	}()
	m.t.Cleanup(func() {
		p.kill()
		if m.t.Failed() {
			m.t.Logf("simde %s wrote:\n%s", strings.Join(args, " "), p.out.tail())
		}
	})
	return p
}

// kill ends the process as a crash would.
func (p *process) kill() {
	if err := p.cmd.Process.Kill(); err == nil {
		<-p.ended
	}
}

// terminate asks the process to end.
func (p *process) terminate() {
	p.t.Helper()
	must(p.t, p.cmd.Process.Signal(syscall.SIGTERM))
}

// wait waits until the process has ended, and returns how.
func (p *process) wait(atMost time.Duration) error {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(atMost):
		p.t.Fatalf("the process has not ended within %v; it wrote:\n%s", atMost, p.out.tail())
	}
	return p.err
}

// says waits until the process has written something.
func (p *process) says(what string) {
	p.t.Helper()
	eventually(p.t, "the process writes "+what, func() bool { return strings.Contains(p.out.String(), what) })
}

// transcript keeps what a process writes.
type transcript struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *transcript) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *transcript) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// tail is the end of what was written.
func (o *transcript) tail() string {
	s := o.String()
	return s[max(0, len(s)-4000):]
}

// patience is how long a test waits for what must come.
const patience = 90 * time.Second

// eventually waits until something is so.
func eventually(t testing.TB, what string, so func() bool) {
	t.Helper()
	for began := time.Now(); !so(); time.Sleep(100 * time.Millisecond) {
		if time.Since(began) > patience {
			t.Fatalf("waited %v until %s", patience, what)
		}
	}
}

// ledger returns the state of each file that was offered, by its name.
func (m machine) ledger() map[string]string {
	m.t.Helper()
	rows, err := csv.NewReader(strings.NewReader(m.run("ledger", "--csv"))).ReadAll()
	must(m.t, err)
	states := map[string]string{}
	for _, r := range rows[1:] {
		states[r[0]] = r[1]
	}
	return states
}

// well waits until the index holds what the catalogue does, and tests that all
// else is well.
func (m machine) well() {
	m.t.Helper()
	began := time.Now()
	for {
		out, err := m.try("doctor")
		if err == nil && !strings.Contains(out, "ILL") {
			return
		}
		if time.Since(began) > patience {
			m.t.Fatalf("not well after %v: %v\n%s", patience, err, out)
		}
		time.Sleep(500 * time.Millisecond)
	}
}
