package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/indexer"
)

// demoFS is the demonstration library with its catalogue: 24 documents written
// for SIMDE, and 19 real ones of a government, with translations and a copy
// among them. Where they are from stands in NOTICE and in their metadata.
//
//go:embed demo
var demoFS embed.FS

func demo(ctx context.Context, e *env, args []string) error {
	f := e.flags()
	addr := f.String("addr", defaultAddr, "`host:port` to listen on")
	quiet := f.Bool("import-only", false, "import and index the library, and do not serve it")
	if _, err := parse(f, args); err != nil {
		return err
	}
	if f.Lookup("data").Value.String() == f.Lookup("data").DefValue && os.Getenv("SIMDE_DATA") == "" {
		e.data = "simde-demo"
	}
	e.place = place{data: e.data} // whatever services the environment names
	l, err := e.open(ctx)
	if err != nil {
		return err
	}
	err = l.importDemo(ctx, e, args)
	if err == nil && !*quiet {
		err = l.serve(ctx, e, site{addr: *addr}, nil)
	}
	return errors.Join(err, l.close())
}

// importDemo writes the built-in library into the data folder and imports and
// indexes it. Done again it changes nothing.
func (l *library) importDemo(ctx context.Context, e *env, args []string) error {
	dir := filepath.Join(l.dir, "demo")
	if err := unpack(demoFS, dir); err != nil {
		return err
	}
	fmt.Fprintln(e.stderr, "importing the demonstration library")
	items, err := fromManifest(ctx, filepath.Join(dir, "catalogue.csv"), source.Options{})
	if err != nil {
		return err
	}
	sum, err := l.importItems(ctx, e, items, importOptions{by: userName(), command: e.typed(args)})
	if err != nil {
		return err
	}
	printSummary(e.stderr, sum)
	x, err := l.openIndex(ctx, e, false)
	if err != nil {
		return err
	}
	return errors.Join(indexer.Sync(ctx, e.log(), l.feed(), x), x.Close())
}

// unpack writes the embedded files to dir.
func unpack(from fs.FS, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return fs.WalkDir(from, "demo", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(from, p)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, d.Name()), b, 0o644)
	})
}
