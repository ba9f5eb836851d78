package check

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

// Numbers that are no evidence: dates, times, places in a document, names, counts of
// steps. Their digits are blotted out before numbers are looked for.
var notNumbers = []*regexp.Regexp{
	regexp.MustCompile(`\b\d{4}-\d{1,2}(?:-\d{1,2})?\b`),
	regexp.MustCompile(`\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b`),
	regexp.MustCompile(`\b\d{1,3}:\d{1,2}(?::\d{2})?\b`),
	regexp.MustCompile(`\b\d{1,4}/\d{1,4}\b`),
	regexp.MustCompile(`(?i)\b\d{1,2}(?:st|nd|rd|th)?(?:\s*[–-]\s*\d{1,2})?\s+(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b`),
	regexp.MustCompile(`(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:\s*[–-]\s*\d{1,2})?\b`),
	regexp.MustCompile(`(?i)\b\d+(?:st|nd|rd|th)\b`),
	regexp.MustCompile(`\b(?:1[4-9]|20|21)\d\d\s?[–—/-]\s?(?:\d{4}|\d{2})\b`),
	regexp.MustCompile(`(?i)(?:\b(?:sections?|secs?\.|chapters?|ch\.|parts?|figures?|figs?\.|tables?|box(?:es)?|annex(?:es)?|appendix|appendices|pages?|pp?\.|slides?|steps?|options?|articles?|art\.|nos?\.|numbers?|points?|questions?|phases?|goals?|sdgs?|resolutions?|quarters?|weeks?|versions?|v\.|volumes?|vol\.|issues?|items?|lines?|paragraphs?|paras?\.?|notes?|footnotes?|levels?|tiers?|type|class|grade|stages?|scenarios?|rounds?|forms?|regulations?|directives?|rules?|laws?|acts?|rooms?|routes?|flights?|days?|agenda|fortune|windows|vision|horizon|industry|iso|csi|ftse|s&p|boeing|airbus|area)\s*|§+\s*)\d+(?:\.\d+)*(?:\s*(?:,|and|to|or|–|-|&)\s*\d+(?:\.\d+)*)*\b`),
	regexp.MustCompile(`(?i)\b\d+(?:\.\d+)?(?:\s*(?:–|-|to|or)\s*\d+(?:\.\d+)?)?[\s\x{00a0}-]?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|a\.?m\b|p\.?m\b|o.clock|fold\b|×|x\b)`),
	regexp.MustCompile(`(?m)^\s*\(?\d{1,3}[.)、]\s`),
	regexp.MustCompile(`[(（\[]\d{1,3}[)）\]]`),
	regexp.MustCompile(`第\s?\d+(?:\.\d+)*`),
	regexp.MustCompile(`\d+(?:[—–~至-]\d+)?\s?(?:年|月|日|号|世纪|分钟|小时|秒|天|周|个月|岁|章|节|页|条|款|点钟|时|届|期|次会议|国集团)`),
	regexp.MustCompile(`[A-Za-z]-\d+\b`),
}

func notEvidence(text string) string {
	for _, form := range notNumbers {
		text = form.ReplaceAllStringFunc(text, func(s string) string { return blot.ReplaceAllString(s, "\x00") })
	}
	return text
}

var blot = regexp.MustCompile(`\d`)

// smallest counts under this are words in digits, not evidence.
const smallCount = 13

// exempt tells whether a number without a unit is a year, a small count or a code.
func exempt(text string, n number) bool {
	digits := text[n.digits.Start:n.digits.End]
	if strings.ContainsAny(digits, ",") || n.places > 0 {
		return false
	}
	year := len(digits) == 4 && n.value.GreaterThanOrEqual(decimal.NewFromInt(1400)) && n.value.LessThan(decimal.NewFromInt(2200))
	return year || n.value.LessThan(decimal.NewFromInt(smallCount)) || len(digits) > 6 || digits[0] == '0'
}
