package stated

import (
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestDate(t *testing.T) {
	for in, want := range map[string]schema.Date{
		"2019": "2019", "2019-03": "2019-03", "2019-03-17": "2019-03-17", "2018-2": "2018-02", "2006-07/2007-06": "2006-07/2007-06",
		"2019-03-17T10:00:00Z": "2019-03-17", "2019-03-17 10:00": "2019-03-17", "2019/03/17": "2019-03-17", "20190317": "2019-03-17",
		"17/03/2019": "2019-03-17", "03/17/2019": "2019-03-17", "17.3.2019": "2019-03-17", "3/3/2019": "2019-03-03", "03/2019": "2019-03",
		"Mon, 07/28/2025 - 19:55": "2025-07-28", "Sun, 17 Mar 2019 10:00:00 +0000": "2019-03-17",
		"Sun, 17 Mar 2019 10:00:00 EST": "2019-03-17", "2019-03-17T10:00:00.000+0000": "2019-03-17", "2019-03-17 10:00:00-05:00": "2019-03-17", "Jan 2, 2006": "2006-01-02",
		"marzo de 2019": "2019-03", "17 de marzo de 2019": "2019-03-17", "domingo, 17 de marzo del 2019": "2019-03-17", "1.º de mayo de 2018": "2018-05-01", "Ene. 2011": "2011-01",
		"March 2019": "2019-03", "March 17, 2019": "2019-03-17", "17th of March 2019": "2019-03-17", "17-Mar-2019": "2019-03-17", "2019 March 17": "2019-03-17", "Sept. 2019": "2019-09",
		"mars 2019": "2019-03", "1er août 2019": "2019-08-01", "le 17 décembre 2019": "2019-12-17", "févr. 2019": "2019-02", "lundi 4 juin 2018": "2018-06-04",
	} {
		if got, remark := Date(in, OrderUnknown); got != want || remark != "" {
			t.Errorf("Date(%q) = %q, %q, want %q without a remark", in, got, remark, want)
		}
	}
	for in, want := range map[string]schema.Date{
		"2015-2017": "2015/2017", "2015 – 2017": "2015/2017", "de 2015 a 2017": "2015/2017", "between 2015 and 2017": "2015/2017", "2015-16": "2015/2016",
		"c. 1998": "1998", "ca. 1998": "1998", "hacia 1998": "1998", "vers 1998": "1998", "[1998]": "1998", "1998?": "1998", "©1998": "1998",
		"enero-marzo de 2019": "2019-01/2019-03", "T1 2019": "2019-01/2019-03", "2019-Q4": "2019-10/2019-12", "segundo trimestre de 2019": "2019-04/2019-06", "3rd quarter 2019": "2019-07/2019-09",
		"43541": "2019-03-17", "43541.5": "2019-03-17", "2019-00-00": "2019", "2019-03-00": "2019-03", "2019-03-17T10": "2019-03-17", "2019-03-17 (rev.)": "2019-03-17",
	} {
		got, remark := Date(in, OrderUnknown)
		if got != want || !strings.Contains(remark, in) || !strings.Contains(remark, string(want)) {
			t.Errorf("Date(%q) = %q, %q, want %q and a remark that says so", in, got, remark, want)
		}
	}
	for _, in := range []string{"0000-00-00", "2019-13", "2019-02-30", "31/02/2019", "17/03/19", "03/04/2019", "yesterday", "mayo", "2999", "45", "99999", "Primavera 2019", "17 marzo", "2019-2015"} {
		if got, remark := Date(in, OrderUnknown); got != "" || !strings.Contains(remark, in) {
			t.Errorf("Date(%q) = %q, %q, want none and a remark with the value", in, got, remark)
		}
	}
	for _, in := range []string{"", "s.f.", "n.d.", "Sin fecha", "S.d."} {
		if got, remark := Date(in, OrderUnknown); got != "" || remark != "" {
			t.Errorf("Date(%q) = %q, %q, want neither", in, got, remark)
		}
	}
	for order, want := range map[DateOrder]schema.Date{DayFirst: "2019-04-03", MonthFirst: "2019-03-04"} {
		if got, remark := Date("03/04/2019", order); got != want || remark != "" {
			t.Errorf("Date in the order %s = %q, %q, want %q", order, got, remark, want)
		}
	}
}
