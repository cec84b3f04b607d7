package archive

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
)

const rarMark = "Rar!\x1a\x07\x01\x00"

// rarNumber writes a number as RAR 5 does: seven bits a byte, the lowest first.
func rarNumber(n int) []byte { return binary.AppendUvarint(nil, uint64(n)) }

// rarBlock writes a block of a RAR 5 archive: its sum, its header, its data.
func rarBlock(kind, flags int, fields, extra []byte, data string) string {
	var h bytes.Buffer
	h.Write(rarNumber(kind))
	if len(extra) > 0 {
		flags |= 1
	}
	if data != "" {
		flags |= 2
	}
	h.Write(rarNumber(flags))
	if len(extra) > 0 {
		h.Write(rarNumber(len(extra)))
	}
	if data != "" {
		h.Write(rarNumber(len(data)))
	}
	h.Write(fields)
	h.Write(extra)
	body := append(rarNumber(h.Len()), h.Bytes()...)
	return string(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(body))) + string(body) + data
}

// rarFile writes a file that is stored as it is. says is the size that it states; 0
// for the true one. method is how it is said to be packed.
func rarFile(name, data string, says, method, flags int, extra []byte) string {
	if says == 0 {
		says = len(data)
	}
	var f bytes.Buffer
	if strings.HasSuffix(name, "/") {
		f.Write(rarNumber(1)) // a folder
		f.Write(rarNumber(0))
		f.Write(rarNumber(0o40755))
	} else {
		f.Write(rarNumber(4)) // with a sum
		f.Write(rarNumber(says))
		f.Write(rarNumber(0o100644))
		f.Write(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(data))))
	}
	f.Write(rarNumber(method))
	f.Write(rarNumber(1)) // made by Unix
	f.Write(rarNumber(len(strings.TrimSuffix(name, "/"))))
	f.WriteString(strings.TrimSuffix(name, "/"))
	return rarBlock(2, flags, f.Bytes(), extra, data)
}

// rarOf returns a RAR archive of names and bytes by turns.
func rarOf(files ...string) string {
	out := rarMark + rarBlock(1, 0, rarNumber(0), nil, "")
	for i := 0; i < len(files); i += 2 {
		out += rarFile(files[i], files[i+1], 0, 0, 0, nil)
	}
	return out + rarBlock(5, 0, rarNumber(0), nil, "")
}

// rarLink is what stands beside a file that is a link to another.
func rarLink(to string) []byte {
	record := append(rarNumber(5), append(append(rarNumber(1), rarNumber(0)...), append(rarNumber(len(to)), to...)...)...)
	return append(rarNumber(len(record)), record...)
}

// rarLocked is what stands beside a file that asks for a password.
func rarLocked() []byte {
	record := append(rarNumber(1), append(append(rarNumber(0), rarNumber(0)...), make([]byte, 1+16+16)...)...)
	return append(rarNumber(len(record)), record...)
}

func TestRAR(t *testing.T) {
	inner := zipOf(t, "b.txt", "b")
	head := rarMark + rarBlock(1, 0, rarNumber(0), nil, "")
	end := rarBlock(5, 0, rarNumber(0), nil, "")
	broken := []byte(rarOf("a.txt", "a", "b.txt", "bbbb"))
	broken[bytes.LastIndex(broken, []byte("bbbb"))] = 'x'
	header := []byte(rarOf("a.txt", "a"))
	header[len(rarMark)] ^= 1
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"a.rar":        {rarOf("one.txt", "1", "in/", "", "in/inner.zip", inner, "año.txt", "ñ"), []string{"one.txt 1", "in/inner.zip/b.txt b", "año.txt ñ"}},
		"within.zip":   {zipOf(t, "x.rar", rarOf("deep.txt", "deep")), []string{"x.rar/deep.txt deep"}},
		"unsafe.rar":   {rarOf("../a", "1", "/b", "2", ".git/x", "3"), []string{"../a !unsafe-archive", "/b !unsafe-archive", ".git hidden"}},
		"link.rar":     {head + rarFile("l", "", 0, 0, 0, rarLink("/etc/passwd")) + rarFile("a", "a", 0, 0, 0, nil) + end, []string{"l !unsafe-archive", "a a"}},
		"locked.rar":   {head + rarFile("l", "0123456789abcdef", 0, 0, 0, rarLocked()) + end, []string{"l !encrypted"}},
		"lies.rar":     {head + rarFile("l", "1", 300<<20, 0, 0, nil) + end, []string{"l !too-large"}},
		"bomb.rar":     {head + rarFile("l", "1", 30<<20, 0, 0, nil) + rarFile("a", "a", 0, 0, 0, nil) + end, []string{"l !unsafe-archive", "a a"}},
		"solid.rar":    {rarMark + rarBlock(1, 0, rarNumber(4), nil, "") + rarFile("l", "1", 30<<20, 0x40, 0, nil) + rarFile("a", "a", 0, 0x40, 0, nil) + end, []string{" !unsafe-archive"}},
		"sum.rar":      {string(broken), []string{"a.txt a", "b.txt open !corrupt"}},
		"header.rar":   {string(header), []string{" !corrupt"}},
		"cut.rar":      {rarOf("a.txt", "a", "b.txt", strings.Repeat("b", 100))[:80], []string{"a.txt a", "b.txt open !corrupt", " !corrupt"}},
		"volume.rar":   {rarMark + rarBlock(1, 0, rarNumber(1), nil, "") + rarFile("a", "a", 2, 0, 0x10, nil) + rarBlock(5, 0, rarNumber(1), nil, ""), []string{"a open !unsafe-archive", " !corrupt"}},
		"nothing.rar":  {rarMark, []string{" !corrupt"}},
		"password.rar": {rarMark + rarBlock(4, 0, append(append(rarNumber(0), rarNumber(0)...), make([]byte, 1+16)...), nil, "") + "0123456789abcdef0123456789abcdef", []string{" !encrypted"}},
	} {
		if diff := cmp.Diff(c.want, told(t, c.data, name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestRARAnyOrder holds that the files of a RAR archive can be opened in any order
// and again.
func TestRARAnyOrder(t *testing.T) {
	data := rarOf("a", "1", "b", "22", "c", "333")
	var files []File
	Walk(t.Context(), strings.NewReader(data), int64(len(data)), "a.rar", func(string) bool { return false }, func(f File) bool {
		files = append(files, f)
		return true
	})
	var got []string
	for _, i := range []int{2, 0, 1, 1, 2} {
		got = append(got, content(files[i]))
	}
	if fmt.Sprint(got) != "[333 1 22 22 333]" {
		t.Errorf("opened in any order: %q", got)
	}
}

func packedBy(t testing.TB, data string, open func(io.Writer) (io.WriteCloser, error)) string {
	t.Helper()
	var b bytes.Buffer
	w, err := open(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestStreams(t *testing.T) {
	for end, open := range map[string]func(io.Writer) (io.WriteCloser, error){
		"xz":  func(w io.Writer) (io.WriteCloser, error) { return xz.NewWriter(w) },
		"zst": func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) },
	} {
		pack := func(data string) string { return packedBy(t, data, open) }
		short := map[string]string{"xz": "txz", "zst": "tzst"}[end]
		for name, c := range map[string]struct {
			data string
			want []string
		}{
			"a.tar." + end:   {pack(tarOf(t, "a.txt", "a", "b."+short, pack(tarOf(t, "c", "c")))), []string{"a.txt a", "b." + short + "/c c"}},
			"a.txt." + end:   {pack("text"), []string{"a.txt text"}},
			"bomb." + end:    {pack(strings.Repeat("\x00", 8<<20)), []string{" !unsafe-archive"}},
			"cut." + end:     {pack(strings.Repeat("abc", 1000))[:20], []string{" !corrupt"}},
			"in.zip" + end:   {zipOf(t, "x."+end, pack("x")), []string{"x." + end + "/x x"}},
			"broke." + end:   {pack("x")[:8] + "\xff\xff\xff\xff\xff\xff", []string{" !corrupt"}},
			"short." + short: {pack(tarOf(t, "a", "a")), []string{"a a"}},
		} {
			if diff := cmp.Diff(c.want, told(t, c.data, name)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
}
