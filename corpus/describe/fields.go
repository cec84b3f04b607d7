package describe

// fieldThresholds say how sure a reading of a kind and a publisher must be.
type fieldThresholds struct {
	Kind      float64 // what the phrases weigh that speak for a kind of document
	Publisher float64 // what addresses and mentions weigh that speak for a publisher
	Lead      float64 // how many times the next publisher's weight that is
}

var defaultFieldThresholds = fieldThresholds{Kind: 3, Publisher: 4, Lead: 1.3}

// fields reads what is said of a document as a whole: its title, date, kind
// and the like.
type fields struct {
	*knowledge
	*fieldTables
	limits fieldThresholds
}

// fieldTables say what speaks for a kind of document and for a publisher.
type fieldTables struct {
	kinds   [][]kindRule // by phrase
	domains map[string]int32
}

// readFieldTables reads the tables, and enters the phrases that speak for a
// kind in the lexicon.
func readFieldTables(b *builder) *fieldTables {
	t := &fieldTables{domains: map[string]int32{}}
	t.readKinds(b)
	t.readPublishers()
	return t
}
