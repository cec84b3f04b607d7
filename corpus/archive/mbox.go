package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"github.com/simde/simde/schema"
)

// inMbox is a file of messages, each after a line that says from whom it came and
// when (RFC 4155).
const inMbox kind = "mbox"

// postmark is the line before a message. Its day and hour tell it from a sentence
// that begins with the word.
var postmark = regexp.MustCompile(`^From \S+ +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d{1,2}:\d{2}(:\d{2})? .*\d{4}`)

// firstField is the first line of the head of a message.
var firstField = regexp.MustCompile(`^[!-9;-~]+:`)

// isMbox reports whether a file begins as an mbox does.
func isMbox(head []byte) bool {
	line, rest, found := bytes.Cut(head, []byte("\n"))
	return found && postmark.Match(bytes.TrimRight(line, "\r")) && firstField.Match(rest)
}

// mailbox returns the messages of an mbox as entries, by their numbers.
func mailbox(r io.ReaderAt, size int64) ([]entry, error) {
	lines := bufio.NewReaderSize(io.NewSectionReader(r, 0, size), 1<<16)
	var out []entry
	var at, begun int64 // where the line begins, and the message
	end := func(to int64) {
		if n := len(out); n > 0 {
			e := &out[n-1]
			from := begun
			e.size, e.packed = to-from, to-from
			e.open = func() (io.ReadCloser, error) { return message(io.NewSectionReader(r, from, to-from)), nil }
		}
	}
	empty, whole := true, true // the line before was empty; the line in hand is at its beginning
	for len(out) <= maxFiles {
		line, err := lines.ReadSlice('\n')
		if whole && empty && postmark.Match(bytes.TrimRight(line, "\r\n")) {
			end(at)
			begun = at + int64(len(line))
			out = append(out, entry{name: fmt.Sprintf("%05d.eml", len(out)+1), regular: true})
		}
		at += int64(len(line))
		empty = whole && len(bytes.TrimRight(line, "\r\n")) == 0
		whole = !errors.Is(err, bufio.ErrBufferFull)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && whole {
			return nil, refuse(schema.FailCorrupt, "mbox: %w", err)
		}
	}
	end(at)
	return out, nil
}

// message reads a message of an mbox, and takes away the mark before lines of it
// that would else be taken for the beginning of another.
func message(r io.Reader) io.ReadCloser {
	return io.NopCloser(&unquoted{r: bufio.NewReaderSize(r, 1<<16), begins: true})
}

type unquoted struct {
	r      *bufio.Reader
	line   []byte // what of a line is not given yet
	begins bool   // the next is the beginning of a line
	err    error
}

var quoted = regexp.MustCompile(`^>+From `)

func (u *unquoted) Read(p []byte) (int, error) {
	for len(u.line) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		var line []byte
		line, u.err = u.r.ReadSlice('\n')
		if u.begins && quoted.Match(line) {
			line = line[1:]
		}
		u.line, u.begins = line, !errors.Is(u.err, bufio.ErrBufferFull)
		if !u.begins {
			u.err = nil
		}
	}
	n := copy(p, u.line)
	u.line = u.line[n:]
	return n, nil
}
