package door

import (
	"context"
	"encoding/json"
	"fmt"
)

// Did is what a person has just done, as the next page says it.
type Did struct {
	Text string
	Undo string `json:",omitempty"` // the address at which it is taken back, by POST; or ""
	Bad  bool   `json:",omitempty"` // it was not done
}

// Tell keeps what was done for the next page of who did it. A program has none.
func (d *Door) Tell(ctx context.Context, did Did) error {
	v, ok := ctx.Value(visitorKey{}).(*visitor)
	if !ok || v.ctx == nil {
		return nil
	}
	b, err := json.Marshal(did)
	if err != nil {
		return fmt.Errorf("what was done: %w", err)
	}
	d.sessions.Put(v.ctx, keyDid, string(b))
	_, _, err = d.sessions.Commit(v.ctx)
	return err
}

// Told returns what was done last, once; or nil.
func (d *Door) Told(ctx context.Context) (*Did, error) {
	v, ok := ctx.Value(visitorKey{}).(*visitor)
	if !ok || v.ctx == nil || !d.sessions.Exists(v.ctx, keyDid) {
		return nil, nil
	}
	var did Did
	if err := json.Unmarshal([]byte(d.sessions.PopString(v.ctx, keyDid)), &did); err != nil {
		return nil, fmt.Errorf("what was done: %w", err)
	}
	_, _, err := d.sessions.Commit(v.ctx)
	return &did, err
}
