package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/ulikunitz/xz"

	"github.com/simde/simde/schema"
)

// zipOf returns a ZIP archive of names and bytes by turns.
func zipOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// tarOf returns a tar of names and bytes by turns; a name that ends in "@" is a
// link to the bytes.
func tarOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		h := &tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o644}
		if name, ok := strings.CutSuffix(files[i], "@"); ok {
			h.Name, h.Size, h.Typeflag, h.Linkname = name, 0, tar.TypeSymlink, files[i+1]
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := io.WriteString(w, files[i+1]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(t testing.TB, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sevenZipOf returns a 7z archive of names and bytes by turns, stored as they
// are in one folder. says is the size that it states of the first; 0 for the
// true one.
func sevenZipOf(says int, files ...string) string {
	var data, sizes, sums, names bytes.Buffer
	for i := 0; i < len(files); i += 2 {
		size := len(files[i+1])
		if i == 0 && says > 0 {
			size = says
		}
		data.WriteString(files[i+1])
		if i+2 < len(files) {
			sizes.Write(sevenNumber(size))
		}
		sums.Write(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(files[i+1]))))
		for _, u := range append(utf16.Encode([]rune(files[i])), 0) {
			names.Write(binary.LittleEndian.AppendUint16(nil, u))
		}
	}
	n := len(files) / 2
	whole := data.Len()
	if says > 0 {
		whole += says - len(files[1])
	}
	var h bytes.Buffer
	h.Write([]byte{0x01, 0x04, 0x06, 0x00, 0x01, 0x09}) // Header, MainStreamsInfo, PackInfo at 0 of one stream, Size
	h.Write(sevenNumber(data.Len()))
	h.Write([]byte{0x00, 0x07, 0x0B, 0x01, 0x00, 0x01, 0x01, 0x00, 0x0C}) // UnpackInfo: one folder of one coder, Copy; CodersUnpackSize
	h.Write(sevenNumber(whole))
	h.Write([]byte{0x00, 0x08, 0x0D}) // SubStreamsInfo, NumUnpackStream
	h.Write(sevenNumber(n))
	h.WriteByte(0x09)
	h.Write(sizes.Bytes())
	h.Write([]byte{0x0A, 0x01}) // all sums
	h.Write(sums.Bytes())
	h.Write([]byte{0x00, 0x00, 0x05}) // FilesInfo
	h.Write(sevenNumber(n))
	h.WriteByte(0x11)
	h.Write(sevenNumber(names.Len() + 1))
	h.WriteByte(0)
	h.Write(names.Bytes())
	h.Write([]byte{0x00, 0x00})
	start := binary.LittleEndian.AppendUint64(nil, uint64(data.Len()))
	start = binary.LittleEndian.AppendUint64(start, uint64(h.Len()))
	start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(h.Bytes()))
	out := append([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(start))...)
	return string(slices.Concat(out, start, data.Bytes(), h.Bytes()))
}

// sevenNumber writes a number as 7z does, in up to five bytes.
func sevenNumber(n int) []byte {
	if n < 0x80 {
		return []byte{byte(n)}
	}
	return binary.LittleEndian.AppendUint32([]byte{0xF0}, uint32(n))
}

// told returns what Walk yields of an archive, in words.
func told(t testing.TB, data, name string) []string {
	t.Helper()
	var out []string
	hidden := func(n string) bool { return strings.HasPrefix(n, ".") }
	Walk(t.Context(), strings.NewReader(data), int64(len(data)), name, hidden, func(f File) bool {
		out = append(out, f.Name+" "+content(f))
		return true
	})
	return out
}

func content(f File) string {
	var bad *schema.FileError
	switch {
	case f.Hidden:
		return "hidden"
	case errors.As(f.Err, &bad):
		return "!" + string(bad.Class)
	case f.Err != nil:
		return fmt.Sprintf("?%v", f.Err)
	}
	rc, err := f.Open()
	if errors.As(err, &bad) {
		return "open !" + string(bad.Class)
	}
	if err != nil {
		return "open !"
	}
	defer rc.Close()
	b, err := io.ReadAll(rc)
	if err != nil {
		return "read !"
	}
	return string(b[:min(len(b), 20)])
}

func TestWalk(t *testing.T) {
	doc := zipOf(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>")
	inner := zipOf(t, "b.txt", "b")
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"a.zip":      {zipOf(t, "one.txt", "1", "in/inner.zip", inner, "c.docx", doc, "d.zip", doc), []string{"one.txt 1", "in/inner.zip/b.txt b", "c.docx " + doc[:20], "d.zip " + doc[:20]}},
		"same.zip":   {zipOf(t, "a.txt", "1", "a.txt", "2"), []string{"a.txt 1", "a#2.txt 2"}},
		"safe.zip":   {zipOf(t, "../a", "1", "/b", "2", `..\c`, "3", "C:/d", "4", ".git/x", "5"), []string{"../a !unsafe-archive", "/b !unsafe-archive", `..\c !unsafe-archive`, "C:/d !unsafe-archive", ".git hidden"}},
		"a.7z":       {sevenZipOf(0, "uno.txt", "año", "in/dos.txt", strings.Repeat("x", 300)), []string{"uno.txt año", "in/dos.txt xxxxxxxxxxxxxxxxxxxx"}},
		"in.7z":      {sevenZipOf(0, "inner.zip", inner, "../out", "o"), []string{"inner.zip/b.txt b", "../out !unsafe-archive"}},
		"a.tar":      {tarOf(t, "a.txt", "a", "link@", "/etc/passwd", "../b", "b", "deep/c.zip", inner), []string{"a.txt a", "link !unsafe-archive", "../b !unsafe-archive", "deep/c.zip/b.txt b"}},
		"a.tar.gz":   {gzipOf(t, tarOf(t, "a.txt", "a", "b.tgz", gzipOf(t, tarOf(t, "c", "c")))), []string{"a.txt a", "b.tgz/c c"}},
		"a.txt.gz":   {gzipOf(t, "text"), []string{"a.txt text"}},
		"a.zip.gz":   {gzipOf(t, inner), []string{"a.zip/b.txt b"}},
		"no.tar":     {zipOf(t, "a.zip", "no archive", "b.tar.gz", "neither"), []string{"a.zip no archive", "b.tar.gz neither"}},
		"empty.zip":  {zipOf(t), []string{" !empty"}},
		"cut.zip":    {zipOf(t, "a", "1")[:30], []string{" !corrupt"}},
		"cut.tar":    {tarOf(t, "a", strings.Repeat("a", 600), "b", strings.Repeat("b", 600))[:2200], []string{"a aaaaaaaaaaaaaaaaaaaa", "b open !", " !corrupt"}},
		"cut.gz":     {gzipOf(t, strings.Repeat("abc", 1000))[:30], []string{" !corrupt"}},
		"cut.7z":     {sevenZipOf(0, "a", "1")[:40], []string{" !corrupt"}},
		"within.zip": {zipOf(t, "x.rar", rarMark, "y.zip", inner[:30]), []string{"x.rar !corrupt", "y.zip !corrupt"}},
	} {
		if diff := cmp.Diff(c.want, told(t, c.data, name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestHostile: what would fill the disk, the memory or the time is refused, and
// what is beside it is still had.
func TestHostile(t *testing.T) {
	zeros := strings.Repeat("\x00", 8<<20)
	deep := zipOf(t, "deep.txt", "deep")
	for i := range 6 {
		deep = zipOf(t, fmt.Sprintf("%d.zip", i), deep)
	}
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"bomb.zip":      {zipOf(t, "bomb.txt", zeros, "a.txt", "a"), []string{"bomb.txt !unsafe-archive", "a.txt a"}},
		"bomb.gz":       {gzipOf(t, zeros), []string{" !unsafe-archive"}},
		"nested.zip":    {zipOf(t, "bomb.tgz", gzipOf(t, tarOf(t, "zeros", zeros)), "a.txt", "a"), []string{"bomb.tgz !unsafe-archive", "a.txt a"}},
		"deep.zip":      {deep, []string{"5.zip/4.zip/3.zip/2.zip !unsafe-archive"}},
		"lies.7z":       {sevenZipOf(300<<20, "a.txt", "a"), []string{" !unsafe-archive"}},
		"undersaid.zip": {undersaid(t), []string{"a.txt read !"}},
	} {
		if name == "deep.zip" {
			c.data = zipOf(t, "5.zip", zipOf(t, "4.zip", zipOf(t, "3.zip", zipOf(t, "2.zip", deep))))
		}
		if diff := cmp.Diff(c.want, told(t, c.data, name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// undersaid is an archive that states a smaller size than its file unpacks to.
func undersaid(t *testing.T) string {
	data := []byte(zipOf(t, "a.txt", strings.Repeat("abc", 400)))
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(data[at+24:], 100)
	return string(data)
}

func TestCountsAreBounded(t *testing.T) {
	files := make([]string, 0, 2*(maxFiles/2+1))
	for i := range maxFiles/2 + 1 {
		files = append(files, fmt.Sprint(i), "")
	}
	half := zipOf(t, files...)
	got := told(t, zipOf(t, "a.zip", half, "b.zip", half), "two.zip")
	if last := got[len(got)-1]; last != "b.zip !unsafe-archive" || len(got) != maxFiles/2+2 {
		t.Errorf("%d files, the last %q, want the second archive refused", len(got), last)
	}
}

func TestWalkEnds(t *testing.T) {
	data := zipOf(t, "a", "1", "b", "2")
	n := 0
	if Walk(t.Context(), strings.NewReader(data), int64(len(data)), "a.zip", func(string) bool { return false }, func(File) bool { n++; return false }) || n != 1 {
		t.Errorf("the walk went on after false: %d files", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if Walk(ctx, strings.NewReader(data), int64(len(data)), "a.zip", func(string) bool { return false }, func(File) bool { return true }) {
		t.Error("the walk goes on after its context ended")
	}
}

// TestLate: a large archive within another lies in a file for as long as one of
// its files is wanted.
func TestLate(t *testing.T) {
	noise := make([]byte, keptInMemory+1)
	for i := range noise {
		noise[i] = byte(i*i>>3 ^ i)
	}
	var files []File
	data := zipOf(t, "in.tar", tarOf(t, "noise", string(noise), "last.txt", "last"))
	Walk(t.Context(), strings.NewReader(data), int64(len(data)), "a.zip", func(string) bool { return false }, func(f File) bool {
		files = append(files, f)
		return true
	})
	if len(files) != 2 || content(files[1]) != "last" {
		t.Fatalf("%d files, want two, the last readable after the walk", len(files))
	}
}

func TestPackage(t *testing.T) {
	p, err := OpenPackage([]byte(zipOf(t, "/a.xml", "a", `b\c.xml`, "c", "bomb", strings.Repeat("\x00", 4<<20))))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.xml", "b/c.xml"} {
		if _, err := p.Read(name); err != nil || !p.Has(name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var bad *schema.FileError
	if _, err := p.Read("bomb"); !errors.As(err, &bad) || bad.Class != schema.FailArchive {
		t.Errorf("a bomb: %v, want class unsafe-archive", err)
	}
	if _, err := p.Read("gone"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a part that is not there: %v", err)
	}
	if _, err := OpenPackage([]byte("PK\x03\x04 no more")); !errors.As(err, &bad) || bad.Class != schema.FailCorrupt {
		t.Errorf("a broken package: %v", err)
	}
}

func TestDecodedName(t *testing.T) {
	for in, want := range map[string]string{"año.txt": "año.txt", "migraci\xa2n.txt": "migración.txt"} {
		if got := decodedName(in); got != want {
			t.Errorf("decodedName(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzWalk: any bytes are files or reasons, and never the end of the program.
func FuzzWalk(f *testing.F) {
	f.Add([]byte(zipOf(f, "a.txt", "a", "b.zip", zipOf(f, "c", "c"))), "a.zip")
	f.Add([]byte(tarOf(f, "a", "a")), "a.tar")
	f.Add([]byte(gzipOf(f, "a")), "a.gz")
	f.Add([]byte(sevenZipOf(0, "a", "a", "b", "b")), "a.7z")
	f.Add([]byte(rarOf("a", "a", "b", "b")), "a.rar")
	f.Add([]byte(packedBy(f, "a", func(w io.Writer) (io.WriteCloser, error) { return xz.NewWriter(w) })), "a.xz")
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		Walk(t.Context(), bytes.NewReader(data), int64(len(data)), name, func(string) bool { return false }, func(file File) bool {
			if file.Err == nil && file.Open == nil {
				t.Errorf("%q has neither bytes nor a reason", file.Name)
			}
			if file.Open != nil {
				if rc, err := file.Open(); err == nil {
					n, _ := io.Copy(io.Discard, rc)
					if n > file.Size {
						t.Errorf("%q has %d bytes and says %d", file.Name, n, file.Size)
					}
					rc.Close()
				}
			}
			return true
		})
	})
}
