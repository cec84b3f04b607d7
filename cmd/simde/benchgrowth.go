package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/corpus/figures"
	"github.com/simde/simde/search/bench"
	"github.com/simde/simde/web"
)

// growth measures what a library costs as it grows, all of it by the commands
// that people use, each in a process of its own.
type growth struct {
	self, scratch string
	made          *bench.Corpus
}

// benchGrowth prints what libraries of so many small texts cost.
func (e *env) benchGrowth(ctx context.Context, corpus, scratch, sizes string) error {
	counts, err := numbers("--growth", sizes)
	if err != nil {
		return err
	}
	g := growth{scratch: scratch}
	if g.self, err = os.Executable(); err != nil {
		return err
	}
	if g.made, err = bench.NewCorpus(corpus, pagesOfDocument*slices.Max(counts)); err != nil {
		return err
	}
	for _, n := range counts {
		if err := g.measure(ctx, e, n); err != nil {
			return fmt.Errorf("%d files: %w", n, err)
		}
	}
	return nil
}

// measure prints what a library of n texts costs.
func (g *growth) measure(ctx context.Context, e *env, n int) error {
	files, data := filepath.Join(g.scratch, fmt.Sprint("files", n)), filepath.Join(g.scratch, fmt.Sprint("library", n))
	bytes, err := g.write(files, n)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d files, %.1f MB\n", n, float64(bytes)/1e6)
	steps := []struct {
		name string
		args []string
	}{
		{"import", []string{"import", "--ocr=", files}},
		{"import of the same again", []string{"import", "--ocr=", files}},
		{"index", []string{"index"}},
		{"doctor", []string{"doctor"}},
		{"export", []string{"export", "--manifest", filepath.Join(g.scratch, fmt.Sprint("out", n), "all.csv"), "--link"}},
	}
	for _, s := range steps {
		cost, err := g.run(ctx, data, s.args)
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "  %-26s %8.2f s of CPU, %6.2f ms a file, %5.0f MB of memory at most\n", s.name, cost.cpu.Seconds(), inMilliseconds(cost.cpu)/float64(n), cost.memory)
	}
	for _, part := range []string{"catalogue.db", "originals", "index"} {
		size, err := sizeOf(filepath.Join(data, part))
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "  %-26s %8.1f MB, %.2f of the files\n", part, float64(size)/1e6, float64(size)/float64(bytes))
	}
	return g.serve(ctx, e, data)
}

// write writes n texts, a folder for each thousand, and returns their size.
func (g *growth) write(dir string, n int) (bytes int64, err error) {
	for i := range n {
		d := g.made.Document(i)
		folder := filepath.Join(dir, fmt.Sprint(i/1000))
		if i%1000 == 0 {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return 0, err
			}
		}
		text := fmt.Sprintf("%s\n\n%s\n\nNo. %d\n", d.Title, d.Pages[0].Text, i)
		if err := os.WriteFile(filepath.Join(folder, string(d.ID)+".txt"), []byte(text), 0o600); err != nil {
			return 0, err
		}
		bytes += int64(len(text))
	}
	return bytes, nil
}

// runCost is what a command cost.
type runCost struct {
	cpu    time.Duration // of it and the processes that it started
	memory float64       // MB that it held at most; 0 where the system does not tell
}

// run runs a command on a library.
func (g *growth) run(ctx context.Context, data string, args []string) (cost runCost, err error) {
	cmd := exec.CommandContext(ctx, g.self, append(args[:1:1], append([]string{"--data", data, "--catalogue=", "--search=", "--originals="}, args[1:]...)...)...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		return cost, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	// What the system tells of a process that has ended counts the memory of the
	// one that started it.
	for watch := time.NewTicker(20 * time.Millisecond); ; {
		select {
		case <-watch.C:
			cost.memory = max(cost.memory, residentMost(cmd.Process.Pid))
			continue
		case err = <-ended:
		}
		watch.Stop()
		break
	}
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == exitFailed) {
		return cost, fmt.Errorf("%s: %w\n%s", args[0], err, out.String())
	}
	cost.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return cost, nil
}

// residentMost returns the most memory, in MB, that a process has held.
func residentMost(pid int) float64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	kb, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(line), "kB")))
	if err != nil {
		return 0
	}
	return float64(kb) / 1e3
}

// sizeOf returns the bytes of a file or of all files in a folder.
func sizeOf(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return info.Size(), err
	}
	return bench.FolderSize(path)
}

// serve prints what it takes until a server answers, and what its pages cost.
func (g *growth) serve(ctx context.Context, e *env, data string) (err error) {
	cpu := processorTime()
	quiet := *e
	quiet.place, quiet.stderr = place{data: data}, io.Discard
	l, err := quiet.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	x, err := l.openIndex(ctx, &quiet, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, x.Close()) }()
	numbers, err := figures.Starter()
	if err != nil {
		return err
	}
	collectSeldom()
	site, err := web.New(web.Config{Catalogue: l.store, Briefs: l.store, Originals: l.originals, Finder: x, Figures: numbers, Log: quiet.log(), Version: version})
	if err != nil {
		return err
	}
	if _, err := ask(ctx, site, "/en"); err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "  %-26s %8.2f s of CPU\n", "start, and the first page", (processorTime() - cpu).Seconds())
	return pageBench{rounds: 2}.measure(ctx, e, l, x, site)
}
