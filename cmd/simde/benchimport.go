package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// benchImports times the import of the same files to SQLite and to a database of
// PostgreSQL, which must be empty, in turns, and prints the rates. Scanned pages
// are not recognised.
func (e *env) benchImports(ctx context.Context, corpus, scratch string, most int) error {
	l, err := openLibrary(ctx, place{data: filepath.Join(scratch, "empty"), catalogue: e.catalogue})
	if err != nil {
		return err
	}
	at, err := l.store.Revision(ctx)
	if err = errors.Join(err, l.close()); err != nil {
		return err
	}
	if at > 0 {
		return errors.New("--imports: the catalogue must be an empty one, because documents are imported to it")
	}
	var files []string
	for _, ending := range []string{".txt", ".md", ".pdf"} {
		some, err := filesUnder(corpus, ending)
		if err != nil {
			return err
		}
		files = append(files, some...)
	}
	files = files[:min(most, len(files))]
	if len(files) == 0 {
		return fmt.Errorf("no files under %s", corpus)
	}
	own, shared := filepath.Join(scratch, "sqlite"), filepath.Join(scratch, "postgres")
	var sqlite, postgres time.Duration
	for half := range slices.Chunk(files, (len(files)+1)/2) { // so that neither has the quieter time
		took, err := importTime(ctx, []string{"--data", own, "--catalogue="}, half)
		if err != nil {
			return err
		}
		sqlite += took
		if took, err = importTime(ctx, []string{"--data", shared, "--catalogue", e.catalogue}, half); err != nil {
			return err
		}
		postgres += took
	}
	rate := func(d time.Duration) float64 { return float64(len(files)) / d.Seconds() }
	_, err = fmt.Fprintf(e.stdout, "import of %d files: SQLite %.1f a second, PostgreSQL %.1f a second, %.2f of it\n",
		len(files), rate(sqlite), rate(postgres), rate(postgres)/rate(sqlite))
	return err
}

// importTime imports files in a process of its own and returns how long that
// took.
func importTime(ctx context.Context, place, files []string) (time.Duration, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	args := slices.Concat([]string{"import", "--ocr=", "--originals="}, place, files)
	begun := time.Now()
	out, err := exec.CommandContext(ctx, self, args...).CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == exitFailed) {
		return 0, fmt.Errorf("import: %w\n%s", err, out)
	}
	return time.Since(begun), nil
}
