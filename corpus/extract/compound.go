package extract

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"github.com/simde/simde/schema"
)

// oleHead begins a compound file: the form of older office programs and of
// Outlook's messages (MS-CFB).
const oleHead = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// maxStreams is how many streams of a compound file are looked at.
const maxStreams = 20_000

// compound is a compound file: its streams by their paths, "storage/stream".
type compound struct {
	streams map[string]*mscfb.File
	had     map[string][]byte // what was read, since a stream is read once
	left    int64             // bytes that may still be read
}

func openCompound(data []byte) (*compound, error) {
	doc, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, fail(schema.FailCorrupt, "an office file of the old kind: %w", err)
	}
	c := &compound{streams: map[string]*mscfb.File{}, had: map[string][]byte{}, left: maxEnclosed}
	for i, f := range doc.File {
		if i >= maxStreams {
			return nil, fail(schema.FailTooLarge, "more than %d streams", maxStreams)
		}
		c.streams[strings.Join(append(append([]string{}, f.Path...), f.Name), "/")] = f
	}
	return c, nil
}

func (c *compound) has(name string) bool { return c.streams[name] != nil }

// read returns a stream; a missing one is empty.
func (c *compound) read(name string) ([]byte, error) {
	if b, ok := c.had[name]; ok {
		return b, nil
	}
	f := c.streams[name]
	if f == nil {
		return nil, nil
	}
	b, err := io.ReadAll(io.LimitReader(f, c.left+1))
	if err != nil {
		return b, fail(schema.FailCorrupt, "%s: %w", name, err)
	}
	if c.left -= int64(len(b)); c.left < 0 {
		return nil, fail(schema.FailTooLarge, "%s: more than %d MiB in all", name, maxEnclosed>>20)
	}
	c.had[name] = b
	return b, nil
}

// wide reads UTF-16, little end first.
func wide(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}
