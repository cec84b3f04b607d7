package bench

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
)

// Xapian is Xapian through its Python library, in a process of its own, which
// answers one question at a time for each client.
type Xapian struct {
	mu     sync.Mutex // guards the pipe
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	errors strings.Builder
}

//go:embed xapian.py
var xapianScript string

// pythons are where Python may be: the system's knows the system's packages.
var pythons = []string{"/usr/bin/python3", "python3"}

// NewXapian starts Xapian with an empty database in dir. Without Python or its
// Xapian library the error is ErrAbsent.
func NewXapian(dir string) (*Xapian, error) {
	for _, python := range pythons {
		if exec.Command(python, "-I", "-c", "import xapian").Run() == nil {
			return startXapian(python, dir)
		}
	}
	return nil, fmt.Errorf("xapian: %w", ErrAbsent)
}

func startXapian(python, dir string) (*Xapian, error) {
	x := &Xapian{cmd: exec.Command(python, "-I", "-c", xapianScript, dir)}
	x.cmd.Stderr = &x.errors
	var err error
	if x.in, err = x.cmd.StdinPipe(); err != nil {
		return nil, fmt.Errorf("xapian: %w", err)
	}
	out, err := x.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("xapian: %w", err)
	}
	x.out = bufio.NewReader(out)
	if err := x.cmd.Start(); err != nil {
		return nil, fmt.Errorf("xapian: %w", err)
	}
	return x, nil
}

// A question and its answer as the script reads and writes them.
type xapianAsk struct {
	Op   string      `json:"op"`
	Docs []xapianDoc `json:"docs,omitempty"`
	Text string      `json:"text"`
	Lang schema.Lang `json:"lang"`
}

type xapianDoc struct {
	Title  string      `json:"title"`
	Text   string      `json:"text"`
	Lang   schema.Lang `json:"lang"`
	Facets [][2]string `json:"facets"`
}

type xapianAnswer struct {
	N     int    `json:"n"`
	Most  int    `json:"most"`
	Error string `json:"error"`
}

func (x *Xapian) tell(ask xapianAsk) (xapianAnswer, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	var a xapianAnswer
	b, err := json.Marshal(ask)
	if err != nil {
		return a, fmt.Errorf("xapian: %w", err)
	}
	if _, err := x.in.Write(append(b, '\n')); err != nil {
		return a, fmt.Errorf("xapian: %w %s", err, x.errors.String())
	}
	line, err := x.out.ReadBytes('\n')
	if err != nil {
		return a, fmt.Errorf("xapian: %w %s", err, x.errors.String())
	}
	if err := json.Unmarshal(line, &a); err != nil {
		return a, fmt.Errorf("xapian: %w", err)
	}
	if a.Error != "" {
		return a, fmt.Errorf("xapian: %s", a.Error)
	}
	return a, nil
}

// Index adds documents and commits them.
func (x *Xapian) Index(_ context.Context, docs []*schema.Document) error {
	ask := xapianAsk{Op: "index"}
	for _, d := range docs {
		var b strings.Builder
		for _, p := range d.Pages {
			b.WriteString(p.Text + "\n")
		}
		ask.Docs = append(ask.Docs, xapianDoc{d.Title, b.String(), d.Language, facetRows(d)})
	}
	_, err := x.tell(ask)
	return err
}

// Flush commits.
func (x *Xapian) Flush(context.Context) error {
	_, err := x.tell(xapianAsk{Op: "flush"})
	return err
}

// Ask answers the first ten, the number of all, the counts of every facet and
// the snippets.
func (x *Xapian) Ask(_ context.Context, _ Kind, text string, l schema.Lang) (int, error) {
	a, err := x.tell(xapianAsk{Op: "ask", Text: text, Lang: l})
	return a.N, err
}

// Memory returns what the process holds now and held at most, in MB.
func (x *Xapian) Memory() (now, most int, err error) {
	a, err := x.tell(xapianAsk{Op: "memory"})
	return a.N, a.Most, err
}

// Close ends the process.
func (x *Xapian) Close() error {
	err := errors.Join(x.in.Close(), x.cmd.Wait())
	if err != nil {
		return fmt.Errorf("xapian: %w %s", err, x.errors.String())
	}
	return nil
}
