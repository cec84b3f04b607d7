package main

import (
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// readBag checks a bag as RFC 8493 says, section 3: its declaration, that the
// payload is just what the manifest lists, every checksum and the Oxum. It
// returns the names of the payload.
func readBag(dir string) (payload []string, err error) {
	read := func(name string) string {
		b, rerr := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		err = errors.Join(err, rerr)
		return string(b)
	}
	if got := read("bagit.txt"); got != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" {
		err = errors.Join(err, fmt.Errorf("bagit.txt: %q", got))
	}
	var octets int
	check := func(manifest string) (names []string) {
		for line := range strings.Lines(read(manifest)) {
			sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
			text := read(name)
			if got := fmt.Sprintf("%x", sha256.Sum256([]byte(text))); !ok || got != sum {
				err = errors.Join(err, fmt.Errorf("%s: %s has the hash %s", manifest, name, got))
			}
			names = append(names, name)
			octets += len(text)
		}
		slices.Sort(names)
		return names
	}
	listed := check("manifest-sha256.txt")
	if oxum := fmt.Sprintf("\nPayload-Oxum: %d.%d\n", octets, len(listed)); !strings.Contains(read("bag-info.txt"), oxum) {
		err = errors.Join(err, fmt.Errorf("bag-info.txt lacks %q", oxum))
	}
	tags := check("tagmanifest-sha256.txt")
	var there []string
	err = errors.Join(err, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if rel, _ := filepath.Rel(dir, path); err == nil && !e.IsDir() && rel != "tagmanifest-sha256.txt" {
			there = append(there, filepath.ToSlash(rel))
		}
		return err
	}))
	all := slices.Concat(listed, tags)
	slices.Sort(all)
	slices.Sort(there)
	if !slices.Equal(all, there) {
		err = errors.Join(err, fmt.Errorf("files that are listed and those that are there differ: %s", cmp.Diff(all, there)))
	}
	return listed, err
}

// TestExportBag holds that a bag is valid, that it goes in again without a
// change, and that each document has its Dublin Core.
func TestExportBag(t *testing.T) {
	data, _ := exported(t)
	mustRun(t, data, "correct", idAt(t, data, "c.txt"), "title=<Título & «más»>")
	bag := filepath.Join(t.TempDir(), "archive", "bag")
	if out := mustRun(t, data, "export", "--bag", bag); !strings.HasPrefix(out, "3 documents") {
		t.Fatalf("export: %s", out)
	}
	payload, err := readBag(bag)
	if err != nil || len(payload) != 4 {
		t.Errorf("the payload is %q, %v", payload, err)
	}
	left, err := os.ReadDir(filepath.Dir(bag))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the bag: %v, %v", left, err)
	}
	before, revision := said(t, data)
	mustRun(t, data, "import", "--ocr", "", "--manifest", filepath.Join(bag, "data", "manifest.csv"))
	if after, now := said(t, data); now != revision || !cmp.Equal(before, after) {
		t.Errorf("revision %d, then %d: %s", revision, now, cmp.Diff(before, after))
	}
	var dc struct {
		Titles     []string `xml:"http://purl.org/dc/elements/1.1/ title"`
		Identifier []string `xml:"http://purl.org/dc/elements/1.1/ identifier"`
	}
	id := idAt(t, data, "c.txt")
	b, err := os.ReadFile(filepath.Join(bag, "metadata", "dublin-core", id+".xml"))
	if err = errors.Join(err, xml.Unmarshal(b, &dc)); err != nil || !slices.Equal(dc.Titles, []string{"<Título & «más»>"}) || !slices.Equal(dc.Identifier, []string{id}) {
		t.Errorf("Dublin Core: %v, %+v", err, dc)
	}
}

// TestExportBagAlone holds that a bag is made whole or not at all, in a folder
// that has nothing else.
func TestExportBagAlone(t *testing.T) {
	data, _ := exported(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := simde(t, data, "export", "--bag", dir); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("a folder that is not empty: %v, want ErrInvalid", err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	mustRun(t, data, "export", "--link", "--bag", empty)
	payload, err := readBag(empty)
	if err != nil {
		t.Error(err)
	}
	if err := os.Remove(filepath.Join(empty, filepath.FromSlash(payload[0]))); err != nil {
		t.Fatal(err)
	}
	if _, err := readBag(empty); err == nil {
		t.Error("a bag that lacks a file is read as valid")
	}
	for _, args := range [][]string{{"--bag", empty, "--manifest", "x.csv"}, {"--bag", empty, "--files", "x"}, {}} {
		if _, err := simde(t, data, append([]string{"export"}, args...)...); err == nil {
			t.Errorf("export %v: no error", args)
		}
	}
}
