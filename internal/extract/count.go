package extract

import (
	"strings"
	"unicode/utf8"
)

// pointsBack stands before numbers of things that were named before: "these two groups".
// A small number in words points back after "the", too.
var (
	pointsBack      = newPhrases("these|those|both|other|the remaining|the other|the following|the above|the top|the first|the last|the next", "这|這|那|上述|下列|其他|其余|其餘|另外|前|后|後|首")
	smallPointsBack = newPhrases("the|all|its|their|our|your|his|her|my|any|either", "")
)

// ofText are parts of a text and of its argument, and kinds in general; counts of them
// are no facts of the world.
var ofText = wordSet(`reasons ways kinds types sorts forms aspects categories concepts questions points principles examples options approaches factors elements dimensions
themes issues lessons parts sections chapters things pillars goals objectives priorities challenges levels stages phases features characteristics views sides terms words 
respects means modes models perspectives problems ideas assumptions criteria topics headings paragraphs sentences tables figures appendices annexes tasks strands
considerations arguments claims hypotheses propositions observations conclusions findings tips rules caveats exceptions distinctions differences similarities
advantages disadvantages drawbacks strategies scenarios steps ingredients trends forces drivers fronts halves thirds quarters fifths`)

// mostOfText is the largest number of parts that a text makes of its argument.
const mostOfText = 12

// isPartOfText tells "three categories".
func (m *mention) isPartOfText() bool {
	u := m.quantity.unit
	return u.Noun != "" && m.quantity.scale == 0 && m.quantity.value.IntPart() <= mostOfText && ofText[headOf(u.Noun)]
}

// headOf is the last word of a noun phrase, in small letters.
func headOf(noun string) string {
	return strings.ToLower(noun[strings.LastIndexByte(noun, ' ')+1:])
}

// findInWords lists the numbers in words that may be figures.
func findInWords(s string) []mention {
	var out []mention
	for _, w := range findSpelled(s) {
		before := leadOf(s, w.start, shortLead)
		if !freeBefore(s, w.start) || labels.endWith(before) || titled(s, w.start) || pointsBack.endWith(before) {
			continue
		}
		q := quantity{value: w.value, scale: w.scale, scaled: w.scale > 0, spelled: strings.TrimSpace(s[:w.start]) != ""}
		if w.lone {
			out = append(out, mention{start: w.start, at: w.start, end: w.end, after: w.end, quantity: q, lone: true})
			continue
		}
		m, ok := readRest(s, mention{start: w.start, at: w.start, quantity: q}, w.end)
		if ok && !m.isPartOfText() && (!w.small || !m.isVague(before)) {
			out = append(out, m)
		}
	}
	return out
}

// isVague tells small numbers in words that are mostly no figures: what points back,
// and Chinese counts of things that are not worth counting.
func (m *mention) isVague(before string) bool {
	u := m.quantity.unit
	if u.Noun == "" {
		return false
	}
	if r := u.Noun[0]; r >= 0x80 {
		return !isCountedHan(u.Noun)
	}
	return smallPointsBack.endWith(before) && !isTime(u.Noun)
}

// countedHan are Chinese things whose numbers are figures though they are small and in characters.
var countedHan = strings.Fields("国家 國家 城市 省 县 縣 村 企业 企業 公司 银行 銀行 港口 学校 學校 医院 醫院 大学 大學 机场 機場 车站 車站 桥梁 橋樑 工厂 工廠 项目 案例 人 家庭")

// isCountedHan tells whether a Chinese noun ends in such a thing, or is of persons or
// time.
func isCountedHan(noun string) bool {
	if strings.HasPrefix(noun, "名") || strings.HasPrefix(noun, "位") || noun == "年" || complete[noun] && utf8.RuneCountInString(noun) > 1 {
		return true
	}
	for _, w := range countedHan {
		if strings.HasSuffix(noun, w) {
			return true
		}
	}
	return false
}
