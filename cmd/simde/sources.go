package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/corpus/harvest"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

const sourcesDetail = "Where documents come from by themselves. \"simde serve\" runs each when it is due; so does \"run\", once.\n\n" +
	"add NAME --oai URL        a repository that answers OAI-PMH, with the full texts that it names (--set-spec: a part of it)\n" +
	"add NAME --feed URL       what a feed names, Atom or RSS\n" +
	"add NAME --sitemap URL    what a site lists (--only: the addresses that match)\n" +
	"add NAME --list URL|FILE  addresses, one a line\n" +
	"add NAME --folder DIR     the files that come into a folder of this machine\n" +
	"set NAME --every D ...    other settings: --every, --rate, --limit, --only, --allow, --whole-every; what is not named stays\n" +
	"list                      the sources, when each is run next, and what the last run did\n" +
	"show NAME                 one of them with its runs, and what was left out\n" +
	"run NAME... | --due       runs them now, from where each was left; --all reads from the beginning again,\n" +
	"                          --whole withdraws what is not listed any more, of more than a fifth only with --sure\n" +
	"pause NAME, resume NAME   has it not run any more, or again\n" +
	"remove NAME               forgets it; its documents stay\n\n" +
	"Servers are asked no faster than once a second, robots.txt is heeded, and no address inside the own\n" +
	"network is asked unless its host is named by --allow. What a repository withdraws is withdrawn, and comes\n" +
	"back when it does; so is a further file that its record names no longer, once that was read anew. A\n" +
	"document that a person brought back stays, and what a person withdrew stays out.\n" +
	"A repository that tells no deletions is compared with the list of all its identifiers, every 30 days or as\n" +
	"--whole-every says; a sitemap or a list only where that is set.\n\n"

// sourceOptions are the flags of the sources command.
type sourceOptions struct {
	kinds   map[schema.SourceKind]*string
	source  schema.Source
	allow   string
	collect string
	fixed   columnNames
	base    string
	by      string
	due     bool
	all     bool
	whole   bool
	sure    bool
	given   []string // names of the flags that are there
}

// kindFlags are what the flag of each kind of source is about.
var kindFlags = map[schema.SourceKind]string{
	schema.SourceOAI:     "base `address` of a repository that answers OAI-PMH 2.0",
	schema.SourceFeed:    "`address` of a feed, Atom or RSS",
	schema.SourceSitemap: "`address` of the sitemap of a site",
	schema.SourceList:    "`address` or file of a list of addresses",
	schema.SourceFolder:  "`folder` of this machine",
}

func sources(ctx context.Context, e *env, args []string) (err error) {
	o := sourceOptions{kinds: map[schema.SourceKind]*string{}}
	f := e.flags()
	for _, k := range schema.SourceKinds {
		o.kinds[k] = f.String(string(k), "", kindFlags[k])
	}
	f.StringVar(&o.source.Set, "set-spec", "", "`set` of the repository that is harvested; all of it otherwise")
	f.StringVar(&o.source.Only, "only", "", "of the addresses that are listed those that match a regular `expression`")
	f.DurationVar(&o.source.Every, "every", 0, "how `long` from one run to the next; a day, and a minute for a folder")
	f.DurationVar(&o.source.Rate, "rate", 0, "how `long` at least from one request to a server to the next; a second")
	f.IntVar(&o.source.Limit, "limit", 0, "how `many` things one run takes at most, the rest with the next; 0 for all")
	f.Func("whole-every", "how `long` from one comparison with all that is listed to the next, or never; 720h for a repository that tells no deletions", func(v string) (err error) {
		if o.source.Whole = -1; v != "never" {
			o.source.Whole, err = time.ParseDuration(v)
		}
		return err
	})
	f.BoolVar(&o.whole, "whole", false, "compare with all that is listed, and withdraw what is not any more")
	f.BoolVar(&o.sure, "sure", false, "with --whole: however much that is")
	f.StringVar(&o.allow, "allow", "", "`hosts` that may lie inside the own network, parted by commas")
	f.StringVar(&o.collect, "collection", "", "`name` of a collection that everything is part of")
	f.Var(&o.fixed, "set", "`TERM=VALUE`: what holds of everything that says nothing else there: publisher, rights, language …; repeated")
	f.StringVar(&o.base, "base-url", "", "scheme and host of this site, which servers are told")
	f.StringVar(&o.by, "by", userName(), stepByUsage)
	f.BoolVar(&o.due, "due", false, "run what is due")
	f.BoolVar(&o.all, "all", false, "run from the beginning again; what is known is passed over")
	words, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		words = []string{"list"}
	}
	f.Visit(func(f *flag.Flag) { o.given = append(o.given, f.Name) })
	open := e.openExisting
	if words[0] == "add" {
		open = e.open // it may be the beginning of a library
	}
	l, err := open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.close()) }()
	pool, err := l.extractor("", defaultOCR)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	return o.do(ctx, e, l.harvester(e, pool, o.base), words[0], words[1:])
}

// do carries out one of the words of the command.
func (o sourceOptions) do(ctx context.Context, e *env, h *harvest.Harvester, word string, names []string) error {
	if word != "list" && len(names) == 0 && !o.due || word != "run" && len(names) > 1 {
		return fmt.Errorf("sources %s: want the NAME of one", word)
	}
	switch word {
	case "add":
		return o.add(ctx, e, h, names[0])
	case "set":
		return o.set(ctx, e, h, names[0])
	case "list":
		return listSources(ctx, e, h)
	case "show":
		return showSource(ctx, e, h, names[0])
	case "run":
		return o.run(ctx, e, h, names)
	case "pause", "resume":
		return h.Pause(ctx, o.by, names[0], word == "pause")
	case "remove":
		return h.Remove(ctx, o.by, names[0])
	}
	return fmt.Errorf("sources %s: want add, set, list, show, run, pause, resume or remove", word)
}

func (o sourceOptions) add(ctx context.Context, e *env, h *harvest.Harvester, name string) (err error) {
	s := o.source
	s.Name, s.By = name, o.by
	for _, k := range schema.SourceKinds {
		if *o.kinds[k] == "" {
			continue
		}
		if s.Address != "" {
			return errors.New("sources add: want one of --oai, --feed, --sitemap, --list and --folder")
		}
		s.Kind, s.Address = k, *o.kinds[k]
	}
	if s.Address == "" {
		return errors.New("sources add: want --oai, --feed, --sitemap, --list or --folder")
	}
	if s.Kind == schema.SourceFolder || s.Kind == schema.SourceList && !strings.Contains(s.Address, "://") {
		if s.Address, err = filepath.Abs(s.Address); err != nil {
			return err
		}
	}
	if s.Every == 0 {
		s.Every = harvest.Every(s.Kind)
	}
	s.Allow = o.hosts()
	if s.Stated, err = source.Constants(o.fixed); err != nil {
		return fmt.Errorf("--set: %w", err)
	}
	if o.collect != "" {
		s.Stated.Collections = append(s.Stated.Collections, o.collect)
	}
	if err := h.Add(ctx, s); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "source %s is run by \"simde serve\", or now by \"simde sources run %s\"\n", s.Name, s.Name)
	return err
}

// hosts are those that may lie inside the own network.
func (o sourceOptions) hosts() (out []string) {
	for h := range strings.SplitSeq(o.allow, ",") {
		if h = strings.ToLower(strings.TrimSpace(h)); h != "" {
			out = append(out, h)
		}
	}
	return out
}

// settings are the flags that "set" knows, and what each does.
var settings = map[string]func(o sourceOptions, s *schema.Source){
	"every": func(o sourceOptions, s *schema.Source) { s.Every = o.source.Every },
	"rate":  func(o sourceOptions, s *schema.Source) { s.Rate = o.source.Rate },
	"limit": func(o sourceOptions, s *schema.Source) { s.Limit = o.source.Limit },
	"only":  func(o sourceOptions, s *schema.Source) { s.Only = o.source.Only },
	"allow": func(o sourceOptions, s *schema.Source) { s.Allow = o.hosts() },

	"whole-every": func(o sourceOptions, s *schema.Source) { s.Whole = o.source.Whole },
}

// set changes the settings that were named, and says what they all are now.
func (o sourceOptions) set(ctx context.Context, e *env, h *harvest.Harvester, name string) error {
	var changes []func(o sourceOptions, s *schema.Source)
	for _, flag := range o.given {
		switch change := settings[flag]; {
		case change != nil:
			changes = append(changes, change)
		case o.kinds[schema.SourceKind(flag)] != nil, slices.Contains([]string{"set-spec", "collection", "set"}, flag):
			return fmt.Errorf("sources set: --%s cannot be changed; remove the source and add it anew", flag)
		}
	}
	if len(changes) == 0 {
		return fmt.Errorf("sources set: want one of --%s", strings.Join(slices.Sorted(maps.Keys(settings)), ", --"))
	}
	err := h.Set(ctx, o.by, name, func(s *schema.Source) {
		for _, change := range changes {
			change(o, s)
		}
	})
	if err != nil {
		return err
	}
	s, err := h.Store.Source(ctx, name)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "%s: %s\n", name, harvest.Settings(s))
	return err
}

// run runs sources, and says what each did.
func (o sourceOptions) run(ctx context.Context, e *env, h *harvest.Harvester, names []string) error {
	if o.due {
		all, err := h.Store.Sources(ctx)
		if err != nil {
			return err
		}
		for _, s := range all {
			if !s.Paused && !s.Due.After(time.Now()) && !slices.Contains(names, s.Name) {
				names = append(names, s.Name)
			}
		}
	}
	if o.sure && !o.whole {
		return errors.New("sources run: --sure goes with --whole")
	}
	failed := false
	for _, name := range names {
		if o.all {
			if err := h.Ask(ctx, name, true); err != nil {
				return err
			}
		}
		if o.whole {
			if err := h.AskWhole(ctx, o.by, name, o.sure); err != nil {
				return err
			}
		}
		run, err := h.Run(ctx, name)
		if errors.Is(err, schema.ErrConflict) {
			err = fmt.Errorf("source %s is being run: %w", name, err)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s: %s\n", name, runLine(run))
		printNotes(e, name, run)
		failed = failed || run.Err != "" || run.States[corpus.Failed] > 0
	}
	if failed {
		return errPartly
	}
	return nil
}

// runLine says in a line what a run did.
func runLine(r schema.SourceRun) string {
	words := []string{fmt.Sprintf("%d listed", r.Listed)}
	for _, st := range []corpus.State{corpus.Imported, corpus.Updated, corpus.Unchanged, corpus.Duplicate, corpus.Withdrawn, corpus.Held, corpus.Failed} {
		if n := r.States[st]; n > 0 {
			words = append(words, fmt.Sprintf("%d %s", n, st))
		}
	}
	if r.Gone > 0 {
		words = append(words, fmt.Sprintf("%d withdrawn by the source", r.Gone))
	}
	if r.Batch > 0 {
		words = append(words, fmt.Sprintf("import %d", r.Batch))
	}
	if r.Err != "" {
		words = append(words, "ended early: "+schema.Line(r.Err))
	}
	return strings.Join(words, ", ")
}

func printNotes(e *env, name string, r schema.SourceRun) {
	if r.Vanished > 0 {
		fmt.Fprintf(e.stdout, "  %d things that came from here are not listed any more, which is too large a part of all: nothing is withdrawn. If that is right, say so: simde sources run %s --whole --sure\n", r.Vanished, name)
	}
	for _, n := range r.Notes {
		fmt.Fprintln(e.stdout, "  "+schema.Line(n))
	}
	if r.Left > 0 {
		fmt.Fprintf(e.stdout, "  and %d more\n", r.Left)
	}
}

func listSources(ctx context.Context, e *env, h *harvest.Harvester) error {
	all, err := h.Store.Sources(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 8, 2, ' ', 0)
	for _, s := range all {
		next, err := nextRun(ctx, h, s)
		if err != nil {
			return err
		}
		last := "never run"
		if len(s.Runs) > 0 {
			last = s.Runs[0].Begun.Local().Format(time.DateTime) + ": " + runLine(s.Runs[0])
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", s.Name, s.Kind, schema.Line(s.Address), next, last)
	}
	return w.Flush()
}

// nextRun says when a source is run next.
func nextRun(ctx context.Context, h *harvest.Harvester, s schema.Source) (string, error) {
	runs, err := h.Running(ctx, s.Name)
	switch {
	case runs || err != nil:
		return "running", err
	case s.Paused:
		return "paused", nil
	case !s.Due.After(time.Now()):
		return "due", nil
	}
	return "next " + s.Due.Local().Format(time.DateTime), nil
}

func showSource(ctx context.Context, e *env, h *harvest.Harvester, name string) error {
	s, err := h.Store.Source(ctx, name)
	if err != nil {
		return err
	}
	next, err := nextRun(ctx, h, s)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%s, %s %s, %s, %s; added %s by %s\n", s.Name, s.Kind, schema.Line(s.Address), harvest.Settings(s), next, s.Made.Local().Format(time.DateTime), schema.Line(s.By))
	for _, r := range s.Runs {
		fmt.Fprintf(e.stdout, "%s  %s\n", r.Begun.Local().Format(time.DateTime), runLine(r))
		printNotes(e, s.Name, r)
	}
	return nil
}

// harvester makes what runs the sources of the library. base is the address of
// its site, or "".
func (l *library) harvester(e *env, pool *extract.Pool, base string) *harvest.Harvester {
	d := newDescriber()
	return &harvest.Harvester{Store: l.store, Originals: l.originals, Agent: agent(base), Folder: filepath.Join(l.dir, "cache", "sources"), Log: e.log(),
		Importer: func(by, command string) *corpus.Importer {
			return &corpus.Importer{Store: l.store, Originals: l.originals, Extractor: pool, Unpacker: unpacker{pool}, Describer: d, Log: e.log(), Workers: runtime.NumCPU(), By: by, Command: command}
		}}
}

// agent is what servers are told of who asks: the program, and where its site is
// or what it is.
func agent(base string) string {
	const project = "https://github.com/simde/simde"
	if base == "" {
		base = project
	}
	return "SIMDE/" + version + " (+" + base + ")"
}
