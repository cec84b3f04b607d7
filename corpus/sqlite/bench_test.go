package sqlite

import (
	"testing"

	"github.com/simde/simde/corpus/storetest"
)

func BenchmarkAnswer(b *testing.B) { storetest.BenchmarkAnswer(b, adapter) }

func BenchmarkQueue(b *testing.B) { storetest.BenchmarkQueue(b, adapter) }
