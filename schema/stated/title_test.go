package stated

import "testing"

func TestIsNoTitle(t *testing.T) {
	for _, s := range []string{
		"", "…", "- 3 -", "2019", "Untitled", "untitled-1", "Sin título", "Sans titre 2", "Sans-titre", "No title",
		"Microsoft Word - Informe final", "Microsoft PowerPoint", "Microsoft Office Word - x", "Print C:\\plan.doc", "Print - http://example.org",
		"PowerPoint Presentation", "Presentación de PowerPoint", "Présentation PowerPoint", "presentation1", "Documento 3", "document", "Doc1", "scan0001", "Image 12",
		"Slide 1", "Layout 1", "Page 3", "título", "HOME", "null", "n/a", "Final report v3.docx", "annual report.pdf\"", "0f8fad5b-d9cb-469f", "F_2019_rev.2", "CS1137",
	} {
		if !IsNoTitle(s) {
			t.Errorf("IsNoTitle(%q) = false", s)
		}
	}
	for _, s := range []string{
		"Documenting the undocumented", "Printing money: remittances to Mexico", "Print media and migration", "Images of the border", "Titles and rights of return",
		"Home is where the heart is", "Presentation of the World Migration Report 2024", "Document for discussion no. 4", "Migración", "Null hypotheses on return", "Page 1 of history",
		"Scanning the border", "Scanned lives at the border",
	} {
		if IsNoTitle(s) {
			t.Errorf("IsNoTitle(%q) = true", s)
		}
	}
}
