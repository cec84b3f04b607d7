package main

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecretsAreNotShown(t *testing.T) {
	for address, want := range map[string]string{
		"postgres://simde:geheim@a:5432,b:5432/simde?sslmode=disable&password=geheim": "postgres://a:5432,b:5432/simde",
		"https://user:geheim@a:9200,https://user:gehe@im@b:9200":                      "https://a:9200,https://b:9200",
		"s3://bucket/prefix?endpoint=http://a:9000":                                   "s3://bucket/prefix",
	} {
		if got := withoutSecret(address); got != want {
			t.Errorf("%s is shown as %s, want %s", address, got, want)
		}
	}
}

func TestAddressesFromFiles(t *testing.T) {
	name := filepath.Join(t.TempDir(), "address")
	if err := os.WriteFile(name, []byte("postgres://user:geheim@host/db\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := place{catalogue: "@" + name, originals: "s3://bucket"}
	if err := p.resolve(); err != nil || p.catalogue != "postgres://user:geheim@host/db" || p.originals != "s3://bucket" {
		t.Errorf("resolved to %+v, %v", p, err)
	}
	p.search = "@" + name + ".absent"
	if err := p.resolve(); err == nil {
		t.Error("a file that is not there is no error")
	}
}

func TestClusterAddresses(t *testing.T) {
	c, err := cluster("https://me:word@a:9200, http://b:9201")
	if err != nil || len(c.Addresses) != 2 || c.Addresses[0] != "https://a:9200" || c.Addresses[1] != "http://b:9201" || c.User != "me" || c.Password != "word" {
		t.Errorf("read as %+v, %v", c, err)
	}
	for _, bad := range []string{"a:9200", "http://", "ftp://a", "http://a,"} {
		if _, err := cluster(bad); err == nil {
			t.Errorf("%q is taken for an address", bad)
		}
	}
}

func TestHelpShowsNoSecret(t *testing.T) {
	for _, name := range []string{"SIMDE_CATALOGUE", "SIMDE_SEARCH", "SIMDE_ORIGINALS"} {
		t.Setenv(name, "scheme://user:geheim@host/x")
	}
	for _, command := range []string{"import", "serve", "move"} {
		var out bytes.Buffer
		if err := run(t.Context(), []string{"help", command}, strings.NewReader(""), &out, &out); err != nil && !errors.Is(err, flag.ErrHelp) {
			t.Fatal(err)
		}
		if s := out.String(); !strings.Contains(s, "-originals") || strings.Contains(s, "geheim") {
			t.Errorf("the help of %s:\n%s", command, s)
		}
	}
}

func TestWhatWasTypedHoldsNoSecret(t *testing.T) {
	e := &env{command: command{name: "import"}}
	got := e.typed([]string{"--catalogue", "postgres://me:geheim@db/simde?password=geheim", "--search=https://me:geheim@s:9200", "reports/"})
	if want := "import --catalogue postgres://db/simde --search=https://s:9200 reports/"; got != want {
		t.Errorf("stored as %q, want %q", got, want)
	}
}
