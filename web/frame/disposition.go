package frame

import (
	"mime"
)

// ContentDisposition writes the header of that name (RFC 6266): how a file is
// shown and under which name it is saved. Whatever stands in the name cannot end
// it.
func ContentDisposition(how, name string) string {
	if s := mime.FormatMediaType(how, map[string]string{"filename": name}); s != "" {
		return s
	}
	return how
}
