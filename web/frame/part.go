package frame

// Option is an entry of a select element.
type Option struct {
	Value, Label string
	Selected     bool
}

// Link is a link with what it is called.
type Link struct{ Label, URL string }

// Field is a hidden field of a form.
type Field struct{ Name, Value string }
