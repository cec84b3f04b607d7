package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/licensecheck"
)

// module is a module of Go as "go list" tells of it.
type module struct {
	Path, Version, Dir string
}

// spdxDocument and what it holds are the parts of SPDX 2.3 that say which
// packages a program is made of (spdx.github.io/spdx-spec/v2.3).
type spdxDocument struct {
	Version       string             `json:"spdxVersion"`
	DataLicence   string             `json:"dataLicense"`
	ID            string             `json:"SPDXID"`
	Name          string             `json:"name"`
	Namespace     string             `json:"documentNamespace"`
	Creation      spdxCreation       `json:"creationInfo"`
	Packages      []spdxPackage      `json:"packages"`
	Relationships []spdxRelationship `json:"relationships"`
}

type spdxCreation struct {
	Created  string   `json:"created"`
	Creators []string `json:"creators"`
}

type spdxPackage struct {
	ID        string    `json:"SPDXID"`
	Name      string    `json:"name"`
	Version   string    `json:"versionInfo"`
	Location  string    `json:"downloadLocation"`
	Analysed  bool      `json:"filesAnalyzed"`
	Concluded string    `json:"licenseConcluded"`
	Declared  string    `json:"licenseDeclared"`
	Copyright string    `json:"copyrightText"`
	Refs      []spdxRef `json:"externalRefs,omitempty"`
}

type spdxRef struct {
	Category string `json:"referenceCategory"`
	Type     string `json:"referenceType"`
	Locator  string `json:"referenceLocator"`
}

type spdxRelationship struct {
	From string `json:"spdxElementId"`
	Kind string `json:"relationshipType"`
	To   string `json:"relatedSpdxElement"`
}

const noAssertion = "NOASSERTION"

// modules writes the list of modules and returns the name of its file.
func (r *release) modules(ctx context.Context) (string, error) {
	all, err := linked(ctx)
	if err != nil {
		return "", err
	}
	doc := spdxDocument{
		Version: "SPDX-2.3", DataLicence: "CC0-1.0", ID: "SPDXRef-DOCUMENT", Name: "simde-" + r.version,
		Namespace: "https://github.com/simde/simde/releases/" + r.version + "/spdx",
		Creation:  spdxCreation{r.at.UTC().Format(time.RFC3339), []string{"Tool: simde-release"}},
	}
	for i, m := range all {
		licence, err := licenceOf(m.Dir)
		if err != nil {
			return "", fmt.Errorf("licence of %s: %w", m.Path, err)
		}
		p := spdxPackage{ID: fmt.Sprintf("SPDXRef-Package-%d", i), Name: m.Path, Version: m.Version, Location: noAssertion,
			Concluded: licence, Declared: licence, Copyright: noAssertion}
		kind, from := "DEPENDS_ON", "SPDXRef-Package-0"
		if m.Version == "" {
			p.Version, kind, from = r.version, "DESCRIBES", doc.ID
		} else {
			p.Refs = []spdxRef{{"PACKAGE-MANAGER", "purl", "pkg:golang/" + m.Path + "@" + m.Version}}
		}
		doc.Packages = append(doc.Packages, p)
		doc.Relationships = append(doc.Relationships, spdxRelationship{from, kind, p.ID})
	}
	b, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		return "", err
	}
	name := "simde-" + r.version + ".spdx.json"
	return name, os.WriteFile(filepath.Join(r.dir, name), append(b, '\n'), 0o644)
}

// linked returns the modules of which packages are in the program, on whatever
// system, its own first.
func linked(ctx context.Context) ([]module, error) {
	seen := map[string]module{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.CommandContext(ctx, "go", "list", "-deps", "-tags", "nomsgpack", "-json=Module", "./cmd/simde")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		for d := json.NewDecoder(strings.NewReader(string(out))); ; {
			var p struct{ Module *module }
			err := d.Decode(&p)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, err
			}
			if p.Module != nil {
				seen[p.Module.Path] = *p.Module
			}
		}
	}
	var all []module
	for _, m := range seen {
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b module) int {
		if (a.Version == "") != (b.Version == "") {
			return len(a.Version) - len(b.Version)
		}
		return strings.Compare(a.Path, b.Path)
	})
	return all, nil
}

// sure is from what share of a licence's text on, in percent, it is taken for
// that licence.
const sure = 75

// licenceOf returns the SPDX expression of the licence that a folder states, or
// NOASSERTION.
func licenceOf(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var found []string
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(upper, "LICEN") && !strings.HasPrefix(upper, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		cover := licensecheck.Scan(text)
		if cover.Percent < sure {
			continue
		}
		for _, m := range cover.Match {
			if !slices.Contains(found, m.ID) {
				found = append(found, m.ID)
			}
		}
	}
	if len(found) == 0 {
		return noAssertion, nil
	}
	slices.Sort(found)
	return strings.Join(found, " AND "), nil
}
