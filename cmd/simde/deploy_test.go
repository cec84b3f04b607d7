package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestDeploymentsCallWhatThereIs holds that the commands of the units and of the
// manifest are commands of the program, with flags that they have.
func TestDeploymentsCallWhatThereIs(t *testing.T) {
	var calls [][]string
	for _, unit := range []string{"simde-serve@.service", "simde-index.service"} {
		for line := range strings.Lines(deployed(t, unit)) {
			if rest, ok := strings.CutPrefix(line, "ExecStart=/usr/local/bin/simde "); ok {
				calls = append(calls, strings.Fields(strings.ReplaceAll(rest, "%i", "8081")))
			}
		}
	}
	var manifest any
	if err := yaml.Unmarshal([]byte(deployed(t, "kubernetes.yaml")), &manifest); err != nil {
		t.Fatal(err)
	}
	argsIn(manifest, &calls)
	if len(calls) != 5 {
		t.Fatalf("%d calls: %v", len(calls), calls)
	}
	for _, args := range calls {
		var help bytes.Buffer
		if err := run(t.Context(), []string{"help", args[0]}, strings.NewReader(""), &help, io.Discard); err != nil && !errors.Is(err, flag.ErrHelp) {
			t.Errorf("%v: %v", args, err)
		}
		for _, a := range args[1:] {
			if name, ok := strings.CutPrefix(a, "--"); ok && !strings.Contains(help.String(), "-"+name) {
				t.Errorf("%v: no flag --%s", args, name)
			}
		}
	}
	var p place
	f := flag.NewFlagSet("", flag.ContinueOnError)
	for _, name := range []string{"SIMDE_DATA", "SIMDE_CATALOGUE", "SIMDE_SEARCH", "SIMDE_ORIGINALS"} {
		if !strings.Contains(deployed(t, "kubernetes.yaml"), name) {
			t.Errorf("the manifest does not set %s", name)
		}
		t.Setenv(name, name)
	}
	p.flags(f)
	if p.data != "SIMDE_DATA" || p.catalogue != "SIMDE_CATALOGUE" || p.search != "SIMDE_SEARCH" || p.originals != "SIMDE_ORIGINALS" {
		t.Errorf("the variables give %+v", p)
	}
}

func deployed(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// argsIn collects the lists under "args", wherever they stand.
func argsIn(x any, into *[][]string) {
	switch x := x.(type) {
	case map[string]any:
		for k, v := range x {
			list, ok := v.([]any)
			if k != "args" || !ok {
				argsIn(v, into)
				continue
			}
			var args []string
			for _, a := range list {
				if s, ok := a.(string); ok {
					args = append(args, s)
				}
			}
			*into = append(*into, args)
		}
	case []any:
		for _, v := range x {
			argsIn(v, into)
		}
	}
}
