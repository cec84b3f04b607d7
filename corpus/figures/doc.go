// Package figures is the data bank: series of migrant stocks, refugees, people
// on the move and remittances by corridor, each with its source, vintage and
// definition.
//
// A corridor runs from home to host, so that money sent from the United States
// to Mexico is a figure of the corridor from Mexico to the United States. An
// empty end is "all": a figure of it is the total of the other end. "Others"
// and "unknown" are residuals (schema.Residual) with that end empty; they are
// a part of the total and never a country. Two sources, and two vintages of
// one source, are two series and are never merged.
//
// The time of a figure is a year, a quarter or a month. Totals answers by
// period; Annual, Top and Matrix by year: with what the source gives of the
// year, else with what its months or quarters make. Women, men, a state or a
// route are shares (schema.Share) beside the whole and are in no total.
//
// A Bank lives in memory, is loaded from one compact file and answers in a few
// milliseconds. Starter is the bank that the program ships; Import reads the
// publishers' own files.
package figures
