package bank

import (
	"encoding/json"
	"fmt"
	"html/template"
)

// DatasetLD describes figures in the words of schema.org, so that search
// engines for data find them.
func DatasetLD(name, about, page, csv, licence string, first, last int, sources []string) (template.HTML, error) {
	m := map[string]any{"@context": "https://schema.org", "@type": "Dataset", "name": name, "description": about, "url": page,
		"isAccessibleForFree": true, "temporalCoverage": fmt.Sprintf("%d/%d", first, last), "isBasedOn": sources,
		"distribution": []map[string]any{{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": csv}}}
	if licence != "" {
		m["license"] = licence
	}
	b, err := json.Marshal(m)
	return template.HTML(`<script type="application/ld+json">` + string(b) + "</script>\n"), err // the encoder escapes "<"
}
