package figures

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// TestPublishersLayouts reads a few rows of each publisher's own form.
func TestPublishersLayouts(t *testing.T) {
	for name, c := range map[string]struct {
		as   Layout
		text string
		want []string
		left []string // names that are not known, and sums over regions
	}{
		"banxico by country": {Banxico, "PERIODO,ID_PAIS,PAIS,ID_FLUJO,FLUJO,VALOR_USD\n2024-01-01,USA,Estados Unidos,1,Ingresos,1500001\n2024-04-01,USA,Estados Unidos,2,Egresos,7\n2024-04-01,XXX,No Identificado,1,Ingresos,3\n2024-04-01,QQQ,Nada,1,Ingresos,9\n",
			[]string{"MX-US 2024-Q1 1.500001 observed", "US-MX 2024-Q2 0.000007 observed", "MX-* 2024-Q2 0.000003 residual"}, []string{"QQQ"}},
		"banxico by state": {Banxico, "PERIODO,ID_ESTADO,ESTADO,VALOR_USD\n2024-10-01,TX,Texas,2000000\n2024-10-01,XX,No Identificado,5\n",
			[]string{"MX-US 2024-Q4 2.000000 observed US-TX"}, []string{"No Identificado"}},
		"banxico by Mexican state": {Banxico, "PERIODO,CVE_ENT,ENTIDAD,VALOR_USD\n2003-07-01,15,Estado de México,1000000\n",
			[]string{"MX-* 2003-Q3 1.000000 observed MX-MEX"}, nil},
		"upmrip": {UPMRIP, "month,nat,n\n2024-01,HND,5\n2024-01,STL,2\n2024-01,OOO,1\n2024-02,HND,4\n",
			[]string{"HN-MX 2024-01 5.000000 observed", "*-MX 2024-01 3.000000 residual", "HN-MX 2024-02 4.000000 observed"}, nil},
		"returns": {UPMRIP, "month,nat,type,n\n2024-01,HND,deportation,5\n2024-01,HND,assisted return,2\n", []string{"HN-MX 2024-01 7.000000 observed"}, nil},
		"darien":  {Darien, "month,nat,n\n2023-08,VEN,9\n2023-08,PAN,1\n", []string{"VE-PA 2023-08 9.000000 observed", "*-PA 2023-08 1.000000 residual"}, nil},
		"guatemala": {Guatemala, "month,sex,age,origin,n\n2023-08,male,adult,MEX,9\n2023-08,female,adult,MEX,1\n2023-08,female,child,,4\n",
			[]string{"GT-MX 2023-08 10.000000 observed", "GT-MX 2023-08 9.000000 observed male", "GT-MX 2023-08 1.000000 observed female", "GT-* 2023-08 4.000000 residual", "GT-* 2023-08 4.000000 residual female"}, nil},
		"cbp": {CBP, "Fiscal Year,Month (abbv),Component,Land Border Region,Citizenship,Encounter Count\n2024,OCT,USBP,Southwest Land Border,MEXICO,5\n2024,SEP,USBP,Southwest Land Border,\"CHINA, PEOPLES REPUBLIC OF\",2\n2025 (FYTD),JAN,OFO,Northern Land Border,MEXICO,8\n2024,OCT,OFO,Southwest Land Border,MEXICO,6\n2024,OCT,OFO,Southwest Land Border,OTHER,1\n",
			[]string{"MX-US 2023-10 11.000000 observed", "CN-US 2024-09 2.000000 observed", "*-US 2023-10 1.000000 residual"}, []string{"Northern Land Border"}},
		"eurostat SDMX": {Eurostat, "DATAFLOW,freq,unit,citizen,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nX,M,PER,SY,T,TOTAL,EL,2024-03,10,p\nX,M,PER,SY,F,TOTAL,EL,2024-03,4,\nX,M,PER,SY,T,Y_LT18,EL,2024-03,3,\nX,M,PER,TOTAL,T,TOTAL,EL,2024-03,12,\nX,M,PER,UNK,T,TOTAL,EL,2024-03,2,\nX,M,PER,SY,T,TOTAL,EU27_2020,2024-03,99,\nX,M,PER,AF,T,TOTAL,UK,2024-03,:,\n",
			[]string{"SY-GR 2024-03 10.000000 provisional", "SY-GR 2024-03 4.000000 observed female", "*-GR 2024-03 12.000000 observed", "*-GR 2024-03 2.000000 residual"}, []string{"EU27_2020"}},
		"wdi": {WDI, "Data Source,World Development Indicators\nCountry Name,Country Code,Indicator Name,Indicator Code,2022,2023\nMexico,MEX,r,BX.TRF.PWKR.CD.DT,,66237847600\nWorld,WLD,r,BX.TRF.PWKR.CD.DT,1,2\nMexico,MEX,p,BM.TRF.PWKR.CD.DT,1000000,\n",
			[]string{"MX-* 2023 66237.847600 observed", "*-MX 2022 1.000000 observed"}, []string{"WLD"}},
		"remittance prices": {Prices, "notes,,,,,\nid,period,source_code,destination_code,firm,transparent,cc1 total cost %\n1,2024_1Q,USA,MEX,A,yes,4\n2,2024_1Q,USA,MEX,B,yes,-1.005\n3,2024_1Q,USA,MEX,C,no,90\n4,2024_2Q,USA,MEX,A,yes,\n5,2024 2Q,USA,QQQ,A,Yes,3\n",
			[]string{"MX-US 2024-Q1 1.500000 observed"}, []string{"QQQ"}},
		"knomad 2021": {KNOMAD, "Bilateral Remittance Matrix 2021,Remittance-sending country,Mexico,World\n0,United States,52000,52000\n", []string{"MX-US 2021 52000.000000 modelled"}, nil},
		"idmc":        {IDMC, "geo,t,cause,n\nCOL,2024,conflict,5\nCOL,2024,disaster,1\nAB9,2024,conflict,2\n", []string{"CO-* 2024 6.000000 observed"}, []string{"AB9"}},
		"frontex":     {Frontex, "month,route,type,nat,n\n2025-01,Eastern,Sea,SYR,3\n2025-01,Western,Land,SYR,2\n", []string{"SY-EU 2025-01 5.000000 observed", "SY-EU 2025-01 3.000000 observed Eastern", "SY-EU 2025-01 2.000000 observed Western"}, nil},
		"missing migrants": {Missing, "Incident year,Reported Month,Total Number of Dead and Missing,Migration route\n2014,January,3,Darien\n2014,January,2,NA\n2014,March,4,Darien\n",
			[]string{"*-* 2014-01 5.000000 observed", "*-* 2014-03 4.000000 observed", "*-* 2014-01 3.000000 observed Darien", "*-* 2014-03 4.000000 observed Darien"}, nil},
		"quarters and sex": {CSV, "series,origin,destination,period,value,sex,area,counts\na,MX,US,2024-Q1,5,female,US-TX,birth\na,MX,US,2024-Q1,6,,US-QQ,\n",
			[]string{"MX-US 2024-Q1 5.000000 observed female US-TX birth"}, []string{"US-QQ"}},
	} {
		t.Run(name, func(t *testing.T) {
			table, err := Import(strings.NewReader(c.text), c.as)
			if err != nil {
				t.Fatal(err)
			}
			var got, left []string
			for _, s := range table.Series {
				for _, f := range table.Figures[s.ID] {
					got = append(got, f.String())
				}
			}
			for _, l := range append(table.Report.Unknown, table.Report.Regions...) {
				if left = append(left, l.Name); l.Rows == 0 || l.Value == 0 {
					t.Errorf("%s was left out without its rows and sum: %+v", l.Name, l)
				}
			}
			slices.Sort(got)
			slices.Sort(c.want)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.left, left); diff != "" {
				t.Errorf("left out (-want +got):\n%s", diff)
			}
			if f := table.Report.Failed(); len(f) > 0 {
				t.Errorf("totals that do not agree: %v", f)
			}
			b := New()
			if _, err := table.AddTo(b); err != nil {
				t.Fatal(err)
			}
			if n, err := table.AddTo(b); n != 0 || err != nil {
				t.Errorf("again: %d changed, %v", n, err)
			}
		})
	}
}

func TestPublishersRefuse(t *testing.T) {
	for name, c := range map[string]struct {
		as   Layout
		text string
	}{
		"day that begins no quarter": {Banxico, "PERIODO,ID_PAIS,ID_FLUJO,VALOR_USD\n2024-02-01,USA,1,5\n"},
		"no month":                   {CBP, "Fiscal Year,Month (abbv),Citizenship,Encounter Count\n2024,SOON,MEXICO,1\n"},
		"no column":                  {Eurostat, "geo,t\nDEU,2024\n"},
		"odd sex":                    {CSV, "series,origin,destination,period,value,sex\na,MX,US,2024,1,other\n"},
		"no such month":              {Missing, "Incident year,Incident month,No. dead/missing,Route\n2014,13,1,Darien\n"},
		"odd period":                 {UPMRIP, "month,nat,n\n2024-13,HND,1\n"},
	} {
		if _, err := Import(strings.NewReader(c.text), c.as); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("Import of %s: %v, want %v", name, err, schema.ErrInvalid)
		}
	}
}

// TestStarterImportsAgain holds that a publisher's file which the starter was
// made from changes nothing when it is imported once more.
func TestStarterImportsAgain(t *testing.T) {
	b := starter(t)
	for file, as := range map[string]Layout{
		"undesa_2024_stock_od_long.csv":                        UNDESA,
		"undesa_2024_data_type_by_destination.csv":             UNDESA,
		"banxico_remittances_by_country_quarterly.csv":         Banxico,
		"banxico_remittances_by_us_state_quarterly.csv":        Banxico,
		"us_cbp_swb_encounters_by_nationality_monthly.csv":     CBP,
		"eurostat_first_time_asylum_by_nationality_annual.csv": Eurostat,
		"worldbank_remittances_in_out_1990_2023.csv":           WDI,
		"mexico_upmrip_irregular_by_nationality_monthly.csv":   UPMRIP,
		"panama_darien_by_nationality_monthly.csv":             Darien,
		"guatemala_returned_monthly.csv":                       Guatemala,
	} {
		f, err := os.Open(schematest.SharedData(t, "figures", file))
		if err != nil {
			t.Fatal(err)
		}
		table, err := Import(f, as)
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if n, err := table.AddTo(b); n != 0 || err != nil {
			t.Errorf("%s: %d figures changed, %v", file, n, err)
		}
	}
}

// TestEditionsStandSideBySide holds that an edition changes nothing of another.
func TestEditionsStandSideBySide(t *testing.T) {
	b := starter(t)
	before := total(t, b, schema.Corridor{Origin: "VE", Destination: "PA"}, "panama-darien-crossings", 2023)
	table, err := Import(strings.NewReader("month,nat,n\n2023-08,VEN,9\n"), Darien)
	if err != nil {
		t.Fatal(err)
	}
	table.As("2026")
	if n, err := table.AddTo(b); n != 1 || err != nil {
		t.Errorf("%d changed, %v", n, err)
	}
	if s, ok := b.SeriesByID("panama-darien-crossings-2026"); !ok || s.Vintage != "2026" {
		t.Errorf("the edition is %+v, %t", s, ok)
	}
	if after := total(t, b, schema.Corridor{Origin: "VE", Destination: "PA"}, "panama-darien-crossings", 2023); after != before {
		t.Errorf("the older edition was %s, is %s", before, after)
	}
}
