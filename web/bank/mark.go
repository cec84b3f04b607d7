package bank

import "github.com/simde/simde/schema"

// Mark says how a figure came about, by a shape and a word.
type Mark struct {
	Class string
	Text  string
}

// MarkOf is the mark of a value.
func MarkOf(v Value) Mark { return Mark{statusClasses[v.Code], v.Status} }

// statusClasses are the shapes of statuses.
var statusClasses = map[schema.Status]string{schema.Observed: "obs", schema.Modelled: "mod", schema.Assumed: "est", schema.Estimated: "est", schema.Residual: "est", schema.Provisional: "prov"}

// CiteSeries is how a series is cited: who publishes it, its edition, its name
// and where it stands.
func CiteSeries(x schema.Series, l schema.Lang) string {
	text := x.Source
	if x.Vintage != "" {
		text += " (" + x.Vintage + ")"
	}
	text += ". " + x.Name.In(l) + "."
	if x.Licence != "" {
		text += " " + x.Licence + "."
	}
	if x.URL != "" {
		text += " " + x.URL
	}
	return text
}

// Key is one number in large letters, with what it counts and whence.
type Key struct {
	Label, Value, Source string
	URL                  string // of what it is about, or ""
}
