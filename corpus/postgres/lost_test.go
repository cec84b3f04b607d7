package postgres

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/storetest"
	"github.com/simde/simde/schema"
)

// breaking passes bytes between clients and a server, and breaks one connection
// when a client commits.
type breaking struct {
	server string
	armed  atomic.Int32 // see the constants
}

// When a connection breaks.
const (
	whole       = iota
	beforeWrite // the server does not hear of the commit
	afterWrite  // the server commits, and the client does not hear of it
)

// commit is what pgx sends to end a transaction: a simple query.
var commit = []byte("commit\x00")

// listen takes connections until the test ends and returns where.
func (b *breaking) listen(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	t.Cleanup(func() {
		ln.Close()
		all.Wait()
	})
	all.Go(func() {
		for {
			client, err := ln.Accept()
			if err != nil {
				return // the test has ended
			}
			all.Go(func() { b.pass(client) })
		}
	})
	return ln.Addr().String()
}

// pass passes the bytes of one connection until it ends.
func (b *breaking) pass(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", b.server)
	if err != nil {
		return
	}
	defer server.Close()
	go func() {
		defer client.Close()
		io.Copy(client, server)
	}()
	buf := make([]byte, 64<<10)
	for {
		n, err := client.Read(buf)
		if err != nil {
			return
		}
		now := whole
		if bytes.Contains(buf[:n], commit) {
			now = int(b.armed.Swap(whole))
		}
		if now == beforeWrite {
			return
		}
		if now == afterWrite {
			client.Close() // before the answer can come
		}
		if _, err := server.Write(buf[:n]); err != nil {
			return
		}
		if now == afterWrite {
			time.Sleep(200 * time.Millisecond) // it has committed by now
			return
		}
	}
}

// through returns the address of a database through b.
func (b *breaking) through(t *testing.T, address string) string {
	t.Helper()
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	b.server = net.JoinHostPort(cfg.Host, itoa(cfg.Port))
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = b.listen(t)
	return u.String()
}

// TestConnectionLost holds that each write is there once, whether the connection
// broke before the server heard of the commit or after.
func TestConnectionLost(t *testing.T) {
	for name, when := range map[string]int32{"before": beforeWrite, "after": afterWrite} {
		t.Run(name, func(t *testing.T) {
			b := &breaking{}
			s, err := Open(t.Context(), b.through(t, newDatabase(t)))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			writesOnce(t, s, func() { b.armed.Store(when) }, func() bool { return b.armed.Load() == whole })
		})
	}
}

// writesOnce holds that each kind of write, whose connection breaks, is there
// once.
func writesOnce(t *testing.T, s corpus.Store, breaks func(), broke func() bool) {
	doc := storetest.Full("a")
	for _, c := range []struct {
		what  string
		write func() error
	}{
		{"open a batch", func() error {
			n, err := s.OpenBatch(t.Context(), corpus.Batch{Kind: corpus.BatchImport, Begun: time.UnixMilli(1)})
			if n != 1 {
				err = errors.Join(err, errors.New("the batch is not the first"))
			}
			return err
		}},
		{"put", func() error {
			return s.Put(t.Context(), doc, corpus.Row{Name: "/a", State: corpus.Imported, Document: "a"})
		}},
		{"enter", func() error {
			next := *doc
			next.Title = "Next"
			e := corpus.Entry{Key: corpus.Key{Name: "/a"}, Found: corpus.Found{Named: "a"}, Documents: []*schema.Document{&next}, Batch: 1,
				Rows: []corpus.Row{{Name: "/a", State: corpus.Updated, Document: "a", Batch: 1}}}
			return s.Enter(t.Context(), e)
		}},
		{"withdraw", func() error { return s.Withdraw(t.Context(), corpus.Withdrawal{ID: "a", At: time.UnixMilli(2)}) }},
		{"open an upload", func() error {
			n, err := s.OpenUpload(t.Context(), schema.Upload{By: "Ana", Person: 1, State: schema.UploadOpen})
			if n != 1 {
				err = errors.Join(err, errors.New("the upload is not the first"))
			}
			return err
		}},
		{"add a file", func() error {
			n, err := s.AddUploadFile(t.Context(), schema.UploadFile{Upload: 1, Name: "a", State: schema.FileComing})
			if n != 1 {
				err = errors.Join(err, errors.New("the file is not the first"))
			}
			return err
		}},
	} {
		breaks()
		if err := c.write(); err != nil || !broke() {
			t.Errorf("%s: %v; the connection broke: %v", c.what, err, broke())
		}
	}
	if all, err := s.Uploads(t.Context(), 0, "", 9); err != nil || len(all) != 1 {
		t.Errorf("uploads: %v, %v, want one", all, err)
	}
	if files, err := s.UploadFiles(t.Context(), 1); err != nil || len(files) != 1 {
		t.Errorf("files of the upload: %v, %v, want one", files, err)
	}
	if doc.Revision != 1 {
		t.Errorf("the document was given revision %d, want 1", doc.Revision)
	}
	rev, err := s.Revision(t.Context())
	if err != nil || rev != 3 {
		t.Errorf("revision = %d, %v, want one for each write, 3", rev, err)
	}
	if row, err := s.Row(t.Context(), "/a"); err != nil || row.Attempts != 2 || row.State != corpus.Withdrawn {
		t.Errorf("row = %+v, %v, want it written twice and withdrawn", row, err)
	}
	if changes, err := s.BatchesOf(t.Context(), "a"); err != nil || len(changes) != 1 || changes[0].Revision != 2 {
		t.Errorf("changes = %+v, %v, want one", changes, err)
	}
	batches := 0
	for _, err := range s.Batches(t.Context()) {
		if err != nil {
			t.Error(err)
		}
		batches++
	}
	if batches != 1 {
		t.Errorf("%d batches, want 1", batches)
	}
}

// breakLocks ends the sessions that hold locks.
const breakLocks = `SELECT pg_terminate_backend(pid) FROM pg_locks
	WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`

// TestLockLost holds that who leads hears that its connection broke, and that
// another can lead then.
func TestLockLost(t *testing.T) {
	address := newDatabase(t)
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mine, err := s.Lock(t.Context(), corpus.LeadLock)
	if err != nil {
		t.Fatal(err)
	}
	select {
	case <-mine.Lost():
		t.Error("a lock is lost whose connection stands")
	case <-time.After(askEvery + time.Second):
	}
	run(t, address, breakLocks)
	select {
	case <-mine.Lost():
	case <-time.After(10 * time.Second):
		t.Error("a lock whose connection broke is not lost")
	}
	theirs, err := s.Lock(t.Context(), corpus.LeadLock)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []corpus.Lock{theirs, mine} {
		if err := l.Release(); err != nil {
			t.Error(err)
		}
	}
}

// TestBatchRunsOn holds that an import is told from an interrupted one also
// after the connection broke that said so.
func TestBatchRunsOn(t *testing.T) {
	address := newDatabase(t)
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	im := &corpus.Importer{Store: s, Log: slog.New(slog.DiscardHandler)}
	none := func(func(corpus.Item) bool) {}
	if _, err := im.Announce(t.Context(), none); err != nil {
		t.Fatal(err)
	}
	runs := func(want bool) {
		t.Helper()
		for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
			got, err := corpus.Running(t.Context(), s, 1)
			if err != nil {
				t.Fatal(err)
			}
			if got == want {
				return
			}
			if time.Since(began) > 10*time.Second {
				t.Fatalf("the batch runs: %v, want %v", got, want)
			}
		}
	}
	runs(true)
	run(t, address, breakLocks)
	time.Sleep(time.Second) // the lost lock is gone by now
	runs(true)
	if _, err := im.Run(t.Context(), none); err != nil {
		t.Fatal(err)
	}
	runs(false)
}

// TestCheckIndexes holds that a sound database is found sound also by the
// extension that reads its indexes, where the server has it.
func TestCheckIndexes(t *testing.T) {
	address := newDatabase(t)
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Put(t.Context(), storetest.Full("a")); err != nil {
		t.Fatal(err)
	}
	run(t, address, `DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck') THEN CREATE EXTENSION amcheck; END IF; END $$`)
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
