package harvest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

// watched reads a folder of the machine: the files that are new or changed, once
// they have settled. What is gone from it stays a document.
type watched struct {
	*reader
	loaded bool
	items  []corpus.Item
}

// Next returns files of the folder. See corpus.Source.
func (f *watched) Next(ctx context.Context, _ string) (p corpus.Portion, err error) {
	if !f.loaded {
		if info, err := os.Stat(f.src.Address); err != nil || !info.IsDir() {
			return p, errors.Join(fmt.Errorf("%s is no folder that can be read", f.src.Address), err)
		}
		for it := range source.Paths(ctx, []string{f.src.Address}) {
			f.items = append(f.items, it)
		}
		f.loaded, p.Listed = true, len(f.items)
	}
	most := f.portion()
	for n := 0; len(f.items) > 0 && n < most; {
		it := f.items[0]
		f.items = f.items[1:]
		worked, err := f.offer(ctx, it, &p)
		if err != nil {
			return p, err
		}
		if worked {
			n++
		}
	}
	f.offered += len(p.Offers)
	p.More = len(f.items) > 0
	return p, ctx.Err()
}

// offer adds a file to a portion, unless it is known as it is or has not settled.
func (f *watched) offer(ctx context.Context, it corpus.Item, p *corpus.Portion) (bool, error) {
	if it.Notice != "" {
		return false, nil // a hidden one
	}
	stamp, settled, err := f.state(it)
	if err != nil || !settled {
		return false, err
	}
	held, err := f.store.SourceItems(ctx, f.src.Name, []string{it.Name})
	if err != nil || held[it.Name].Stamp == stamp {
		return false, err
	}
	p.Offers = append(p.Offers, corpus.Offer{Item: schema.SourceItem{Key: it.Name, Name: it.Name, Stamp: stamp},
		File: &corpus.Item{Name: it.Name, Fixed: f.src.Stated, Err: it.Err, Open: it.Open}})
	return true, nil
}

// state tells the state of a file, of what lies in an archive that of the
// archive, and whether it has stayed so for long enough.
func (f *watched) state(it corpus.Item) (stamp string, settled bool, err error) {
	if it.Err != nil {
		return it.Err.Error(), true, nil
	}
	for path := corpus.FileName(it.Name); len(path) >= len(f.src.Address); path = filepath.Dir(path) {
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir(), errors.Is(err, fs.ErrNotExist) && path == f.src.Address: // it went
			return "", false, nil
		case err == nil:
			return fmt.Sprintf("%d %s", info.Size(), info.ModTime().UTC().Format(time.RFC3339Nano)), time.Since(info.ModTime()) >= f.bounds.Settle, nil
		}
	}
	return "", false, nil
}
