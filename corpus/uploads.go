package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Uploads keeps what people bring until it becomes documents, or does not.
type Uploads interface {
	// OpenUpload gives an upload the next number.
	OpenUpload(ctx context.Context, u schema.Upload) (int, error)
	// PutUpload stores an upload in its place.
	PutUpload(ctx context.Context, u schema.Upload) error
	// Upload returns one, or ErrNotFound.
	Upload(ctx context.Context, number int) (schema.Upload, error)
	// Uploads returns the newest, at most so many, of a person and in a state;
	// 0 and "" are any.
	Uploads(ctx context.Context, person int, state schema.UploadState, most int) ([]schema.Upload, error)
	// AddUploadFile gives a file the next number of its upload.
	AddUploadFile(ctx context.Context, f schema.UploadFile) (int, error)
	// PutUploadFile stores a file in its place, and what was read of it, unless
	// draft is nil.
	PutUploadFile(ctx context.Context, f schema.UploadFile, draft *schema.Document) error
	// UploadFile returns a file and what was read of it, without its pages; nil
	// where nothing was. It may be ErrNotFound.
	UploadFile(ctx context.Context, upload, number int) (schema.UploadFile, *schema.Document, error)
	// UploadFiles returns the files of an upload in their order.
	UploadFiles(ctx context.Context, upload int) ([]schema.UploadFile, error)
	// DropUploadFile removes a file. One that is not there is no error.
	DropUploadFile(ctx context.Context, upload, number int) error
	// WaitingUploadFiles returns the files that are to be read, the first that
	// came first, at most so many.
	WaitingUploadFiles(ctx context.Context, most int) ([]schema.UploadFile, error)
}
