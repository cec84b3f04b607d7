package bench

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/schema"
)

// Script is an engine through its library of Python or Java, in a process of its
// own, which answers one question at a time.
type Script struct {
	name   string     // of the library
	mu     sync.Mutex // guards the pipe
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	errors strings.Builder
}

//go:embed process.py
var processScript string

//go:embed xapian.py
var xapianScript string

//go:embed tantivy.py
var tantivyScript string

//go:embed fts5.py
var fts5Script string

//go:embed Lucene.java
var luceneSource []byte

// pythons are where Python may be: the system's knows the system's packages.
var pythons = []string{"/usr/bin/python3", "python3"}

// NewXapian starts Xapian with an empty database in dir. Without Python or its
// Xapian library the error is ErrAbsent.
func NewXapian(dir string) (*Script, error) { return newScript("xapian", xapianScript, dir) }

// NewTantivy starts tantivy with an empty index in dir. Without Python or its
// tantivy library the error is ErrAbsent.
func NewTantivy(dir string) (*Script, error) { return newScript("tantivy", tantivyScript, dir) }

// NewFTS5InC starts FTS5 as the C build of SQLite in Python has it, with an empty
// database in dir. Without Python or its sqlite3 the error is ErrAbsent.
func NewFTS5InC(dir string) (*Script, error) { return newScript("sqlite3", fts5Script, dir) }

// NewLucene starts Lucene with an empty index in dir. Its jars are in the folder
// jars; lucene.xml says which. Without these or Java, found by JAVA_HOME or on the
// PATH, the error is ErrAbsent.
func NewLucene(jars, dir string) (*Script, error) {
	java := "java"
	if home := os.Getenv("JAVA_HOME"); home != "" {
		java = filepath.Join(home, "bin", java)
	}
	found, err := filepath.Glob(filepath.Join(jars, "lucene-core-*.jar"))
	if err != nil || len(found) == 0 {
		return nil, fmt.Errorf("lucene: no jars in %q: %w", jars, ErrAbsent)
	}
	if _, err := exec.LookPath(java); err != nil {
		return nil, fmt.Errorf("lucene: %w: %w", err, ErrAbsent)
	}
	source := filepath.Join(dir, "Lucene.java")
	if err := os.WriteFile(source, luceneSource, 0o600); err != nil {
		return nil, fmt.Errorf("lucene: %w", err)
	}
	return startScript(&Script{name: "lucene", cmd: exec.Command(java, "-cp", filepath.Join(jars, "*"), source, dir)}) //nolint:gosec // who measures names the program
}

func newScript(library, script, dir string) (*Script, error) {
	for _, python := range pythons {
		if exec.Command(python, "-I", "-c", "import "+library).Run() == nil {
			return startScript(&Script{name: library, cmd: exec.Command(python, "-I", "-c", processScript+script, dir)})
		}
	}
	return nil, fmt.Errorf("%s: %w", library, ErrAbsent)
}

func startScript(x *Script) (*Script, error) {
	x.cmd.Stderr = &x.errors
	var err error
	if x.in, err = x.cmd.StdinPipe(); err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	out, err := x.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	x.out = bufio.NewReader(out)
	if err := x.cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", x.name, err)
	}
	return x, nil
}

// A question and its answer as the script reads and writes them.
type scriptAsk struct {
	Op   string      `json:"op"`
	Kind Kind        `json:"kind,omitempty"`
	Docs []scriptDoc `json:"docs,omitempty"`
	Text string      `json:"text"`
	Lang schema.Lang `json:"lang"`

	Value  string  `json:"value,omitempty"`  // of the filter, where the kind has one
	Senses []Sense `json:"senses,omitempty"` // of a question across languages
}

type scriptDoc struct {
	Title  string      `json:"title"`
	Text   string      `json:"text"`
	Lang   schema.Lang `json:"lang"`
	Facets [][2]string `json:"facets"`
}

type scriptAnswer struct {
	N     int    `json:"n"`
	Most  int    `json:"most"`
	CPU   int64  `json:"cpu"` // nanoseconds of processor that the process has used
	Error string `json:"error"`
}

func (x *Script) tell(ask scriptAsk) (scriptAnswer, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	var a scriptAnswer
	b, err := json.Marshal(ask)
	if err != nil {
		return a, fmt.Errorf("%s: %w", x.name, err)
	}
	if _, err := x.in.Write(append(b, '\n')); err != nil {
		return a, fmt.Errorf("%s: %w %s", x.name, err, x.errors.String())
	}
	line, err := x.out.ReadBytes('\n')
	if err != nil {
		return a, fmt.Errorf("%s: %w %s", x.name, err, x.errors.String())
	}
	if err := json.Unmarshal(line, &a); err != nil {
		return a, fmt.Errorf("%s: %w", x.name, err)
	}
	if a.Error != "" {
		return a, fmt.Errorf("%s: %s", x.name, a.Error)
	}
	return a, nil
}

// Index adds documents and commits them.
func (x *Script) Index(_ context.Context, docs []*schema.Document) error {
	ask := scriptAsk{Op: "index"}
	for _, d := range docs {
		var b strings.Builder
		for _, p := range d.Pages {
			b.WriteString(p.Text + "\n")
		}
		ask.Docs = append(ask.Docs, scriptDoc{d.Title, b.String(), d.Language, facetRows(d)})
	}
	_, err := x.tell(ask)
	return err
}

// Flush commits.
func (x *Script) Flush(context.Context) error {
	_, err := x.tell(scriptAsk{Op: "flush"})
	return err
}

// Ask answers the first ten, the number of all, the counts of every facet and
// the snippets.
func (x *Script) Ask(_ context.Context, k Kind, text string, l schema.Lang) (int, error) {
	ask := scriptAsk{Op: "ask", Kind: k, Text: text, Lang: l}
	switch k {
	case Filtered:
		ask.Value = filterValue()
	case Across:
		ask.Senses = senses(text, l)
	}
	a, err := x.tell(ask)
	return a.N, err
}

// Memory returns what the process holds now and held at most, in MB.
func (x *Script) Memory() (now, most int, err error) {
	a, err := x.tell(scriptAsk{Op: "memory"})
	return a.N, a.Most, err
}

// Processor returns the processor time that the process has used.
func (x *Script) Processor() (time.Duration, error) {
	a, err := x.tell(scriptAsk{Op: "cpu"})
	return time.Duration(a.CPU), err
}

// Close ends the process.
func (x *Script) Close() error {
	err := errors.Join(x.in.Close(), x.cmd.Wait())
	if err != nil {
		return fmt.Errorf("%s: %w %s", x.name, err, x.errors.String())
	}
	return nil
}
