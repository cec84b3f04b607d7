package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/simde/simde/schema"
)

// mostAttached is how many attachments of a document are taken, and at how many
// annotations of a page is looked.
const mostAttached = 2000

// Attachments calls add with the name and the bytes of each file that a PDF
// carries: as a whole, as a portfolio, or pinned to one of its pages. A file that
// is carried in two of these ways comes once. One that cannot be taken out has no
// bytes.
func (r *Runtime) Attachments(data []byte, add func(name string, data []byte)) error {
	in, err := r.open(data)
	if err != nil {
		return err
	}
	defer in.end()
	number := 0
	seen := map[string]bool{}
	take := func(a references.FPDF_ATTACHMENT) {
		name, file := in.attachment(a)
		number++
		if name == "" {
			name = fmt.Sprint("attachment-", number)
		}
		key := fmt.Sprintf("%s %x", name, sha256.Sum256(file))
		if !seen[key] {
			seen[key] = true
			add(name, file)
		}
	}
	for i := range in.carried() {
		if a, err := in.FPDFDoc_GetAttachment(&requests.FPDFDoc_GetAttachment{Document: in.doc, Index: i}); err == nil {
			take(a.Attachment)
		} else {
			number++
			add(fmt.Sprint("attachment-", number), nil)
		}
	}
	for i := range in.pages {
		in.pinned(requests.Page{ByIndex: &requests.PageByIndex{Document: in.doc, Index: i}}, func(a references.FPDF_ATTACHMENT) bool {
			take(a)
			return number < mostAttached
		})
	}
	return nil
}

// attachments returns an entry where the document carries files, of which
// nothing is read yet.
func (in *instance) attachments() []schema.Attachment {
	if in.carried() > 0 || in.pins {
		return make([]schema.Attachment, 1)
	}
	return nil
}

// carried is how many files the document carries as a whole.
func (in *instance) carried() int {
	count, err := in.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: in.doc})
	if err != nil {
		return 0 // the library's answer where a file is not as it should be
	}
	return max(0, min(count.AttachmentCount, mostAttached))
}

// mayPin rules out most documents: where the objects of a file are not packed, a
// file pinned to a page shows in its bytes.
func mayPin(data []byte) bool {
	return bytes.Contains(data, []byte("/FileAttachment")) || bytes.Contains(data, []byte("/ObjStm"))
}

// pinned calls found with each file that is pinned to a page, until it returns
// false.
func (in *instance) pinned(page requests.Page, found func(references.FPDF_ATTACHMENT) bool) {
	count, err := in.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page})
	if err != nil {
		return // a page that cannot be read says so where its text is read
	}
	for n := range min(count.Count, mostAttached) {
		if !in.pin(page, n, found) {
			return
		}
	}
}

// pin calls found with the file that one annotation of a page is.
func (in *instance) pin(page requests.Page, n int, found func(references.FPDF_ATTACHMENT) bool) bool {
	a, err := in.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: page, Index: n})
	if err != nil {
		return true
	}
	defer in.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
	kind, err := in.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a.Annotation})
	if err != nil || kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_FILEATTACHMENT {
		return true
	}
	file, err := in.FPDFAnnot_GetFileAttachment(&requests.FPDFAnnot_GetFileAttachment{Document: in.doc, Annotation: a.Annotation})
	return err != nil || found(file.Attachment)
}

// attachment returns the name and the bytes of one attachment. What the library
// cannot read of it is empty.
func (in *instance) attachment(a references.FPDF_ATTACHMENT) (name string, file []byte) {
	if n, err := in.FPDFAttachment_GetName(&requests.FPDFAttachment_GetName{Attachment: a}); err == nil {
		name = n.Name
	}
	if f, err := in.FPDFAttachment_GetFile(&requests.FPDFAttachment_GetFile{Attachment: a}); err == nil {
		file = f.Contents
	}
	return name, file
}
