// Package schema holds the words of SIMDE: what a document, a page, a place, a
// corridor, a topic and a figure is, the vocabularies that name them in
// Spanish, English and French, and the errors that callers branch on.
//
// It does no I/O beyond reading its own embedded tables, and it imports no
// other package of SIMDE. A vocabulary code is lower-case or an ISO code, is
// stable and is never translated; its labels exist in all three languages.
package schema
