package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestImportOfLetters follows a message with its attachments, one of them an
// archive, from the disk to the ledger and to a search, and once more.
func TestImportOfLetters(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte("Los datos del retorno hablan de chiribitas.")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	letter := "From: Ana <ana@example.org>\r\nTo: b@example.org\r\nSubject: Informe sobre el retorno\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=Q\r\n\r\n" +
		"--Q\r\n\r\nAdjunto el informe sobre el retorno de los salvadoreños.\r\n" +
		"--Q\r\nContent-Type: text/plain; name=anexo.txt\r\nContent-Disposition: attachment\r\n\r\nEl anexo habla de zurriburri y de remesas.\r\n" +
		"--Q\r\nContent-Type: application/gzip; name=\"datos.txt.gz\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(packed.Bytes()) + "\r\n" +
		"--Q\r\nContent-Type: image/png; name=sello.png\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNiAAAABgADNjd8qAAAAABJRU5ErkJggg==\r\n--Q--\r\n"
	path := filepath.Join(dir, "carta.eml")
	if err := os.WriteFile(path, []byte(letter), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := simde(t, data, "import", path)
	if err == nil || !strings.Contains(out, "failed, unsupported: 1") {
		t.Errorf("import: %v, want the picture to fail:\n%s", err, out)
	}
	ledger := mustRun(t, data, "ledger", "--csv")
	for name, state := range map[string]string{"carta.eml": "imported", "carta.eml/anexo.txt": "imported", "carta.eml/datos.txt.gz/datos.txt": "imported", "carta.eml/datos.txt.gz": "notice", "carta.eml/sello.png": "failed"} {
		if !strings.Contains(ledger, "/"+name+","+state+",") {
			t.Errorf("%s is not %s in the ledger:\n%s", name, state, ledger)
		}
	}
	for _, word := range []string{"zurriburri", "chiribitas"} {
		if found := mustRun(t, data, "search", word, "--json"); strings.Count(found, `"id"`) != 1 {
			t.Errorf("search for %s:\n%s", word, found)
		}
	}
	again, err := simde(t, data, "import", path)
	if err != nil || !strings.Contains(again, "1 unchanged") {
		t.Errorf("again: %v\n%s", err, again)
	}
	retried, err := simde(t, data, "import", "--retry-failed")
	if err == nil || !strings.Contains(retried, "failed, unsupported: 1") {
		t.Errorf("tried again: %v, want the picture to fail once more:\n%s", err, retried)
	}
}
