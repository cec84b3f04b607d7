package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows how far a long work is: a bar with rate and time left on a
// terminal, a plain line now and then elsewhere.
type progress struct {
	mu    sync.Mutex
	out   io.Writer
	bar   *progressbar.ProgressBar // nil where out is no terminal
	noun  string
	done  int
	total int
	begun time.Time
	last  time.Time
}

// lineEvery is how often a plain line is written where there is no terminal.
const lineEvery = 10 * time.Second

func newProgress(out io.Writer, total int, noun string) *progress {
	p := &progress{out: out, noun: noun, total: total, begun: time.Now(), last: time.Now()}
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(out), progressbar.OptionShowCount(),
			progressbar.OptionShowIts(), progressbar.OptionSetItsString(noun), progressbar.OptionSetPredictTime(true),
			progressbar.OptionFullWidth(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	return p
}

// step counts one thing done.
func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.bar != nil {
		p.bar.Add(1) //nolint:errcheck // a bar that cannot be drawn is no reason to stop
		return
	}
	if time.Since(p.last) >= lineEvery {
		p.last = time.Now()
		rate := float64(p.done) / time.Since(p.begun).Seconds()
		left := time.Duration(float64(p.total-p.done)/rate) * time.Second
		fmt.Fprintf(p.out, "%d of %d %s, %.1f a second, about %s left\n", p.done, p.total, p.noun, rate, left)
	}
}

// say writes a line without breaking the bar.
func (p *progress) say(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		p.bar.Clear() //nolint:errcheck // as above
	}
	fmt.Fprintln(p.out, line)
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.Finish() //nolint:errcheck // as above
	}
}
