package main

import (
	"bytes"
	"context"
	"io"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/extract"
	"github.com/simde/simde/corpus/source"
)

// unpacker takes out what files carry, and of an archive among it what is in it.
type unpacker struct{ *extract.Pool }

// Attached returns the attachments of a file. See corpus.Unpacker.
func (u unpacker) Attached(ctx context.Context, path, name string) ([]corpus.File, error) {
	list, err := u.Pool.Attached(ctx, path, name)
	var out []corpus.File
	for _, x := range list {
		if within, ok := source.Within(ctx, x.Data, x.Name); ok {
			for it := range within {
				if it.Notice == "" {
					out = append(out, corpus.File{Name: corpus.FileName(it.Name), Err: it.Err, Open: it.Open})
				}
			}
			continue
		}
		out = append(out, corpus.File{Name: x.Name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(x.Data)), nil }})
	}
	return out, err
}
