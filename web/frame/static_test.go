package frame

import (
	"net/http/httptest"
	"path"
	"testing"
)

// TestAssetsAreCompressedOnce tests that styles and scripts are kept compressed,
// and that fonts are left as they are.
func TestAssetsAreCompressedOnce(t *testing.T) {
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	small := map[string]int{}
	for _, f := range a.byAddress {
		b := f.zipped()
		if b != nil {
			small[path.Ext(f.name)]++
		}
		if again := f.zipped(); len(b) > 0 && &again[0] != &b[0] {
			t.Errorf("%s is compressed twice", f.name)
		}
	}
	if small[".css"] == 0 || small[".js"] == 0 || small[".woff2"] > 0 {
		t.Errorf("compressed are %v", small)
	}
}

func TestTakesGzip(t *testing.T) {
	for header, want := range map[string]bool{"": false, "br": false, "gzip": true, "deflate, GZIP;q=0.5, br": true, "gzip;q=0": false, "gzip; q=0.0": false, "gzip; q=1.0": true} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept-Encoding", header)
		if takesGzip(r) != want {
			t.Errorf("%q: %t, want %t", header, !want, want)
		}
	}
}
