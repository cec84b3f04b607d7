package extract

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"github.com/simde/simde/corpus/workbook"
	"github.com/simde/simde/schema"
)

// textType tells apart what is written in characters. m is what the library
// makes of it, which is trusted for what has a clear mark of its own.
func textType(data []byte, m *mimetype.MIME, name string) (string, error) {
	head := string(bytes.TrimLeft(data[:min(len(data), 16<<10)], "\ufeff \t\r\n"))
	switch {
	case looksHTML(head):
		return typeHTML, nil
	case strings.HasPrefix(head, `{\rtf`):
		return typeRTF, nil
	case isMail(head):
		return typeMail, nil
	case strings.HasPrefix(head, "#!"):
		return "", fail(schema.FailNoDocument, "a program (script), not a document")
	case (head != "" && (head[0] == '{' || head[0] == '[')) && json.Valid(data):
		return "", fail(schema.FailNoDocument, "data (JSON), not a document")
	case m.Is("application/x-ndjson"), m.Is("application/json"), m.Is("application/geo+json"):
		return "", fail(schema.FailNoDocument, "data (JSON), not a document")
	case strings.HasPrefix(head, "<?xml"), m.Is("text/xml"):
		return "", fail(schema.FailNoDocument, "data (XML), not a document")
	case m.Is("text/calendar"), m.Is("text/vcard"), m.Is("application/x-subrip"):
		return "", fail(schema.FailNoDocument, "data (%s), not a document", m.String())
	case isTable(data):
		return "", fail(schema.FailNoDocument, "data (a table of values separated by commas, semicolons or tabs), not a document")
	case isCode(data, name):
		return "", fail(schema.FailNoDocument, "a program's source, not a document")
	case hasFrontMatter(head), isMarkdown(head, name):
		return typeMarkdown, nil
	}
	return typeText, nil
}

var reHTML = regexp.MustCompile(`(?i)^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])`)

// looksHTML reports whether a text begins as a web page does, or is built of
// a page's elements although its beginning is lost.
func looksHTML(head string) bool {
	if reHTML.MatchString(head) {
		return true
	}
	return strings.HasPrefix(head, "<") && len(reBlock.FindAllString(head, 8)) >= 3
}

var reBlock = regexp.MustCompile(`(?i)</?(p|div|h[1-6]|ul|li|table|tr|td|br|span|a|meta|title|article|section)(\s[^<>]*)?/?>`)

// isTable reports whether nearly every line has the same number of separators, at
// least two: over at least five lines, or over fewer below a header.
func isTable(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	head := bytes.TrimSpace(data[:min(len(data), 256<<10)])
	lines := bytes.Count(head, []byte("\n")) + 1
	if len(data) > 256<<10 {
		lines--
	}
	sep, n := workbook.Separator(head)
	if n < 2 {
		return false
	}
	if lines < 5 {
		return isShortTable(head, sep)
	}
	return evenColumns(data, sep)
}

// reCodeLine is a line that only a program has: it ends in a brace or a closed
// call, or begins with a word of a programming language in its place.
var reCodeLine = regexp.MustCompile(`[{}]$|\)\s*;$|\};$|^(import|from \w+ import|#include|function|def|class|return|const|let|var|public|private|package|library)\b.*[;:({)'"]$|^(if|for|while)\s*\(|^[\w.$]+\s*(<-|:=|\+=)\s|^@\w+|^\s*//`)

// isCode reports whether most lines are a program's; a name that ends as a
// program's does lowers what is asked.
func isCode(data []byte, name string) bool {
	lines, code := 0, 0
	for l := range bytes.Lines(data[:min(len(data), 64<<10)]) {
		l = bytes.TrimSpace(l)
		if len(l) == 0 {
			continue
		}
		lines++
		if mayBeCode(l) && reCodeLine.Match(l) {
			code++
		}
	}
	need := 0.5
	switch strings.ToLower(path.Ext(name)) {
	case ".py", ".js", ".go", ".c", ".h", ".java", ".css", ".sql", ".r", ".sh", ".ts", ".cpp", ".rb", ".php", ".do":
		need = 0.15
	}
	return lines >= 5 && float64(code) >= need*float64(lines)
}

// mayBeCode rules out most lines of a text: those that neither end as a line of a
// program does nor have one of the marks that it may have before its end.
func mayBeCode(l []byte) bool {
	switch l[len(l)-1] {
	case '{', '}', ';', ':', '(', ')', '\'', '"':
		return true
	}
	return l[0] == '@' || l[0] == '/' || bytes.IndexByte(l, '=') >= 0 || bytes.Contains(l, []byte("<-")) ||
		bytes.IndexByte(l, '(') >= 0 && (l[0] == 'i' || l[0] == 'f' || l[0] == 'w')
}

var (
	reMDHeading = regexp.MustCompile(`(?m)^#{1,6} \S`)
	reMDLink    = regexp.MustCompile(`\[[^\]\n]+\]\(\S+\)`)
	reMDStrong  = regexp.MustCompile(`\*\*[^*\n]+\*\*|(?m)^> \S|(?m)^` + "```")
)

// isMarkdown reports whether a text has Markdown's marks: one sort with a name
// that says so, or two sorts and a heading without.
func isMarkdown(head, name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown":
		return true
	}
	return reMDHeading.MatchString(head) && (reMDLink.MatchString(head) || reMDStrong.MatchString(head))
}
