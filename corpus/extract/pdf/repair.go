package pdf

import (
	"bytes"
	"fmt"
	"regexp"
)

var reObject = regexp.MustCompile(`(\d{1,9})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b`)

// withTrailer returns data with a new trailer that names the last catalogue
// found in it. A file whose end is lost opens again with it, because PDFium
// then looks for the objects themselves. It reports false where no catalogue
// stands in the open.
func withTrailer(data []byte) ([]byte, bool) {
	at := lastCatalogue(data)
	if at < 0 {
		return nil, false
	}
	head := data[max(0, at-4096):at]
	all := reObject.FindAllSubmatch(head, -1)
	if all == nil {
		return nil, false
	}
	o := all[len(all)-1]
	end := fmt.Sprintf("\ntrailer\n<</Root %s %s R>>\nstartxref\n0\n%%%%EOF\n", o[1], o[2])
	return append(bytes.Clone(data), end...), true
}

var reCatalogue = regexp.MustCompile(`/Type\s*/Catalog\b`)

// lastCatalogue returns where the last catalogue of data says so, or -1.
func lastCatalogue(data []byte) int {
	all := reCatalogue.FindAllIndex(data, -1)
	if all == nil {
		return -1
	}
	return all[len(all)-1][0]
}
