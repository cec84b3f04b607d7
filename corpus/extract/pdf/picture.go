package pdf

import "image"

// Picture draws a page, counted from 1, at dpi dots an inch and hands it to
// take, which may keep it no longer than its own call.
func (r *Runtime) Picture(data []byte, page, dpi int, take func(img *image.RGBA) error) error {
	in, err := r.open(data)
	if err != nil {
		return err
	}
	defer in.end() // with it goes the memory of the picture: some 35 MB of an A4 page at 300 dpi
	img, _, err := in.picture(page, dpi)
	if err != nil {
		return err
	}
	return take(img)
}
