package extract

import (
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/schema"
)

// process is a running worker.
type process struct {
	cmd      *exec.Cmd
	in       io.WriteCloser
	requests *gob.Encoder
	replies  chan reply // closed when the worker ends
	last     *tail      // the end of what it wrote to its standard error
	jobs     int        // started
	prepared bool       // PDFium is ready
	idle     time.Time  // since when
	peak     int64      // bytes of resident memory seen at most
	stopOnce sync.Once
	ended    chan struct{} // closed when the worker is gone and cpu is known
	cpu      time.Duration // that it used
}

// startProcess starts a worker. The caller stops it.
func startProcess(command []string) (*process, error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "GOMEMLIMIT="+goMemoryLimit)
	separate(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("worker: %w", err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("worker: %w", err)
	}
	p := &process{cmd: cmd, in: in, requests: gob.NewEncoder(in), replies: make(chan reply), last: &tail{}, ended: make(chan struct{})}
	cmd.Stderr = p.last
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start worker %s: %w", command[0], err)
	}
	go p.listen(out)
	return p, nil
}

func (p *process) listen(out io.Reader) {
	defer close(p.replies)
	dec := gob.NewDecoder(out)
	for {
		var r reply
		if err := dec.Decode(&r); err != nil {
			return // the end of the worker; do tells why
		}
		p.replies <- r
	}
}

// stop kills the worker and what it started, and frees what it holds.
func (p *process) stop() {
	p.stopOnce.Do(func() {
		kill(p.cmd)
		go func() {
			defer close(p.ended)
			for range p.replies { // let listen see the end
			}
			p.cmd.Wait() // it was killed: how it ended says nothing
			if s := p.cmd.ProcessState; s != nil {
				p.cpu = s.UserTime() + s.SystemTime()
			}
		}()
	})
}

// job is one request while it is served.
type job struct {
	request
	limit   time.Duration   // until the number of pages is known
	memory  int64           // bytes of resident memory
	second  time.Duration   // for a second opinion once partial is there; 0 for secondTime
	partial *schema.Reading // the best reading so far
}

// do serves a job. A *schema.FileError of class timeout, memory or crash says
// that the worker is dead.
func (p *process) do(ctx context.Context, j *job) (*reply, error) {
	p.jobs++
	start := time.Now()
	deadline := time.NewTimer(j.limit)
	defer deadline.Stop()
	watch := time.NewTicker(memoryPoll)
	defer watch.Stop()
	sent := make(chan error, 1)
	go func() { sent <- p.requests.Encode(j.request) }()
	for {
		select {
		case <-ctx.Done():
			p.stop()
			return nil, context.Cause(ctx)
		case <-deadline.C:
			p.stop()
			return nil, fail(schema.FailTimeout, "no answer after %s", time.Since(start).Round(time.Second))
		case <-watch.C:
			used := resident(p.cmd.Process.Pid)
			p.peak = max(p.peak, used)
			if used > j.memory {
				p.stop()
				return nil, fail(schema.FailMemory, "%d MiB of memory; the limit is %d", used>>20, j.memory>>20)
			}
		case err := <-sent:
			if err != nil {
				p.stop()
				return nil, fail(schema.FailCrash, "the worker is gone: %w", err)
			}
		case r, ok := <-p.replies:
			if !ok {
				p.stop()
				p.lastWords()
				return nil, fail(schema.FailCrash, "the worker died: %s", p.last.line())
			}
			if r.Done {
				return &r, r.err()
			}
			if r.Pages > 0 {
				whole := min(longestTime, max(j.limit, baseTime+time.Duration(r.Pages)*timePerPage))
				deadline.Reset(whole - time.Since(start))
			}
			if r.Recognise > 0 {
				deadline.Reset(time.Duration(r.Recognise) * ocrTime)
			}
			if r.Reading != nil {
				j.partial = r.Reading
				deadline.Reset(cmp.Or(j.second, secondTime))
			}
		}
	}
}

// lastWords waits until what a dead worker wrote has been read.
func (p *process) lastWords() {
	const patience = 2 * time.Second // what it started may hold its standard error open
	select {
	case <-p.ended:
	case <-time.After(patience):
	}
}

// dead reports whether err says that the worker had to die.
func dead(err error) bool {
	var f *schema.FileError
	if !errors.As(err, &f) {
		return false
	}
	return f.Class == schema.FailTimeout || f.Class == schema.FailMemory || f.Class == schema.FailCrash
}

// tail keeps the beginning of what a worker writes to its standard error,
// where a dying Go program says why.
type tail struct {
	mu   sync.Mutex
	text []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 4096 - len(t.text); room > 0 {
		t.text = append(t.text, b[:min(room, len(b))]...)
	}
	return len(b), nil
}

// line returns the first line that says something.
func (t *tail) line() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	for l := range strings.Lines(string(t.text)) {
		if l = strings.TrimSpace(l); l != "" {
			return l
		}
	}
	return "without a word"
}
