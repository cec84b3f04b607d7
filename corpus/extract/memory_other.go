//go:build !linux

package extract

// resident is 0 where the system does not tell cheaply; there PDFium's own
// limit, GOMEMLIMIT and the deadline bound a worker.
func resident(int) int64 { return 0 }
