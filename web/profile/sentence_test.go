package profile

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSentenceAround(t *testing.T) {
	long := strings.Repeat("palabra ", 40)
	for _, c := range []struct{ text, want string }{
		{"Remittances reached US$ 62.8 billion in 2024. The largest [corridor] is Mexico to the United States, with 11.3 million people in 2024; it peaked in 2010 at 11.9 million.", "The largest [corridor] is Mexico to the United States, with 11.3 million people in 2024; it peaked in 2010 at 11.9 million."},
		{"Remittances from the United States to Mexico reached US$ [62.8 billion] in 2024. The largest corridor follows.", "Remittances from the United States to Mexico reached US$ [62.8 billion] in 2024."},
		{"Title\n\nEn 2024 llegaron 1.234.567 personas y [EE. UU.] recibió el 3,5 %. Otra cosa.", "En 2024 llegaron 1.234.567 personas y [EE. UU.] recibió el 3,5 %."},
		{"The U.S. Government and Dr. Pérez said [so]. Then nothing.", "The U.S. Government and Dr. Pérez said [so]."},
		{"Mr. A. B. García y la Sra. López hablaron de [remesas]! ¿Cuánto?", "Mr. A. B. García y la Sra. López hablaron de [remesas]!"},
		{"Selon l’art. 3, les migrants [marocains] sont 1,2 million (cf. p. 4). Fin.", "Selon l’art. 3, les migrants [marocains] sont 1,2 million (cf. p. 4)."},
		{"Un renglón que\nsigue con [migrantes] en otro.\nOtro párrafo", "Un renglón que sigue con [migrantes] en otro."},
		{"Un corredor grande: [11,3 millones] de personas en 2024, según el Departamento de\nAsuntos Económicos. Otra cosa.", "Un corredor grande: [11,3 millones] de personas en 2024, según el Departamento de Asuntos Económicos."},
		{"Un título corto\nEl [texto] empieza aquí.", "El [texto] empieza aquí."},
		{"Cuadro 1\nMéxico [11.3]\nPerú 2", "México [11.3]"},
		{"He said “they came.” The [next] one. End", "The [next] one."},
		{"Todo [es uno.] Y otro.", "Todo [es uno.]"},
		{"[Solo]", "[Solo]"},
		{long + "[medio] " + long, "… " + strings.Repeat("palabra ", 19) + "[medio] " + strings.TrimSpace(strings.Repeat("palabra ", 19)) + " …"},
	} {
		start := strings.Index(c.text, "[")
		end := strings.Index(c.text, "]") - 1
		var got strings.Builder
		for _, s := range sentenceAround(strings.NewReplacer("[", "", "]", "").Replace(c.text), start, end) {
			if s.Mark {
				got.WriteString("[" + s.Text + "]")
			} else {
				got.WriteString(s.Text)
			}
		}
		if got.String() != c.want {
			t.Errorf("the sentence of %q is\n%q, want\n%q", c.text, got.String(), c.want)
		}
	}
}

func FuzzSentenceAround(f *testing.F) {
	f.Add("El 3.5 % de EE. UU. Otro.", 3, 6)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if start < 0 || end < start || end > len(text) || !utf8.ValidString(text) {
			return
		}
		spans := sentenceAround(text, start, end)
		for _, s := range spans {
			if !utf8.ValidString(s.Text) || len(s.Text) > len(text)+8 {
				t.Errorf("the sentence of %q at %d to %d is %v", text, start, end, spans)
			}
		}
	})
}
