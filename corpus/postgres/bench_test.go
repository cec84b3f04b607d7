package postgres

import (
	"testing"

	"github.com/simde/simde/corpus/storetest"
)

func BenchmarkAnswer(b *testing.B) { storetest.BenchmarkAnswer(b, adapter) }
