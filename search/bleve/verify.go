package bleve

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Verify reads every file of the newest state of the index and compares it with
// the checksum that ends it. It returns how many files it read. An index with a
// damaged file is Stale from then on: what it answers cannot be believed, and
// the indexer makes it anew.
func (x *Index) Verify(ctx context.Context) (n int, err error) {
	v, err := x.generation().acquire()
	if err != nil {
		return 0, err
	}
	var bad []error
	for _, s := range v.segs {
		file, ok := s.seg.(segment.PersistedSegment)
		if !ok {
			continue // in memory; it is written soon
		}
		if err := ctx.Err(); err != nil {
			return n, errors.Join(err, v.release())
		}
		n++
		if err := verifyFile(file.Path()); err != nil {
			bad = append(bad, err)
		}
	}
	if len(bad) > 0 {
		x.hurt.Store(true)
		bad = append([]error{errDamaged}, bad...)
	}
	return n, errors.Join(append(bad, v.release())...)
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
