package word

import (
	"strings"
	"sync"

	"github.com/simde/simde/schema"
)

// The words that say too little to be searched for, folded.
const (
	stopES = `a al algo algunas algunos ante antes como con contra cual cuales cuando de del desde donde durante e el ella
ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estas este esto estos fue fueron ha habia han
hasta hay la las le les lo los mas me mi mis mucho muchos muy no nos nosotros o os otra otras otro otros para pero poco
por porque que quien quienes se sea sean segun ser si sido sin sobre son su sus tambien tanto te tiene tienen todo todos
tras tu tus u un una unas uno unos y ya yo cada asi aun aunque pues estar esten fueran sera seran dicho dicha`
	stopEN = `a about above after again against all also an and any are as at be because been before being below between both
but by can cannot could did do does doing down during each few for from further had has have having he her here hers him
his how i if in into is it its itself just me more most my no nor not of off on once only or other our out over own same
she should so some such than that the their them then there these they this those through to too under until up upon us
very was we were what when where which while who whom why will with would you your`
	stopFR = `a ai ainsi alors au aucun aux avait avec avoir c ce cela celle celles celui ces cet cette ceux chaque comme d dans de
depuis des dont du elle elles en entre es est et etaient etait etant ete etre eu eux fait font furent hors il ils j je la
le les leur leurs lors lui m ma mais meme memes mes mon n ne ni nos notre nous on ont ou par parmi pas pendant peu peut
peuvent plus pour pourquoi qu quand que quel quelle quelles quels qui s sa sans se selon sera seront ses si sont sous
soit son sur t ta tandis tant te tes toi ton tous tout toute toutes tres tu un une vers vos votre vous y`
)

var stops = sync.OnceValue(func() map[schema.Lang]map[string]bool {
	out := map[schema.Lang]map[string]bool{}
	for l, text := range map[schema.Lang]string{schema.Spanish: stopES, schema.English: stopEN, schema.French: stopFR} {
		out[l] = map[string]bool{}
		for _, w := range strings.Fields(text) {
			out[l][w] = true
		}
	}
	return out
})

// Stop reports whether a folded word says too little in l to be searched for.
func Stop(form string, l schema.Lang) bool { return stops()[l][form] }

// Function reports whether a folded word is a function word of any of the three
// languages.
func Function(form string) bool {
	for _, l := range schema.Langs {
		if Stop(form, l) {
			return true
		}
	}
	return false
}
