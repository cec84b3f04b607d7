package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/simde/simde/schema"
)

// version is set when a release is built.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(status(err, os.Stderr))
}

// The exit statuses, as the help names them.
const (
	exitWell   = 0
	exitFailed = 1 // something failed; the rest is done
	exitCannot = 2 // could not run
)

// errPartly says that a command went to its end and that something in it
// failed, which it has printed already.
var errPartly = errors.New("something failed")

// status prints an error that nobody has printed and returns the exit status.
func status(err error, stderr io.Writer) int {
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
		return exitWell
	case errors.Is(err, errPartly):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "simde: interrupted; run the same command again to go on")
		return exitCannot
	}
	for line := range strings.Lines("simde: " + err.Error()) {
		fmt.Fprintln(stderr, schema.Line(strings.TrimSuffix(line, "\n"))) // an error may name a file
	}
	return exitCannot
}

// command is one of the words that follow "simde".
type command struct {
	name   string
	usage  string // after the name
	short  string // one line
	detail string // what "simde help COMMAND" tells beside it, in whole lines
	hidden bool
	run    func(ctx context.Context, e *env, args []string) error
}

// env is what a command works with.
type env struct {
	command command
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
	place   // of the library
	verbose bool
}

// run runs one command.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	e := &env{stdin: stdin, stdout: stdout, stderr: stderr}
	if len(args) == 0 {
		return help(ctx, e, nil)
	}
	name := args[0]
	if name == "-h" || name == "--help" {
		name = "help"
	}
	if name == "--version" {
		name = "version"
	}
	i := slices.IndexFunc(commands(), func(c command) bool { return c.name == name })
	if i < 0 {
		return fmt.Errorf("no command %q; \"simde help\" lists them", name)
	}
	e.command = commands()[i]
	return e.command.run(ctx, e, args[1:])
}

// flags returns the flags that every command has, to which it adds its own.
func (e *env) flags() *flag.FlagSet {
	f := flag.NewFlagSet(e.command.name, flag.ContinueOnError)
	f.SetOutput(e.stderr)
	e.place.flags(f)
	f.BoolVar(&e.verbose, "v", false, "log every document")
	f.Usage = func() {
		fmt.Fprintf(e.stdout, "simde %s %s\n\n%s.\n\n%s", e.command.name, e.command.usage, e.command.short, e.command.detail)
		f.SetOutput(e.stdout)
		f.PrintDefaults()
	}
	return f
}

// parse reads flags wherever they stand among the arguments and returns the
// other arguments. What follows "--" is no flag.
func parse(f *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := f.Parse(args); err != nil {
			return nil, err
		}
		left := f.Args()
		ended := len(args) > len(left) && args[len(args)-len(left)-1] == "--"
		if ended || len(left) == 0 {
			return append(rest, left...), nil
		}
		rest = append(rest, left[0])
		args = left[1:]
	}
}

// log returns the program's own log, on stderr.
func (e *env) log() *slog.Logger {
	level := slog.LevelInfo
	if e.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(e.stderr, &slog.HandlerOptions{Level: level}))
}

func help(_ context.Context, e *env, args []string) error {
	if len(args) > 0 {
		return run(context.Background(), []string{args[0], "--help"}, e.stdin, e.stdout, e.stderr)
	}
	var b strings.Builder
	b.WriteString("SIMDE, an information system on migration and development\n\nUsage: simde COMMAND [ARGUMENTS]\n\n")
	for _, c := range commands() {
		if !c.hidden {
			fmt.Fprintf(&b, "  %-10s %s\n", c.name, c.short)
		}
	}
	b.WriteString("\nThe library's folder is --data FOLDER or SIMDE_DATA, \"simde-data\" by default.\n" +
		"Exit status: 0 all well, 1 something failed and the rest is done, 2 could not run.\n" +
		"\"simde help COMMAND\" tells more.\n")
	_, err := io.WriteString(e.stdout, b.String())
	return err
}

func printVersion(_ context.Context, e *env, _ []string) error {
	_, err := fmt.Fprintf(e.stdout, "simde %s\n", version)
	return err
}
