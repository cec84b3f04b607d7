package sqlstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/simde/simde/schema"
)

// OpenUpload gives an upload the next number. See corpus.Uploads.
func (s *Store) OpenUpload(ctx context.Context, u schema.Upload) (n int, err error) {
	err = s.writing(ctx, func(w *writing) error {
		there, err := written[schema.Upload](ctx, w, func(x schema.Upload) (schema.Upload, int) { number := x.Number; x.Number = 0; return x, number }, u,
			`SELECT body FROM uploads ORDER BY number DESC LIMIT 1`)
		if err != nil || there > 0 {
			n = there
			return err
		}
		if err := w.queryRow(ctx, `SELECT coalesce(max(number), 0) + 1 FROM uploads`).Scan(&n); err != nil {
			return err
		}
		x := u
		x.Number = n
		body, err := json.Marshal(x)
		if err != nil {
			return err
		}
		return w.exec(ctx, `INSERT INTO uploads (number, person, state, body) VALUES (?, ?, ?, ?)`, n, x.Person, x.State, string(body))
	})
	if err != nil {
		return 0, fmt.Errorf("open an upload: %w", err)
	}
	return n, nil
}

// written returns the number of what a transaction has written that is asked
// again, since nobody heard whether it was: the last row, where it says the same;
// or 0.
func written[T any](ctx context.Context, w *writing, unnumbered func(T) (T, int), x T, last string, args ...any) (int, error) {
	if !w.again {
		return 0, nil
	}
	there, err := collect(ctx, w.querier, scanJSON[T], last, args...)
	if err != nil || len(there) == 0 {
		return 0, err
	}
	found, number := unnumbered(there[0])
	was, _ := unnumbered(x)
	a, bad := json.Marshal(found)
	b, worse := json.Marshal(was)
	if string(a) != string(b) {
		number = 0
	}
	return number, errors.Join(bad, worse)
}

// ChangeUpload stores what f makes of an upload. See corpus.Uploads.
func (s *Store) ChangeUpload(ctx context.Context, number int, f func(*schema.Upload) error) error {
	err := s.writing(ctx, func(w *writing) error {
		held, err := collect(ctx, w.querier, scanJSON[schema.Upload], `SELECT body FROM uploads WHERE number = ?`, number)
		if err == nil && len(held) == 0 {
			err = schema.ErrNotFound
		}
		if err == nil {
			err = f(&held[0])
		}
		if err != nil {
			return err
		}
		body, err := json.Marshal(held[0])
		if err != nil {
			return err
		}
		return w.exec(ctx, `UPDATE uploads SET state = ?, body = ? WHERE number = ?`, held[0].State, string(body), number)
	})
	if err != nil {
		return fmt.Errorf("upload %d: %w", number, err)
	}
	return nil
}

// scanJSON reads a row of one column that holds JSON.
func scanJSON[T any](r rows) (x T, err error) {
	var body string
	if err = r.Scan(&body); err == nil {
		err = json.Unmarshal([]byte(body), &x)
	}
	return x, err
}

// Upload returns one. See corpus.Uploads.
func (s *Store) Upload(ctx context.Context, number int) (schema.Upload, error) {
	return oneOf(ctx, s, fmt.Sprintf("upload %d", number), scanJSON[schema.Upload], `SELECT body FROM uploads WHERE number = ?`, number)
}

// Uploads returns the newest. See corpus.Uploads.
func (s *Store) Uploads(ctx context.Context, person int, state schema.UploadState, most int) ([]schema.Upload, error) {
	return someOf(ctx, s, "uploads", scanJSON[schema.Upload],
		`SELECT body FROM uploads WHERE (person = ? OR ? = 0) AND (state = ? OR ? = '') ORDER BY number DESC LIMIT ?`, person, person, state, state, most)
}

// someOf returns the rows of a query.
func someOf[T any](ctx context.Context, s *Store, what string, scan func(rows) (T, error), query string, args ...any) (out []T, err error) {
	err = s.asking(ctx, func(q querier) (err error) {
		out, err = collect(ctx, q, scan, query, args...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return out, nil
}

// AddUploadFile gives a file the next number. See corpus.Uploads.
func (s *Store) AddUploadFile(ctx context.Context, f schema.UploadFile) (n int, err error) {
	err = s.writing(ctx, func(w *writing) error {
		there, err := written[schema.UploadFile](ctx, w, func(x schema.UploadFile) (schema.UploadFile, int) { number := x.Number; x.Number = 0; return x, number }, f,
			`SELECT body FROM upload_files WHERE upload = ? ORDER BY number DESC LIMIT 1`, f.Upload)
		if err != nil || there > 0 {
			n = there
			return err
		}
		if err := w.queryRow(ctx, `SELECT coalesce(max(number), 0) + 1 FROM upload_files WHERE upload = ?`, f.Upload).Scan(&n); err != nil {
			return err
		}
		x := f
		x.Number = n
		body, err := json.Marshal(x)
		if err != nil {
			return err
		}
		return w.exec(ctx, `INSERT INTO upload_files (upload, number, state, hash, body, draft) VALUES (?, ?, ?, ?, ?, ?)`, x.Upload, n, x.State, x.Hash, string(body), []byte{})
	})
	if err != nil {
		return 0, fmt.Errorf("file of upload %d: %w", f.Upload, err)
	}
	return n, nil
}

// ChangeUploadFile stores what change makes of a file. See corpus.Uploads.
func (s *Store) ChangeUploadFile(ctx context.Context, upload, number int, draft *schema.Document, change func(*schema.UploadFile) error) (f schema.UploadFile, err error) {
	var packed []byte
	if draft != nil {
		if packed, err = s.draft(draft); err != nil {
			return f, fmt.Errorf("file %d of upload %d: %w", number, upload, err)
		}
	}
	err = s.writing(ctx, func(w *writing) error {
		held, err := collect(ctx, w.querier, scanJSON[schema.UploadFile], `SELECT body FROM upload_files WHERE upload = ? AND number = ?`, upload, number)
		if err == nil && len(held) == 0 {
			err = schema.ErrNotFound
		}
		if err != nil {
			return err
		}
		f = held[0]
		if err := change(&f); err != nil {
			return err
		}
		return w.putUploadFile(ctx, f, packed)
	})
	if err != nil {
		return f, fmt.Errorf("file %d of upload %d: %w", number, upload, err)
	}
	return f, nil
}

// draft packs what was read of a file, without its pages.
func (s *Store) draft(doc *schema.Document) ([]byte, error) {
	head := *doc
	head.Pages = nil
	b, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	return s.pack.EncodeAll(b, nil), nil
}

// putUploadFile stores a file; a nil draft leaves what is there.
func (w *writing) putUploadFile(ctx context.Context, f schema.UploadFile, draft []byte) error {
	body, err := json.Marshal(f)
	if err != nil {
		return err
	}
	if draft == nil {
		return w.exec(ctx, `UPDATE upload_files SET state = ?, hash = ?, body = ? WHERE upload = ? AND number = ?`, f.State, f.Hash, string(body), f.Upload, f.Number)
	}
	return w.exec(ctx, `UPDATE upload_files SET state = ?, hash = ?, body = ?, draft = ? WHERE upload = ? AND number = ?`, f.State, f.Hash, string(body), draft, f.Upload, f.Number)
}

// UploadFile returns a file and what was read of it. See corpus.Uploads.
func (s *Store) UploadFile(ctx context.Context, upload, number int) (schema.UploadFile, *schema.Document, error) {
	type both struct {
		file  schema.UploadFile
		draft *schema.Document
	}
	x, err := oneOf(ctx, s, fmt.Sprintf("file %d of upload %d", number, upload), func(r rows) (x both, err error) {
		var body string
		var packed []byte
		if err = r.Scan(&body, &packed); err != nil {
			return x, err
		}
		if err = json.Unmarshal([]byte(body), &x.file); err != nil || len(packed) == 0 {
			return x, err
		}
		x.draft = new(schema.Document)
		return x, s.decode(packed, x.draft)
	}, `SELECT body, draft FROM upload_files WHERE upload = ? AND number = ?`, upload, number)
	return x.file, x.draft, err
}

// UploadFiles returns the files of an upload. See corpus.Uploads.
func (s *Store) UploadFiles(ctx context.Context, upload int) ([]schema.UploadFile, error) {
	return someOf(ctx, s, fmt.Sprintf("files of upload %d", upload), scanJSON[schema.UploadFile], `SELECT body FROM upload_files WHERE upload = ? ORDER BY number`, upload)
}

// DropUploadFile removes a file. See corpus.Uploads.
func (s *Store) DropUploadFile(ctx context.Context, upload, number int) error {
	return s.drop(ctx, "remove a file of an upload", `DELETE FROM upload_files WHERE upload = ? AND number = ?`, upload, number)
}

// WaitingUploadFiles returns the files that are to be read. See corpus.Uploads.
func (s *Store) WaitingUploadFiles(ctx context.Context, most int) ([]schema.UploadFile, error) {
	return someOf(ctx, s, "files to be read", scanJSON[schema.UploadFile],
		`SELECT body FROM upload_files WHERE state = ? ORDER BY upload, number LIMIT ?`, schema.FileWaiting, most)
}

// forgetUploads removes what was read of the files of a document that is
// erased.
func (w *writing) forgetUploads(ctx context.Context, doc *schema.Document) error {
	files := doc.Files()
	for _, v := range doc.Earlier {
		files = append(files, v.Files()...)
	}
	for _, f := range files {
		if err := w.exec(ctx, `DELETE FROM upload_files WHERE hash = ? AND hash <> ''`, f.Hash); err != nil {
			return err
		}
	}
	return nil
}
