package lang

// Profile is how a language puts places and peoples into a sentence, and how it
// inflects words. What it leaves out is as in the Romance languages.
type Profile struct {
	NounAfter  bool    // a noun follows its demonym: "Haitian migrants"
	BareNames  bool    // countries have no article
	OfApart    bool    // "of" and "from" are two words
	VerbGap    bool    // a clause of a list goes without its verb: "Ecuador 440,000"
	MonthFirst bool    // the month may stand before the day: "3/12/2021"
	PluralInS  bool    // a demonym in -s is a plural where nothing says otherwise
	Doers      Doers   // when an ending makes a word one for persons
	Peoples    Capital // which words for peoples have a capital
	Inflect    func(stem, mark string) []string
}

// Doers says when an ending, as in "worker", makes a word one for persons.
type Doers uint8

// When endings make words for persons.
const (
	Everywhere Doers = iota
	InPlural         // few things end in -ers, many in -er
)

// Capital says which words for peoples have a capital.
type Capital uint8

// Which words for peoples have a capital.
const (
	Unknown    Capital = iota
	Always             // "Haitian"
	ForPersons         // "les Haïtiens", "la musique haïtienne"
	Never              // "los haitianos"
)
