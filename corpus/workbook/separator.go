package workbook

// Separator returns what parts the cells of a table that is written as text:
// the comma, the semicolon, the tab or the bar, whichever its first row has most
// of outside of quotes, and how many. Of a row that has none it is the comma.
func Separator(text []byte) (sep rune, n int) {
	count := map[rune]int{}
	quoted := false
	for _, r := range string(text) {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted {
			break
		}
		if !quoted {
			count[r]++
		}
	}
	sep = ','
	for _, r := range []rune{';', '\t', '|'} {
		if count[r] > count[sep] {
			sep = r
		}
	}
	return sep, count[sep]
}
