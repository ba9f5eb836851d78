package extract

import (
	"strconv"
	"strings"
	"unicode"

	"briefdeck/internal/evidence"
)

// maxSlugWords keeps keys short enough to type.
const maxSlugWords = 5

// slug names what the quantity is of: the noun it counts, else the topic of the
// amount or share.
func (q quantity) slug(topic string) string {
	if q.unit.Noun != "" {
		if s := slugOf(q.unit.Noun); s != "" {
			return s
		}
	}
	switch {
	case topic != "":
		return topic
	case q.unit.Currency != "":
		return "amount"
	case q.unit.Percent || q.unit.Points:
		return "share"
	}
	return "figure"
}

// suffix parts indicators of one topic that are measured differently.
func (q quantity) suffix() string {
	switch {
	case q.unit.Currency != "":
		return "-" + strings.ToLower(q.unit.Currency)
	case q.unit.Percent:
		return "-percent"
	case q.unit.Points:
		return "-points"
	}
	return ""
}

// slugOf makes "countries-and-regions"; Chinese nouns become English ones where the
// list of topics has them, and stay Chinese otherwise.
func slugOf(noun string) string {
	for _, han := range sortedHan {
		if strings.HasSuffix(noun, han) {
			return hanTopics[han]
		}
	}
	noun = strings.TrimLeft(noun, "个個家项項份条條座名位所处處种種件")
	words := strings.FieldsFunc(strings.ToLower(noun), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words[:min(len(words), maxSlugWords)], "-")
}

// keyring hands out each key once; it remembers the next number for a taken one.
type keyring map[string]int

// take makes a key of noun and date, with a number when it is taken.
func (k keyring) take(noun string, p evidence.Period, asOf evidence.Date) string {
	base := noun
	switch {
	case !p.IsZero():
		base += "-" + strings.ReplaceAll(p.String(), "/", "-")
	case !asOf.IsZero():
		base += "-" + asOf.String()
	}
	key := base
	for n := max(2, k[base]); k[key] > 0; n++ {
		key = base + "-" + strconv.Itoa(n)
		k[base] = n + 1
	}
	k[key] = max(1, k[key])
	return key
}
