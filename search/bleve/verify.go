package bleve

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Verify reads every file of the newest state of the index and compares it with
// the checksum that ends it. It returns how many files it read. An index with a
// damaged file is Stale from then on: what it answers cannot be believed, and
// the indexer makes it anew.
func (x *Index) Verify(ctx context.Context) (n int, err error) {
	paths, err := x.files()
	if err != nil {
		return 0, err
	}
	var bad []error
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return n, err
		}
		err := verifyFile(path)
		if errors.Is(err, fs.ErrNotExist) && !x.has(path) {
			continue // merged into another meanwhile
		}
		n++
		if err != nil {
			bad = append(bad, err)
		}
	}
	if len(bad) == 0 {
		return n, nil
	}
	x.hurt.Store(true)
	return n, errors.Join(append([]error{errDamaged}, bad...)...)
}

// openFile lies in a generation's folder while a process has it open. Where it
// lies there before, that process did not come to closing it.
const openFile = "open"

// soundAtOnce is how many bytes of segments are compared with their checksums
// whenever they are opened: some .1 s. What is larger is compared when the
// process before did not close it, and beside the first searches.
const soundAtOnce = 512 << 20

// sound compares those of the segments that root.bolt names with their
// checksums. One that it does not name was being written when its process
// ended, and scorch removes it.
func sound(dir string, segments []string) error {
	if len(segments) == 0 {
		return nil
	}
	root, err := os.ReadFile(filepath.Join(dir, rootFile))
	if err != nil {
		return err
	}
	var named []string
	var size int64
	for _, path := range segments {
		if !bytes.Contains(root, []byte(filepath.Base(path))) {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		named, size = append(named, path), size+info.Size()
	}
	if _, err := os.Stat(filepath.Join(dir, openFile)); err != nil && size > soundAtOnce {
		return nil
	}
	for _, path := range named {
		if err := verifyFile(path); err != nil {
			return err
		}
	}
	return nil
}

// files returns the paths of the segments of the newest state. One that is in
// memory is written soon.
func (x *Index) files() ([]string, error) {
	v, err := x.generation().acquire()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, s := range v.segs {
		if file, ok := s.seg.(segment.PersistedSegment); ok {
			out = append(out, file.Path())
		}
	}
	return out, v.release()
}

// has reports whether the newest state still has a file.
func (x *Index) has(path string) bool {
	g := x.generation()
	if err := g.refresh(g.ix); err != nil {
		return true
	}
	paths, err := x.files()
	return err != nil || slices.Contains(paths, path)
}

// checksumSize is how many bytes end a file: a CRC-32 (IEEE, big-endian) of all
// before them.
const checksumSize = 4

// errChecksum says that a file is not as it was written.
var errChecksum = errors.New("the checksum is wrong")

// verifyFile compares a segment's file with its checksum.
func verifyFile(path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() < checksumSize {
		return fmt.Errorf("%s: %w", filepath.Base(path), io.ErrUnexpectedEOF)
	}
	r, sum := bufio.NewReaderSize(f, 1<<20), crc32.NewIEEE()
	if _, err := io.CopyN(sum, r, info.Size()-checksumSize); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	var want [checksumSize]byte
	if _, err := io.ReadFull(r, want[:]); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	if sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		return fmt.Errorf("%s: %w", filepath.Base(path), errChecksum)
	}
	return nil
}
