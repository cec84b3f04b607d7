package desk

// Waits is what waits for a person, as the first page says it.
type Waits struct {
	Cases, Documents int
	First            string // the page of the first case; or ""
	Kinds            []Link // with how many cases
}
