package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
)

// reAside matches, folded, a line that sends the reader elsewhere, in the
// three languages.
var reAside = regexp.MustCompile(`^(- )?((te |le |les )?puede(s|n)? (ver|interesar|leer)\b|(lea|lee|leer|ver|vea|mira|mire) (tambien|mas|ademas)\b|sigue leyendo|siguenos (en|por)|temas? relacionad|noticias relacionadas|articulos relacionados|comparte (esta|este|en)|suscribete|` +
	`(a )?lire (aussi|la suite|plus)|voir aussi\s*:|sur le meme (sujet|theme)|suivez-nous|partager (cet|sur|l')|abonnez-vous|articles (lies|similaires|connexes)|` +
	`(read|see) (also|more|next|further)\s*:|you (might|may) (also|be) (like|interested)|related (articles|posts|stories|content|topics|links)|recommended (for you|reading|stories)|more (from|on this|stories)\b|follow us( on)?\b|share (this|on)\b|subscribe to\b|sign up (for|to)\b|tags?\s*:|filed under\b|permalink$|permalien$|` +
	`©|copyright (©|\(c\)|\d{4})|(todos los derechos reservados|tous droits reserves|all rights reserved)\.?$)`)

// longestAside bounds such a line: a paragraph may begin with the same words.
const longestAside = 160

// dropAsides leaves out the lines of a page's text that only send the reader
// elsewhere.
func dropAsides(text string) string {
	var kept []string
	for l := range strings.SplitSeq(text, "\n") {
		if utf8.RuneCountInString(l) <= longestAside && reAside.MatchString(schema.Fold(strings.TrimSpace(l))) {
			continue
		}
		kept = append(kept, l)
	}
	return strings.Join(kept, "\n")
}
