package extract

import (
	"time"

	"github.com/simde/simde/corpus/extract/pdf"
)

// The limits of what is read from one file.
const (
	maxPDF  = 256 << 20 // bytes of a PDF
	maxFile = 64 << 20  // bytes of a file of another format
	maxHTML = 5 << 20   // bytes of an HTML file; a longer one is cut
	maxText = 32 << 20  // bytes of text

	maxXMLDepth    = 256
	maxXMLTokens   = 20_000_000
	sectionLength  = 3000 // characters of a section of a format without pages
	shortestFormat = 5    // bytes below which a file holds nothing
)

var pdfLimits = pdf.Limits{Pages: 10_000, PageText: 2 << 20, Text: maxText}

// The deadlines of a job.
const (
	baseTime    = 20 * time.Second
	timePerPage = 200 * time.Millisecond
	timePerMiB  = time.Second // where the number of pages is not known
	longestTime = 300 * time.Second
	secondTime  = 15 * time.Second // for a second engine's opinion on a text that the first has read
	renderTime  = 60 * time.Second
	prepareTime = 3 * time.Minute // compiling PDFium on a slow machine
)

// The limits of a worker process.
const (
	memoryLimit   = 1 << 30 // bytes of resident memory
	goMemoryLimit = "700MiB"
	jobsPerWorker = 200
	idleTime      = 30 * time.Second
	memoryPoll    = 100 * time.Millisecond
)
