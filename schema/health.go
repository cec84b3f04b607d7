package schema

import "time"

// Health is how a library and its site are.
type Health struct {
	At         time.Time
	Documents  int
	Pages      int
	Text       int64 // bytes
	Behind     int   // changes that the index has not followed yet
	Rebuilding bool  // the index is being made anew
	Cases      int   // that wait for a person
	Offers     int   // that do
	Jobs       int   // tasks of the desk that wait
	OldRules   int   // documents that were described by older rules
	DiskFree   int64 // bytes where the library's folder lies; -1 where that is not known
	Backup     time.Time

	Checking bool      // a check runs
	Checked  time.Time // when the last one ended; zero where there was none since the start
	Findings []Finding
}

// Finding is something that a check looked at.
type Finding struct {
	Well bool
	Text string // in English, as "simde doctor" says it
}
