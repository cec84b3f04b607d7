package schema

// Attachment is a file that a file of a document carries: what is attached to a
// message or to a PDF. It is a document of its own where it can be read.
type Attachment struct {
	In   Hash   // of the file of the document that carries it; "" in a Reading
	Name string // within that, as the file gives it; no two of a file are equal
	Hash Hash
	Size int64 // bytes
}

// Enclosure is an attachment with its bytes.
type Enclosure struct {
	Name string // as that of its Attachment
	Data []byte
}
