package frame

// Option is an entry of a select element.
type Option struct {
	Value, Label string
	Selected     bool
}

type Link struct{ Label, URL string }

type Field struct{ Name, Value string }
