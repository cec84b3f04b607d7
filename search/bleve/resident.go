package bleve

import (
	"errors"
	"time"
)

// maxMapped is how many bytes of the files of an index may be resident. What
// searches have read stays mapped, and would in time be all of a large index;
// the memory of the process would then look as large as the index.
const maxMapped = 160 << 20

// trimEvery is how often that is looked at. Busy searches of a million pages
// read some 300 MB of files a second.
const trimEvery = 200 * time.Millisecond

// trim takes the files of the newest view out of this process where more than
// so many bytes of files are resident.
func (vs *views) trim(most int) error {
	if mapped() <= most {
		return nil
	}
	v, err := vs.acquire()
	if err != nil {
		return err
	}
	var errs []error
	for _, s := range v.segs {
		if file, ok := s.seg.(interface{ Data() []byte }); ok && len(file.Data()) > 0 {
			errs = append(errs, letGo(file.Data()))
		}
	}
	return errors.Join(append(errs, v.release())...)
}
