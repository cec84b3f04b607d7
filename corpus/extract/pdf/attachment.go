package pdf

import (
	"fmt"

	"github.com/klippa-app/go-pdfium/requests"

	"github.com/simde/simde/schema"
)

// Attachments calls add with the name and the bytes of each file that a PDF
// carries, those of a portfolio among them. One that cannot be taken out has no
// bytes.
func (r *Runtime) Attachments(data []byte, add func(name string, data []byte)) error {
	in, err := r.open(data)
	if err != nil {
		return err
	}
	defer in.end()
	count, err := in.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: in.doc})
	if err != nil {
		return failure(schema.FailCorrupt, "pdfium: attachments: %w", err)
	}
	const most = 2000
	for i := range min(count.AttachmentCount, most) {
		name, file := in.attachment(i)
		if name == "" {
			name = fmt.Sprint("attachment-", i+1)
		}
		add(name, file)
	}
	return nil
}

// attachment returns one attachment, counted from 0. What the library cannot
// read of it is empty.
func (in *instance) attachment(i int) (name string, file []byte) {
	res, err := in.FPDFDoc_GetAttachment(&requests.FPDFDoc_GetAttachment{Document: in.doc, Index: i})
	if err != nil {
		return "", nil
	}
	if n, err := in.FPDFAttachment_GetName(&requests.FPDFAttachment_GetName{Attachment: res.Attachment}); err == nil {
		name = n.Name
	}
	if f, err := in.FPDFAttachment_GetFile(&requests.FPDFAttachment_GetFile{Attachment: res.Attachment}); err == nil {
		file = f.Contents
	}
	return name, file
}
