package schema

// Care is what is known of a document to those who keep the library.
type Care struct {
	Cases int      // that wait for a decision
	By    []string // persons whose word stands in it, in the order of their names
	Batch int      // the last import that changed it; or 0
	Old   bool     // it was described by older rules
}
