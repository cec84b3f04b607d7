// Package extract turns the bytes of a file into pages of clean text and what
// the file says of itself.
//
// A Pool does the work in processes of its own, which the program starts from
// its own binary: one document at a time, killed at a deadline or at a limit
// of memory, so that no file can stop or kill an import. Worker is the main
// loop of such a process.
//
// The formats are PDF, HTML and MHTML, DOCX, PPTX and XLSX, DOC, PPT and XLS of
// Office 97 to 2003, ODT, ODP and ODS,
// RTF, EPUB, messages (EML, MSG), Markdown with front matter and plain text,
// told apart by their content. Everything else fails with a schema.FileError
// that names what the file is. What a message or a PDF carries is taken out by
// Pool.Attached.
//
// Every page's text is valid UTF-8 in Unicode's form NFC, with LF as the only
// line end and without control characters.
package extract

// version names the state of the rules of this package. It changes whenever
// the same bytes may yield another text or other headings.
const version = "6"

// Version names the extractor, for the field Extractor of a document.
func Version() string { return "simde-extract/" + version }
