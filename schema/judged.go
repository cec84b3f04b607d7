package schema

// Judged returns what a person said that d and another document are to each
// other: near-copies, or distinct for ever; judged is false where nobody did.
func (d *Document) Judged(other ID) (copies, judged bool) {
	for _, c := range d.Corrections {
		if c.Field == FieldCopy && c.Value == string(other) {
			copies, judged = c.Op == CorrectAdd, true
		}
	}
	return copies, judged
}
