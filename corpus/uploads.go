package corpus

import (
	"context"

	"github.com/simde/simde/schema"
)

// Uploads keeps what people bring until it becomes documents, or does not.
type Uploads interface {
	// OpenUpload gives an upload the next number.
	OpenUpload(ctx context.Context, u schema.Upload) (int, error)
	// ChangeUpload stores what f makes of an upload, which nobody else changes
	// meanwhile. An error of f changes nothing.
	ChangeUpload(ctx context.Context, number int, f func(*schema.Upload) error) error
	// Upload returns one, or ErrNotFound.
	Upload(ctx context.Context, number int) (schema.Upload, error)
	// Uploads returns the newest, at most so many, of a person and in a state;
	// 0 and "" are any.
	Uploads(ctx context.Context, person int, state schema.UploadState, most int) ([]schema.Upload, error)
	// AddUploadFile gives a file the next number of its upload.
	AddUploadFile(ctx context.Context, f schema.UploadFile) (int, error)
	// ChangeUploadFile stores what change makes of a file, which nobody else
	// changes meanwhile, and what was read of it, unless draft is nil, and returns
	// it. One that was removed is ErrNotFound, and stays so. An error of change
	// changes nothing.
	ChangeUploadFile(ctx context.Context, upload, number int, draft *schema.Document, change func(*schema.UploadFile) error) (schema.UploadFile, error)
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
