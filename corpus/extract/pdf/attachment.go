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
	for i := range in.attachments() {
		name, file := in.attachment(i)
		if name == "" {
			name = fmt.Sprint("attachment-", i+1)
		}
		add(name, file)
	}
	return nil
}

// attachments returns one entry for each file that the document carries, of which
// nothing is read yet.
func (in *instance) attachments() []schema.Attachment {
	const most = 2000
	count, err := in.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: in.doc})
	if err != nil {
		return nil // the library's answer where a file is not as it should be
	}
	return make([]schema.Attachment, max(0, min(count.AttachmentCount, most)))
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
