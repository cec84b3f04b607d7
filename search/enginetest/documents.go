package enginetest

import (
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// Documents returns the documents that Run searches in: short texts in three
// languages with known corridors, topics and dates.
func Documents() []*schema.Document {
	docs := []*schema.Document{
		doc("gt-remesas", schema.Spanish, "Las remesas familiares en Guatemala", "2024-03-05", "report", "Banco de Guatemala",
			[]string{"GT-US"}, []schema.Term{"remittances"},
			"Las remesas familiares alcanzaron un nuevo máximo. El costo de envío bajó.", "Los hogares receptores de remesas gastan más en educación."),
		doc("mx-retorno", schema.Spanish, "Programa de retorno voluntario", "2012", "evaluation", "OIM",
			[]string{"MX-US", "GT-MX"}, []schema.Term{"reintegration"},
			"El programa de retorno ayuda a migrantes mexicanos en los Estados Unidos.", "La evaluación del programa señala la falta de empleo tras el retorno. El niño espera."),
		doc("ph-nurses", schema.English, "Nurses from the Philippines in Saudi Arabia", "2019-11", "report", "ILO",
			[]string{"PH-SA"}, []schema.Term{"skilled-migration"},
			"Filipino nurses send remittances home every month.", "Recruitment agencies charge fees to women and children's carers."),
		doc("world-remit", schema.English, "Migration and Development Brief", "2024", "policy-brief", "World Bank",
			[]string{"MX-US", "IN-AE"}, []schema.Term{"remittances"},
			"Remittances to low-income countries grew by 3 per cent in 2024, to 1,234 million.", "The cost of sending 200 dollars fell; labour organisations welcomed it."),
		doc("ma-fr", schema.French, "La diaspora marocaine en France", "2006/2008", "report", "OIM",
			[]string{"MA-FR"}, []schema.Term{"diaspora"},
			"Les envois de fonds des Marocains résidant en France ont augmenté. La mise en œuvre du projet avance.", "L’État soutient les projets d’investissement des migrants aux États-Unis et en Europe."),
		doc("ht-cl", schema.French, "Les Haïtiens au Chili", "", "article", "",
			[]string{"HT-CL"}, nil,
			"Depuis 2016 les Haïtiens arrivent au Chili par avion. Le cœur de la ville change."),
		doc("pt-brief", "pt", "Migração e desenvolvimento", "2015-06-30", "report", "OIM", nil, nil,
			"A migração internacional cresce. As remessas também."),
	}
	for i, d := range docs { // one every twenty days, the first on the last of November
		d.Imported = time.Date(2024, time.November, 30+20*i, 23, 30, 0, 0, time.UTC)
	}
	return docs
}

func doc(id schema.ID, l schema.Lang, title string, date schema.Date, kind schema.Kind, publisher string, corridors []string, topics []schema.Term, pages ...string) *schema.Document {
	d := &schema.Document{ID: id, Language: l, Title: title, Published: date, Kind: kind, Publisher: publisher,
		Identifiers: []string{"SIMDE/" + strings.ToUpper(string(id))}, Creators: []string{"Pérez, Ana"}}
	for _, c := range corridors {
		if x, err := schema.ParseCorridor(c); err == nil {
			d.Corridors = append(d.Corridors, schema.DocCorridor{Corridor: x, Kind: schema.RelMigration})
		}
	}
	for _, t := range topics {
		d.Topics = append(d.Topics, schema.DocTopic{Topic: t, Weight: 1})
	}
	for i, p := range pages {
		d.Pages = append(d.Pages, schema.Page{Number: i + 1, Language: l, Text: p})
	}
	return d
}
