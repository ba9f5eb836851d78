package dataset

import (
	"strings"
)

// titleWords are the words that name a column, by role; the first that fits counts.
var titleWords = []struct {
	role  Role
	words string
}{
	{Value, "value|obs_value|observation value|primaryvalue|trade value|amount|number|数值|值|金额|数量"},
	{PeriodOf, "year|years|date|period|time|time_period|time period|quarter|month|fiscal year|fy|ref_date|refyear|calendar year|年|年份|年度|时间|日期|季度|月份|jahr|année|annee|año"},
	{CodeOf, "iso3|iso|iso code|iso3 code|iso_a3|code|country code|country_code|countrycode|ref_area|economy code|iso 3166|partneriso|reporteriso|partner iso|reporter iso|国家代码"},
	{PlaceOf, "country|region|place|economy|area|territory|geo|country name|countryname|entity|country or area|reference area|partner|partnerdesc|reporter|reporterdesc|state|province|city|location|国家|地区|国别|省份|城市|国家和地区"},
	{SeriesOf, "indicator|series|variable|measure|item|subject|indicator name|series name|subject descriptor|指标|项目"},
	{UnitIn, "unit|units|unit of measure|unit_measure|uom|单位"},
	{ScaleIn, "scale|unit multiplier|unit_mult|powercode|powercode code|magnitude|multiplier"},
	{QualifierOf, "qualifier|obs_status|observation status|obs_flag|flag codes|flag|flags"},
	{FirmTo, "estimates start after"},
	{AsOf, "as of|as-of|as_of|asof|截至|截至日期"},
	{Attribution, "source|attribution|credited to|来源|数据来源"},
	{Remark, "note|notes|remark|remarks|comment|comments|footnote|value footnotes|备注|注"},
}

// titleRole is the role that a title names, its unit aside; Unused when it names none.
func titleRole(title string) Role {
	low := strings.ToLower(strings.TrimSpace(title))
	bare := strings.TrimSpace(inBrackets.ReplaceAllString(low, ""))
	for _, w := range titleWords {
		for _, word := range strings.Split(w.words, "|") {
			if low == word || w.role == Value && bare == word {
				return w.role
			}
		}
	}
	return Unused
}

// splitTitle parts a title of several rows, or of several words, into the period it
// names and the rest: "Exports (US$ m)" over "2019"; "Exports 2019". Without both, period is "".
func splitTitle(parts []string) (period, rest string) {
	if len(parts) == 1 {
		return splitWords(parts[0])
	}
	var others []string
	for _, p := range parts {
		if _, ok := readPeriod(p, DayFirst); ok && period == "" {
			period = p
			continue
		}
		others = append(others, p)
	}
	return period, strings.Join(others, " ")
}

// splitWords parts a title that begins or ends with a period; its unit stays with the rest.
func splitWords(title string) (period, rest string) {
	if _, whole := readPeriod(title, DayFirst); whole {
		return "", ""
	}
	unit := inBrackets.FindString(title)
	words := strings.Fields(strings.TrimSuffix(title, unit))
	if len(words) < 2 {
		return "", ""
	}
	for _, at := range []int{len(words) - 1, 0} {
		if _, ok := readPeriod(words[at], DayFirst); ok {
			others := append(append([]string{}, words[:at]...), words[at+1:]...)
			return words[at], strings.TrimSpace(strings.Trim(strings.Join(others, " "), " ,;:-–") + " " + unit)
		}
	}
	return "", ""
}

// titleParts are what the rows of titles say over one column, each once.
func titleParts(t Table, header, body, column int) []string {
	var words []string
	for _, r := range t.Rows[header:body] {
		c := r.Cell(column)
		if c != "" && (len(words) == 0 || words[len(words)-1] != c) {
			words = append(words, c)
		}
	}
	return words
}
