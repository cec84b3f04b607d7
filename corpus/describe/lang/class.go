package lang

// Class is a class of words, by what they are or by what they say where a rule asks for them.
type Class uint8

// The classes of words that rules ask for. The words of each stand in the tables by language.
const (
	PossessiveEnding Class = iota // what follows the apostrophe of a possessive: "Spain's"
	PopulationNoun                // those who live in a place, after its possessive: "Chile's workforce"
	SchemeNoun                    // by what a state lets workers in: "Australia's PALM scheme"
	HostSuffix                    // what a hyphen joins to the name of a host: "US-based"
	Born                          // that somebody is born somewhere, after a hyphen or alone: "Ghana-born"
	Source                        // where money comes from: "the main sources were"
	MoneySource                   // where money comes from, as the governor of a list
	ListCopula                    // the verb between what a list is of and its entries: "the top hosts were"
	ListLink                      // what may stand between an entry and what its list is of: "Italy is still the main destination"
	Relative                      // the pronoun that opens a relative clause
	Whoever                       // the pronoun that opens a clause about persons
	Percent                       // that a figure is a share
	Currency                      // that a figure is one of dollars
	Non                           // the prefix of those who are not of a place: "non-Malian"
	FormerOrNon                   // a prefix before the hyphen of a noun: "ex-soldiers"
	NotOf                         // that persons are not of a place: "migrants non maliens"
	OriginSuffix                  // what a hyphen joins to a demonym to name persons: "Haitian-born"
	CountriesAfter                // the noun for states after a demonym: "African countries"
	CountriesBefore               // the noun for states before a demonym: "los países europeos"
	CountryNoun                   // a single state: "the Central American country"
	Single                        // a determiner of a single state before its noun: "ce pays"
	Papers                        // papers that say whose citizen one is
	Holding                       // that somebody holds papers
	Citizenship                   // the nationality that one acquires
	Acquire                       // that somebody acquires a nationality
	NationOpens                   // the verb after a demonym that opens a sentence and stands for people: "Chinese have"
	RestOfThem                    // before a demonym that says whose most of those named before are: "nearly all of them Venezuelan"
	NationDoes                    // after a demonym that stands for people: "the Chinese now form"
	NationWhen                    // after a demonym with a figure that stands for people: "2,000 Senegalese since May"
	RoundNumber                   // a number in words
	DefiniteSingular              // the article of a demonym that stands for a community: "la rumana"
	CommunityNoun                 // the noun that a demonym goes without: "la comunidad marroquí y la rumana"
	Families                      // families, who employ nobody
	Households                    // households, who employ nobody where they are sent money
	EachOne                       // a determiner of a single person
	Copula                        // the verb that says what persons are
	Adverb                        // how far something holds of persons, beside what ends as adverbs do
	Indefinite                    // an indefinite article or what stands in its place before a demonym
	DateOf                        // the preposition before a year
	DayOf                         // the preposition between a day and its month
	OrdinalEnding                 // what is glued to the number of a day
	DateLead                      // the small word before a date
	DateOn                        // the English preposition before a date
	TitleDateOf                   // the preposition before the date that a title ends with
	Hour                          // what follows a date and a comma where the hour is given
	PeriodStart                   // before a date that begins or ends a period
	PeriodEnd                     // after a date that begins a period or belongs to a meeting
	DaysJoin                      // between the first and the last day: "del 12 al 14"
	DaysMonth                     // between a day without a year and its month
	CompassPoint                  // a part of a continent that goes on with a list: "l'Afrique de l'Ouest, du Nord"
	ListArticle                   // the article of an entry before which a comma was forgotten
	Another                       // before the number of one more entry
	FigureHead                    // the word of a figure before "de": "miles de"
	FigureWord                    // a word that belongs to a figure
	FigureOf                      // the preposition between a figure and what it counts
	ManyCountries                 // several countries, or more than a country
	ComesFrom                     // the verb of those who come from somewhere
	BornOne                       // that one person is born somewhere
	Article                       // a definite article, which has a capital at the beginning of any sentence
	Concerned                     // of countries: of which the text speaks
	Support                       // what somebody gives people elsewhere
	Among                         // the prefix of what those of one place do together: "inter-burundais"
	Compatriot                    // a national of the country that speaks: "los connacionales"
	Foreigner                     // who lives in a place and is from another
	Neighbour                     // a neighbouring country, as a noun
	Next                          // what comes next in an order: "puis l'Espagne"
	Demonstrative                 // a determiner of persons or countries named before: "ces ressortissants"
	Following                     // what announces a list: "the following countries"
	ListedNoun                    // what an announced list is of
	Camp                          // a camp where people wait
	CampAfter                     // a camp or a settlement, after its name: "Mbera camp"
	CampBefore                    // a camp, before its name
	Seat                          // the seat of an institution
	Border                        // the border of a country
	BeFrom                        // the verb before "from" of those who are from somewhere
	BeOf                          // the verb before "de" of those who are from somewhere
	LabourForce                   // those who live or work in a place, after its demonym
	Those                         // the pronoun of those compared: "than those in Finland"
	Compared                      // what opens a comparison
	MoneyFrom                     // the preposition of where money is sent from
	SomeOf                        // a part of those named before: "took half of them"
	CountEnds                     // after a number that counts those named before
	Pronoun                       // what speaks of people named before, at the beginning of a sentence
	Quantifier                    // a pronoun that is a determiner where a noun follows: "many live there", "many museums"
	TongueEnds                    // after the name of a language
	Speak                         // a verb of speaking a language
	TongueNoun                    // what one learns, takes or has of a language: "English classes", "cours de français"
	InTongue                      // the English preposition before the name of a language
	EnTongue                      // the Romance preposition before the name of a language
	TongueInS                     // a name of a language that ends in -s
	Children                      // children and grandchildren
	BackHome                      // that somebody is sent home
	Flight                        // an aircraft's flight
	Sunday                        // the name of a day of the week
	Monday                        // the name of a day of the week
	Tuesday                       // the name of a day of the week
	Wednesday                     // the name of a day of the week
	Thursday                      // the name of a day of the week
	Friday                        // the name of a day of the week
	Saturday                      // the name of a day of the week
	TitleLink                     // a word with which no title ends
	Opener                        // a small word that, with a capital in the middle of a line, begins a sentence
	OpeningArticle                // an article that begins a sentence before a capital too
	Namesake                      // a word that makes the name of a place with an article
	FirstPerson                   // the pronoun with which a quoted sentence begins
	OpeningElision                // a word with a capital that begins a sentence before an apostrophe: "L'", "I'"
	NounEnding                    // how nouns of action end, which have no subject before them
	AdverbEnding                  // how adverbs of degree end
	PersonEnding                  // how words end that name persons by what they do or are
	SingularEnding                // how demonyms in the singular end that seem a plural
	PluralEnding                  // how English plurals of persons end
	Armed                         // who fights, commands or conquers, and how: soldiers, whose being somewhere is no migration
	Envoy                         // who speaks for a state or reports from elsewhere
	classes
)

// classNames are the names of the classes in the tables.
var classNames = [classes]string{
	PossessiveEnding: "possessive-ending",
	PopulationNoun:   "population-noun",
	SchemeNoun:       "scheme-noun",
	HostSuffix:       "host-suffix",
	Born:             "born",
	Source:           "source",
	MoneySource:      "money-source",
	ListCopula:       "list-copula",
	ListLink:         "list-link",
	Relative:         "relative",
	Whoever:          "whoever",
	Percent:          "percent",
	Currency:         "currency",
	Non:              "non",
	FormerOrNon:      "former-or-non",
	NotOf:            "not-of",
	OriginSuffix:     "origin-suffix",
	CountriesAfter:   "countries-after",
	CountriesBefore:  "countries-before",
	CountryNoun:      "country-noun",
	Single:           "single",
	Papers:           "papers",
	Holding:          "holding",
	Citizenship:      "citizenship",
	Acquire:          "acquire",
	NationOpens:      "nation-opens",
	RestOfThem:       "rest-of-them",
	NationDoes:       "nation-does",
	NationWhen:       "nation-when",
	RoundNumber:      "round-number",
	DefiniteSingular: "definite-singular",
	CommunityNoun:    "community-noun",
	Families:         "families",
	Households:       "households",
	EachOne:          "each-one",
	Copula:           "copula",
	Adverb:           "adverb",
	Indefinite:       "indefinite",
	DateOf:           "date-of",
	DayOf:            "day-of",
	OrdinalEnding:    "ordinal-ending",
	DateLead:         "date-lead",
	DateOn:           "date-on",
	TitleDateOf:      "title-date-of",
	Hour:             "hour",
	PeriodStart:      "period-start",
	PeriodEnd:        "period-end",
	DaysJoin:         "days-join",
	DaysMonth:        "days-month",
	CompassPoint:     "compass-point",
	ListArticle:      "list-article",
	Another:          "another",
	FigureHead:       "figure-head",
	FigureWord:       "figure-word",
	FigureOf:         "figure-of",
	ManyCountries:    "many-countries",
	ComesFrom:        "comes-from",
	BornOne:          "born-one",
	Article:          "article",
	Concerned:        "concerned",
	Support:          "support",
	Among:            "among",
	Compatriot:       "compatriot",
	Foreigner:        "foreigner",
	Neighbour:        "neighbour",
	Next:             "next",
	Demonstrative:    "demonstrative",
	Following:        "following",
	ListedNoun:       "listed-noun",
	Camp:             "camp",
	CampAfter:        "camp-after",
	CampBefore:       "camp-before",
	Seat:             "seat",
	Border:           "border",
	BeFrom:           "be-from",
	BeOf:             "be-of",
	LabourForce:      "labour-force",
	Those:            "those",
	Compared:         "compared",
	MoneyFrom:        "money-from",
	SomeOf:           "some-of",
	CountEnds:        "count-ends",
	Pronoun:          "pronoun",
	Quantifier:       "quantifier",
	TongueEnds:       "tongue-ends",
	Speak:            "speak",
	TongueNoun:       "tongue-noun",
	InTongue:         "in-tongue",
	EnTongue:         "en-tongue",
	TongueInS:        "tongue-in-s",
	Children:         "children",
	BackHome:         "back-home",
	Flight:           "flight",
	Sunday:           "sunday",
	Monday:           "monday",
	Tuesday:          "tuesday",
	Wednesday:        "wednesday",
	Thursday:         "thursday",
	Friday:           "friday",
	Saturday:         "saturday",
	TitleLink:        "title-link",
	Opener:           "opener",
	OpeningArticle:   "opening-article",
	Namesake:         "namesake",
	FirstPerson:      "first-person",
	OpeningElision:   "opening-elision",
	NounEnding:       "noun-ending",
	AdverbEnding:     "adverb-ending",
	PersonEnding:     "person-ending",
	SingularEnding:   "singular-ending",
	PluralEnding:     "plural-ending",
	Armed:            "armed",
	Envoy:            "envoy",
}
