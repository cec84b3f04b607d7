package extract

// readText reads plain text. It says nothing of itself.
func readText(data []byte) (*text, error) {
	body, _ := decode(data)
	return &text{body: body, scraped: true}, nil
}
