// Command release builds the program for every system and writes, for each, an
// archive that is the same to the byte whoever makes it of one commit with one
// version of Go, the hashes of the archives (SHA256SUMS), and the list of the
// modules in the program with their licences (SPDX 2.3).
//
//	go run ./cmd/release v1.2.0 dist linux/amd64 darwin/arm64
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) < 3 {
		return errors.New("usage: release VERSION FOLDER SYSTEM/PROCESSOR [SYSTEM/PROCESSOR ...]")
	}
	r := release{version: args[0], dir: args[1]}
	var err error
	if r.at, err = commitTime(ctx); err != nil {
		return err
	}
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return err
	}
	var sums bytes.Buffer
	for _, platform := range args[2:] {
		name, err := r.build(ctx, platform)
		if err != nil {
			return fmt.Errorf("%s: %w", platform, err)
		}
		if err := addSum(&sums, r.dir, name); err != nil {
			return err
		}
		fmt.Println(filepath.Join(r.dir, name))
	}
	list, err := r.modules(ctx)
	if err != nil {
		return fmt.Errorf("list of modules: %w", err)
	}
	if err := addSum(&sums, r.dir, list); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.dir, "SHA256SUMS"), sums.Bytes(), 0o644)
}

// release is one version as it is being written to a folder.
type release struct {
	version string
	dir     string
	at      time.Time // of the commit, in every archive
}

// commitTime returns when the commit was made that is checked out.
func commitTime(ctx context.Context) (time.Time, error) {
	out, err := exec.CommandContext(ctx, "git", "log", "-1", "--format=%cI").Output()
	if err != nil {
		return time.Time{}, fmt.Errorf("git: %w", err)
	}
	return time.Parse(time.RFC3339, strings.TrimSpace(string(out)))
}

// build builds the program for a system and returns the name of its archive.
func (r *release) build(ctx context.Context, platform string) (string, error) {
	system, processor, ok := strings.Cut(platform, "/")
	if !ok {
		return "", errors.New("want SYSTEM/PROCESSOR")
	}
	scratch, err := os.MkdirTemp("", "simde-release")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(scratch)
	program := "simde"
	if system == "windows" {
		program += ".exe"
	}
	path := filepath.Join(scratch, program)
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-tags", "nomsgpack", "-ldflags", "-s -w -X main.version="+r.version, "-o", path, "./cmd/simde")
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", err
	}
	files := []packed{{program, path, 0o755}, {"LICENSE", "LICENSE", 0o644}, {"README.md", "README.md", 0o644}}
	name := fmt.Sprintf("simde-%s-%s-%s", r.version, system, processor)
	write := writeTar
	archive := name + ".tar.gz"
	if system == "windows" {
		write, archive = writeZip, name+".zip"
	}
	out, err := os.Create(filepath.Join(r.dir, archive))
	if err != nil {
		return "", err
	}
	return archive, errors.Join(write(out, name, files, r.at), out.Close())
}

// addSum adds a line of SHA256SUMS, as sha256sum -c reads it.
func addSum(to *bytes.Buffer, dir, name string) error {
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	fmt.Fprintf(to, "%x  %s\n", sha256.Sum256(b), name)
	return nil
}
